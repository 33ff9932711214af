//! SQL texts: static, named, and listed, so that a test can prepare each on both databases.

/// One statement, with its text for either database. Parameters are `$1`, `$2`, … on both.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// SQLite's text.
    pub sqlite: &'static str,
    /// Postgres' text.
    pub postgres: &'static str,
}

/// A statement that both databases understand.
#[must_use]
pub const fn sql(text: &'static str) -> Statement {
    Statement { sqlite: text, postgres: text }
}

/// A statement with a text per database; for locks, clocks and casts only.
#[must_use]
pub const fn dialects(sqlite: &'static str, postgres: &'static str) -> Statement {
    Statement { sqlite, postgres }
}

/// Declares a file's statements as constants, and lists them in `ALL`.
#[macro_export]
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $statement:expr;)+) => {
        $($(#[$meta])* pub(crate) const $name: $crate::statement::Statement = $statement;)+
        /// The statements of this file, by name.
        pub(crate) const ALL: &[(&str, $crate::statement::Statement)] = &[$((stringify!($name), $name)),+];
    };
}

/// A statement over many rows at once. The rows come as one JSON array in `$1` (bind it as
/// `sqlx::types::Json(&rows)`), and stand in the text as the table `r` with the given columns:
/// `batch!("INSERT INTO t(id, n) SELECT r.id, r.n FROM", (id uuid, n bigint), "WHERE true")`.
///
/// Types: `uuid`, `text`, `bigint`, `integer`, `boolean`, `timestamptz`, `jsonb`. In SQLite an
/// `INSERT … SELECT … ON CONFLICT` needs a `WHERE` before `ON`, hence the `WHERE true`.
#[macro_export]
macro_rules! batch {
    ($before:literal, ($first:ident $first_type:ident $(, $column:ident $type:ident)* $(,)?), $after:literal) => {
        $crate::statement::Statement {
            sqlite: concat!(
                $before, " (SELECT ", $crate::sqlite_column!($first $first_type)
                $(, ", ", $crate::sqlite_column!($column $type))*, " FROM json_each($1)) AS r ", $after
            ),
            postgres: concat!(
                $before, " jsonb_to_recordset($1) AS r(", stringify!($first), " ", stringify!($first_type)
                $(, ", ", stringify!($column), " ", stringify!($type))*, ") ", $after
            ),
        }
    };
}

/// How SQLite reads one column of a JSON row, in the form in which sqlx stores that type.
#[doc(hidden)]
#[macro_export]
macro_rules! sqlite_column {
    // Ids are 16-byte blobs.
    ($column:ident uuid) => {
        concat!("unhex(replace(value->>'", stringify!($column), "','-','')) AS ", stringify!($column))
    };
    // Times are texts with a numeric offset; with `Z` they would not sort together.
    ($column:ident timestamptz) => {
        concat!("replace(value->>'", stringify!($column), "','Z','+00:00') AS ", stringify!($column))
    };
    ($column:ident jsonb) => {
        concat!("nullif(value->'", stringify!($column), "','null') AS ", stringify!($column))
    };
    ($column:ident $type:ident) => {
        concat!("value->>'", stringify!($column), "' AS ", stringify!($column))
    };
}

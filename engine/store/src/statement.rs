//! SQL texts: static, named, and listed, so that a test can prepare each on both databases.

use crate::{StoreError, rows::Batch};

/// One statement. Parameters are `$1`, `$2`, … on both databases.
#[derive(Debug, Clone, Copy)]
pub enum Statement {
    /// A text for either database.
    Text {
        /// SQLite's text.
        sqlite: &'static str,
        /// Postgres' text.
        postgres: &'static str,
    },
    /// A statement over many rows at once; each database writes the rows its own way.
    Batch(Batch),
}

impl Statement {
    /// The text before, the rows, and the text after.
    pub(crate) fn batch(self) -> Result<Batch, StoreError> {
        match self {
            Self::Batch(batch) => Ok(batch),
            Self::Text { postgres, .. } => {
                Err(StoreError::Refused(format!("this statement takes no rows: {postgres}")))
            }
        }
    }
}

/// A statement that both databases understand.
#[must_use]
pub const fn sql(text: &'static str) -> Statement {
    Statement::Text { sqlite: text, postgres: text }
}

/// A statement with a text per database; for locks, clocks and casts only.
#[must_use]
pub const fn dialects(sqlite: &'static str, postgres: &'static str) -> Statement {
    Statement::Text { sqlite, postgres }
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

/// A statement over many rows at once. They stand in the text as the table `r` with the given columns:
/// `batch!("INSERT INTO t(id, n) SELECT r.id, r.n FROM", (id uuid, n bigint), "WHERE true")`. Run it with
/// `Db::execute_rows` or `Db::fetch_rows`, whose rows are structs or JSON objects with fields of these names.
/// Its own parameters begin with `$2`.
///
/// Types: see [`crate::rows::Type`]. In SQLite an `INSERT … SELECT … ON CONFLICT` needs a `WHERE` before `ON`,
/// hence the `WHERE true`; and there a statement runs several times when there are many rows, so it must not look
/// at what it has changed.
#[macro_export]
macro_rules! batch {
    ($before:literal, ($($column:ident $type:ident),+ $(,)?), $after:literal) => {
        $crate::statement::Statement::Batch($crate::rows::Batch {
            before: $before,
            columns: &[$((stringify!($column), $crate::rows::Type::$type)),+],
            after: $after,
        })
    };
}

//! Statements over many rows at once: structs become columns, and columns become what each database reads fastest.
//!
//! Postgres gets one array per column (`unnest`), SQLite a list of values. Both spare the database a text of JSON that
//! it would have to take apart again, which was most of what a busy batch cost.

mod columns;
mod postgres;
mod serializer;
mod sqlite;

use std::{
    collections::HashMap,
    fmt::Write as _,
    future::Future,
    sync::{LazyLock, PoisonError, RwLock},
};

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::FromRow;

use crate::{Dialect, StoreError, statement::Statement};

pub(crate) use columns::Column;

/// The type of a column, by its name in Postgres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(non_camel_case_types, reason = "the statements name them as the database does")]
pub enum Type {
    /// 16 bytes.
    uuid,
    /// UTF-8 without NUL.
    text,
    /// 64 bits.
    bigint,
    /// 32 bits.
    integer,
    /// True or false.
    boolean,
    /// A moment, to the microsecond.
    timestamptz,
    /// Any JSON; its `null` becomes SQL's.
    jsonb,
}

/// A statement over the rows of a table `r`: its text before and after the table, and the table's columns.
#[derive(Debug, Clone, Copy)]
pub struct Batch {
    /// The text before the table.
    pub before: &'static str,
    /// Names and types of the columns; rows have fields of these names.
    pub columns: &'static [(&'static str, Type)],
    /// The text after it.
    pub after: &'static str,
}

/// What a statement needs besides its rows: `$2`, `$3`, …
#[derive(Debug, Clone, Copy)]
pub(crate) enum Extra<'a> {
    /// A number.
    Bigint(i64),
    /// A moment.
    Time(DateTime<Utc>),
    /// A text.
    Text(&'a str),
}

/// Runs statements over many rows. Without rows nothing is run.
pub(crate) trait RowsDialect: Dialect {
    /// Gives the number of rows that changed.
    fn execute_rows<T: Serialize + Sync>(
        connection: &mut Self::Connection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> impl Future<Output = Result<u64, StoreError>> + Send;

    /// Gives the rows that the statement returns.
    fn fetch_rows<T: Serialize + Sync>(
        connection: &mut Self::Connection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> impl Future<Output = Result<Vec<Self::Row>, StoreError>> + Send;

    /// The same, read as records.
    fn fetch_rows_as<O, T>(
        connection: &mut Self::Connection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> impl Future<Output = Result<Vec<O>, StoreError>> + Send
    where
        O: for<'r> FromRow<'r, Self::Row> + Send,
        T: Serialize + Sync,
    {
        async move {
            let rows = Self::fetch_rows(connection, statement, rows, extras).await?;
            Ok(rows.iter().map(O::from_row).collect::<Result<_, _>>()?)
        }
    }
}

/// SQLite's text of a batch, for one row.
pub(crate) fn sqlite_text(batch: Batch) -> &'static str {
    composed(batch, 1, sqlite::table)
}

/// Postgres' text of a batch, for any number of rows.
pub(crate) fn postgres_text(batch: Batch) -> &'static str {
    composed(batch, 0, postgres::table)
}

/// The text of a batch for `rows` rows, with the table `r` as `table` writes it. Each is made once.
fn composed(batch: Batch, rows: usize, table: fn(&mut String, Batch, usize) -> usize) -> &'static str {
    /// The constant's text, the rows, and the database.
    type Key = (usize, usize, usize, usize);
    static TEXTS: LazyLock<RwLock<HashMap<Key, &'static str>>> = LazyLock::new(RwLock::default);
    let key = (batch.before.as_ptr().addr(), batch.after.as_ptr().addr(), rows, table as usize);
    if let Some(text) = TEXTS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return text;
    }
    let mut middle = String::new();
    let taken = table(&mut middle, batch, rows);
    let text = format!("{} {middle} {}", shifted(batch.before, taken), shifted(batch.after, taken));
    let text: &'static str = Box::leak(text.into_boxed_str());
    TEXTS.write().unwrap_or_else(PoisonError::into_inner).insert(key, text);
    text
}

/// The text with its parameters from `$2` moved behind the `taken` parameters of the rows.
fn shifted(text: &str, taken: usize) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut parts = text.split('$');
    moved.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.len() - part.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        let place = part[..digits].parse::<usize>().unwrap_or_default();
        let _ = write!(moved, "${}{}", place + taken - 1, &part[digits..]);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_make_room_for_those_of_the_rows() {
        assert_eq!(shifted("SET a = $2, b = $3 FROM", 4), "SET a = $5, b = $6 FROM");
        assert_eq!(shifted("no parameters", 9), "no parameters");
    }
}

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
    /// An id.
    Uuid(uuid::Uuid),
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
    kept(batch, 1, sqlite::text)
}

/// Postgres' text of a batch, for any number of rows.
pub(crate) fn postgres_text(batch: Batch) -> &'static str {
    kept(batch, 0, postgres::text)
}

/// The text of a batch for `rows` rows. Each is made once and kept: there are as many as statements and sizes.
fn kept(batch: Batch, rows: usize, make: fn(Batch, usize) -> String) -> &'static str {
    /// The constant's texts, the rows, and the database.
    type Key = (usize, usize, usize, usize);
    static TEXTS: LazyLock<RwLock<HashMap<Key, &'static str>>> = LazyLock::new(RwLock::default);
    let key = (batch.before.as_ptr().addr(), batch.after.as_ptr().addr(), rows, make as usize);
    if let Some(text) = TEXTS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return text;
    }
    let text: &'static str = Box::leak(make(batch, rows).into_boxed_str());
    TEXTS.write().unwrap_or_else(PoisonError::into_inner).insert(key, text);
    text
}

/// A text in parts: what stands before its first parameter, and each parameter's number with what stands behind it.
fn parameters(text: &str) -> (&str, impl Iterator<Item = (usize, &str)>) {
    let mut parts = text.split('$');
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| {
        let digits = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        (part[..digits].parse().unwrap_or_default(), &part[digits..])
    });
    (first, rest)
}

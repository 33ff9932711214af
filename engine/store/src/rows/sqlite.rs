//! SQLite: a list of values, for 1, 4, 16, 64 or 256 rows at once, so that each text is prepared once and kept.

use std::fmt::Write as _;

use serde::Serialize;
use sqlx::{
    Sqlite, SqliteConnection,
    query::Query,
    sqlite::{SqliteArguments, SqliteRow},
};

use super::{Batch, Column, Extra, RowsDialect, columns::columns, kept, parameters};
use crate::{StoreError, statement::Statement};

/// Rows of one statement, the most first. 256 rows of 20 columns stay far below SQLite's 32,766 parameters.
const SIZES: [usize; 5] = [256, 64, 16, 4, 1];

/// The text for exactly `rows` rows. Its parameters are told apart by their order: SQLite searches a list for the name
/// of each that has a number.
pub(super) fn text(batch: Batch, rows: usize) -> String {
    let mut text = nameless(batch.before);
    text.push_str(" (SELECT ");
    for (index, (name, _)) in batch.columns.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}column{} AS {name}", index + 1);
    }
    let row = format!("({})", vec!["?"; batch.columns.len()].join(", "));
    let _ = write!(text, " FROM (VALUES {})) AS r {}", vec![row; rows].join(", "), nameless(batch.after));
    text
}

fn nameless(text: &str) -> String {
    let (first, rest) = parameters(text);
    rest.fold(first.to_owned(), |text, (_, behind)| text + "?" + behind)
}

/// How many rows go into each statement.
fn chunks(mut rows: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let size = SIZES.into_iter().find(|size| *size <= rows)?;
        rows -= size;
        Some(size)
    })
}

type SqliteQuery = Query<'static, Sqlite, SqliteArguments>;

fn queries<T: Serialize>(
    statement: Statement,
    rows: &[T],
    extras: &[Extra<'_>],
) -> Result<Vec<SqliteQuery>, StoreError> {
    let batch = statement.batch()?;
    let mut columns = columns(batch.columns, rows).map_err(|error| StoreError::Refused(error.to_string()))?;
    let mut next = 0;
    let mut queries = Vec::new();
    for size in chunks(rows.len()) {
        let mut query = own(sqlx::query(kept(batch, size, text)), batch.before, extras);
        for row in next..next + size {
            query = columns.iter_mut().fold(query, |query, column| bind(query, column, row));
        }
        next += size;
        queries.push(own(query, batch.after, extras));
    }
    Ok(queries)
}

/// Binds the statement's own parameters in the order in which they stand in this part of its text.
fn own(query: SqliteQuery, part: &str, extras: &[Extra<'_>]) -> SqliteQuery {
    let extras = parameters(part).1.filter_map(|(number, _)| extras.get(number.checked_sub(2)?));
    extras.fold(query, |query, extra| match extra {
        Extra::Bigint(number) => query.bind(*number),
        Extra::Uuid(id) => query.bind(*id),
        Extra::Time(time) => query.bind(*time),
        Extra::Text(text) => query.bind((*text).to_owned()),
    })
}

fn bind(query: SqliteQuery, column: &mut Column, row: usize) -> SqliteQuery {
    match column {
        Column::Uuid(values) => query.bind(values[row]),
        // Each value is bound once, so it moves.
        Column::Text(values) | Column::Json(values) => query.bind(values[row].take()),
        Column::Bigint(values) => query.bind(values[row]),
        Column::Integer(values) => query.bind(values[row]),
        Column::Boolean(values) => query.bind(values[row]),
        Column::Time(values) => query.bind(values[row]),
    }
}

impl RowsDialect for Sqlite {
    async fn execute_rows<T: Serialize + Sync>(
        connection: &mut SqliteConnection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> Result<u64, StoreError> {
        let mut changed = 0;
        for query in queries(statement, rows, extras)? {
            changed += query.execute(&mut *connection).await?.rows_affected();
        }
        Ok(changed)
    }

    async fn fetch_rows<T: Serialize + Sync>(
        connection: &mut SqliteConnection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> Result<Vec<SqliteRow>, StoreError> {
        let mut found = Vec::new();
        for query in queries(statement, rows, extras)? {
            found.append(&mut query.fetch_all(&mut *connection).await?);
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Type;

    #[test]
    fn rows_are_taken_in_few_large_parts() {
        assert_eq!(chunks(300).collect::<Vec<_>>(), [256, 16, 16, 4, 4, 4]);
        assert_eq!(chunks(0).count(), 0);
    }

    #[test]
    fn parameters_are_told_apart_by_their_order() {
        let columns = &[("a", Type::text), ("b", Type::uuid)];
        let batch = Batch { before: "UPDATE t SET c = $2 FROM", columns, after: "WHERE t.d < $3" };
        assert_eq!(
            text(batch, 2),
            "UPDATE t SET c = ? FROM (SELECT column1 AS a, column2 AS b FROM (VALUES (?, ?), (?, ?))) AS r WHERE t.d < ?"
        );
    }
}

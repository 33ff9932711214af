//! Postgres: one array per column, put together again by `unnest`.

use std::fmt::Write as _;

use serde::Serialize;
use sqlx::{
    PgConnection, Postgres,
    postgres::{PgArguments, PgRow},
    query::Query,
};

use super::{Batch, Column, Extra, RowsDialect, Type, columns::columns, kept, parameters};
use crate::{StoreError, statement::Statement};

/// The text for any number of rows: their parameters are `$1` and on, one per column, the statement's own follow.
pub(super) fn text(batch: Batch, _: usize) -> String {
    let mut text = shifted(batch.before, batch.columns.len());
    text.push_str(" unnest(");
    for (index, (_, kind)) in batch.columns.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        // JSON comes as text, which is parsed once.
        let cast = if *kind == Type::jsonb { "text[]::jsonb[]".to_owned() } else { format!("{kind:?}[]") };
        let _ = write!(text, "{comma}${}::{cast}", index + 1);
    }
    let names: Vec<&str> = batch.columns.iter().map(|(name, _)| *name).collect();
    let _ = write!(text, ") AS r({}) {}", names.join(", "), shifted(batch.after, batch.columns.len()));
    text
}

/// The text with its parameters from `$2` moved behind the `taken` parameters of the rows.
fn shifted(text: &str, taken: usize) -> String {
    let (first, rest) = parameters(text);
    let mut moved = first.to_owned();
    for (number, behind) in rest {
        let _ = write!(moved, "${}{behind}", number + taken - 1);
    }
    moved
}

fn query<T: Serialize>(
    statement: Statement,
    rows: &[T],
    extras: &[Extra<'_>],
) -> Result<Query<'static, Postgres, PgArguments>, StoreError> {
    let batch = statement.batch()?;
    let mut query = sqlx::query(kept(batch, 0, text));
    for column in columns(batch.columns, rows).map_err(|error| StoreError::Refused(error.to_string()))? {
        query = match column {
            Column::Uuid(values) => query.bind(values),
            Column::Text(values) | Column::Json(values) => query.bind(values),
            Column::Bigint(values) => query.bind(values),
            Column::Integer(values) => query.bind(values),
            Column::Boolean(values) => query.bind(values),
            Column::Time(values) => query.bind(values),
        };
    }
    for extra in extras {
        query = match extra {
            Extra::Bigint(number) => query.bind(*number),
            Extra::Uuid(id) => query.bind(*id),
            Extra::Time(time) => query.bind(*time),
            Extra::Text(text) => query.bind((*text).to_owned()),
        };
    }
    Ok(query)
}

impl RowsDialect for Postgres {
    async fn execute_rows<T: Serialize + Sync>(
        connection: &mut PgConnection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> Result<u64, StoreError> {
        if rows.is_empty() {
            return Ok(0);
        }
        Ok(query(statement, rows, extras)?.execute(connection).await?.rows_affected())
    }

    async fn fetch_rows<T: Serialize + Sync>(
        connection: &mut PgConnection,
        statement: Statement,
        rows: &[T],
        extras: &[Extra<'_>],
    ) -> Result<Vec<PgRow>, StoreError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        Ok(query(statement, rows, extras)?.fetch_all(connection).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_make_room_for_those_of_the_rows() {
        let columns = &[("id", Type::uuid), ("body", Type::jsonb)];
        let batch = Batch { before: "UPDATE t SET a = $2, b = $3 FROM", columns, after: "WHERE t.id = r.id" };
        assert_eq!(
            text(batch, 0),
            "UPDATE t SET a = $3, b = $4 FROM unnest($1::uuid[], $2::text[]::jsonb[]) AS r(id, body) WHERE t.id = r.id"
        );
    }
}

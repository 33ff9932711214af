//! Columns of values, and how rows are taken apart into them.

use chrono::{DateTime, Utc};
use serde::Serialize;
use uuid::Uuid;

use super::{
    Type,
    serializer::{Cell, CellSerializer, RowError, RowSerializer},
};

/// The values of one column, row by row.
#[derive(Debug)]
pub(crate) enum Column {
    Uuid(Vec<Option<Uuid>>),
    Text(Vec<Option<String>>),
    Bigint(Vec<Option<i64>>),
    Integer(Vec<Option<i32>>),
    Boolean(Vec<Option<bool>>),
    Time(Vec<Option<DateTime<Utc>>>),
    /// As text.
    Json(Vec<Option<String>>),
}

impl Column {
    fn new(kind: Type, rows: usize) -> Self {
        match kind {
            Type::uuid => Self::Uuid(Vec::with_capacity(rows)),
            Type::text => Self::Text(Vec::with_capacity(rows)),
            Type::bigint => Self::Bigint(Vec::with_capacity(rows)),
            Type::integer => Self::Integer(Vec::with_capacity(rows)),
            Type::boolean => Self::Boolean(Vec::with_capacity(rows)),
            Type::timestamptz => Self::Time(Vec::with_capacity(rows)),
            Type::jsonb => Self::Json(Vec::with_capacity(rows)),
        }
    }

    pub(super) fn push<V: Serialize + ?Sized>(&mut self, value: &V) -> Result<(), RowError> {
        fn cell<V: Serialize + ?Sized, C: Cell>(value: &V) -> Result<Option<C>, RowError> {
            value.serialize(CellSerializer::new())
        }
        match self {
            Self::Uuid(values) => values.push(cell(value)?),
            Self::Text(values) => values.push(cell(value)?),
            Self::Bigint(values) => values.push(cell(value)?),
            Self::Integer(values) => values.push(cell(value)?),
            Self::Boolean(values) => values.push(cell(value)?),
            Self::Time(values) => values.push(cell(value)?),
            Self::Json(values) => {
                let text = serde_json::to_string(value).map_err(RowError::json)?;
                values.push((text != "null").then_some(text));
            }
        }
        Ok(())
    }

    /// Fills up to `rows` values with NULL.
    fn fill(&mut self, rows: usize) {
        match self {
            Self::Uuid(values) => values.resize(rows, None),
            Self::Text(values) | Self::Json(values) => values.resize(rows, None),
            Self::Bigint(values) => values.resize(rows, None),
            Self::Integer(values) => values.resize(rows, None),
            Self::Boolean(values) => values.resize(rows, None),
            Self::Time(values) => values.resize(rows, None),
        }
    }
}

/// Takes rows apart. A field that no column names is left out; a column that a row has no field for is NULL.
pub(super) fn columns<T: Serialize>(
    names: &[(&'static str, Type)],
    rows: &[T],
) -> Result<Vec<Column>, RowError> {
    let mut columns: Vec<Column> = names.iter().map(|(_, kind)| Column::new(*kind, rows.len())).collect();
    for (index, row) in rows.iter().enumerate() {
        row.serialize(RowSerializer::new(names, &mut columns))?;
        columns.iter_mut().for_each(|column| column.fill(index + 1));
    }
    Ok(columns)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::repo::records::{Alias, AliasRow, SendClass};

    const NAMES: &[(&str, Type)] = &[
        ("id", Type::uuid),
        ("text", Type::text),
        ("n", Type::bigint),
        ("small", Type::integer),
        ("yes", Type::boolean),
        ("at", Type::timestamptz),
        ("body", Type::jsonb),
    ];

    #[derive(Serialize)]
    struct Row {
        text: SendClass,
        unknown: u8,
        id: Uuid,
        n: Option<i64>,
        small: i32,
        yes: bool,
        at: DateTime<Utc>,
        body: Value,
    }

    fn row() -> Row {
        let at = DateTime::from_timestamp_micros(1_700_000_000_123_456).unwrap();
        let body = json!({"a": [1, null]});
        Row {
            text: SendClass::Reply,
            unknown: 1,
            id: Uuid::from_u128(7),
            n: None,
            small: -3,
            yes: true,
            at,
            body,
        }
    }

    #[test]
    fn structs_become_columns_whatever_their_order() {
        let shown = format!("{:?}", columns(NAMES, &[row()]).unwrap());
        for part in [
            "Uuid([Some(00000000-0000-0000-0000-000000000007)])",
            "Text([Some(\"reply\")])",
            "Bigint([None])",
            "Integer([Some(-3)])",
            "Boolean([Some(true)])",
            "Time([Some(2023-11-14T22:13:20.123456Z)])",
            r#"Json([Some("{\"a\":[1,null]}")])"#,
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn documents_become_the_same_columns_as_structs() {
        let of_structs = columns(NAMES, &[row()]).unwrap();
        let of_documents = columns(NAMES, &[serde_json::to_value(row()).unwrap()]).unwrap();
        assert_eq!(format!("{of_structs:?}"), format!("{of_documents:?}"));
    }

    #[test]
    fn flattened_fields_are_found_and_missing_ones_are_null() {
        let alias = Alias { number_id: Uuid::nil(), kind: "phone".into(), value: "49".into() };
        let row = AliasRow { alias, contact_id: Uuid::max(), conversation_id: Uuid::nil() };
        let names = &[("value", Type::text), ("contact_id", Type::uuid), ("else", Type::jsonb)];
        let shown = format!("{:?}", columns(names, &[row.clone(), row]).unwrap());
        let id = "Some(ffffffff-ffff-ffff-ffff-ffffffffffff)";
        let value = "Some(\"49\")";
        assert_eq!(shown, format!("[Text([{value}, {value}]), Uuid([{id}, {id}]), Json([None, None])]"));
    }

    #[test]
    fn a_value_of_another_type_is_refused_with_its_column() {
        let error = columns(NAMES, &[json!({"n": "many"})]).unwrap_err().to_string();
        assert!(error.contains("\"n\""), "{error}");
    }
}

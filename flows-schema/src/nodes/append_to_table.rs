//! Adds a row to a table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// One column of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Column {
    /// The column's name; rules of variables' keys.
    pub key: String,
    /// A template. A variable alone keeps its type: a number stays a number.
    pub value: String,
}

/// Adds a row to a table of the workspace. The table and its columns come into being with the first row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AppendToTable {
    /// Name of the table.
    pub table: String,
    /// The row.
    pub columns: Vec<Column>,
}

impl NodeDefinition for AppendToTable {
    const TYPE: &'static str = "append_to_table";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Add to table".into(),
            description: "Adds a row to a table, such as a list of orders.".into(),
            icon: "table",
            category: Category::Data,
            summary: Some("/table"),
            fields: vec![
                FieldUi::new("table", Widget::Line { templates: false }, "Table")
                    .placeholder("Orders")
                    .max_chars(limits::MAX_NAME_CHARS),
                FieldUi::new(
                    "columns",
                    Widget::KeyValue { key: "Column", templates: true, max: limits::MAX_COLUMNS },
                    "Row",
                ),
            ],
            preview: vec![PreviewPart::Note { text: "Adds a row to a table" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.name("table", &self.table);
        if self.columns.is_empty() {
            check.error("columns_empty", "columns", "Add at least one column.");
        }
        check.columns("columns", &self.columns);
    }
}

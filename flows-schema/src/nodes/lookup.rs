//! Finds rows of a table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Column;
use crate::{
    NodeDefinition, Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// How many rows are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// The first row in the order, as an object.
    #[default]
    One,
    /// Several rows, as a list of objects.
    Many,
}

/// In which order the rows that fit come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RowOrder {
    /// The row that was added last comes first.
    #[default]
    Newest,
    /// The row that was added first comes first.
    Oldest,
}

impl RowOrder {
    /// Whether it is the order where nothing is said.
    #[must_use]
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Finds rows of a table of the workspace whose columns have the given values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Lookup {
    /// Name of the table.
    pub table: String,
    /// Columns and templates for the values they must have; none of them takes every row.
    pub filter: Vec<Column>,
    /// How many rows are wanted.
    pub take: Take,
    /// Which row comes first where several fit.
    #[serde(skip_serializing_if = "RowOrder::is_default")]
    pub order: RowOrder,
    /// Most rows when several are wanted; 1 to 100.
    #[schemars(range(min = 1, max = 100))]
    pub limit: u16,
    /// Variable that gets what was found.
    pub save_as: String,
}

impl Lookup {
    /// Port for no row.
    pub const NOT_FOUND: &'static str = "not_found";
}

impl Default for Lookup {
    fn default() -> Self {
        Self {
            table: String::new(),
            filter: Vec::new(),
            take: Take::One,
            order: RowOrder::Newest,
            limit: 10,
            save_as: String::new(),
        }
    }
}

impl NodeDefinition for Lookup {
    const TYPE: &'static str = "lookup";

    fn ui() -> NodeUi {
        let take =
            vec![SelectOption::new("one", "One row"), SelectOption::new("many", "Several rows, as a list")];
        let order = vec![
            SelectOption::new("newest", "The newest first"),
            SelectOption::new("oldest", "The oldest first"),
        ];
        NodeUi {
            label: "Look up".into(),
            description: "Finds rows of a table.".into(),
            icon: "search",
            category: Category::Data,
            summary: Some("/table"),
            fields: vec![
                FieldUi::new("table", Widget::Line { templates: false }, "Table")
                    .placeholder("Orders")
                    .max_chars(limits::MAX_NAME_CHARS),
                FieldUi::new(
                    "filter",
                    Widget::KeyValue { key: "Column", templates: true, max: limits::MAX_COLUMNS },
                    "Where",
                )
                .help("Every column must have exactly this value."),
                FieldUi::new("take", Widget::Select { options: take }, "Take"),
                FieldUi::new("order", Widget::Select { options: order }, "Where several rows fit"),
                FieldUi::new(
                    "limit",
                    Widget::Number {
                        min: Some(1.0),
                        max: Some(f64::from(limits::MAX_LOOKUP_ROWS)),
                        step: 1.0,
                    },
                    "At most",
                )
                .visible_if("take", vec!["many".into()]),
                FieldUi::new("save_as", Widget::Variable, "Remember in")
                    .help("A row is read as {{ order.total }}, a list with {% for row in orders %}."),
            ],
            preview: vec![PreviewPart::Note { text: "Looks something up" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::new(Self::NOT_FOUND, "Not found", PortKind::Else), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.name("table", &self.table);
        check.columns("filter", &self.filter);
        check.writes("save_as", &self.save_as);
        if self.limit == 0 || self.limit > limits::MAX_LOOKUP_ROWS {
            let text = format!("Between 1 and {} rows are possible.", limits::MAX_LOOKUP_ROWS);
            check.error("limit_out_of_range", "limit", text);
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

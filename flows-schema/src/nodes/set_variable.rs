//! Remembers something.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Column;
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// What is done to the variable.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SetOperation {
    /// It becomes the value.
    #[default]
    Set,
    /// The value, a number, is added to it; an empty variable counts as 0.
    Add,
    /// It becomes what the expression gives; a number stays a number, a list a list.
    Calculate,
    /// The value is added to the end of the list.
    Append,
    /// An object is added to the end of the list, built from the parts. Whatever their words are, they stay words.
    AppendObject,
    /// The value is taken out of the list, wherever it is.
    Remove,
    /// It becomes the words of a list with the value between them.
    Join,
    /// It becomes the number of a list's values, or of a text's letters.
    Length,
    /// It becomes the part of an object or a list to which the value is the path, such as `items.0.name`.
    Get,
    /// It becomes today's date in the flow's time zone, `2026-12-24`.
    Today,
    /// It becomes tomorrow's date in the flow's time zone.
    Tomorrow,
    /// It becomes the present time, `2026-12-24T18:30:00Z`.
    Now,
    /// It becomes 12 letters and digits that no other step gave, for a booking number.
    RandomId,
    /// It becomes empty.
    Clear,
}

/// Changes one variable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetVariable {
    /// Key of the variable.
    pub variable: String,
    /// What is done to it.
    pub operation: SetOperation,
    /// A template; read as the variable's type. For `join` what stands between, for `get` the path.
    pub value: String,
    /// Keys and templates for their values, for `append_object`. A variable alone keeps its type.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Column>,
    /// An expression without braces, for `calculate`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub expression: String,
    /// What `join`, `length` and `get` read: a variable or a path; empty for the variable itself.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub from: String,
}

impl NodeDefinition for SetVariable {
    const TYPE: &'static str = "set_variable";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Set variable".into(),
            description: "Remembers a value for later, or calculates one.".into(),
            icon: "variable",
            category: Category::Logic,
            summary: Some("/variable"),
            fields: vec![
                FieldUi::new("variable", Widget::Variable, "Variable"),
                FieldUi::new(
                    "operation",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("set", "Set to"),
                            SelectOption::new("add", "Add"),
                            SelectOption::new("calculate", "Calculate"),
                            SelectOption::new("append", "Add to the list"),
                            SelectOption::new("append_object", "Add an object to the list"),
                            SelectOption::new("remove", "Take out of the list"),
                            SelectOption::new("join", "Words of a list"),
                            SelectOption::new("length", "Length of a list or text"),
                            SelectOption::new("get", "Part of an object"),
                            SelectOption::new("today", "Today's date"),
                            SelectOption::new("tomorrow", "Tomorrow's date"),
                            SelectOption::new("now", "Present time"),
                            SelectOption::new("random_id", "New id"),
                            SelectOption::new("clear", "Clear"),
                        ],
                    },
                    "Do",
                ),
                FieldUi::new("from", Widget::Variable, "From")
                    .help("Empty: from the variable itself.")
                    .visible_if("operation", vec!["join".into(), "length".into(), "get".into()]),
                FieldUi::new("value", Widget::Line { templates: true }, "Value")
                    .help("For words of a list: what stands between. For a part: its path, such as items.0.name.")
                    .visible_if("operation", VALUED.iter().map(|name| (*name).into()).collect()),
                FieldUi::new(
                    "parts",
                    Widget::KeyValue { key: "Name", templates: true, max: limits::MAX_COLUMNS },
                    "Parts",
                )
                .help("Such as name, price and amount of what goes into a cart.")
                .visible_if("operation", vec!["append_object".into()]),
                FieldUi::new("expression", Widget::Expression, "Expression")
                    .placeholder("(price|float) * (amount|int)")
                    .visible_if("operation", vec!["calculate".into()]),
            ],
            preview: vec![PreviewPart::Note { text: "Remembers a value" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.writes("variable", &self.variable);
        use SetOperation as Operation;
        let empty = self.value.trim().is_empty();
        match self.operation {
            Operation::Add if empty => check.error("value_empty", "value", "Say which number to add."),
            Operation::Append | Operation::Remove if empty => {
                check.error("value_empty", "value", "Say which value of the list is meant.");
            }
            Operation::Get if empty => check.error("value_empty", "value", "Say which part is wanted."),
            Operation::Set
            | Operation::Add
            | Operation::Append
            | Operation::Remove
            | Operation::Join
            | Operation::Get => {
                check.optional_template("value", &self.value, limits::MAX_TEMPLATE_BYTES);
            }
            Operation::AppendObject if self.parts.is_empty() => {
                check.error("parts_empty", "parts", "Say what the object is made of.");
            }
            Operation::AppendObject => check.columns("parts", &self.parts),
            Operation::Calculate => check.expression("expression", &self.expression),
            _ => {}
        }
        let reads = matches!(self.operation, Operation::Join | Operation::Length | Operation::Get);
        if reads && !self.from.is_empty() {
            check.reads("from", &self.from);
        }
    }
}

/// Operations with a value.
const VALUED: [&str; 6] = ["set", "add", "append", "remove", "join", "get"];

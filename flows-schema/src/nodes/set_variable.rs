//! Remembers something.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    /// It becomes empty.
    Clear,
}

/// Sets, adds to or clears one variable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetVariable {
    /// Key of the variable.
    pub variable: String,
    /// What is done to it.
    pub operation: SetOperation,
    /// A template; read as the variable's type.
    pub value: String,
}

impl NodeDefinition for SetVariable {
    const TYPE: &'static str = "set_variable";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Set variable".into(),
            description: "Remembers a value for later.".into(),
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
                            SelectOption::new("clear", "Clear"),
                        ],
                    },
                    "Do",
                ),
                FieldUi::new("value", Widget::Line { templates: true }, "Value")
                    .visible_if("operation", vec!["set".into(), "add".into()]),
            ],
            preview: vec![PreviewPart::Note { text: "Remembers a value" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.writes("variable", &self.variable);
        if self.operation != SetOperation::Clear {
            check.optional_template("value", &self.value, limits::MAX_TEMPLATE_BYTES);
        }
        if self.operation == SetOperation::Add && self.value.trim().is_empty() {
            check.error("value_empty", "value", "Say which number to add.");
        }
    }
}

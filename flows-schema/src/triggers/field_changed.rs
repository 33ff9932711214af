//! Fires when a field of the contact changes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when a field of the contact gets another value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FieldChanged {
    /// Key of the field.
    pub field: String,
    /// Values of interest; empty takes every change.
    pub values: Vec<String>,
}

impl TriggerDefinition for FieldChanged {
    const TYPE: &'static str = "field_changed";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Field changed".into(),
            description: "Starts when a field of a contact changes.".into(),
            icon: "user-pen",
            category: Category::Start,
            summary: Some("/field"),
            fields: vec![
                FieldUi::new("field", Widget::Line { templates: false }, "Field").placeholder("plan"),
                FieldUi::new(
                    "values",
                    Widget::Words { max: limits::MAX_TRIGGER_VALUES },
                    "Only when it becomes",
                )
                .placeholder("premium")
                .help("Empty: every change."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.key("field", &self.field);
        check.values("values", &self.values);
    }

    fn summary(&self) -> String {
        self.field.clone()
    }
}

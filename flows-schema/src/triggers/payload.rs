//! Fires on a tapped button or list row.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when a tapped button or list row has one of these ids or titles. For templates, whose buttons any flow may
/// have sent; a question takes taps on its own options itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Payload {
    /// Ids or titles. Case, outer spaces and accents of titles never count.
    pub values: Vec<String>,
}

impl TriggerDefinition for Payload {
    const TYPE: &'static str = "payload";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Button tapped".into(),
            description: "Starts when a button or list row with this id or title is tapped.".into(),
            icon: "mouse-pointer-click",
            category: Category::Start,
            summary: Some("/values/0"),
            fields: vec![
                FieldUi::new("values", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "Ids or titles")
                    .placeholder("order_again"),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if self.values.is_empty() {
            check.error("values_empty", "values", "Add at least one id or title.");
        }
        check.values("values", &self.values);
    }

    fn summary(&self) -> String {
        self.values.join(", ")
    }
}

//! Fires when a program or another flow starts this one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when the API starts the flow for a contact, or when a subflow step enters it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ApiCall {
    /// Which call it takes; empty takes every call. Subflow steps enter at the first trigger of this type.
    pub name: String,
}

impl TriggerDefinition for ApiCall {
    const TYPE: &'static str = "api_call";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Program or other flow".into(),
            description: "Starts when the API or a subflow step asks for it.".into(),
            icon: "plug",
            category: Category::Start,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("name", Widget::Line { templates: false }, "Name of the call")
                    .help("Empty: every call starts here.")
                    .placeholder("order_shipped"),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if !self.name.is_empty() {
            check.id("name", &self.name);
        }
    }

    fn summary(&self) -> String {
        if self.name.is_empty() { "Called by a program or another flow".into() } else { self.name.clone() }
    }
}

//! Fires on the first message of a contact to this number.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi},
};

/// Fires on the first message of a contact to this number. It has no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FirstMessage {}

impl TriggerDefinition for FirstMessage {
    const TYPE: &'static str = "first_message";

    fn ui() -> NodeUi {
        NodeUi {
            label: "First message".into(),
            description: "Starts when somebody writes to the number for the first time.".into(),
            icon: "sparkles",
            category: Category::Start,
            summary: None,
            fields: Vec::new(),
            preview: Vec::new(),
        }
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}

    fn summary(&self) -> String {
        "Somebody writes for the first time".into()
    }
}

//! Fires on every message that nothing else takes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi},
};

/// Fires on every message that nothing else takes. It has no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AnyMessage {}

impl TriggerDefinition for AnyMessage {
    const TYPE: &'static str = "any_message";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Any message".into(),
            description: "Starts when no other trigger takes the message.".into(),
            icon: "messages-square",
            category: Category::Start,
            summary: None,
            fields: Vec::new(),
            preview: Vec::new(),
        }
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}

    fn summary(&self) -> String {
        "Anything else is said".into()
    }
}

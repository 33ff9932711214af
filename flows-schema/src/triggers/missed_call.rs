//! Fires on a call that nobody took.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi},
};

/// Fires when the contact called and nobody took the call. It has no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct MissedCall {}

impl TriggerDefinition for MissedCall {
    const TYPE: &'static str = "missed_call";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Missed call".into(),
            description: "Starts when somebody called and nobody took the call.".into(),
            icon: "phone-missed",
            category: Category::Start,
            summary: None,
            fields: Vec::new(),
            preview: Vec::new(),
        }
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}

    fn summary(&self) -> String {
        "Somebody called".into()
    }
}

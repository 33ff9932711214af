//! Fires when another system posts to an address of this flow.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when another system posts to an address of this flow. What it posts fills the variables marked as input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Webhook {
    /// The last part of the address. Whoever knows it can start the flow, so it should be long and random.
    pub key: String,
}

impl TriggerDefinition for Webhook {
    const TYPE: &'static str = "webhook";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Webhook".into(),
            description: "Starts when another system posts to an address.".into(),
            icon: "webhook",
            category: Category::Start,
            summary: None,
            fields: vec![
                FieldUi::new("key", Widget::Line { templates: false }, "Key")
                    .help("The end of the address. At least 16 letters and digits that nobody can guess."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.id("key", &self.key);
        if !self.key.is_empty() && self.key.len() < 16 {
            check.warning(
                "key_short",
                "key",
                "A short key can be guessed; take 16 letters and digits at least.",
            );
        }
    }

    fn summary(&self) -> String {
        "Another system posts".into()
    }
}

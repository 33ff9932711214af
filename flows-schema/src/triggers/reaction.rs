//! Fires on an emoji on a message of ours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when the contact reacts to a message with one of these emojis; taking a reaction back never fires.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reaction {
    /// The emojis; empty takes all of them.
    pub emojis: Vec<String>,
}

impl TriggerDefinition for Reaction {
    const TYPE: &'static str = "reaction";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Reaction".into(),
            description: "Starts when somebody reacts to a message with an emoji.".into(),
            icon: "smile-plus",
            category: Category::Start,
            summary: Some("/emojis/0"),
            fields: vec![
                FieldUi::new("emojis", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "Emojis")
                    .placeholder("👍")
                    .help("Empty: any emoji."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.values("emojis", &self.emojis);
    }

    fn summary(&self) -> String {
        if self.emojis.is_empty() { "Any reaction".into() } else { self.emojis.join(" ") }
    }
}

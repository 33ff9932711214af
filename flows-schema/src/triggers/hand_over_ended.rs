//! Fires when a person is done with the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when a person hands a conversation back that no flow waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HandOverEnded {
    /// The person's words for how it went; empty takes all of them.
    pub outcomes: Vec<String>,
}

impl TriggerDefinition for HandOverEnded {
    const TYPE: &'static str = "hand_over_ended";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Person is done".into(),
            description: "Starts when a person hands the conversation back.".into(),
            icon: "user-check",
            category: Category::Start,
            summary: Some("/outcomes/0"),
            fields: vec![
                FieldUi::new("outcomes", Widget::Words { max: limits::MAX_TRIGGER_VALUES }, "Outcomes")
                    .placeholder("solved")
                    .help("Empty: however it went."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.values("outcomes", &self.outcomes);
    }

    fn summary(&self) -> String {
        if self.outcomes.is_empty() { "A person is done".into() } else { self.outcomes.join(", ") }
    }
}

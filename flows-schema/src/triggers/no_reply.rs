//! Fires when the contact stays silent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, Widget},
};

/// Fires when the contact has been silent for a while since our last message. A conversation that waits for an answer is
/// left alone unless the trigger says to interrupt it; the question's own time-out is the better way there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NoReply {
    /// Seconds of silence; 1 to 2,592,000 (30 days).
    #[schemars(range(min = 1, max = 2_592_000))]
    pub seconds: u32,
}

impl Default for NoReply {
    fn default() -> Self {
        Self { seconds: 24 * 60 * 60 }
    }
}

impl TriggerDefinition for NoReply {
    const TYPE: &'static str = "no_reply";

    fn ui() -> NodeUi {
        NodeUi {
            label: "No reply".into(),
            description: "Starts when somebody stays silent after our last message.".into(),
            icon: "timer-off",
            category: Category::Start,
            summary: Some("/seconds"),
            fields: vec![
                FieldUi::new(
                    "seconds",
                    Widget::Duration { max_seconds: limits::MAX_WAIT_SECONDS, empty: None },
                    "Silent for",
                )
                .help("After 24 hours of silence WhatsApp delivers templates only."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.duration("seconds", self.seconds);
    }

    fn summary(&self) -> String {
        let hours = self.seconds / 3600;
        if hours > 0 {
            format!("Silent for {hours} h")
        } else {
            format!("Silent for {} min", self.seconds / 60)
        }
    }
}

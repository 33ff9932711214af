//! Waits for a while.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Waits, then goes on. The wait survives restarts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Wait {
    /// Seconds; 1 to 2,592,000 (30 days).
    #[schemars(range(min = 1, max = 2_592_000))]
    pub seconds: u32,
}

impl Default for Wait {
    fn default() -> Self {
        Self { seconds: 60 }
    }
}

impl NodeDefinition for Wait {
    const TYPE: &'static str = "wait";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Wait".into(),
            description: "Waits for seconds, hours or days, then goes on.".into(),
            icon: "clock",
            category: Category::Logic,
            summary: Some("/seconds"),
            fields: vec![FieldUi::new(
                "seconds",
                Widget::Duration { max_seconds: limits::MAX_WAIT_SECONDS, empty: None },
                "Wait for",
            )],
            preview: vec![PreviewPart::Note { text: "Waits, then goes on" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.duration("seconds", self.seconds);
    }

    fn waits(&self) -> bool {
        true
    }
}

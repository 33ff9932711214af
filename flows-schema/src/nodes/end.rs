//! Ends the conversation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Ends the conversation. The next message is looked at afresh by the triggers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct End {
    /// How it ended, for exports and counts, such as "booked"; may be empty.
    pub outcome: String,
}

impl NodeDefinition for End {
    const TYPE: &'static str = "end";

    fn ui() -> NodeUi {
        NodeUi {
            label: "End".into(),
            description: "Ends the conversation.".into(),
            icon: "circle-stop",
            category: Category::Logic,
            summary: Some("/outcome"),
            fields: vec![
                FieldUi::new("outcome", Widget::Line { templates: false }, "Outcome")
                    .placeholder("booked")
                    .help("Shown in exports and counts.")
                    .max_chars(limits::MAX_NAME_CHARS),
            ],
            preview: vec![PreviewPart::Note { text: "The conversation ends here" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        Vec::new()
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.max_chars("outcome", &self.outcome, limits::MAX_NAME_CHARS);
    }
}

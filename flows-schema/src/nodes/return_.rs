//! Goes back to where the conversation came from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Goes back: from a subflow to the flow that entered it, from an interruption to the question that was open.
/// Where there is nothing to go back to, the conversation ends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Return {
    /// A word for how it went; the entering step may have a way out for it. May be empty.
    pub outcome: String,
}

impl NodeDefinition for Return {
    const TYPE: &'static str = "return";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Return".into(),
            description: "Goes back to the flow or the question the contact came from.".into(),
            icon: "corner-down-left",
            category: Category::Logic,
            summary: Some("/outcome"),
            fields: vec![
                FieldUi::new("outcome", Widget::Line { templates: false }, "Outcome")
                    .help(
                        "A word for how it went. The step that entered this flow can have a way out for it.",
                    )
                    .placeholder("done")
                    .max_chars(limits::MAX_ID_CHARS),
            ],
            preview: vec![PreviewPart::Note { text: "Goes back" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        Vec::new()
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if !self.outcome.is_empty() {
            check.id("outcome", &self.outcome);
        }
    }
}

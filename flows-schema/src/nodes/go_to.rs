//! Goes on at another node.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Goes on at another node of the same flow, without a wire across the canvas.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GoTo {
    /// Id of the node.
    pub node: String,
}

impl NodeDefinition for GoTo {
    const TYPE: &'static str = "go_to";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Go to".into(),
            description: "Goes on at another step.".into(),
            icon: "corner-up-right",
            category: Category::Logic,
            summary: Some("/node"),
            fields: vec![FieldUi::new("node", Widget::NodeRef, "Go on at")],
            preview: vec![PreviewPart::Note { text: "Goes on at another step" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        Vec::new()
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.node_reference("node", &self.node);
    }
}

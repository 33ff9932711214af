//! Blocks the contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi, PreviewPart},
};

/// Blocks the contact: from here on nothing is sent to them, not even by the steps after this one. It has no
/// settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Block {}

impl NodeDefinition for Block {
    const TYPE: &'static str = "block";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Block".into(),
            description: "Nothing is sent to the contact any more.".into(),
            icon: "shield",
            category: Category::Contact,
            summary: None,
            fields: Vec::new(),
            preview: vec![PreviewPart::Note { text: "Nothing is sent from here on" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}
}

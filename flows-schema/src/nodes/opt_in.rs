//! Notes that the contact agreed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi, PreviewPart},
};

/// Notes that the contact agreed to be written to. Keep it for an answer that says so: WhatsApp's business policy
/// asks for the consent before a business writes first. It has no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OptIn {}

impl NodeDefinition for OptIn {
    const TYPE: &'static str = "opt_in";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Opt in".into(),
            description: "The contact agrees to be written to.".into(),
            icon: "circle-check",
            category: Category::Contact,
            summary: None,
            fields: Vec::new(),
            preview: vec![PreviewPart::Note { text: "Notes that the contact agreed to be written to" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}
}

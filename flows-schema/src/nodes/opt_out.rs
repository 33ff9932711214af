//! Notes that the contact wants to be left alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    ui_schema::{Category, NodeUi, PreviewPart},
};

/// Notes that the contact wants to be left alone: broadcasts and starts by time pass them over. The flow itself goes
/// on, so that it can confirm. It has no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OptOut {}

impl NodeDefinition for OptOut {
    const TYPE: &'static str = "opt_out";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Opt out".into(),
            description: "The contact wants to be left alone.".into(),
            icon: "circle-x",
            category: Category::Contact,
            summary: None,
            fields: Vec::new(),
            preview: vec![PreviewPart::Note { text: "Notes that the contact wants to be left alone" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, _check: &mut NodeCheck<'_>) {}
}

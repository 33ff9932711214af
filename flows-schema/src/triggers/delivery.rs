//! Fires on the fate of a message of ours.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    TriggerDefinition,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, SelectOption, Widget},
};

/// What became of the message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryStatus {
    /// It reached the phone.
    #[default]
    Delivered,
    /// It was read.
    Read,
    /// It could not be delivered.
    Failed,
}

/// Fires when a message of ours was delivered, was read, or failed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Delivery {
    /// What became of the message.
    pub status: DeliveryStatus,
    /// Step of this flow that sent it; empty takes every message.
    pub node: String,
}

impl TriggerDefinition for Delivery {
    const TYPE: &'static str = "delivery";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Delivery".into(),
            description: "Starts when a message was delivered, was read, or failed.".into(),
            icon: "check-check",
            category: Category::Start,
            summary: Some("/status"),
            fields: vec![
                FieldUi::new(
                    "status",
                    Widget::Select {
                        options: vec![
                            SelectOption::new("delivered", "Was delivered"),
                            SelectOption::new("read", "Was read"),
                            SelectOption::new("failed", "Failed"),
                        ],
                    },
                    "The message",
                ),
                FieldUi::new("node", Widget::NodeRef, "Sent by").help("Empty: any message."),
            ],
            preview: Vec::new(),
        }
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if !self.node.is_empty() {
            check.node_reference("node", &self.node);
        }
    }

    fn summary(&self) -> String {
        match self.status {
            DeliveryStatus::Delivered => "A message was delivered".into(),
            DeliveryStatus::Read => "A message was read".into(),
            DeliveryStatus::Failed => "A message failed".into(),
        }
    }
}

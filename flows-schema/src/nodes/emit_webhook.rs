//! Tells other systems that something happened.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Pair, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Tells the event webhooks of the workspace. Nothing is waited for: deliveries are repeated until they succeed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EmitWebhook {
    /// Name of the event: letters, digits, `_`, `-` and `.`; 64 at most.
    pub name: String,
    /// What is told: names and templates. A template that is one variable keeps the variable's type.
    pub data: Vec<Pair>,
}

impl NodeDefinition for EmitWebhook {
    const TYPE: &'static str = "emit_webhook";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Emit event".into(),
            description: "Tells your event webhooks that something happened.".into(),
            icon: "megaphone",
            category: Category::Connect,
            summary: Some("/name"),
            fields: vec![
                FieldUi::new("name", Widget::Line { templates: false }, "Event")
                    .placeholder("order.placed")
                    .max_chars(limits::MAX_ID_CHARS),
                FieldUi::new(
                    "data",
                    Widget::KeyValue { key: "Name", templates: true, max: limits::MAX_PAIRS },
                    "Data",
                ),
            ],
            preview: vec![PreviewPart::Note { text: "Tells other systems" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        let allowed = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
        if self.name.is_empty() {
            check.error("event_name_empty", "name", "The event has no name.");
        } else if self.name.len() > limits::MAX_ID_CHARS || !self.name.chars().all(allowed) {
            let text = "An event is named by letters, digits, '_', '-' and '.', 64 at most.";
            check.error("event_name_invalid", "name", text);
        }
        if self.data.len() > limits::MAX_PAIRS {
            let text = format!("At most {} are possible.", limits::MAX_PAIRS);
            check.error("pairs_too_many", "data", text);
        }
        let mut seen = BTreeSet::new();
        for (index, pair) in self.data.iter().enumerate() {
            let path = format!("data/{index}/key");
            if pair.key.trim().is_empty() {
                check.error("pair_key_empty", path, "A name is missing.");
            } else if !seen.insert(pair.key.as_str()) {
                check.error("pair_key_taken", path, format!("The name '{}' is there twice.", pair.key));
            }
            let path = format!("data/{index}/value");
            check.optional_template(&path, &pair.value, limits::MAX_TEMPLATE_BYTES);
        }
    }
}

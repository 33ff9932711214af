//! Says something.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one text message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Text {
    /// A template; at most 4,096 characters when rendered.
    pub text: String,
}

impl NodeDefinition for Text {
    const TYPE: &'static str = "text";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send text".into(),
            description: "Says something to the contact.".into(),
            icon: "message-square",
            category: Category::Say,
            summary: Some("/text"),
            fields: vec![
                FieldUi::new("text", Widget::Message, "Message")
                    .placeholder("Hello {{ contact.name }}!")
                    .max_chars(limits::MAX_TEXT_CHARS),
            ],
            preview: vec![PreviewPart::Bubble { text: "/text" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.template("text", &self.text, limits::MAX_TEXT_CHARS);
    }
}

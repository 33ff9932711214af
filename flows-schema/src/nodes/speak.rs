//! Sends words as a voice message.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Lets a provider speak words, and sends them as a voice message.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Speak {
    /// The words; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// The provider's name of the voice; empty for its default.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub voice: String,
}

impl NodeDefinition for Speak {
    const TYPE: &'static str = "speak";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Speak".into(),
            description: "Sends words as a voice message.".into(),
            icon: "audio-lines",
            category: Category::Ai,
            summary: Some("/text"),
            fields: vec![
                FieldUi::new("text", Widget::Message, "Words").max_chars(limits::MAX_TEXT_CHARS),
                FieldUi::new("voice", Widget::Line { templates: false }, "Voice")
                    .placeholder("The provider's default")
                    .max_chars(limits::MAX_NAME_CHARS),
            ],
            preview: vec![
                PreviewPart::Note { text: "Sends a voice message" },
                PreviewPart::Bubble { text: "/text" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.template("text", &self.text, limits::MAX_TEXT_CHARS);
        check.max_chars("voice", &self.voice, limits::MAX_NAME_CHARS);
    }

    fn waits(&self) -> bool {
        true
    }
}

//! Makes words of a voice message.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Makes words of a voice message, a sound file or a film.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Transcribe {
    /// Variable of type file that holds the sound; absent for the contact's last message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// BCP 47 tag of the language that is spoken; empty lets the provider find out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Variable that keeps the words.
    pub save_as: String,
}

impl NodeDefinition for Transcribe {
    const TYPE: &'static str = "transcribe";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Transcribe".into(),
            description: "Makes words of a voice message.".into(),
            icon: "mic",
            category: Category::Ai,
            summary: Some("/save_as"),
            fields: vec![
                FieldUi::new("source", Widget::Variable, "Voice message")
                    .placeholder("The contact's last message"),
                FieldUi::new("language", Widget::Language, "Language")
                    .help("Empty: it is found out from the sound."),
                FieldUi::new("save_as", Widget::Variable, "Remember the words as")
                    .placeholder("Choose or create a variable"),
            ],
            preview: vec![PreviewPart::Note { text: "Makes words of a voice message" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next(), Port::error()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        if let Some(source) = &self.source {
            check.reads("source", source);
        }
        check.max_chars("language", &self.language, 35);
        check.writes("save_as", &self.save_as);
    }

    fn waits(&self) -> bool {
        true
    }
}

//! Sends a sound.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one sound by its web address. WhatsApp takes AAC, AMR, MP3, M4A and OGG (Opus) of up to 16 MB (Cloud API, media).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Audio {
    /// Public `https` address; a template.
    pub url: String,
    /// Whether it is shown as a voice message, as if it had been spoken; WhatsApp wants OGG with Opus for that.
    pub voice: bool,
}

impl NodeDefinition for Audio {
    const TYPE: &'static str = "audio";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send audio".into(),
            description: "Plays a sound or a voice message.".into(),
            icon: "music",
            category: Category::Say,
            summary: Some("/url"),
            fields: vec![
                FieldUi::new("url", Widget::Media { media: "audio" }, "Sound")
                    .placeholder("https://example.com/welcome.ogg")
                    .help(&format!(
                        "Upload it, or give its public https address: an MP3, M4A, AAC, AMR or OGG of up to {} MB.",
                        limits::MAX_AUDIO_BYTES / limits::MEGABYTE
                    )),
                FieldUi::new("voice", Widget::Toggle, "As a voice message")
                    .help("Shown as if it had been spoken; only OGG files with Opus."),
            ],
            preview: vec![PreviewPart::Media { media: "audio", url: "/url", caption: None }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        let endings: &[&str] =
            if self.voice { &["ogg", "opus"] } else { &["mp3", "m4a", "aac", "amr", "ogg", "opus"] };
        check.media_address("url", &self.url, endings);
    }
}

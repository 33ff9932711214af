//! Sends a sticker.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one sticker by its web address. WhatsApp takes WebP of 512 by 512 pixels: up to 100 KB, moving ones up to
/// 500 KB (Cloud API, media).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Sticker {
    /// Public `https` address; a template.
    pub url: String,
}

impl NodeDefinition for Sticker {
    const TYPE: &'static str = "sticker";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send sticker".into(),
            description: "Shows a sticker.".into(),
            icon: "sticker",
            category: Category::Say,
            summary: Some("/url"),
            fields: vec![
                FieldUi::new("url", Widget::Media { media: "sticker" }, "Sticker")
                    .placeholder("https://example.com/hello.webp")
                    .help(&format!("Upload it, or give its public https address: a WebP of 512 by 512 pixels, up to {} KB; {} KB if it moves.", limits::MAX_STICKER_BYTES / 1024, limits::MAX_ANIMATED_STICKER_BYTES / 1024)),
            ],
            preview: vec![PreviewPart::Media { media: "sticker", url: "/url", caption: None }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.media_address("url", &self.url, &["webp"]);
    }
}

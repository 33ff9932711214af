//! Sends a film.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one film by its web address. WhatsApp takes MP4 and 3GP (H.264 with AAC) of up to 16 MB (Cloud API, media).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Video {
    /// Public `https` address; a template.
    pub url: String,
    /// Text under the film; a template of at most 1,024 characters when rendered.
    pub caption: String,
}

impl NodeDefinition for Video {
    const TYPE: &'static str = "video";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send video".into(),
            description: "Shows a film, with a caption if you like.".into(),
            icon: "video",
            category: Category::Say,
            summary: Some("/caption"),
            fields: vec![
                FieldUi::new("url", Widget::Media { media: "video" }, "Video")
                    .placeholder("https://example.com/tour.mp4")
                    .help(&format!(
                        "Upload it, or give its public https address: an MP4 of up to {} MB.",
                        limits::MAX_VIDEO_BYTES / limits::MEGABYTE
                    )),
                FieldUi::new("caption", Widget::Message, "Caption").max_chars(limits::MAX_CAPTION_CHARS),
            ],
            preview: vec![PreviewPart::Media { media: "video", url: "/url", caption: Some("/caption") }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.media_address("url", &self.url, &["mp4", "3gp"]);
        check.optional_template("caption", &self.caption, limits::MAX_CAPTION_CHARS);
    }
}

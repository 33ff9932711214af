//! Sends a picture.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one picture by its web address. WhatsApp takes JPEG and PNG of up to 5 MB.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Image {
    /// Public `https` address; a template.
    pub url: String,
    /// Text under the picture; a template of at most 1,024 characters when rendered.
    pub caption: String,
}

impl NodeDefinition for Image {
    const TYPE: &'static str = "image";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send image".into(),
            description: "Shows a picture, with a caption if you like.".into(),
            icon: "image",
            category: Category::Say,
            summary: Some("/caption"),
            fields: vec![
                FieldUi::new("url", Widget::Media { media: "image" }, "Picture")
                    .placeholder("https://example.com/menu.jpg")
                    .help(&format!(
                        "Upload it, or give its public https address: a JPEG or PNG of up to {} MB.",
                        limits::MAX_IMAGE_BYTES / limits::MEGABYTE
                    )),
                FieldUi::new("caption", Widget::Message, "Caption").max_chars(limits::MAX_CAPTION_CHARS),
            ],
            preview: vec![PreviewPart::Media { media: "image", url: "/url", caption: Some("/caption") }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.media_address("url", &self.url, &["jpg", "jpeg", "png"]);
        check.optional_template("caption", &self.caption, limits::MAX_CAPTION_CHARS);
    }
}

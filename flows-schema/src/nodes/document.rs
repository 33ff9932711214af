//! Sends a file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends one file by its web address. WhatsApp takes any kind of up to 100 MB (Cloud API, media).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Document {
    /// Public `https` address; a template.
    pub url: String,
    /// Name that the contact sees, with its ending; a template. Empty: the last part of the address.
    pub filename: String,
    /// Text under the file; a template of at most 1,024 characters when rendered.
    pub caption: String,
}

impl NodeDefinition for Document {
    const TYPE: &'static str = "document";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send document".into(),
            description: "Sends a PDF or another file.".into(),
            icon: "file-text",
            category: Category::Say,
            summary: Some("/filename"),
            fields: vec![
                FieldUi::new("url", Widget::Media { media: "document" }, "File")
                    .placeholder("https://example.com/offer.pdf")
                    .help(&format!(
                        "Upload it, or give its public https address: a file of up to {} MB.",
                        limits::MAX_DOCUMENT_FILE_BYTES / limits::MEGABYTE
                    )),
                FieldUi::new("filename", Widget::Line { templates: true }, "Name of the file")
                    .placeholder("offer.pdf")
                    .help("What the contact sees and keeps it as.")
                    .max_chars(limits::MAX_FILENAME_CHARS),
                FieldUi::new("caption", Widget::Message, "Caption").max_chars(limits::MAX_CAPTION_CHARS),
            ],
            preview: vec![PreviewPart::Media { media: "document", url: "/url", caption: Some("/filename") }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.media_address("url", &self.url, &[]);
        check.optional_template("filename", &self.filename, limits::MAX_FILENAME_CHARS);
        check.optional_template("caption", &self.caption, limits::MAX_CAPTION_CHARS);
    }
}

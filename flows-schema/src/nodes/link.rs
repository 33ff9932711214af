//! Sends words with a button that opens a web page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Sends words with a button that opens a web page. Where a channel has no such button, the address follows the words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Link {
    /// What is said; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// Words on the button; a template of at most 20 characters when rendered.
    pub button: String,
    /// Web address that opens; a template.
    pub url: String,
}

impl NodeDefinition for Link {
    const TYPE: &'static str = "link";

    fn ui() -> NodeUi {
        NodeUi {
            label: "Send link".into(),
            description: "Says something with a button that opens a web page.".into(),
            icon: "link",
            category: Category::Say,
            summary: Some("/text"),
            fields: vec![
                FieldUi::new("text", Widget::Message, "Text").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
                FieldUi::new("button", Widget::Line { templates: true }, "Words on the button")
                    .placeholder("Open the shop")
                    .max_chars(limits::MAX_LINK_BUTTON_CHARS),
                FieldUi::new("url", Widget::Url, "Address")
                    .placeholder("https://example.com/shop")
                    .help("Opens in the contact's browser."),
            ],
            preview: vec![PreviewPart::Bubble { text: "/text" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        vec![Port::next()]
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        check.template("text", &self.text, limits::MAX_INTERACTIVE_BODY_CHARS);
        check.template("button", &self.button, limits::MAX_LINK_BUTTON_CHARS);
        check.web_address("url", &self.url);
    }
}

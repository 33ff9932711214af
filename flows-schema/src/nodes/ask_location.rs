//! Asks for a place and waits for it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Retry,
    ask::{self, question},
};
use crate::{
    NodeDefinition, Port,
    checks::NodeCheck,
    limits,
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, Widget},
};

/// Asks for a place and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskLocation {
    /// The question; a template of at most 1,024 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Whether a written address is accepted too; WhatsApp on a computer cannot send a place.
    pub accept_text: bool,
    /// What happens after an unusable answer.
    pub retry: Retry,
    /// Words with which the contact passes the question by the `skipped` port; none: it cannot be passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub skip: Vec<String>,
    /// Seconds of silence after which the flow goes on by the `no_answer` port; absent: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 2_592_000))]
    pub timeout: Option<u32>,
}

question!(AskLocation);

impl NodeDefinition for AskLocation {
    const TYPE: &'static str = "ask_location";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new("accept_text", Widget::Toggle, "Accept a written address too")
                .help("WhatsApp on a computer cannot send a place.")
                .group("Accept"),
        ];
        fields.extend(ask::fields("Please send your location with the button, or by the paperclip."));
        NodeUi {
            label: "Ask for location".into(),
            description: "Asks for a place, with a button that sends it.".into(),
            icon: "map-pin",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A place" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_INTERACTIVE_BODY_CHARS, self);
    }

    fn waits(&self) -> bool {
        true
    }
}

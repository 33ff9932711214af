//! Asks for a picture, a voice message or another file and waits for it.

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
    ui_schema::{Category, FieldUi, NodeUi, PreviewPart, SelectOption, Widget},
};

/// A kind of file that a question accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AcceptedMedia {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A sound file.
    Audio,
    /// A voice message.
    Voice,
    /// A file.
    Document,
    /// A sticker.
    Sticker,
}

/// Asks for a picture, a voice message or another file and waits for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskMedia {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Kinds that are accepted.
    pub accept: Vec<AcceptedMedia>,
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

impl Default for AskMedia {
    fn default() -> Self {
        Self {
            text: String::new(),
            save_as: None,
            accept: vec![AcceptedMedia::Image],
            retry: Retry::default(),
            skip: Vec::new(),
            timeout: None,
        }
    }
}

question!(AskMedia);

impl NodeDefinition for AskMedia {
    const TYPE: &'static str = "ask_media";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new(
                "accept",
                Widget::MultiSelect {
                    options: vec![
                        SelectOption::new("image", "Pictures"),
                        SelectOption::new("video", "Videos"),
                        SelectOption::new("voice", "Voice messages"),
                        SelectOption::new("audio", "Sound files"),
                        SelectOption::new("document", "Documents"),
                        SelectOption::new("sticker", "Stickers"),
                    ],
                },
                "Accept",
            ),
        ];
        fields.extend(ask::fields("Please send a picture."));
        NodeUi {
            label: "Ask for file".into(),
            description: "Asks for a picture, a voice message or a document.".into(),
            icon: "paperclip",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A file" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        if self.accept.is_empty() {
            check.error("accept_empty", "accept", "Choose at least one kind of file.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

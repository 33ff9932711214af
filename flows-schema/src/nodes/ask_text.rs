//! Asks for text and waits for it.

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

/// Asks for text and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskText {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Fewest characters accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(max = 4_096))]
    pub min_chars: Option<u16>,
    /// Most characters accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 4_096))]
    pub max_chars: Option<u16>,
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

question!(AskText);

impl NodeDefinition for AskText {
    const TYPE: &'static str = "ask_text";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new(
                "min_chars",
                Widget::Number { min: Some(0.0), max: Some(4096.0), step: 1.0 },
                "At least (characters)",
            )
            .group("Accept"),
            FieldUi::new(
                "max_chars",
                Widget::Number { min: Some(1.0), max: Some(4096.0), step: 1.0 },
                "At most (characters)",
            )
            .group("Accept"),
        ];
        fields.extend(ask::fields("Please answer in a few words."));
        NodeUi {
            label: "Ask for text".into(),
            description: "Asks an open question and remembers the answer.".into(),
            icon: "text-cursor-input",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "Any text" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        if let (Some(min), Some(max)) = (self.min_chars, self.max_chars)
            && min > max
        {
            check.error(
                "range_empty",
                "min_chars",
                format!("No answer can have at least {min} and at most {max} characters."),
            );
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

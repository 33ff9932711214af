//! Asks for an e-mail address and waits for it.

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

/// Asks for an e-mail address and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskEmail {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
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

question!(AskEmail);

impl NodeDefinition for AskEmail {
    const TYPE: &'static str = "ask_email";

    fn ui() -> NodeUi {
        let mut fields =
            vec![FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS)];
        fields.extend(ask::fields("That does not look like an e-mail address. Please try again."));
        NodeUi {
            label: "Ask for e-mail".into(),
            description: "Asks for an e-mail address and checks its form.".into(),
            icon: "mail",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Answer { hint: "An e-mail address" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
    }

    fn waits(&self) -> bool {
        true
    }
}

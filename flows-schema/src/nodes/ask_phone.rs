//! Asks for a phone number and waits for it.

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

/// Asks for a phone number and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskPhone {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Two letters of the country whose numbers may be written without a calling code; empty: the country
    /// of the contact's own number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
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

question!(AskPhone);

impl NodeDefinition for AskPhone {
    const TYPE: &'static str = "ask_phone";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new("country", Widget::Country, "Country of numbers without a calling code")
                .placeholder("The contact's own country")
                .group("Accept"),
        ];
        fields.extend(ask::fields("Please send a phone number, such as +44 7700 900123."));
        NodeUi {
            label: "Ask for phone number".into(),
            description: "Asks for a phone number and keeps it with its calling code.".into(),
            icon: "phone",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![
                PreviewPart::Bubble { text: "/text" },
                PreviewPart::Answer { hint: "A phone number" },
            ],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        let letters =
            self.country.len() == 2 && self.country.chars().all(|letter| letter.is_ascii_alphabetic());
        if !self.country.is_empty() && !letters {
            check.error("country_invalid", "country", "A country is two letters, such as DE.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

//! Asks for a number and waits for it.

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

/// Asks for a number and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskNumber {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Smallest number accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Largest number accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// Whether only whole numbers are accepted.
    pub whole: bool,
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

question!(AskNumber);

impl NodeDefinition for AskNumber {
    const TYPE: &'static str = "ask_number";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new("min", Widget::Number { min: None, max: None, step: 1.0 }, "Smallest")
                .group("Accept"),
            FieldUi::new("max", Widget::Number { min: None, max: None, step: 1.0 }, "Largest")
                .group("Accept"),
            FieldUi::new("whole", Widget::Toggle, "Whole numbers only").group("Accept"),
        ];
        fields.extend(ask::fields("Please answer with a number, such as 4."));
        NodeUi {
            label: "Ask for number".into(),
            description: "Asks for a number, with limits if you like.".into(),
            icon: "hash",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A number" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        if let (Some(min), Some(max)) = (self.min, self.max)
            && min > max
        {
            check.error("range_empty", "min", format!("No number is at least {min} and at most {max}."));
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

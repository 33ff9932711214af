//! Asks for a time of the day and waits for it.

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

/// Asks for a time of the day and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskTime {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// Earliest time accepted, `09:00`; empty: any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub min: String,
    /// Latest time accepted, `17:30`; empty: any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub max: String,
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

question!(AskTime);

impl NodeDefinition for AskTime {
    const TYPE: &'static str = "ask_time";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new("min", Widget::Line { templates: false }, "Earliest")
                .placeholder("09:00")
                .max_chars(5)
                .group("Accept"),
            FieldUi::new("max", Widget::Line { templates: false }, "Latest")
                .placeholder("17:30")
                .max_chars(5)
                .group("Accept"),
        ];
        fields.extend(ask::fields("Please send a time, such as 14:30."));
        NodeUi {
            label: "Ask for time".into(),
            description: "Asks for a time of the day and keeps it as hours and minutes.".into(),
            icon: "clock",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A time" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        for (path, bound) in [("min", &self.min), ("max", &self.max)] {
            if !bound.is_empty() && !is_time(bound) {
                check.error("time_bound_invalid", path, "Write a time such as 09:30.");
            }
        }
        if is_time(&self.min) && is_time(&self.max) && self.min > self.max {
            check.error("range_empty", "min", "The earliest time is later than the latest.");
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

/// Whether it is a time of the form 09:30.
fn is_time(text: &str) -> bool {
    let digits = |part: &str, most: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|value| value < most);
    text.split_once(':').is_some_and(|(hour, minute)| digits(hour, 24) && digits(minute, 60))
}

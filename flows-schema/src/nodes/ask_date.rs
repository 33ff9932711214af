//! Asks for a date and waits for it.

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

/// Asks for a date and waits for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AskDate {
    /// The question; a template of at most 4,096 characters when rendered.
    pub text: String,
    /// Variable that keeps the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_as: Option<String>,
    /// First day accepted: `2026-12-24`, `today`, `today+7`, `today-18y` (units d, w, m, y), or a template; empty: any.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub min: String,
    /// Last day accepted, in the same forms; empty: any.
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

question!(AskDate);

impl NodeDefinition for AskDate {
    const TYPE: &'static str = "ask_date";

    fn ui() -> NodeUi {
        let mut fields = vec![
            FieldUi::new("text", Widget::Message, "Question").max_chars(limits::MAX_TEXT_CHARS),
            FieldUi::new("min", Widget::Line { templates: true }, "First day")
                .placeholder("today")
                .help("A date such as 2026-12-24, or today, today+7, today-18y.")
                .group("Accept"),
            FieldUi::new("max", Widget::Line { templates: true }, "Last day")
                .placeholder("today+60")
                .help("A date such as 2026-12-24, or today, today+7, today-18y.")
                .group("Accept"),
        ];
        fields.extend(ask::fields("Please send a date, such as 24.12. or tomorrow."));
        NodeUi {
            label: "Ask for date".into(),
            description: "Asks for a day, written as people do, and keeps it as a date.".into(),
            icon: "calendar",
            category: Category::Ask,
            summary: Some("/text"),
            fields,
            preview: vec![PreviewPart::Bubble { text: "/text" }, PreviewPart::Answer { hint: "A date" }],
        }
    }

    fn ports(&self) -> Vec<Port> {
        ask::plain_ports(self)
    }

    fn check(&self, check: &mut NodeCheck<'_>) {
        ask::check(check, limits::MAX_TEXT_CHARS, self);
        for (path, bound) in [("min", &self.min), ("max", &self.max)] {
            if !crate::template::is_plain(bound) {
                check.optional_template(path, bound, limits::MAX_TEMPLATE_BYTES);
            } else if !bound.is_empty() && !is_bound(bound) {
                check.error("date_bound_invalid", path, "Write a date such as 2026-12-24, or today+7.");
            }
        }
    }

    fn waits(&self) -> bool {
        true
    }
}

/// Whether a bound has one of its forms; one with variables is only known when it runs.
fn is_bound(text: &str) -> bool {
    let text = text.trim();
    let Some(rest) = text.strip_prefix("today") else {
        let mut parts = text.split('-');
        let mut part = |length: usize| {
            parts.next().is_some_and(|part| {
                part.len() == length && part.chars().all(|letter| letter.is_ascii_digit())
            })
        };
        return part(4) && part(2) && part(2) && parts.next().is_none();
    };
    let rest: String = rest.chars().filter(|letter| !letter.is_whitespace()).collect();
    let Some(count) = rest.strip_prefix(['+', '-']) else { return rest.is_empty() };
    let count = count.strip_suffix(['d', 'w', 'm', 'y']).unwrap_or(count);
    count.parse::<u32>().is_ok_and(|count| count <= 100_000)
}

//! What all questions have in common: retries, the time-out, and where the answer goes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    Port, PortKind,
    checks::NodeCheck,
    limits,
    ui_schema::{FieldUi, Widget},
};

/// What happens when an answer cannot be used, or does not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Retry {
    /// Said after an unusable answer; empty repeats the question.
    pub text: String,
    /// Answers accepted for checking before the flow goes on by the `invalid` port; 1 to 10.
    #[schemars(range(min = 1, max = 10))]
    pub attempts: u8,
}

impl Default for Retry {
    fn default() -> Self {
        Self { text: String::new(), attempts: 3 }
    }
}

/// The ports of a question: its answer, no answer in time (only with a time-out), attempts used up.
pub(super) fn ports(answers: Vec<Port>, timeout: Option<u32>) -> Vec<Port> {
    let mut ports = answers;
    if timeout.is_some() {
        ports.push(Port::new(Port::NO_ANSWER, "No answer", PortKind::NoAnswer));
    }
    ports.push(Port::new(Port::INVALID, "Not usable", PortKind::Invalid));
    ports
}

/// The fields that every question's form ends with.
pub(super) fn fields(retry_placeholder: &str) -> Vec<FieldUi> {
    vec![
        FieldUi::new("save_as", Widget::Variable, "Remember the answer as")
            .placeholder("Choose or create a variable"),
        FieldUi::new("retry", retry_widget(retry_placeholder), "If the answer can't be used")
            .group("Unusable answers"),
        FieldUi::new(
            "timeout",
            Widget::Duration { max_seconds: limits::MAX_WAIT_SECONDS, empty: Some("Wait for ever".into()) },
            "If no answer for",
        )
        .help("Adds a way out that is taken when the contact stays silent.")
        .group("Silence"),
    ]
}

/// The retry settings are an object, edited as a group of two fields.
fn retry_widget(placeholder: &str) -> Widget {
    Widget::Object {
        fields: vec![
            FieldUi::new("text", Widget::Message, "Say")
                .placeholder(placeholder)
                .max_chars(limits::MAX_INTERACTIVE_BODY_CHARS),
            FieldUi::new(
                "attempts",
                Widget::Number { min: Some(1.0), max: Some(f64::from(limits::MAX_ATTEMPTS)), step: 1.0 },
                "Attempts in all",
            ),
        ],
    }
}

/// Checks what all questions have in common.
pub(super) fn check(
    check: &mut NodeCheck<'_>,
    text: &str,
    max_chars: usize,
    save_as: Option<&str>,
    retry: &Retry,
    timeout: Option<u32>,
) {
    check.template("text", text, max_chars);
    check.optional_template("retry/text", &retry.text, limits::MAX_INTERACTIVE_BODY_CHARS);
    if retry.attempts == 0 || retry.attempts > limits::MAX_ATTEMPTS {
        check.error(
            "attempts_out_of_range",
            "retry/attempts",
            format!("Attempts must be between 1 and {}.", limits::MAX_ATTEMPTS),
        );
    }
    if let Some(key) = save_as {
        check.writes("save_as", key);
    }
    if let Some(seconds) = timeout {
        check.duration("timeout", seconds);
    }
}

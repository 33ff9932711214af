//! What all questions have in common: retries, passing, the time-out, and where the answer goes.

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

/// What every question has, whatever it asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The question.
    pub text: &'a str,
    /// Variable that keeps the answer.
    pub save_as: Option<&'a str>,
    /// What happens after an unusable answer.
    pub retry: &'a Retry,
    /// Seconds of silence after which the flow goes on.
    pub timeout: Option<u32>,
    /// Words with which the contact passes.
    pub skip: &'a [String],
}

/// A node type that asks something.
pub trait Question {
    /// What it has in common with all questions.
    fn asked(&self) -> Asked<'_>;
}

/// Makes a config with the common properties a [`Question`].
macro_rules! question {
    ($config:ty) => {
        impl $crate::nodes::Question for $config {
            fn asked(&self) -> $crate::nodes::Asked<'_> {
                $crate::nodes::Asked {
                    text: &self.text,
                    save_as: self.save_as.as_deref(),
                    retry: &self.retry,
                    timeout: self.timeout,
                    skip: &self.skip,
                }
            }
        }
    };
}
pub(super) use question;

/// The ports of a question: its answer, passed (only with skip words), no answer in time (only with a
/// time-out), attempts used up.
pub(super) fn ports(answers: Vec<Port>, question: &impl Question) -> Vec<Port> {
    let asked = question.asked();
    let mut ports = answers;
    if !asked.skip.is_empty() {
        ports.push(Port::new(Port::SKIPPED, "Skipped", PortKind::Option));
    }
    if asked.timeout.is_some() {
        ports.push(Port::new(Port::NO_ANSWER, "No answer", PortKind::NoAnswer));
    }
    ports.push(Port::new(Port::INVALID, "Not usable", PortKind::Invalid));
    ports
}

/// The ports of a question with one way on.
pub(super) fn plain_ports(question: &impl Question) -> Vec<Port> {
    ports(vec![Port::new(Port::NEXT, "Answered", PortKind::Next)], question)
}

/// The fields that every question's form ends with.
pub(super) fn fields(retry_placeholder: &str) -> Vec<FieldUi> {
    vec![
        FieldUi::new("save_as", Widget::Variable, "Remember the answer as")
            .placeholder("Choose or create a variable"),
        FieldUi::new("retry", retry_widget(retry_placeholder), "If the answer can't be used")
            .group("Unusable answers"),
        FieldUi::new("skip", Widget::Words { max: limits::MAX_SKIP_WORDS }, "Words to skip")
            .placeholder("skip")
            .help("A contact who sends one of them passes the question, by a way out of its own.")
            .group("Skipping"),
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
pub(super) fn check(check: &mut NodeCheck<'_>, max_chars: usize, question: &impl Question) {
    let asked = question.asked();
    check.template("text", asked.text, max_chars);
    check.optional_template("retry/text", &asked.retry.text, limits::MAX_INTERACTIVE_BODY_CHARS);
    if asked.retry.attempts == 0 || asked.retry.attempts > limits::MAX_ATTEMPTS {
        check.error(
            "attempts_out_of_range",
            "retry/attempts",
            format!("Attempts must be between 1 and {}.", limits::MAX_ATTEMPTS),
        );
    }
    if let Some(key) = asked.save_as {
        check.writes("save_as", key);
    }
    if let Some(seconds) = asked.timeout {
        check.duration("timeout", seconds);
    }
    if asked.skip.len() > limits::MAX_SKIP_WORDS {
        let text = format!("At most {} words are possible.", limits::MAX_SKIP_WORDS);
        check.error("skip_words_too_many", "skip", text);
    }
    for (index, word) in asked.skip.iter().enumerate() {
        let path = format!("skip/{index}");
        if word.trim().is_empty() {
            check.error("skip_word_empty", path, "A word to skip is empty.");
        } else {
            check.max_chars(&path, word, limits::MAX_KEYWORD_CHARS);
        }
    }
}

/// Warns of words to skip that are answers too.
pub(super) fn check_skip_is_free(check: &mut NodeCheck<'_>, skip: &[String], titles: &[&str]) {
    for (index, word) in skip.iter().enumerate() {
        let same = |title: &&&str| title.trim().eq_ignore_ascii_case(word.trim());
        let number = word.trim().parse::<usize>().is_ok_and(|number| (1..=titles.len()).contains(&number));
        if titles.iter().any(|title| same(&title)) || number {
            let text = format!("'{}' is an option's title or number, so it does not skip.", word.trim());
            check.warning("skip_word_taken", format!("skip/{index}"), text);
        }
    }
}

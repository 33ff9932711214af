//! What all steps with a language model have in common.

use crate::{
    checks::NodeCheck,
    limits,
    template::{gate, is_plain},
    ui_schema::{FieldUi, Widget},
};

/// What a model reads unless the author says otherwise: what the contact just wrote.
pub(super) const INPUT: &str = "{{ message.text }}";

/// The fields of instructions and input.
pub(super) fn task_fields(placeholder: &str) -> Vec<FieldUi> {
    vec![
        FieldUi::new("instructions", Widget::Message, "Instructions")
            .placeholder(placeholder)
            .help("Written by you. What the contact writes belongs below, so that it cannot give orders.")
            .max_chars(limits::MAX_INSTRUCTIONS_CHARS),
        input_field(),
    ]
}

/// The field of the input.
pub(super) fn input_field() -> FieldUi {
    FieldUi::new("input", Widget::Line { templates: true }, "Read").placeholder(INPUT)
}

/// The fields with which a form ends.
pub(super) fn model_fields() -> Vec<FieldUi> {
    vec![
        FieldUi::new(
            "history",
            Widget::Number { min: Some(0.0), max: Some(f64::from(limits::MAX_HISTORY)), step: 1.0 },
            "Earlier messages to read along",
        )
        .group("Model"),
        FieldUi::new("model", Widget::Line { templates: false }, "Model")
            .placeholder("The workspace's default")
            .group("Model"),
    ]
}

/// Checks instructions, input, history and model.
pub(super) fn check(check: &mut NodeCheck<'_>, instructions: &str, input: &str, history: u16, model: &str) {
    check.optional_template("instructions", instructions, limits::MAX_INSTRUCTIONS_CHARS);
    let reads_message = !is_plain(instructions)
        && gate(instructions).is_ok_and(|found| found.reads.iter().any(|read| read.starts_with("message")));
    if reads_message {
        let text = "What the contact writes would become an instruction to the model; let \"Read\" hold it.";
        check.warning("instructions_from_contact", "instructions", text);
    }
    check.template("input", input, limits::MAX_TEMPLATE_BYTES);
    if history > limits::MAX_HISTORY {
        let text = format!("At most {} earlier messages are possible.", limits::MAX_HISTORY);
        check.error("history_too_long", "history", text);
    }
    check.max_chars("model", model, limits::MAX_NAME_CHARS);
}

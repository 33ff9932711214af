//! What each node type does, one file each.

use flows_schema::{NodeKind, nodes::Question};

use serde_json::Value;

use crate::{
    CallOutcome, Inbound,
    run::{Exit, Run},
};

mod ask;
mod ask_date;
mod ask_email;
mod ask_location;
mod ask_media;
mod ask_number;
mod ask_phone;
mod ask_text;
mod ask_time;
mod ask_yes_no;
mod choice;
mod condition;
mod end;
mod form;
mod go_to;
mod image;
mod multiple_choice;
mod rating;
mod return_;
mod set_variable;
mod subflow;
mod text;
mod wait;

/// The conversation reaches a node.
pub(crate) fn enter(kind: &NodeKind, id: &str, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::Text(config) => text::enter(config, id, run),
        NodeKind::Image(config) => image::enter(config, id, run),
        NodeKind::AskText(config) => ask::enter(config, id, run),
        NodeKind::AskNumber(config) => ask::enter(config, id, run),
        NodeKind::AskEmail(config) => ask::enter(config, id, run),
        NodeKind::AskPhone(config) => ask::enter(config, id, run),
        NodeKind::AskDate(config) => ask::enter(config, id, run),
        NodeKind::AskTime(config) => ask::enter(config, id, run),
        NodeKind::AskYesNo(config) => ask_yes_no::enter(config, id, run),
        NodeKind::AskMedia(config) => ask::enter(config, id, run),
        NodeKind::AskLocation(config) => ask_location::enter(config, id, run),
        NodeKind::Choice(config) => choice::enter(config, id, run),
        NodeKind::MultipleChoice(config) => multiple_choice::enter(config, id, run),
        NodeKind::Rating(config) => rating::enter(config, id, run),
        NodeKind::Form(config) => form::enter(config, id, run),
        NodeKind::Condition(config) => condition::enter(config, run),
        NodeKind::SetVariable(config) => set_variable::enter(config, run),
        NodeKind::Wait(config) => Ok(wait::enter(config)),
        NodeKind::GoTo(config) => Ok(go_to::enter(config)),
        NodeKind::Subflow(config) => subflow::enter(config, run),
        NodeKind::Return(config) => Ok(return_::enter(config)),
        NodeKind::End(config) => Ok(end::enter(config)),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// An answer to a question, and how far the question has come.
pub(crate) struct Answer<'a> {
    /// What the contact sent.
    pub(crate) message: &'a Inbound,
    /// Unusable answers before this one.
    pub(crate) failed: u8,
    /// What the question kept at its last wait; `null` at the first.
    pub(crate) state: &'a Value,
}

/// The contact answers a node that waits for an answer.
pub(crate) fn answer(kind: &NodeKind, id: &str, answer: &Answer<'_>, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::AskText(config) => ask_text::answer(config, id, answer, run),
        NodeKind::AskNumber(config) => ask_number::answer(config, id, answer, run),
        NodeKind::AskEmail(config) => ask_email::answer(config, id, answer, run),
        NodeKind::AskPhone(config) => ask_phone::answer(config, id, answer, run),
        NodeKind::AskDate(config) => ask_date::answer(config, id, answer, run),
        NodeKind::AskTime(config) => ask_time::answer(config, id, answer, run),
        NodeKind::AskYesNo(config) => ask_yes_no::answer(config, id, answer, run),
        NodeKind::AskMedia(config) => ask_media::answer(config, id, answer, run),
        NodeKind::AskLocation(config) => ask_location::answer(config, id, answer, run),
        NodeKind::Choice(config) => choice::answer(config, id, answer, run),
        NodeKind::MultipleChoice(config) => multiple_choice::answer(config, id, answer, run),
        NodeKind::Rating(config) => rating::answer(config, id, answer, run),
        NodeKind::Form(config) => form::answer(config, id, answer, run),
        // The flow version of a session never changes, so a waiting node is always a question.
        _ => Ok(Exit::Fail { code: "not_a_question", text: "The step does not wait for an answer.".into() }),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Another system answers a node that waits for it.
pub(crate) fn result(kind: &NodeKind, _id: &str, _outcome: &CallOutcome, _run: &mut Run<'_>) -> Exit {
    // The flow version of a session never changes, so a node that waits for a call is one that makes calls.
    let text = format!("A step of type '{}' calls nobody.", kind.type_name());
    Exit::Fail { code: "not_a_call", text }
}

/// Somebody posts to the address of a node that waits for it.
pub(crate) fn webhook(kind: &NodeKind, _id: &str, _data: &Value, _run: &mut Run<'_>) -> Exit {
    let text = format!("A step of type '{}' waits for no webhook.", kind.type_name());
    Exit::Fail { code: "not_a_webhook", text }
}

/// A person hands the conversation back to the node that gave it away.
pub(crate) fn handed_back(kind: &NodeKind, _id: &str, _outcome: &str, _run: &mut Run<'_>) -> Exit {
    let text = format!("A step of type '{}' waits for no person.", kind.type_name());
    Exit::Fail { code: "not_a_hand_over", text }
}

/// Whether an answer belongs to the node beyond doubt, so that no keyword may steal it.
pub(crate) fn claims(kind: &NodeKind, id: &str, answer: &Answer<'_>, run: &Run<'_>) -> bool {
    let message = answer.message;
    let tapped = || ask::tapped(id, message).is_some();
    match kind {
        NodeKind::Choice(config) => {
            choice::claims(config, id, answer, run) || ask::skips(config.asked(), message)
        }
        NodeKind::MultipleChoice(config) => {
            multiple_choice::claims(config, id, answer, run) || ask::skips(config.asked(), message)
        }
        NodeKind::AskYesNo(config) => {
            ask_yes_no::shown(config, id, message).is_some() || ask::skips(config.asked(), message)
        }
        NodeKind::AskMedia(config) => ask_media::accepts(config, message),
        NodeKind::AskText(config) => ask::skips(config.asked(), message),
        NodeKind::AskNumber(config) => ask::skips(config.asked(), message),
        NodeKind::AskEmail(config) => ask::skips(config.asked(), message),
        NodeKind::AskPhone(config) => ask::skips(config.asked(), message),
        NodeKind::AskDate(config) => ask::skips(config.asked(), message),
        NodeKind::AskTime(config) => ask::skips(config.asked(), message),
        NodeKind::AskLocation(config) => ask::skips(config.asked(), message),
        NodeKind::Rating(config) => tapped() || ask::skips(config.asked(), message),
        NodeKind::Form(config) => tapped() || ask::skips(config.asked(), message),
        _ => false,
    }
}

//! What each node type does, one file each.

use flows_schema::NodeKind;

use crate::{
    Inbound,
    run::{Exit, Run},
};

mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod choice;
mod condition;
mod end;
mod go_to;
mod image;
mod set_variable;
mod text;
mod wait;

/// The conversation reaches a node.
pub(crate) fn enter(kind: &NodeKind, id: &str, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::Text(config) => text::enter(config, id, run),
        NodeKind::Image(config) => image::enter(config, id, run),
        NodeKind::AskText(config) => ask::enter(&config.text, config.timeout, id, run),
        NodeKind::AskNumber(config) => ask::enter(&config.text, config.timeout, id, run),
        NodeKind::AskEmail(config) => ask::enter(&config.text, config.timeout, id, run),
        NodeKind::Choice(config) => choice::enter(config, id, run),
        NodeKind::Condition(config) => condition::enter(config, run),
        NodeKind::SetVariable(config) => set_variable::enter(config, run),
        NodeKind::Wait(config) => Ok(wait::enter(config)),
        NodeKind::GoTo(config) => Ok(go_to::enter(config)),
        NodeKind::End(config) => Ok(end::enter(config)),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// The contact answers a node that waits for an answer.
pub(crate) fn answer(kind: &NodeKind, id: &str, message: &Inbound, failed: u8, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::AskText(config) => ask_text::answer(config, id, message, failed, run),
        NodeKind::AskNumber(config) => ask_number::answer(config, id, message, failed, run),
        NodeKind::AskEmail(config) => ask_email::answer(config, id, message, failed, run),
        NodeKind::Choice(config) => choice::answer(config, id, message, failed, run),
        // The flow version of a session never changes, so a waiting node is always a question.
        _ => Ok(Exit::Fail { code: "not_a_question", text: "The step does not wait for an answer.".into() }),
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Whether an answer belongs to the node beyond doubt, so that no keyword may steal it.
pub(crate) fn claims(kind: &NodeKind, id: &str, message: &Inbound) -> bool {
    match kind {
        NodeKind::Choice(config) => choice::chosen(config, id, message).is_some(),
        _ => false,
    }
}

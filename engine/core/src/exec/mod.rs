//! What each node type does, one file each.

use flows_schema::NodeKind;

use serde_json::Value;

use crate::{
    CallOutcome, Inbound,
    run::{Exit, Run},
};

mod ai;
mod ai_classify;
mod ai_extract;
mod ai_reply;
mod ask;
mod ask_email;
mod ask_number;
mod ask_text;
mod call;
mod choice;
mod condition;
mod custom_action;
mod emit_webhook;
mod end;
mod go_to;
mod http_answer;
mod http_request;
mod image;
mod request;
mod return_;
mod send_email;
mod set_variable;
mod speak;
mod subflow;
mod text;
mod transcribe;
mod wait;
mod wait_for_webhook;

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
        NodeKind::Subflow(config) => subflow::enter(config, run),
        NodeKind::Return(config) => Ok(return_::enter(config)),
        NodeKind::End(config) => Ok(end::enter(config)),
        NodeKind::HttpRequest(config) => http_request::enter(config, id, run),
        NodeKind::CustomAction(config) => custom_action::enter(config, id, run),
        NodeKind::EmitWebhook(config) => emit_webhook::enter(config, id, run),
        NodeKind::WaitForWebhook(config) => wait_for_webhook::enter(config, id, run),
        NodeKind::SendEmail(config) => send_email::enter(config, id, run),
        NodeKind::AiReply(config) => ai_reply::enter(config, id, run),
        NodeKind::AiExtract(config) => ai_extract::enter(config, id, run),
        NodeKind::AiClassify(config) => ai_classify::enter(config, id, run),
        NodeKind::Transcribe(config) => transcribe::enter(config, id, run),
        NodeKind::Speak(config) => speak::enter(config, id, run),
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
    let (message, failed) = (answer.message, answer.failed);
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

/// Another system answers a node that waits for it.
pub(crate) fn result(kind: &NodeKind, id: &str, outcome: &CallOutcome, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::HttpRequest(config) => http_request::result(config, id, outcome, run),
        NodeKind::CustomAction(config) => custom_action::result(config, id, outcome, run),
        NodeKind::SendEmail(_) => Ok(send_email::result(outcome)),
        NodeKind::AiReply(config) => ai_reply::result(config, id, outcome, run),
        NodeKind::AiExtract(config) => ai_extract::result(config, outcome, run),
        NodeKind::AiClassify(config) => ai_classify::result(config, outcome, run),
        NodeKind::Transcribe(config) => transcribe::result(config, outcome, run),
        NodeKind::Speak(_) => speak::result(id, outcome, run),
        // The flow version of a session never changes, so a node that waits for a call is one that makes calls.
        _ => {
            let text = format!("A step of type '{}' calls nobody.", kind.type_name());
            Ok(Exit::Fail { code: "not_a_call", text })
        }
    };
    exit.unwrap_or_else(|failure| failure)
}

/// Somebody posts to the address of a node that waits for it.
pub(crate) fn webhook(kind: &NodeKind, id: &str, data: &Value, run: &mut Run<'_>) -> Exit {
    let exit = match kind {
        NodeKind::WaitForWebhook(config) => wait_for_webhook::posted(config, id, data, run),
        _ => {
            let text = format!("A step of type '{}' waits for no webhook.", kind.type_name());
            Ok(Exit::Fail { code: "not_a_webhook", text })
        }
    };
    exit.unwrap_or_else(|failure| failure)
}

/// A person hands the conversation back to the node that gave it away.
pub(crate) fn handed_back(kind: &NodeKind, _id: &str, _outcome: &str, _run: &mut Run<'_>) -> Exit {
    let text = format!("A step of type '{}' waits for no person.", kind.type_name());
    Exit::Fail { code: "not_a_hand_over", text }
}

/// Whether an answer belongs to the node beyond doubt, so that no keyword may steal it.
pub(crate) fn claims(kind: &NodeKind, id: &str, message: &Inbound) -> bool {
    match kind {
        NodeKind::Choice(config) => choice::chosen(config, id, message).is_some(),
        _ => false,
    }
}

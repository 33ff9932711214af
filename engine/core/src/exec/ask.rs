//! What all questions have in common.

use flows_schema::{
    Port,
    nodes::{Asked, Question},
};
use serde_json::Value;

use super::Answer;
use crate::{
    Content, Effect, Event, Inbound, WaitKind,
    answers::skip::is_skip,
    run::{Exit, Run},
};

/// Asks, then waits.
pub(super) fn enter(question: &impl Question, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let asked = question.asked();
    run.say(id, asked.text)?;
    Ok(Exit::Wait(WaitKind::answer(), asked.timeout))
}

/// Takes an answer to a question whose words are all it shows: passed, usable, or not.
pub(super) fn take(
    question: &impl Question,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
    read: impl FnOnce(&mut Run<'_>, &Inbound) -> Result<Option<Value>, Exit>,
) -> Result<Exit, Exit> {
    let asked = question.asked();
    if let Some(exit) = passed(asked, id, answer, run) {
        return Ok(exit);
    }
    let Some(value) = read(run, answer.message)? else {
        return retry(run, id, asked, answer, |run| run.say(id, asked.text));
    };
    keep(run, id, asked.save_as, value, answer.message.words().trim())?;
    Ok(Exit::port(Port::NEXT))
}

/// Leaves by `skipped` when the contact passes. What the variable held before stays.
pub(super) fn passed(asked: Asked<'_>, id: &str, answer: &Answer<'_>, run: &mut Run<'_>) -> Option<Exit> {
    skips(asked, answer.message).then(|| {
        run.events.push(Event::new("answer_skipped", Some(id), "The contact passed the question."));
        Exit::port(Port::SKIPPED)
    })
}

/// Whether a message passes the question. The words under a picture do not.
pub(super) fn skips(asked: Asked<'_>, message: &Inbound) -> bool {
    !matches!(message.content, Content::Media { .. }) && is_skip(message.words(), asked.skip)
}

/// Keeps a usable answer and records it.
pub(super) fn keep(
    run: &mut Run<'_>,
    id: &str,
    save_as: Option<&str>,
    value: Value,
    raw: &str,
) -> Result<(), Exit> {
    let variable = save_as.unwrap_or_default();
    if !variable.is_empty() {
        run.write(variable, value.clone())?;
    }
    let (node, variable, raw) = (id.into(), variable.into(), raw.to_owned());
    run.effects.push(Effect::Record { node, variable, value, raw, category: String::new() });
    Ok(())
}

/// Says the retry text and waits again, or goes on by `invalid` when the attempts are used up.
/// `repeat` asks the question once more; it is used when the author wrote no retry text.
pub(super) fn retry(
    run: &mut Run<'_>,
    id: &str,
    asked: Asked<'_>,
    answer: &Answer<'_>,
    repeat: impl FnOnce(&mut Run<'_>) -> Result<(), Exit>,
) -> Result<Exit, Exit> {
    let failed = answer.failed.saturating_add(1);
    run.events.push(Event::new("answer_unusable", Some(id), format!("Answer {failed} could not be used.")));
    if failed >= asked.retry.attempts {
        return Ok(Exit::port(Port::INVALID));
    }
    if asked.retry.text.trim().is_empty() {
        repeat(run)?;
    } else {
        run.say(id, &asked.retry.text)?;
    }
    Ok(Exit::Wait(WaitKind::Answer { failed, state: answer.state.clone() }, asked.timeout))
}

/// The conversation's language: what it chose, else the contact's, else the one that the flow is written in.
pub(super) fn language(run: &Run<'_>) -> String {
    let known = run.session.language.as_ref().or(run.contact.language.as_ref());
    known.or_else(|| run.here().flow().languages.first()).cloned().unwrap_or_default()
}

/// The option's part of the id of a tapped button, if it is a button of this node.
pub(super) fn tapped<'m>(node: &str, message: &'m Inbound) -> Option<&'m str> {
    match &message.content {
        Content::Reply { id, .. } => id.strip_prefix(node)?.strip_prefix(':'),
        _ => None,
    }
}

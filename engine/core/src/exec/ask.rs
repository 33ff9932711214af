//! What all questions have in common.

use flows_schema::{Port, nodes::Retry};
use serde_json::Value;

use crate::{
    Effect, Event, WaitKind,
    run::{Exit, Run},
};

/// Asks, then waits.
pub(super) fn enter(text: &str, timeout: Option<u32>, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    run.say(id, text)?;
    Ok(Exit::Wait(WaitKind::answer(), timeout))
}

/// Keeps a usable answer and records it.
pub(super) fn keep(
    run: &mut Run<'_>,
    id: &str,
    save_as: Option<&str>,
    value: Value,
    raw: &str,
) -> Result<(), Exit> {
    let variable = save_as.unwrap_or_default().to_owned();
    if !variable.is_empty() {
        run.write(&variable, value.clone())?;
    }
    let (node, raw) = (id.to_owned(), raw.to_owned());
    run.effects.push(Effect::Record { node, variable, value, raw, category: String::new() });
    Ok(())
}

/// Says the retry text and waits again, or goes on by `invalid` when the attempts are used up.
/// `repeat` asks the question once more; it is used when the author wrote no retry text.
pub(super) fn retry(
    run: &mut Run<'_>,
    id: &str,
    retry: &Retry,
    failed: u8,
    timeout: Option<u32>,
    repeat: impl FnOnce(&mut Run<'_>) -> Result<(), Exit>,
) -> Result<Exit, Exit> {
    let failed = failed.saturating_add(1);
    run.events.push(Event::new("answer_unusable", Some(id), format!("Answer {failed} could not be used.")));
    if failed >= retry.attempts {
        return Ok(Exit::port(Port::INVALID));
    }
    if retry.text.trim().is_empty() {
        repeat(run)?;
    } else {
        run.say(id, &retry.text)?;
    }
    Ok(Exit::Wait(WaitKind::Answer { failed, state: Value::Null }, timeout))
}

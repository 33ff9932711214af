//! Gives the conversation to a person, and takes it back.

use flows_schema::{
    Port,
    limits::{MAX_NAME_CHARS, MAX_NOTE_CHARS},
    nodes::HandOver,
};

use crate::{
    Effect, WaitKind,
    run::{Exit, Run},
};

pub(super) fn enter(config: &HandOver, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if !config.text.trim().is_empty() {
        run.say(id, &config.text)?;
    }
    let note = run.text(&config.note)?.trim().chars().take(MAX_NOTE_CHARS).collect();
    run.effects.push(Effect::HandOver {
        node: id.into(),
        queue: config.queue.trim().to_owned(),
        assignee: config.assignee.trim().to_owned(),
        note,
    });
    Ok(if config.wait {
        Exit::Wait(WaitKind::Person, config.timeout)
    } else {
        Exit::End(HandOver::OUTCOME.to_owned())
    })
}

pub(super) fn handed_back(config: &HandOver, outcome: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    if let Some(key) = &config.save_as {
        let outcome: String = outcome.trim().chars().take(MAX_NAME_CHARS).collect();
        run.write(key, outcome.into())?;
    }
    Ok(Exit::port(Port::NEXT))
}

//! Takes a yes or a no.

use flows_schema::{
    VariableType,
    nodes::{AskYesNo, ChoiceDisplay, Question},
};

use super::{Answer, ask};
use crate::{
    Inbound, OutMessage, OutOption, WaitKind,
    answers::yes_no,
    fold::fold,
    run::{Exit, Run},
};

pub(super) fn enter(config: &AskYesNo, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    offer(config, id, run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &AskYesNo,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let Some(yes) = shown(config, id, answer.message) else {
        if let Some(exit) = ask::passed(config.asked(), id, answer, run) {
            return Ok(exit);
        }
        return match yes_no::read(answer.message.words(), &ask::language(run)) {
            Some(yes) => leave(config, id, yes, answer.message, run),
            None => ask::retry(run, id, config.asked(), answer, |run| offer(config, id, run)),
        };
    };
    leave(config, id, yes, answer.message, run)
}

fn leave(config: &AskYesNo, id: &str, yes: bool, message: &Inbound, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let variable = config.save_as.as_deref().and_then(|key| run.here().flow().variable(key));
    let title = if yes { &config.yes_title } else { &config.no_title };
    // In a text variable, the contact's words read better than "true".
    let as_text = variable.is_some_and(|variable| variable.kind == VariableType::Text);
    let value = if as_text { title.trim().into() } else { yes.into() };
    ask::keep(run, id, config.save_as.as_deref(), value, message.words())?;
    Ok(Exit::port(if yes { AskYesNo::YES } else { AskYesNo::NO }))
}

fn offer(config: &AskYesNo, id: &str, run: &mut Run<'_>) -> Result<(), Exit> {
    let text = run.text(&config.text)?;
    let option = |port: &str, title: &str| OutOption {
        id: format!("{id}:{port}"),
        title: title.trim().to_owned(),
        description: String::new(),
    };
    let options = vec![option(AskYesNo::YES, &config.yes_title), option(AskYesNo::NO, &config.no_title)];
    let list_button = config.yes_title.trim().to_owned();
    let display = ChoiceDisplay::Auto;
    run.send(
        id,
        OutMessage::Choice { text, options, display, list_button, first: 1, more: None, last: None },
    );
    Ok(())
}

/// The button that was tapped, or its title or number that was written.
pub(super) fn shown(config: &AskYesNo, id: &str, message: &Inbound) -> Option<bool> {
    match ask::tapped(id, message) {
        Some(AskYesNo::YES) => return Some(true),
        Some(AskYesNo::NO) => return Some(false),
        _ => {}
    }
    let said = fold(message.words());
    match said.trim_end_matches(['.', ')']) {
        "" => None,
        "1" => Some(true),
        "2" => Some(false),
        said if said == fold(&config.yes_title) => Some(true),
        said if said == fold(&config.no_title) => Some(false),
        _ => None,
    }
}

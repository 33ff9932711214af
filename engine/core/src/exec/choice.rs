//! Offers options and takes one of them.

use flows_schema::nodes::{Choice, ChoiceOption};

use super::ask;
use crate::{
    Content, Inbound, OutMessage, OutOption, WaitKind,
    fold::fold,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Choice, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    offer(config, id, run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &Choice,
    id: &str,
    message: &Inbound,
    failed: u8,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let Some(option) = chosen(config, id, message) else {
        return ask::retry(run, id, &config.retry, failed, config.timeout, |run| offer(config, id, run));
    };
    let (port, title) = (option.id.clone(), option.title.clone());
    ask::keep(run, id, config.save_as.as_deref(), title.into(), message.words())?;
    Ok(Exit::Port(port))
}

fn offer(config: &Choice, id: &str, run: &mut Run<'_>) -> Result<(), Exit> {
    let text = run.text(&config.text)?;
    let option = |option: &ChoiceOption| OutOption {
        id: format!("{id}:{}", option.id),
        title: option.title.trim().to_owned(),
        description: option.description.trim().to_owned(),
    };
    let message = OutMessage::Choice {
        text,
        options: config.options.iter().map(option).collect(),
        display: config.display,
        list_button: config.list_button.trim().to_owned(),
    };
    run.send(id, message);
    Ok(())
}

/// The option that a message selects: by a tap, by its number, by its title, or by its id. A tap on
/// another question's button counts by its title.
pub(super) fn chosen<'c>(config: &'c Choice, node: &str, message: &Inbound) -> Option<&'c ChoiceOption> {
    let by_title = |title: &str| {
        let title = fold(title);
        config.options.iter().find(|option| !title.is_empty() && fold(&option.title) == title)
    };
    match &message.content {
        Content::Reply { id, title } => {
            let own = id.strip_prefix(node).and_then(|rest| rest.strip_prefix(':'));
            own.and_then(|own| config.options.iter().find(|option| option.id == own))
                .or_else(|| by_title(title))
        }
        Content::Text { text } => by_title(text)
            .or_else(|| by_number(config, text))
            .or_else(|| config.options.iter().find(|option| option.id == text.trim())),
        _ => None,
    }
}

/// "2", "2." and "2)" select the second option.
fn by_number<'c>(config: &'c Choice, text: &str) -> Option<&'c ChoiceOption> {
    let number: usize = text.trim().trim_end_matches(['.', ')']).parse().ok()?;
    config.options.get(number.checked_sub(1)?)
}

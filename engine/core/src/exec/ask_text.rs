//! Takes any text within the limits.

use flows_schema::{Port, nodes::AskText};

use super::ask;
use crate::{
    Inbound,
    run::{Exit, Run},
};

pub(super) fn answer(
    config: &AskText,
    id: &str,
    message: &Inbound,
    failed: u8,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let text = message.words().trim();
    let count = text.chars().count();
    let fits = count > 0
        && config.min_chars.is_none_or(|min| count >= usize::from(min))
        && config.max_chars.is_none_or(|max| count <= usize::from(max));
    if !fits {
        return ask::retry(run, id, &config.retry, failed, config.timeout, |run| run.say(id, &config.text));
    }
    let value = match config.save_as.as_deref().and_then(|key| run.here().flow().variable(key)) {
        Some(variable) => crate::value::typed(variable.kind, text),
        None => text.into(),
    };
    ask::keep(run, id, config.save_as.as_deref(), value, text)?;
    Ok(Exit::port(Port::NEXT))
}

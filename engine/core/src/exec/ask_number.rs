//! Takes a number within the limits.

use flows_schema::{Port, nodes::AskNumber};

use super::ask;
use crate::{
    Inbound,
    run::{Exit, Run},
    value::{number, parse_number},
};

pub(super) fn answer(
    config: &AskNumber,
    id: &str,
    message: &Inbound,
    failed: u8,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    let raw = message.words().trim();
    let usable = parse_number(raw).filter(|value| {
        config.min.is_none_or(|min| *value >= min)
            && config.max.is_none_or(|max| *value <= max)
            && (!config.whole || value.fract() == 0.0)
    });
    let Some(value) = usable else {
        return ask::retry(run, id, &config.retry, failed, config.timeout, |run| run.say(id, &config.text));
    };
    ask::keep(run, id, config.save_as.as_deref(), number(value), raw)?;
    Ok(Exit::port(Port::NEXT))
}

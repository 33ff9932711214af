//! Takes a time of the day within the bounds.

use flows_schema::nodes::AskTime;

use super::{Answer, ask};
use crate::{
    answers::time,
    run::{Exit, Run},
};

pub(super) fn answer(
    config: &AskTime,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |run, message| {
        let (min, max) = (time::bound(&config.min), time::bound(&config.max));
        let found = time::read(message.words(), &ask::language(run))
            .filter(|found| min.is_none_or(|min| *found >= min) && max.is_none_or(|max| *found <= max));
        Ok(found.map(|found| found.format("%H:%M").to_string().into()))
    })
}

//! Takes a number within the limits.

use flows_schema::nodes::AskNumber;

use super::{Answer, ask};
use crate::{
    answers,
    run::{Exit, Run},
    value::number,
};

pub(super) fn answer(
    config: &AskNumber,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |run, message| {
        let value = answers::number::read(message.words(), &ask::language(run)).filter(|value| {
            config.min.is_none_or(|min| *value >= min)
                && config.max.is_none_or(|max| *value <= max)
                && (!config.whole || value.fract() == 0.0)
        });
        Ok(value.map(number))
    })
}

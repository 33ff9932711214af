//! Takes a date within the bounds.

use chrono::NaiveDate;
use flows_schema::nodes::AskDate;

use super::{Answer, ask};
use crate::{
    Event,
    answers::date::{self, Reading},
    run::{Exit, Run},
};

pub(super) fn answer(
    config: &AskDate,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |run, message| {
        let today = run.zone("").local(run.env.now).date();
        let min = bound(&config.min, id, today, run)?;
        let max = bound(&config.max, id, today, run)?;
        let past = max.is_some_and(|max| max <= today);
        let language = ask::language(run);
        let date = date::read(message.words(), Reading { language: &language, today, past })
            .filter(|date| min.is_none_or(|min| *date >= min) && max.is_none_or(|max| *date <= max));
        Ok(date.map(|date| date.to_string().into()))
    })
}

/// A bound; one that is no date, such as an empty variable, bounds nothing.
fn bound(text: &str, id: &str, today: NaiveDate, run: &mut Run<'_>) -> Result<Option<NaiveDate>, Exit> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let found = date::bound(&run.text(text)?, today);
    if found.is_none() {
        run.events.push(Event::new("date_bound_invalid", Some(id), "A bound of the date is no date."));
    }
    Ok(found)
}

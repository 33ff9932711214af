//! Takes a phone number.

use flows_schema::nodes::AskPhone;
use serde_json::Value;

use super::{Answer, ask};
use crate::{
    Content, answers,
    run::{Exit, Run},
};

pub(super) fn answer(
    config: &AskPhone,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    ask::take(config, id, answer, run, |run, message| {
        // A shared business card is an answer too.
        let words = match &message.content {
            Content::Contacts { contacts } => contacts.first().map_or("", |card| card.phone.as_str()),
            _ => message.words(),
        };
        let own = run.contact.phone.as_deref();
        Ok(answers::phone::read(words, &config.country, own).map(Value::String))
    })
}

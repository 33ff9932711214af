//! Takes a place.

use flows_schema::nodes::AskLocation;
use serde_json::json;

use super::{Answer, ask};
use crate::{
    Content, OutMessage, WaitKind,
    run::{Exit, Run},
};

pub(super) fn enter(config: &AskLocation, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    request(config, id, run)?;
    Ok(Exit::Wait(WaitKind::answer(), config.timeout))
}

pub(super) fn answer(
    config: &AskLocation,
    id: &str,
    answer: &Answer<'_>,
    run: &mut Run<'_>,
) -> Result<Exit, Exit> {
    use flows_schema::nodes::Question;
    let asked = config.asked();
    if let Some(exit) = ask::passed(asked, id, answer, run) {
        return Ok(exit);
    }
    let place = match &answer.message.content {
        Content::Location { latitude, longitude, name, address } => Some(json!({
            "latitude": latitude, "longitude": longitude, "name": name, "address": address,
        })),
        // An address has letters; "ok" and "?" are none.
        Content::Text { text }
            if config.accept_text && text.chars().filter(|letter| letter.is_alphabetic()).count() > 2 =>
        {
            Some(json!({"latitude": null, "longitude": null, "name": null, "address": text.trim()}))
        }
        _ => None,
    };
    let Some(place) = place else {
        return ask::retry(run, id, asked, answer, |run| request(config, id, run));
    };
    ask::keep(run, id, asked.save_as, place, answer.message.words().trim())?;
    Ok(Exit::port(flows_schema::Port::NEXT))
}

fn request(config: &AskLocation, id: &str, run: &mut Run<'_>) -> Result<(), Exit> {
    let text = run.text(&config.text)?;
    run.send(id, OutMessage::LocationRequest { text });
    Ok(())
}

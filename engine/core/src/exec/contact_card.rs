//! Sends a business card.

use flows_schema::{Port, limits::MAX_CARD_CHARS, nodes::ContactCard};

use super::line;
use crate::{
    Event, OutContact, OutMessage,
    run::{Exit, Run},
};

pub(super) fn enter(config: &ContactCard, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let name = line(&config.name, MAX_CARD_CHARS, run)?;
    let phone = ContactCard::number(&run.text(&config.phone)?);
    match phone.filter(|_| !name.is_empty()) {
        Some(phone) => {
            let email = line(&config.email, MAX_CARD_CHARS, run)?;
            let company = line(&config.company, MAX_CARD_CHARS, run)?;
            run.send(id, OutMessage::Contact(OutContact { name, phone, email, company }));
        }
        None => {
            let text = "The contact card has no name or no usable number, so it was left out.";
            run.events.push(Event::new("contact_card_invalid", Some(id), text));
        }
    }
    Ok(Exit::port(Port::NEXT))
}

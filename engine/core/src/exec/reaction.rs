//! Puts an emoji on the contact's last message, or takes it back.

use flows_schema::{Port, nodes::Reaction};

use crate::{
    Event, OutMessage, OutReaction,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Reaction, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let emoji = if config.remove { String::new() } else { run.text(&config.emoji)?.trim().to_owned() };
    let to = run.session.last_message.clone();
    if to.is_empty() {
        let text = "There is no message of the contact to react to.";
        run.events.push(Event::new("reaction_without_message", Some(id), text));
    } else if config.remove || Reaction::is_emoji(&emoji) {
        run.send(id, OutMessage::Reaction(OutReaction { emoji, to }));
    } else {
        let text = "The reaction is not one emoji, so it was left out.";
        run.events.push(Event::new("emoji_invalid", Some(id), text));
    }
    Ok(Exit::port(Port::NEXT))
}

//! Tags the contact.

use flows_schema::{Port, nodes::AddTag};

use super::tags;
use crate::{
    ContactChange, Event,
    limits::MAX_CONTACT_TAGS,
    run::{Exit, Run},
};

pub(super) fn enter(config: &AddTag, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    for tag in tags(&config.tags, id, run)? {
        // What is there already is no change: starts that wait for a new tag must not fire.
        if run.contact.tags.contains(&tag) {
            continue;
        }
        if run.contact.tags.len() >= MAX_CONTACT_TAGS {
            let text = format!("The contact has {MAX_CONTACT_TAGS} tags already.");
            run.events.push(Event::new("tags_too_many", Some(id), text));
            break;
        }
        run.change_contact(id, ContactChange::AddTag { tag });
    }
    Ok(Exit::port(Port::NEXT))
}

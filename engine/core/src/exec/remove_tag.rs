//! Takes tags from the contact.

use flows_schema::{Port, nodes::RemoveTag};

use super::tags;
use crate::{
    ContactChange,
    run::{Exit, Run},
};

pub(super) fn enter(config: &RemoveTag, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    for tag in tags(&config.tags, id, run)? {
        if run.contact.tags.contains(&tag) {
            run.change_contact(id, ContactChange::RemoveTag { tag });
        }
    }
    Ok(Exit::port(Port::NEXT))
}

//! Blocks the contact; from here on [`Run::send`] drops everything.

use flows_schema::Port;

use crate::{
    ContactChange,
    run::{Exit, Run},
};

pub(super) fn enter(id: &str, run: &mut Run<'_>) -> Exit {
    run.change_contact(id, ContactChange::Block);
    Exit::port(Port::NEXT)
}

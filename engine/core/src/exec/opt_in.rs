//! Notes that the contact agreed to be written to.

use flows_schema::Port;

use crate::{
    ContactChange,
    run::{Exit, Run},
};

pub(super) fn enter(id: &str, run: &mut Run<'_>) -> Exit {
    run.change_contact(id, ContactChange::OptIn);
    Exit::port(Port::NEXT)
}

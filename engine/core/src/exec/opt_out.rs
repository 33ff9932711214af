//! Notes that the contact wants to be left alone. What is said afterwards in this step still goes out.

use flows_schema::Port;

use crate::{
    ContactChange,
    run::{Exit, Run},
};

pub(super) fn enter(id: &str, run: &mut Run<'_>) -> Exit {
    run.change_contact(id, ContactChange::OptOut);
    Exit::port(Port::NEXT)
}

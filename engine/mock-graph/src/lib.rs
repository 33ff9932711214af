//! A stand-in for Meta's Graph API: messages, statuses, templates and media, by Meta's own description.
//!
//! One place for it: the tests of the engine, `botloom mock-graph`, the stories in the browser and the measurements all
//! speak to this code. It listens where it is told to and sends webhooks to one address; keeping both on loopback is its
//! caller's duty.
//!
//! What this crate must not do: know anything of Botloom. It speaks the protocol, and a mistake of ours that both sides
//! made would be no mistake any more.
//!
//! To add a part of the Graph API: a file with its handlers, its routes in [`MockGraph::router`], and Meta's schema for it
//! where there is one.

mod business;
mod chance;
mod control;
mod fault;
mod forms;
mod judge;
mod media;
mod messages;
mod schema;
mod server;
mod template_rules;
mod templates;
mod uploads;
mod webhooks;

pub use fault::Fault;
pub use schema::MetaSchema;
pub use server::{MockGraph, Received};
pub use webhooks::{StatusPlan, WebhookTarget};

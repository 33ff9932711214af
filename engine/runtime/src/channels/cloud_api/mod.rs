//! Meta's WhatsApp Cloud API.

mod envelope;
pub(crate) mod errors;
mod forms;
mod limits;
mod payload;
mod send;
mod signature;
mod uploads;
mod webhook;

pub(crate) use webhook::{WebhookState, router};

pub use send::CloudApi;

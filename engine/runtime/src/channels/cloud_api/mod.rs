//! Meta's WhatsApp Cloud API.

mod envelope;
pub(crate) mod errors;
mod forms;
mod limits;
mod marks;
mod payload;
mod preferences;
mod send;
mod signature;
mod uploads;
mod webhook;

pub(crate) use envelope::template_change;
pub(crate) use marks::Marks;
pub(crate) use webhook::{WebhookState, router};

pub use send::CloudApi;

//! The engine's machinery: what comes in is moved by `engine-core` in one transaction, then
//! acknowledged, then answered.
//!
//! inbox → step → one commit → acknowledgement → outbox. A message that was acknowledged is never lost,
//! moves its conversation exactly once and in order, and its answer goes out under one id.
//!
//! What this crate must not do: decide what a flow says (that is `engine-core`), hold SQL (that is
//! `engine-store`), or know the admin API. Bodies, names and phone numbers never go into logs.
//!
//! To add a channel: see [`channels`]. To perform another kind of call: see [`calls`]. To add a source of events: make it an `Event` and hand it to the
//! intake, or enqueue it into the inbox from another process.

mod alerts;
mod broadcasts;
pub mod calls;
pub mod channels;
mod checks;
mod cluster;
mod crash;
mod directory;
mod event;
mod forms;
pub mod guard;
mod hooks;
mod intake;
mod media;
pub mod metrics;
mod outbox;
mod pause;
mod problem;
mod receipts;
mod retention;
mod routes;
mod runtime;
mod sampler;
mod settings;
mod signals;
mod sweeper;
#[cfg(feature = "testing")]
pub mod testing;
mod writer;

pub use hooks::Posted;
pub use retention::Retention;
pub use runtime::{Health, Parts, Presence, Runtime, StartError};
pub use settings::Settings;
pub use signals::{Recipient, Told, change_contact, hand_back, signal};

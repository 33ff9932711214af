//! Numbers paired by QR code: what is pure about them.
//!
//! Addresses of the WhatsApp Web protocol and the aliases they give a contact, deterministic message
//! ids (so that a resend is no second message), the pairing as a state machine with its countdown, and
//! the channel's abilities. The connection itself, with its encrypted store, is built on these; this
//! crate is the only place where a library under AGPL-3.0 terms may ever be a dependency, which is why
//! it stands alone behind the cargo feature `whatsapp-web` of the binary.
//!
//! It must not know the database or the admin API; it speaks to the rest through the channel trait of
//! `engine-runtime`.
//!
//! **To add a pairing event:** a variant of [`PairingEvent`], its transition in [`Pairing::apply`], and
//! a case in that file's table of transitions.

mod address;
mod message_id;
mod pairing;

pub use address::{Address, AddressError, Server};
pub use message_id::message_id;
pub use pairing::{Pairing, PairingEvent, PairingState};

/// What this channel can show: see [`engine_core::Capabilities::whatsapp_web`].
#[must_use]
pub fn capabilities() -> engine_core::Capabilities {
    engine_core::Capabilities::whatsapp_web()
}

/// The shape of a send, and of its outcome, on every channel.
pub use engine_runtime::channels::{Channel, SendOutcome};

//! Numbers paired by QR code: a phone's account, linked as WhatsApp Web is.
//!
//! [`link`] gives the channel. Each number has a worker ([`mod@link`]) on the node that owns its home shard; what comes in
//! goes through [`hook`] into the engine's one path, and is acknowledged when it is committed; what goes out has an id of
//! its outbox row, so that a repetition is no second message. The session is encrypted in our own database ([`session`]).
//! The states that a person watches are in [`state`].
//!
//! This crate is the only one that may depend on a library under AGPL-3.0 terms, which is why it stands alone behind the
//! cargo feature `whatsapp-web` of the binary.
//!
//! It must not know the admin API; it speaks to the rest through `engine_runtime::channels` and the rows of
//! `engine-store`. What people write, and whom they are, never goes into logs.
//!
//! **To understand another kind of message:** a branch in [`inbound`], a case in its table, and for the way out one in
//! [`outbound`].

mod address;
mod channel;
mod files;
mod hook;
mod http;
mod inbound;
mod lines;
mod link;
mod live;
mod message_id;
mod outbound;
mod pace;
mod polls;
mod release;
mod server;
mod session;
mod state;
mod upload;

pub use address::{Address, AddressError, Server};
#[cfg(feature = "testing")]
pub use channel::link_to_stand_in;
pub use channel::{WhatsappWeb, link};
pub use message_id::message_id;

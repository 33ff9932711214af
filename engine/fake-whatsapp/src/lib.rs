//! A stand-in for WhatsApp: the server of the multi-device protocol, the phones that link devices, and customers.
//!
//! It speaks the real protocol: the Noise handshake, the binary stanzas, pairing by QR code with real signatures, keys for
//! encrypted conversations, the offline queue, receipts, files. What it does not know it refuses as WhatsApp would, with
//! "item-not-found", so a client that asks for more than before is noticed.
//!
//! Tests hold a [`FakeWhatsapp`]; stories in the browser steer the program `fake-whatsapp` by HTTP (`/__fake/…`, see
//! [`control`]). What goes wrong on wish is in [`faults`].
//!
//! Clients connect to it only in builds with the feature `testing` of `engine-whatsapp-web`:
//! `cargo run -p engine-fake-whatsapp --features engine-whatsapp-web/testing` would not turn it on for this crate alone, so
//! build both together (`-p engine-whatsapp-web -p engine-fake-whatsapp`).
//!
//! **To answer another question of the client:** a branch in [`questions`].

mod accounts;
mod connection;
mod control;
mod customer;
mod faults;
mod files;
mod handshake;
mod pairing;
mod questions;
mod routing;
mod server;

pub use accounts::Account;
pub use customer::{Customer, Got};
pub use faults::Faults;
pub use server::FakeWhatsapp;

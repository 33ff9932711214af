//! Accounts, the devices that are linked to them, and who waits to be linked.

use std::collections::{HashMap, VecDeque};

use tokio::sync::mpsc::UnboundedSender;
use whatsapp_rust::{wacore::libsignal::protocol::KeyPair, wacore_binary::Node};

use crate::{connection::Out, faults::Faults};

/// Where people are.
pub(crate) const SERVER: &str = "s.whatsapp.net";

/// Somebody's account: a phone that is not shown.
#[derive(Clone)]
pub struct Account {
    /// Digits of the phone number.
    pub phone: String,
    /// The id that hides it.
    pub lid: String,
    /// The name that others see.
    pub name: String,
    /// The phone's identity, which signs linked devices.
    pub(crate) key: KeyPair,
}

impl Account {
    /// An account; its hidden id follows from the phone number.
    #[must_use]
    pub fn new(phone: &str, name: &str) -> Self {
        let lid = format!("9{phone:0>14}");
        Self {
            phone: phone.to_owned(),
            lid,
            name: name.to_owned(),
            key: KeyPair::generate(&mut randomness()),
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the stand-in knows none of our crates, and its keys need not be reproducible"
)]
pub(crate) fn randomness() -> rand::rngs::ThreadRng {
    rand::rng()
}

/// A device: its account's phone number, and its own number.
pub(crate) type DeviceId = (String, u16);

/// The keys by which others begin a conversation with a device.
#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    pub(crate) registration: Vec<u8>,
    pub(crate) identity: Vec<u8>,
    pub(crate) signed: Option<Node>,
    pub(crate) once: VecDeque<Node>,
}

/// A linked device.
#[derive(Default)]
pub(crate) struct Device {
    pub(crate) keys: Keys,
    /// Its connection, when it is online.
    pub(crate) online: Option<UnboundedSender<Out>>,
    /// Whether it has asked for what waits; only then does anything reach it.
    pub(crate) active: bool,
    /// What waits for it, and what it has not acknowledged.
    pub(crate) queue: VecDeque<Node>,
}

/// A device that waits for a phone to link it.
pub(crate) struct Pending {
    pub(crate) connection: UnboundedSender<Out>,
    pub(crate) noise_key: Vec<u8>,
}

/// Everything that the server knows.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) accounts: HashMap<String, Account>,
    pub(crate) devices: HashMap<DeviceId, Device>,
    /// By the static key of the handshake.
    pub(crate) registered: HashMap<Vec<u8>, DeviceId>,
    /// By the reference in the QR code.
    pub(crate) pending: HashMap<String, Pending>,
    /// By the phone number that a code is to be typed on.
    pub(crate) typed: HashMap<String, crate::pairing::Typed>,
    /// Files, by their path.
    pub(crate) files: HashMap<String, Vec<u8>>,
    pub(crate) faults: Faults,
    /// Messages that the server took, in order: from which device, to whom, and under which id.
    pub(crate) taken: Vec<(DeviceId, String, String)>,
    /// Logins so far, by device.
    pub(crate) logins: HashMap<DeviceId, u32>,
    /// Questions that were refused.
    pub(crate) unknown: Vec<String>,
}

impl State {
    /// The phone number of an address, which may be the hidden one.
    pub(crate) fn phone_of(&self, jid: &whatsapp_rust::Jid) -> String {
        if jid.is_lid() {
            let account = self.accounts.values().find(|account| account.lid == jid.user.as_str());
            account.map(|account| account.phone.clone()).unwrap_or_default()
        } else {
            jid.user.to_string()
        }
    }

    /// The devices of an account, in order.
    pub(crate) fn devices_of(&self, phone: &str) -> Vec<u16> {
        let mut devices: Vec<u16> =
            self.devices.keys().filter(|(of, _)| of == phone).map(|(_, device)| *device).collect();
        devices.sort_unstable();
        devices
    }
}

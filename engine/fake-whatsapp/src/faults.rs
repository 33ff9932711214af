//! What goes wrong on wish.

use serde::Deserialize;

/// What goes wrong, until it is set anew.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// Milliseconds before anything goes to a client.
    pub delay_ms: u64,
    /// Whether each message comes twice.
    pub duplicates: bool,
    /// Whether messages are taken but never acknowledged.
    pub no_acks: bool,
    /// The phone number whose messages are taken and reach nobody.
    pub drop_from: Option<String>,
    /// The code with which messages are refused.
    pub refuse_messages: Option<String>,
    /// Where a handshake stops: 1 before the server's answer, 2 after the whole handshake.
    pub stall: u8,
    /// Whether the server answers a handshake with noise.
    pub garbage: bool,
    /// How many references a new device gets, instead of six.
    pub references: Option<usize>,
    /// Whether a pairing code is refused.
    pub refuse_codes: bool,
    /// Whether phones sign with another key than the account's, so that devices refuse to be linked.
    pub wrong_signature: bool,
    /// The reason with which logins are refused, such as 402.
    pub refuse_logins: Option<u16>,
}

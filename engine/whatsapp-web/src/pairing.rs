//! The pairing of a number, as a state machine without IO.
//!
//! WhatsApp gives six codes, the first for 60 seconds and the others for 20 each. After a scan the
//! stream restarts once, then the phone's data comes, then the number is ready, which takes about ten
//! seconds. A person watches all of it, so every state says what to do next.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// Where a pairing stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum PairingState {
    /// No code has come yet.
    Starting,
    /// A code waits to be scanned.
    Code {
        /// Text of the QR code.
        code: String,
        /// Which code it is, from 1.
        number: u8,
        /// Until when it can be scanned.
        expires: DateTime<Utc>,
    },
    /// The phone has scanned it; the stream restarts.
    Scanned,
    /// Paired; the phone's data comes in.
    Syncing,
    /// The number takes and sends messages.
    Ready,
    /// All codes have passed without a scan; a new pairing gives new ones.
    Exhausted,
    /// The phone or WhatsApp refused.
    Refused {
        /// Why, for people.
        reason: String,
    },
}

/// What the connection reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairingEvent {
    /// A new code, with its time to live.
    Code {
        /// Text of the QR code.
        code: String,
        /// How long it can be scanned.
        ttl: Duration,
    },
    /// The phone accepted.
    Paired,
    /// The connection is up under the new identity.
    Connected,
    /// The phone's data is complete.
    Synced,
    /// There are no codes left.
    CodesExhausted,
    /// The phone or WhatsApp refused.
    Failed {
        /// Why, for people.
        reason: String,
    },
}

/// A pairing under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairing {
    state: PairingState,
    codes: u8,
}

impl Default for Pairing {
    fn default() -> Self {
        Self { state: PairingState::Starting, codes: 0 }
    }
}

impl Pairing {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> &PairingState {
        &self.state
    }

    /// Whether nothing more will happen by itself.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, PairingState::Ready | PairingState::Exhausted | PairingState::Refused { .. })
    }

    /// Takes one event in. Events that do not fit the state change nothing, because the connection
    /// reports some of them twice or late. Tells whether the state changed.
    pub fn apply(&mut self, event: PairingEvent, now: DateTime<Utc>) -> bool {
        use PairingState as State;
        let next = match (&self.state, event) {
            (State::Starting | State::Code { .. }, PairingEvent::Code { code, ttl }) => {
                self.codes = self.codes.saturating_add(1);
                State::Code { code, number: self.codes, expires: now + ttl }
            }
            (State::Starting | State::Code { .. }, PairingEvent::Paired) => State::Scanned,
            (State::Starting | State::Code { .. }, PairingEvent::CodesExhausted) => State::Exhausted,
            (State::Scanned, PairingEvent::Connected) => State::Syncing,
            (State::Scanned | State::Syncing, PairingEvent::Synced) => State::Ready,
            (State::Ready, _) => return false,
            (_, PairingEvent::Failed { reason }) => State::Refused { reason },
            _ => return false,
        };
        self.state = next;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_767_600_000 + seconds, 0).expect("a time")
    }

    fn code(text: &str, seconds: i64) -> PairingEvent {
        PairingEvent::Code { code: text.into(), ttl: Duration::seconds(seconds) }
    }

    #[test]
    fn a_scan_leads_to_a_ready_number() {
        let mut pairing = Pairing::default();
        assert!(pairing.apply(code("one", 60), at(0)));
        assert!(pairing.apply(code("two", 20), at(60)));
        assert_eq!(pairing.state(), &PairingState::Code { code: "two".into(), number: 2, expires: at(80) });
        assert!(pairing.apply(PairingEvent::Paired, at(65)));
        assert!(!pairing.apply(code("late", 20), at(66)), "a late code does not undo the scan");
        assert!(pairing.apply(PairingEvent::Connected, at(67)));
        assert!(!pairing.is_over());
        assert!(pairing.apply(PairingEvent::Synced, at(75)));
        assert!(pairing.is_over());
        assert!(!pairing.apply(PairingEvent::Failed { reason: "late".into() }, at(80)));
        assert_eq!(pairing.state(), &PairingState::Ready);
    }

    #[test]
    fn codes_run_out_and_phones_refuse() {
        let mut exhausted = Pairing::default();
        assert!(exhausted.apply(code("one", 60), at(0)));
        assert!(exhausted.apply(PairingEvent::CodesExhausted, at(160)));
        assert!(exhausted.is_over());
        assert!(
            !exhausted.apply(PairingEvent::Paired, at(161)),
            "a scan after the last code counts for nothing"
        );

        let mut refused = Pairing::default();
        assert!(refused.apply(code("one", 60), at(0)));
        assert!(refused.apply(PairingEvent::Paired, at(5)));
        assert!(refused.apply(
            PairingEvent::Failed { reason: "The phone has no room for another device.".into() },
            at(6)
        ));
        assert!(matches!(refused.state(), PairingState::Refused { .. }));
    }
}

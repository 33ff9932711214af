//! WhatsApp's customer service window: what may be written to a contact, and until when.
//!
//! See <https://developers.facebook.com/docs/whatsapp/cloud-api/guides/send-messages#customer-service-windows>.

use chrono::{DateTime, Duration, Utc};

use crate::{OutMessage, Rendered};

/// Seconds after a contact's message in which anything may be sent.
pub const WINDOW_SECONDS: u32 = 24 * 60 * 60;

/// When the window closes that the contact's last message opened. The moment itself is outside.
#[must_use]
pub fn window_end(last_inbound: DateTime<Utc>) -> DateTime<Utc> {
    last_inbound + Duration::seconds(i64::from(WINDOW_SECONDS))
}

/// Whether anything may be written now to a contact who last wrote at a time, or never.
#[must_use]
pub fn window_is_open(last_inbound: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    last_inbound.is_some_and(|at| now < window_end(at))
}

impl OutMessage {
    /// Whether it arrives only while the window is open: all but messages that Meta has approved.
    #[must_use]
    pub fn needs_window(&self) -> bool {
        !matches!(self, Self::Template(_))
    }
}

impl Rendered {
    /// Whether it arrives only while the window is open: all but messages that Meta has approved.
    #[must_use]
    pub fn needs_window(&self) -> bool {
        !matches!(self, Self::Template(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_open_for_a_day_and_not_a_moment_longer() {
        let at = DateTime::UNIX_EPOCH;
        assert!(window_is_open(Some(at), at));
        assert!(window_is_open(Some(at), window_end(at) - Duration::microseconds(1)));
        assert!(!window_is_open(Some(at), window_end(at)));
        assert!(!window_is_open(None, at), "nobody wrote");
    }
}

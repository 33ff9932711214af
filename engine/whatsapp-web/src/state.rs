//! The words for how a number is linked. They are stored, and the page that shows them says each in a sentence.

use chrono::{DateTime, Utc};
use engine_store::repo::whatsapp_links::LinkState;

/// Nothing has come from WhatsApp yet.
pub(crate) const STARTING: &str = "starting";
/// A QR code waits to be scanned.
pub(crate) const QR_CODE: &str = "qr_code";
/// A code waits to be typed on the phone.
pub(crate) const TYPED_CODE: &str = "typed_code";
/// The phone agreed; the connection begins anew under the new identity.
pub(crate) const SCANNED: &str = "scanned";
/// Connected under the new identity; the phone shares its data.
pub(crate) const SYNCING: &str = "syncing";
/// Messages come and go.
pub(crate) const READY: &str = "ready";
/// The connection broke; it is tried again.
pub(crate) const RECONNECTING: &str = "reconnecting";
/// An admin wants no connection.
pub(crate) const PAUSED: &str = "paused";
/// All codes passed without a scan.
pub(crate) const EXHAUSTED: &str = "exhausted";
/// The pairing failed; the reason says why.
pub(crate) const REFUSED: &str = "refused";
/// The phone, or an admin, unlinked this device.
pub(crate) const LOGGED_OUT: &str = "logged_out";
/// Another process uses the session.
pub(crate) const REPLACED: &str = "replaced";
/// WhatsApp blocks the account for a while.
pub(crate) const BANNED: &str = "banned";
/// It needs somebody who knows the installation; the reason says why.
pub(crate) const BROKEN: &str = "broken";

/// States of a pairing under way: whoever finds one of them without a session begins it.
pub(crate) const PAIRING: [&str; 5] = [STARTING, QR_CODE, TYPED_CODE, SCANNED, SYNCING];
/// States in which nothing happens until an admin wants it.
pub(crate) const ENDS: [&str; 6] = [EXHAUSTED, REFUSED, LOGGED_OUT, REPLACED, BANNED, BROKEN];

/// A state with a reason.
pub(crate) fn because(state: &str, reason: &str) -> LinkState {
    LinkState { state: state.to_owned(), reason: reason.to_owned(), ..LinkState::default() }
}

/// A state that needs no reason.
pub(crate) fn plain(state: &str) -> LinkState {
    because(state, "")
}

/// A code that waits.
pub(crate) fn code(state: &str, code: &str, number: i32, expires: DateTime<Utc>) -> LinkState {
    LinkState {
        code: Some(code.to_owned()),
        code_number: number,
        code_expires: Some(expires),
        ..plain(state)
    }
}

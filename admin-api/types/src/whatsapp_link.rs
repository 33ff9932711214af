//! How a number that is paired by QR code is linked.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::QrCode;

/// How a link stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// Nobody wanted one yet.
    #[default]
    Unlinked,
    /// Nothing has come from WhatsApp yet.
    Starting,
    /// A QR code waits to be scanned.
    QrCode,
    /// A code waits to be typed on the phone.
    TypedCode,
    /// The phone agreed.
    Scanned,
    /// The phone shares its data.
    Syncing,
    /// Messages come and go.
    Ready,
    /// The connection broke; it is tried again.
    Reconnecting,
    /// An admin wants no connection; the link stays.
    Paused,
    /// All codes passed without a scan.
    Exhausted,
    /// The pairing failed; the reason says why.
    Refused,
    /// The phone, or an admin, unlinked this device.
    LoggedOut,
    /// Another program uses the same link.
    Replaced,
    /// WhatsApp blocks the account for a while; the reason is until when.
    Banned,
    /// It needs somebody who knows the installation; the reason says why.
    Broken,
}

impl LinkState {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Unlinked,
        Self::Starting,
        Self::QrCode,
        Self::TypedCode,
        Self::Scanned,
        Self::Syncing,
        Self::Ready,
        Self::Reconnecting,
        Self::Paused,
        Self::Exhausted,
        Self::Refused,
        Self::LoggedOut,
        Self::Replaced,
        Self::Banned,
        Self::Broken,
    ];

    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlinked => "unlinked",
            Self::Starting => "starting",
            Self::QrCode => "qr_code",
            Self::TypedCode => "typed_code",
            Self::Scanned => "scanned",
            Self::Syncing => "syncing",
            Self::Ready => "ready",
            Self::Reconnecting => "reconnecting",
            Self::Paused => "paused",
            Self::Exhausted => "exhausted",
            Self::Refused => "refused",
            Self::LoggedOut => "logged_out",
            Self::Replaced => "replaced",
            Self::Banned => "banned",
            Self::Broken => "broken",
        }
    }

    /// Reads [`LinkState::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether a pairing is under way.
    #[must_use]
    pub fn is_pairing(self) -> bool {
        matches!(self, Self::Starting | Self::QrCode | Self::TypedCode | Self::Scanned | Self::Syncing)
    }
}

/// The link of a number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WhatsappLink {
    /// How it stands.
    pub state: LinkState,
    /// A word for why, or empty: `phone_refused`, `another_account`, `linked_elsewhere`, `code_refused`,
    /// `code_too_often`, `phone_outdated`, `by_phone`, `by_admin`, `while_away`, `restored`, `wrong_key`, `outdated`,
    /// `connection`, or until when a block lasts.
    #[serde(default)]
    pub reason: String,
    /// Since when; absent when nobody wanted a link yet.
    #[serde(default)]
    pub since: Option<DateTime<Utc>>,
    /// The code to be typed on the phone; only for those who may manage numbers.
    #[serde(default)]
    pub typed_code: Option<String>,
    /// The QR code to be scanned; only for those who may manage numbers.
    #[serde(default)]
    pub qr: Option<QrCode>,
    /// Seconds for which the code can be used, from now; 0 when there is none or its time is over.
    #[serde(default)]
    pub code_seconds: u32,
    /// Which of the codes it is, from 1; 0 when there is none. WhatsApp gives six.
    #[serde(default)]
    pub code_number: u32,
    /// Digits of the account's phone number; empty before the first pairing.
    #[serde(default)]
    pub phone: String,
    /// When it was last connected.
    #[serde(default)]
    pub connected_at: Option<DateTime<Utc>>,
    /// How it stood before, the newest first; at most 20.
    #[serde(default)]
    pub history: Vec<LinkMoment>,
}

/// How a link stood once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkMoment {
    /// How it stood.
    pub state: LinkState,
    /// A word for why, or empty.
    #[serde(default)]
    pub reason: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// Body of `POST /numbers/{id}/link`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "action", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChangeLink {
    /// Connects; where nothing is linked, a code is shown.
    Connect {
        /// The phone that gets a code to type, with country code, as people write it; a QR code when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        phone: Option<String>,
        /// Whether another account than before may be linked.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        another_account: bool,
    },
    /// Ends the connection and keeps the link.
    Pause,
    /// Unlinks this device and forgets the session.
    LogOut,
}

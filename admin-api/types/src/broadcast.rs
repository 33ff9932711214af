//! Messages to many contacts.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{ContactSummary, NumberRef, SendTemplate};

/// Messages per minute that a broadcast sends, when the request names none.
pub const DEFAULT_BROADCAST_PACE: u32 = 60;
/// Messages per minute of a broadcast at most.
pub const MAX_BROADCAST_PACE: u32 = 6_000;

/// What a broadcast says: exactly one of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BroadcastWords {
    /// An approved template. Its values may have marks that each contact fills: `{{ name }}`, `{{ first_name }}`,
    /// `{{ phone }}`, and the key of any field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<SendTemplate>,
    /// The name of a start of the kind "Program or other flow" in the flow that answers the number; `""` for any. Only
    /// contacts who wrote within 24 hours get it on a Cloud API number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
}

/// Body of `POST /broadcasts` and `POST /broadcasts/preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateBroadcast {
    /// 1 to 120 characters. A preview may leave it empty.
    #[serde(default)]
    pub name: String,
    /// The number that sends.
    pub number_id: Uuid,
    /// Whom it is for; everybody who knows the number when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub segment_id: Option<Uuid>,
    /// What it says.
    pub words: BroadcastWords,
    /// Whether only those get it who agreed. Who opted out never does.
    #[serde(default)]
    pub need_consent: bool,
    /// When it begins; at once when both times are absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<Utc>>,
    /// Or a wall clock, as `2026-12-24T09:00`: each contact gets it when its own clock shows that. A contact's zone is the
    /// field `timezone`, such as `Europe/Rome`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub local_time: Option<String>,
    /// The zone of contacts who have none; UTC when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub timezone: String,
    /// Messages per minute, 1 to 6,000; 60 when absent. The number's own rules count too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_minute: Option<u32>,
}

/// Why contacts get none, and how many.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LeftOut {
    /// `other_number`, `blocked`, `opted_out`, `never_asked`, `outside_window`, `no_value`, `with_person`, `nothing_said`,
    /// `stopped` or `lost`.
    pub reason: String,
    /// How many.
    pub contacts: u64,
}

/// Answer of `POST /broadcasts/preview`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BroadcastPreview {
    /// Who would get it now.
    pub recipients: u64,
    /// Who would not, by reason.
    pub left_out: Vec<LeftOut>,
    /// The newest ten who would get it.
    pub first: Vec<ContactSummary>,
    /// Minutes that it would take at its pace.
    pub minutes: u64,
}

/// How far a broadcast is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BroadcastState {
    /// Its time has not come.
    Scheduled,
    /// Recipients get it.
    Running,
    /// Nobody gets it until it is resumed.
    Paused,
    /// Everybody got it or was left out.
    Done,
    /// Somebody stopped it for good.
    Stopped,
}

impl BroadcastState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Scheduled, Self::Running, Self::Paused, Self::Done, Self::Stopped];

    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// How recipients fared. Each number includes those that follow it: what was read was delivered and sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BroadcastResults {
    /// Whom it is for, without those who are left out.
    pub recipients: u64,
    /// Whose turn has not come.
    pub waiting: u64,
    /// Messages that were put into conversations.
    pub said: u64,
    /// That the provider took.
    pub sent: u64,
    /// That arrived.
    pub delivered: u64,
    /// That were read.
    pub read: u64,
    /// That failed.
    pub failed: u64,
    /// Contacts who wrote afterwards.
    pub answered: u64,
    /// Who got none, by reason.
    pub left_out: Vec<LeftOut>,
}

/// A broadcast.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Broadcast {
    /// Its id.
    pub id: Uuid,
    /// What people call it.
    pub name: String,
    /// The number that sends.
    pub number: NumberRef,
    /// The segment's name when it was made; empty for everybody.
    pub segment: String,
    /// The template's name, or the start's.
    pub words: String,
    /// Whether a flow starts.
    pub starts_flow: bool,
    /// Whether only those get it who agreed.
    pub need_consent: bool,
    /// How far it is.
    pub state: BroadcastState,
    /// Not before.
    pub starts_at: DateTime<Utc>,
    /// The wall clock of each contact.
    pub local_time: Option<String>,
    /// The zone of contacts who have none.
    pub timezone: String,
    /// Messages per minute at most.
    pub per_minute: u32,
    /// Who made it.
    pub by: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it began.
    pub started_at: Option<DateTime<Utc>>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// How its recipients fared.
    pub results: BroadcastResults,
}

/// Query of `GET /broadcasts/{id}/recipients`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct RecipientFilter {
    /// `true` for those who were left out only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<bool>,
    /// `next_cursor` of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// A recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BroadcastRecipient {
    /// The contact.
    pub contact_id: Uuid,
    /// Its name; may be empty.
    pub name: String,
    /// Its phone number; may be empty.
    pub phone: String,
    /// `waiting`, `left_out`, or how far its message is: `queued`, `sent`, `delivered`, `read`, `failed`.
    pub status: String,
    /// Why it was left out, or why the message failed; may be empty.
    pub reason: String,
}

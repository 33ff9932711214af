//! What the engine could not do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::NumberRef;

/// Where a letter died.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadLetterQueue {
    /// Something came in that could not be processed.
    Inbox,
    /// A message that could not be sent, or of which nobody knows whether it was.
    Outbox,
    /// A subscriber that could not be told of an event.
    Effect,
}

/// Why a letter is dead, for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeadLetterCode {
    /// An event that the engine or the database refused.
    NotProcessed,
    /// It was tried as often as allowed, or trying again cannot help.
    GivenUp,
    /// Nobody knows whether the message was sent; another try may send it a second time.
    OutcomeUnknown,
    /// A code that this build does not know; only ever read, never sent.
    #[serde(other)]
    Unknown,
}

/// One dead letter, without what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeadLetter {
    /// Names it. Opaque.
    pub id: String,
    /// Where it died.
    pub queue: DeadLetterQueue,
    /// The number it belongs to.
    pub number: NumberRef,
    /// Its conversation; absent for events that found none.
    #[serde(default)]
    pub conversation_id: Option<Uuid>,
    /// Of an event `message`, `status`, `timer`, `input`, `contact` or `event`; of a message `reply` or
    /// `at_most_once`; of an effect its kind.
    pub kind: String,
    /// Why it is dead.
    pub code: DeadLetterCode,
    /// What went wrong, for people. Plain text.
    pub reason: String,
    /// Attempts so far.
    pub attempts: u32,
    /// When it came in or was written.
    pub created_at: DateTime<Utc>,
}

/// Query of `GET /dead-letters`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct DeadLetterFilter {
    /// Only of this queue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<DeadLetterQueue>,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Body of `POST /dead-letters/redrive`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RedriveAll {
    /// All dead letters of this queue get another try.
    pub queue: DeadLetterQueue,
}

/// How many dead letters got another try.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Redriven {
    /// How many.
    pub count: u64,
}

//! Whether anything leaves the installation.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// Answer of `GET /sending`: whether messages, calls of flows and events for subscribers go out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sending {
    /// Whether everything waits. Conversations still move; what they say waits too.
    pub paused: bool,
    /// Why, for people; empty while nothing is paused.
    #[serde(default)]
    pub note: String,
    /// Since when.
    #[serde(default)]
    pub since: Option<DateTime<Utc>>,
}

/// Body of `PUT /sending`. It counts for the whole installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetSending {
    /// Whether everything shall wait.
    pub paused: bool,
    /// Why, for people; at most 200 characters. Only with `paused`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When going on: gives up what was waiting already when the pause began, because the life before the
    /// restored backup has probably sent it. It becomes dead letters, which can be given another try.
    #[serde(default)]
    pub give_up_waiting: bool,
}

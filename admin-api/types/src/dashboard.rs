//! The first screen's counts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Answer of `GET /dashboard`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Dashboard {
    /// Flows that are not archived.
    pub flows: u64,
    /// Flows of which a version answers somewhere.
    pub flows_live: u64,
    /// Numbers.
    pub numbers: u64,
    /// Conversations so far.
    pub conversations: u64,
    /// Conversations in which a flow runs.
    pub conversations_active: u64,
    /// Messages from contacts in the last 24 hours.
    pub messages_in_24h: u64,
    /// Messages to contacts in the last 24 hours.
    pub messages_out_24h: u64,
    /// Messages of the last 24 hours that could not be sent.
    pub messages_failed_24h: u64,
    /// Messages of the last 14 days (UTC), the oldest first, today included, days without any too.
    pub days: Vec<DayCount>,
}

/// Messages of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayCount {
    /// The day in UTC.
    pub day: NaiveDate,
    /// From contacts.
    pub messages_in: u64,
    /// To contacts.
    pub messages_out: u64,
}

//! When a number may send, and what keeps it from sending now.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// When a number may send. Empty limits nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
pub struct SendingPolicy {
    /// IANA name of the time zone in which days begin and quiet hours count, such as `Europe/Berlin`; empty for UTC.
    pub timezone: String,
    /// When nothing is sent. Messages wait until it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<QuietHours>,
    /// Most messages of a day, 1 to 1,000,000. What is over waits for the next day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub daily_cap: Option<u32>,
    /// A lower cap that grows day by day up to `daily_cap`, for a number that is new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_up: Option<WarmUp>,
}

/// When nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// The windows of each weekday.
    #[serde(default)]
    pub week: QuietWeek,
    /// A contact who wrote within so many minutes is answered all the same, 0 to 1440; 0 for nobody.
    #[serde(default = "reply_minutes")]
    pub reply_minutes: u32,
}

fn reply_minutes() -> u32 {
    15
}

impl Default for QuietHours {
    fn default() -> Self {
        Self { week: QuietWeek::default(), reply_minutes: reply_minutes() }
    }
}

/// The windows of each weekday, four of a day at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields, default)]
#[expect(missing_docs, reason = "the days of the week say what they are")]
pub struct QuietWeek {
    pub mon: Vec<QuietWindow>,
    pub tue: Vec<QuietWindow>,
    pub wed: Vec<QuietWindow>,
    pub thu: Vec<QuietWindow>,
    pub fri: Vec<QuietWindow>,
    pub sat: Vec<QuietWindow>,
    pub sun: Vec<QuietWindow>,
}

impl QuietWeek {
    /// The windows of the days, Monday first.
    #[must_use]
    pub fn days(&self) -> [&Vec<QuietWindow>; 7] {
        [&self.mon, &self.tue, &self.wed, &self.thu, &self.fri, &self.sat, &self.sun]
    }

    /// The windows of the days, Monday first, to be changed.
    pub fn days_mut(&mut self) -> [&mut Vec<QuietWindow>; 7] {
        [
            &mut self.mon,
            &mut self.tue,
            &mut self.wed,
            &mut self.thu,
            &mut self.fri,
            &mut self.sat,
            &mut self.sun,
        ]
    }
}

/// Quiet minutes in a row.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct QuietWindow {
    /// First minute, such as `22:00`.
    pub from: String,
    /// The minute after the last, such as `08:00`; `24:00` is the end of the day. An earlier time than `from` is on the
    /// next day.
    pub to: String,
}

/// A cap that grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WarmUp {
    /// Messages of the first day.
    pub first_day: u32,
    /// Percent by which the cap grows from one day to the next, 1 to 1000.
    pub growth: u32,
    /// The first day; the day on which the number was added where it is absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<NaiveDate>,
}

/// Why messages wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    /// It is quiet now.
    QuietHours,
    /// The day's messages are sent.
    DailyCap,
    /// The number is new, and what it may send today is sent.
    WarmUp,
}

/// That messages wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Waiting {
    /// Why.
    pub reason: WaitReason,
    /// Until when.
    pub until: DateTime<Utc>,
}

/// How a number sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberSending {
    /// When it may send.
    pub policy: SendingPolicy,
    /// Messages of today, in the time zone of the policy.
    pub sent_today: u32,
    /// Most messages of today; absent without a limit.
    #[serde(default)]
    pub cap_today: Option<u32>,
    /// Why messages wait now; absent when they go out.
    #[serde(default)]
    pub waiting: Option<Waiting>,
}

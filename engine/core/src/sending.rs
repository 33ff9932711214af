//! When a number may write to its contacts: quiet hours, a cap per day, and a cap that grows with the number.
//!
//! Pure: the runtime asks before each send, the API shows the answer, and the admin's form checks with the same rules.

mod cap;
pub mod codes;
mod quiet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use flows_schema::nodes::Week;
use serde::{Deserialize, Serialize};

use crate::time_zone::Zone;

/// Windows of one weekday.
pub const MAX_WINDOWS: usize = 4;
/// The longest time in which an answer may still be a reply, in minutes: a day, as WhatsApp's own window.
pub const MAX_REPLY_MINUTES: u32 = 24 * 60;
/// The highest cap; more is no cap.
pub const MAX_CAP: u32 = 1_000_000;
/// The fastest growth, in percent per day.
pub const MAX_GROWTH: u32 = 1_000;

/// What an admin set for a number. The default limits nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SendingPolicy {
    /// IANA name of the time zone in which days begin and quiet hours count; empty for UTC.
    pub timezone: String,
    /// When nothing is sent.
    pub quiet: Option<QuietHours>,
    /// Most messages of a day.
    pub daily_cap: Option<u32>,
    /// A lower cap that grows day by day up to `daily_cap`, for a number that is new.
    pub warm_up: Option<WarmUp>,
}

/// When nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct QuietHours {
    /// The windows of each weekday. One that ends earlier than it begins ends on the next day.
    pub week: Week,
    /// A contact who wrote within so many minutes is answered all the same; 0 for nobody.
    pub reply_minutes: u32,
}

impl Default for QuietHours {
    fn default() -> Self {
        // Quiet hours are for what a business sends of itself. Who writes at night is awake and expects an answer.
        Self { week: Week::default(), reply_minutes: 15 }
    }
}

/// A cap that grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WarmUp {
    /// Messages of the first day.
    pub first_day: u32,
    /// Percent by which the cap grows from one day to the next.
    pub growth: u32,
    /// The first day; the day on which the number was added where it is absent.
    pub since: Option<NaiveDate>,
}

impl Default for WarmUp {
    fn default() -> Self {
        Self { first_day: 20, growth: 20, since: None }
    }
}

/// Why a message waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitReason {
    /// It is quiet now.
    QuietHours,
    /// The day's messages are sent.
    DailyCap,
    /// The number is new, and what it may send today is sent.
    WarmUp,
}

impl WaitReason {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::QuietHours, Self::DailyCap, Self::WarmUp];

    /// The word on the wire and in metrics.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::QuietHours => "quiet_hours",
            Self::DailyCap => "daily_cap",
            Self::WarmUp => "warm_up",
        }
    }
}

/// That messages wait, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// Why.
    pub reason: WaitReason,
    /// Until when, unless the policy changes.
    pub until: DateTime<Utc>,
}

impl SendingPolicy {
    /// The policy of numbers whose provider blocks them for sending much of a sudden, such as those paired by QR code.
    #[must_use]
    pub fn cautious() -> Self {
        Self { daily_cap: Some(250), warm_up: Some(WarmUp::default()), ..Self::default() }
    }

    /// Whether messages may ever have to wait.
    #[must_use]
    pub fn limits_anything(&self) -> bool {
        self.quiet.is_some() || self.daily_cap.is_some()
    }

    fn zone(&self) -> Zone {
        Zone::first_of(&self.timezone, "UTC")
    }

    /// The day that counts at a time.
    #[must_use]
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.zone().local(at).date()
    }

    /// When a day begins.
    #[must_use]
    pub fn begin_of(&self, day: NaiveDate) -> DateTime<Utc> {
        self.zone().instant(day.and_time(NaiveTime::MIN))
    }

    /// Why a number sends nothing now, if it has sent `sent` messages today; replies that quiet hours let through go
    /// out all the same. `created_at` is when the number was added.
    #[must_use]
    pub fn hold(&self, created_at: DateTime<Utc>, sent: u32, now: DateTime<Utc>) -> Option<Hold> {
        let quiet = self.quiet_until(now).map(|until| Hold { reason: WaitReason::QuietHours, until });
        quiet.or_else(|| self.full(created_at, sent, now))
    }

    /// That a day's messages are sent.
    #[must_use]
    pub fn full(&self, created_at: DateTime<Utc>, sent: u32, now: DateTime<Utc>) -> Option<Hold> {
        let (most, reason) = self.cap(created_at, self.day(now))?;
        (sent >= most).then(|| Hold { reason, until: self.after_today(now) })
    }

    /// When the next day's messages may go out.
    #[must_use]
    pub fn after_today(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let tomorrow = self.day(now).succ_opt().map_or(now, |day| self.begin_of(day));
        self.quiet_until(tomorrow).unwrap_or(tomorrow)
    }

    /// What is wrong with it: JSON pointer and words for the admin.
    #[must_use]
    pub fn problems(&self) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        let mut add = |pointer: &str, text: String| problems.push((pointer.to_owned(), text));
        if !self.timezone.is_empty() && Zone::named(&self.timezone).is_none() {
            add("/timezone", "This is not the name of a time zone, such as “Europe/Berlin”.".to_owned());
        }
        if let Some(quiet) = &self.quiet {
            quiet.check(&mut add);
        }
        if self.daily_cap.is_some_and(|cap| !(1..=MAX_CAP).contains(&cap)) {
            add("/daily_cap", format!("1 to {MAX_CAP} messages, please."));
        }
        if let Some(warm_up) = &self.warm_up {
            warm_up.check(self.daily_cap, &mut add);
        }
        problems
    }
}

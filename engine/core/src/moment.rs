//! Dates and times in values, and comparing them.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use serde_json::Value;

use crate::time_zone::{Zone, date, on};

/// What a value says about time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moment {
    /// A day.
    Date(NaiveDate),
    /// A time on a clock, wherever that is.
    Local(NaiveDateTime),
    /// A point in time.
    Instant(DateTime<Utc>),
}

impl Moment {
    /// Reads `2026-12-24`, `2026-12-24T18:30`, `2026-12-24 18:30:00`, the same with `Z` or `+01:00` behind it, and
    /// `24.12.2026`.
    pub(crate) fn read(value: &Value) -> Option<Self> {
        let text = value.as_str()?.trim();
        if text.len() > 40 {
            return None;
        }
        if let Some(date) = date(text).or_else(|| NaiveDate::parse_from_str(text, "%d.%m.%Y").ok()) {
            return Some(Self::Date(date));
        }
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Some(Self::Instant(at.with_timezone(&Utc)));
        }
        let text = text.replacen('T', " ", 1);
        let format = |format: &str| NaiveDateTime::parse_from_str(&text, format).ok();
        format("%Y-%m-%d %H:%M:%S%.f").or_else(|| format("%Y-%m-%d %H:%M")).map(Self::Local)
    }

    /// Whether it is a day without a time.
    pub(crate) fn is_date(self) -> bool {
        matches!(self, Self::Date(_))
    }

    /// What clocks in the zone show then; midnight for a day.
    pub(crate) fn local(self, zone: &Zone) -> NaiveDateTime {
        match self {
            Self::Date(date) => date.into(),
            Self::Local(local) => local,
            Self::Instant(at) => zone.local(at),
        }
    }

    /// The point in time; a day without a time is at `time`.
    pub(crate) fn instant(self, zone: &Zone, time: &str) -> DateTime<Utc> {
        match self {
            Self::Date(date) => zone.instant(on(date, time).unwrap_or(date.into())),
            Self::Local(local) => zone.instant(local),
            Self::Instant(at) => at,
        }
    }

    /// Earlier, the same or later. Where one is a day, only the days count.
    pub(crate) fn compare(self, other: Self, zone: &Zone) -> std::cmp::Ordering {
        if self.is_date() || other.is_date() {
            self.local(zone).date().cmp(&other.local(zone).date())
        } else {
            self.instant(zone, "00:00").cmp(&other.instant(zone, "00:00"))
        }
    }
}

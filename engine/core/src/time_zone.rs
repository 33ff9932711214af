//! Local time. The rules of all zones are part of the program, so that every machine and the browser agree.
//!
//! Days on which clocks change are decided once, here: a time that the change skips is moved forward by the length of
//! the gap (02:30 becomes 03:30), and of a time that comes twice, the earlier is meant.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use flows_schema::calendar;
use jiff::{Timestamp, civil, tz};

/// A time zone.
#[derive(Debug, Clone)]
pub(crate) struct Zone(tz::TimeZone);

impl Zone {
    /// The zone with an IANA name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        tz::TimeZone::tzif(name, calendar::zone(name)?).ok().map(Self)
    }

    /// The step's own zone, else the flow's, else UTC.
    pub(crate) fn first_of(own: &str, flow: &str) -> Self {
        Self::named(own).or_else(|| Self::named(flow)).unwrap_or(Self(tz::TimeZone::UTC))
    }

    /// What clocks in the zone show.
    pub(crate) fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = Timestamp::from_second(at.timestamp()).map_or(0, |at| self.0.to_offset(at).seconds());
        let moved = at.naive_utc().checked_add_signed(chrono::Duration::seconds(i64::from(offset)));
        moved.unwrap_or(at.naive_utc())
    }

    /// When clocks in the zone show a time.
    pub(crate) fn instant(&self, local: NaiveDateTime) -> DateTime<Utc> {
        self.exactly(local).unwrap_or(local.and_utc())
    }

    fn exactly(&self, local: NaiveDateTime) -> Option<DateTime<Utc>> {
        let small = |number: u32| i8::try_from(number).ok();
        let civil = civil::DateTime::new(
            i16::try_from(local.year()).ok()?,
            small(local.month())?,
            small(local.day())?,
            small(local.hour())?,
            small(local.minute())?,
            small(local.second())?,
            0,
        )
        .ok()?;
        let at = self.0.to_ambiguous_timestamp(civil).compatible().ok()?;
        DateTime::from_timestamp(at.as_second(), 0)
    }
}

/// When clocks show a time: in the first zone if there is one of that IANA name, else in the second, else in UTC.
#[must_use]
pub fn local_instant(own: &str, other: &str, local: NaiveDateTime) -> DateTime<Utc> {
    Zone::first_of(own, other).instant(local)
}

/// A date of a document.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let (year, month, day) = calendar::date(text)?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// A time of day of a document on a date; `24:00` is the next day's first minute.
pub(crate) fn on(date: NaiveDate, time: &str) -> Option<NaiveDateTime> {
    let minutes = i64::from(calendar::minutes(time)?);
    date.and_hms_opt(0, 0, 0)?.checked_add_signed(chrono::Duration::minutes(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin(local: &str) -> String {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M").unwrap();
        Zone::named("Europe/Berlin").unwrap().instant(local).to_rfc3339()
    }

    #[test]
    fn changes_of_the_clock_are_decided() {
        assert_eq!(berlin("2026-01-05 09:00"), "2026-01-05T08:00:00+00:00");
        assert_eq!(berlin("2026-07-05 09:00"), "2026-07-05T07:00:00+00:00");
        // Skipped: 02:30 becomes 03:30 summer time.
        assert_eq!(berlin("2026-03-29 02:30"), "2026-03-29T01:30:00+00:00");
        // Twice: the first, in summer time.
        assert_eq!(berlin("2026-10-25 02:30"), "2026-10-25T00:30:00+00:00");
        // The rules go on after the last change that the database lists.
        assert_eq!(berlin("2080-07-05 09:00"), "2080-07-05T07:00:00+00:00");
    }

    #[test]
    fn local_time_is_what_clocks_show() {
        let at = DateTime::from_timestamp(1_767_600_000, 0).unwrap();
        let local = |zone: &str| Zone::first_of(zone, "UTC").local(at).to_string();
        assert_eq!(local(""), "2026-01-05 08:00:00");
        assert_eq!(local("Asia/Kathmandu"), "2026-01-05 13:45:00");
        assert_eq!(local("America/New_York"), "2026-01-05 03:00:00");
    }
}

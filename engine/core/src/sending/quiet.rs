//! Quiet hours: from local windows to points in time.

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};
use flows_schema::{
    calendar::{DAY_MINUTES, minutes},
    nodes::Shift,
};

use super::{MAX_REPLY_MINUTES, MAX_WINDOWS, QuietHours, SendingPolicy};
use crate::time_zone::on;

/// Windows that may follow each other without a gap: all of a week.
const MOST_IN_A_ROW: usize = 7 * MAX_WINDOWS + 1;

impl SendingPolicy {
    /// When the quiet hours end that hold now; `None` when messages may go out. Windows that follow each other without
    /// a gap are one.
    #[must_use]
    pub fn quiet_until(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let quiet = self.quiet.as_ref()?;
        let mut until = None;
        let mut at = now;
        for _ in 0..MOST_IN_A_ROW {
            match self.window_at(quiet, at) {
                Some(end) => (at, until) = (end, Some(end)),
                None => break,
            }
        }
        until
    }

    /// Whether quiet hours let an answer through to a contact who wrote at a time.
    #[must_use]
    pub fn is_reply(&self, last_inbound: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let minutes = self.quiet.as_ref().map_or(0, |quiet| quiet.reply_minutes);
        last_inbound.is_some_and(|wrote| now - wrote < Duration::minutes(i64::from(minutes)))
    }

    /// The end of a window that has this time. Windows begin and end by the clock on the wall: on days on which clocks
    /// change they are an hour longer or shorter.
    fn window_at(&self, quiet: &QuietHours, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let zone = self.zone();
        let today = zone.local(at).date();
        let days = [today - Duration::days(1), today];
        days.into_iter()
            .flat_map(|day| windows(quiet, day).iter().map(move |window| (day, window)))
            .filter_map(|(day, window)| {
                let (from, to) = (on(day, &window.from)?, on(day, &window.to)?);
                let to = if to <= from { to + Duration::days(1) } else { to };
                let (from, to) = (zone.instant(from), zone.instant(to));
                (from <= at && at < to).then_some(to)
            })
            .max()
    }
}

fn windows(quiet: &QuietHours, day: NaiveDate) -> &[Shift] {
    let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or_default();
    quiet.week.days().get(weekday).map_or(&[], |(_, windows)| *windows)
}

impl QuietHours {
    pub(super) fn check(&self, add: &mut impl FnMut(&str, String)) {
        if self.reply_minutes > MAX_REPLY_MINUTES {
            add("/quiet/reply_minutes", format!("{MAX_REPLY_MINUTES} minutes at most, please."));
        }
        let mut quiet = vec![false; 7 * usize::from(DAY_MINUTES)];
        let mut broken = false;
        for (weekday, (name, windows)) in self.week.days().into_iter().enumerate() {
            if windows.len() > MAX_WINDOWS {
                add(
                    &format!("/quiet/week/{name}"),
                    format!("{MAX_WINDOWS} windows of a day at most, please."),
                );
            }
            for (index, window) in windows.iter().enumerate() {
                let pointer = format!("/quiet/week/{name}/{index}");
                let (Some(from), Some(to)) = (minutes(&window.from), minutes(&window.to)) else {
                    broken = true;
                    add(&pointer, "Times are written as 22:00, from 00:00 to 24:00.".to_owned());
                    continue;
                };
                if from == to || from == DAY_MINUTES {
                    broken = true;
                    add(&pointer, "A window that is quiet all day goes from 00:00 to 24:00.".to_owned());
                    continue;
                }
                let length = if to > from { to - from } else { DAY_MINUTES - from + to };
                let first = weekday * usize::from(DAY_MINUTES) + usize::from(from);
                for minute in first..first + usize::from(length) {
                    let place = minute % quiet.len();
                    quiet[place] = true;
                }
            }
        }
        if !broken && quiet.iter().all(|quiet| *quiet) {
            add("/quiet/week", "It would be quiet all the time, and nothing would ever be sent.".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    fn policy(timezone: &str, week: &serde_json::Value) -> SendingPolicy {
        serde_json::from_value(json!({"timezone": timezone, "quiet": {"week": week}})).unwrap()
    }

    fn night() -> serde_json::Value {
        let night = json!([{"from": "22:00", "to": "08:00"}]);
        json!({"mon": night, "tue": night, "wed": night, "thu": night, "fri": night, "sat": night, "sun": night})
    }

    #[test]
    fn nights_end_in_the_morning() {
        let berlin = policy("Europe/Berlin", &night());
        // (now, until), both as UTC; winter is UTC+1.
        for (now, until) in [
            ("2026-01-05T20:59:00Z", None),
            ("2026-01-05T21:00:00Z", Some("2026-01-06T07:00:00Z")),
            ("2026-01-06T06:59:59Z", Some("2026-01-06T07:00:00Z")),
            ("2026-01-06T07:00:00Z", None),
            ("2026-07-05T20:00:00Z", Some("2026-07-06T06:00:00Z")),
            // Clocks go forward at 01:00Z on the 29th of March: that night is an hour shorter.
            ("2026-03-28T21:00:00Z", Some("2026-03-29T06:00:00Z")),
            // Clocks go back at 01:00Z on the 25th of October: an hour longer.
            ("2026-10-24T20:00:00Z", Some("2026-10-25T07:00:00Z")),
            ("2026-10-25T06:30:00Z", Some("2026-10-25T07:00:00Z")),
        ] {
            assert_eq!(berlin.quiet_until(at(now)), until.map(at), "{now}");
        }
    }

    #[test]
    fn windows_that_touch_are_one() {
        let weekend = policy(
            "UTC",
            &json!({
                "fri": [{"from": "18:00", "to": "24:00"}], "sat": [{"from": "00:00", "to": "24:00"}],
                "sun": [{"from": "00:00", "to": "12:00"}, {"from": "11:00", "to": "13:00"}]
            }),
        );
        for (now, until) in [
            ("2026-01-09T17:59:00Z", None),
            ("2026-01-09T18:00:00Z", Some("2026-01-11T13:00:00Z")),
            ("2026-01-11T12:30:00Z", Some("2026-01-11T13:00:00Z")),
            ("2026-01-11T13:00:00Z", None),
        ] {
            assert_eq!(weekend.quiet_until(at(now)), until.map(at), "{now}");
        }
        assert_eq!(policy("UTC", &json!({})).quiet_until(at("2026-01-09T18:00:00Z")), None);
    }

    #[test]
    fn times_that_a_change_of_the_clock_skips_or_repeats_are_decided() {
        // 02:30 does not exist on the 29th of March and is 03:30 summer time, so the window has half an hour.
        let skipped = policy("Europe/Berlin", &json!({"sun": [{"from": "02:30", "to": "04:00"}]}));
        assert_eq!(skipped.quiet_until(at("2026-03-29T01:15:00Z")), None);
        assert_eq!(skipped.quiet_until(at("2026-03-29T01:30:00Z")), Some(at("2026-03-29T02:00:00Z")));
        // 02:30 comes twice on the 25th of October; the window begins at the first.
        let twice = policy("Europe/Berlin", &json!({"sun": [{"from": "02:30", "to": "04:00"}]}));
        assert_eq!(twice.quiet_until(at("2026-10-25T00:30:00Z")), Some(at("2026-10-25T03:00:00Z")));
        // Only the gap: nothing of the window is left.
        let gone = policy("Europe/Berlin", &json!({"sun": [{"from": "02:00", "to": "03:00"}]}));
        assert_eq!(gone.quiet_until(at("2026-03-29T01:00:00Z")), None);
    }

    #[test]
    fn who_wrote_just_now_is_answered() {
        let policy = policy("UTC", &night());
        let now = at("2026-01-05T23:00:00Z");
        for (wrote, is_reply) in [
            (None, false),
            (Some("2026-01-05T22:59:00Z"), true),
            (Some("2026-01-05T22:45:01Z"), true),
            (Some("2026-01-05T22:45:00Z"), false),
        ] {
            assert_eq!(policy.is_reply(wrote.map(at), now), is_reply, "{wrote:?}");
        }
        let mut nobody = policy;
        nobody.quiet.as_mut().unwrap().reply_minutes = 0;
        assert!(!nobody.is_reply(Some(now), now));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let all_day = json!([{"from": "00:00", "to": "24:00"}]);
        let always = json!({"mon": all_day, "tue": all_day, "wed": all_day, "thu": all_day, "fri": all_day,
            "sat": all_day, "sun": all_day});
        for (week, pointer) in [
            (json!({"mon": [{"from": "25:00", "to": "08:00"}]}), "/quiet/week/mon/0"),
            (
                json!({"tue": [{"from": "08:00", "to": "09:00"}, {"from": "8", "to": "9"}]}),
                "/quiet/week/tue/1",
            ),
            (json!({"sun": [{"from": "08:00", "to": "08:00"}]}), "/quiet/week/sun/0"),
            (json!({"sun": vec![json!({"from": "08:00", "to": "09:00"}); 5]}), "/quiet/week/sun"),
            (always, "/quiet/week"),
        ] {
            let problems = policy("UTC", &week).problems();
            assert_eq!(problems.iter().map(|(pointer, _)| pointer.as_str()).collect::<Vec<_>>(), [pointer]);
        }
        assert_eq!(policy("Mars/Olympus", &night()).problems()[0].0, "/timezone");
        assert!(policy("Europe/Berlin", &night()).problems().is_empty());
    }
}

//! How many messages a day has.

use chrono::{DateTime, NaiveDate, Utc};

use super::{MAX_CAP, MAX_GROWTH, SendingPolicy, WaitReason, WarmUp};

impl SendingPolicy {
    /// Most messages of a day, and what sets the limit. `created_at` is when the number was added.
    #[must_use]
    pub fn cap(&self, created_at: DateTime<Utc>, day: NaiveDate) -> Option<(u32, WaitReason)> {
        let cap = self.daily_cap?;
        let Some(warm_up) = &self.warm_up else { return Some((cap, WaitReason::DailyCap)) };
        let since = warm_up.since.unwrap_or_else(|| self.day(created_at));
        let grown = warm_up.on((day - since).num_days(), cap);
        Some(if grown < cap { (grown, WaitReason::WarmUp) } else { (cap, WaitReason::DailyCap) })
    }
}

impl WarmUp {
    /// The cap after so many days, `most` at most.
    fn on(&self, days: i64, most: u32) -> u32 {
        let mut cap = self.first_day.max(1);
        for _ in 0..days.max(0) {
            if cap >= most {
                break;
            }
            let grown = u64::from(cap) * (100 + u64::from(self.growth)) / 100;
            // A small number would not grow at all by a few percent.
            cap = u32::try_from(grown).unwrap_or(u32::MAX).max(cap.saturating_add(1));
        }
        cap.min(most)
    }

    pub(super) fn check(&self, daily_cap: Option<u32>, add: &mut impl FnMut(&str, String)) {
        let most = daily_cap.unwrap_or(MAX_CAP);
        if daily_cap.is_none() {
            add("/daily_cap", "Say up to how many messages a day the number may grow.".to_owned());
        }
        if !(1..=most).contains(&self.first_day) {
            add("/warm_up/first_day", format!("1 to {most} messages, please."));
        }
        if !(1..=MAX_GROWTH).contains(&self.growth) {
            add("/warm_up/growth", format!("1 to {MAX_GROWTH} percent, please."));
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

    fn policy(json: serde_json::Value) -> SendingPolicy {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_new_number_grows_day_by_day_up_to_its_cap() {
        let policy = policy(json!({"daily_cap": 50, "warm_up": {"first_day": 20, "growth": 20}}));
        let created = at("2026-01-05T12:00:00Z");
        for (day, cap) in [
            ("2026-01-04", (20, WaitReason::WarmUp)),
            ("2026-01-05", (20, WaitReason::WarmUp)),
            ("2026-01-06", (24, WaitReason::WarmUp)),
            ("2026-01-07", (28, WaitReason::WarmUp)),
            ("2026-01-08", (33, WaitReason::WarmUp)),
            ("2026-01-09", (39, WaitReason::WarmUp)),
            ("2026-01-10", (46, WaitReason::WarmUp)),
            ("2026-01-11", (50, WaitReason::DailyCap)),
            ("2126-01-11", (50, WaitReason::DailyCap)),
        ] {
            assert_eq!(policy.cap(created, day.parse().unwrap()), Some(cap), "{day}");
        }
    }

    #[test]
    fn every_growth_grows_and_none_overflows() {
        let tiny = WarmUp { first_day: 1, growth: 1, since: None };
        assert_eq!((tiny.on(0, 100), tiny.on(9, 100), tiny.on(10_000, 100)), (1, 10, 100));
        let fast = WarmUp { first_day: u32::MAX, growth: u32::MAX, since: None };
        assert_eq!(fast.on(i64::MAX, u32::MAX), u32::MAX);
    }

    #[test]
    fn days_are_those_of_the_time_zone() {
        let policy = policy(json!({
            "timezone": "America/New_York", "daily_cap": 3,
            "warm_up": {"first_day": 2, "growth": 100, "since": "2026-03-07"}
        }));
        let created = at("2020-01-01T00:00:00Z");
        // (now, sent, until): the 8th of March has 23 hours there.
        for (now, sent, hold) in [
            ("2026-03-08T04:59:00Z", 1, None),
            ("2026-03-08T04:59:00Z", 2, Some((WaitReason::WarmUp, "2026-03-08T05:00:00Z"))),
            ("2026-03-08T05:00:00Z", 2, None),
            ("2026-03-08T05:00:00Z", 3, Some((WaitReason::DailyCap, "2026-03-09T04:00:00Z"))),
        ] {
            let got = policy.hold(created, sent, at(now)).map(|hold| (hold.reason, hold.until));
            assert_eq!(got, hold.map(|(reason, until)| (reason, at(until))), "{now} after {sent}");
        }
    }

    #[test]
    fn tomorrow_begins_when_its_quiet_hours_end() {
        let night = json!([{"from": "00:00", "to": "08:00"}]);
        let policy = policy(json!({"daily_cap": 1, "quiet": {"week": {"tue": night}}}));
        let (created, monday) = (at("2026-01-01T00:00:00Z"), at("2026-01-05T12:00:00Z"));
        let hold = policy.hold(created, 1, monday).unwrap();
        assert_eq!((hold.reason, hold.until), (WaitReason::DailyCap, at("2026-01-06T08:00:00Z")));
        assert_eq!(policy.hold(created, 0, monday), None);
        let quiet = policy.hold(created, 0, at("2026-01-06T01:00:00Z")).unwrap();
        assert_eq!(quiet.reason, WaitReason::QuietHours);
    }

    #[test]
    fn nothing_is_limited_unless_somebody_wants_it() {
        let nothing = SendingPolicy::default();
        assert_eq!(nothing.hold(at("2026-01-01T00:00:00Z"), u32::MAX, at("2026-01-05T00:00:00Z")), None);
        assert!(!nothing.limits_anything() && nothing.problems().is_empty());
        let cautious = SendingPolicy::cautious();
        assert!(cautious.limits_anything() && cautious.problems().is_empty());
        let created = at("2026-01-05T00:00:00Z");
        assert_eq!(cautious.cap(created, cautious.day(created)), Some((20, WaitReason::WarmUp)));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for (json, pointers) in [
            (json!({"daily_cap": 0}), vec!["/daily_cap"]),
            (json!({"warm_up": {}}), vec!["/daily_cap"]),
            (json!({"daily_cap": 10, "warm_up": {"first_day": 11}}), vec!["/warm_up/first_day"]),
            (
                json!({"daily_cap": 10, "warm_up": {"first_day": 0, "growth": 0}}),
                vec!["/warm_up/first_day", "/warm_up/growth"],
            ),
        ] {
            let problems = policy(json).problems();
            assert_eq!(problems.iter().map(|(pointer, _)| pointer.as_str()).collect::<Vec<_>>(), pointers);
        }
    }
}

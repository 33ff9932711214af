//! What the visitor has typed, and the rules that it means.

use admin_types::{QuietHours, QuietWindow, SendingPolicy, WarmUp};
use leptos::prelude::*;

/// The weekdays: key of the name, place of a mistake in its first window.
pub(super) const DAYS: [(&str, &str); 7] = [
    (key!("numbers-monday"), "/sending/quiet/week/mon/0"),
    (key!("numbers-tuesday"), "/sending/quiet/week/tue/0"),
    (key!("numbers-wednesday"), "/sending/quiet/week/wed/0"),
    (key!("numbers-thursday"), "/sending/quiet/week/thu/0"),
    (key!("numbers-friday"), "/sending/quiet/week/fri/0"),
    (key!("numbers-saturday"), "/sending/quiet/week/sat/0"),
    (key!("numbers-sunday"), "/sending/quiet/week/sun/0"),
];

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) timezone: RwSignal<String>,
    pub(super) quiet: RwSignal<bool>,
    /// First and last minute of each weekday, Monday first.
    pub(super) hours: [(RwSignal<String>, RwSignal<String>); 7],
    pub(super) reply_minutes: RwSignal<String>,
    pub(super) daily_cap: RwSignal<String>,
    pub(super) warm_up: RwSignal<bool>,
    pub(super) first_day: RwSignal<String>,
    pub(super) growth: RwSignal<String>,
    /// The rules as they were: what has no field stays.
    before: StoredValue<SendingPolicy>,
}

impl Form {
    /// The fields filled with rules.
    pub(super) fn new(policy: &SendingPolicy) -> Self {
        let text = |text: String| RwSignal::new(text);
        let quiet = policy.quiet.clone().unwrap_or_default();
        let days = quiet.week.days().map(|windows| windows.first().cloned().unwrap_or_default());
        let warm_up = policy.warm_up.clone().unwrap_or(WarmUp { first_day: 20, growth: 20, since: None });
        Self {
            timezone: text(policy.timezone.clone()),
            quiet: RwSignal::new(policy.quiet.is_some()),
            hours: days.map(|window| (text(window.from), text(window.to))),
            reply_minutes: text(quiet.reply_minutes.to_string()),
            daily_cap: text(policy.daily_cap.map(|cap| cap.to_string()).unwrap_or_default()),
            warm_up: RwSignal::new(policy.warm_up.is_some()),
            first_day: text(warm_up.first_day.to_string()),
            growth: text(warm_up.growth.to_string()),
            before: StoredValue::new(policy.clone()),
        }
    }

    /// The rules that the fields mean. What is no number becomes 0, which the server refuses at its place.
    pub(super) fn policy(self) -> SendingPolicy {
        let before = self.before.get_value();
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let number = |signal: RwSignal<String>| text(signal).parse().unwrap_or_default();
        let quiet = self.quiet.get_untracked().then(|| {
            let mut week = before.quiet.clone().unwrap_or_default().week;
            for (windows, (from, to)) in week.days_mut().into_iter().zip(self.hours) {
                let (from, to) = (text(from), text(to));
                // Only the first window has fields; others were set by a program and stay.
                let rest = windows.split_off(windows.len().min(1));
                windows.clear();
                if !from.is_empty() || !to.is_empty() {
                    windows.push(QuietWindow { from, to });
                }
                windows.extend(rest);
            }
            QuietHours { week, reply_minutes: number(self.reply_minutes) }
        });
        let cap = text(self.daily_cap);
        SendingPolicy {
            timezone: text(self.timezone),
            quiet,
            daily_cap: (!cap.is_empty()).then(|| number(self.daily_cap)),
            warm_up: self.warm_up.get_untracked().then(|| WarmUp {
                first_day: number(self.first_day),
                growth: number(self.growth),
                since: before.warm_up.and_then(|warm_up| warm_up.since),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use admin_types::QuietWeek;

    use super::*;

    #[test]
    fn rules_come_out_as_they_went_in() {
        let owner = Owner::new();
        owner.with(|| {
            let window = |from: &str, to: &str| QuietWindow { from: from.into(), to: to.into() };
            let week = QuietWeek {
                mon: vec![window("22:00", "08:00"), window("12:00", "13:00")],
                sun: vec![window("00:00", "24:00")],
                ..QuietWeek::default()
            };
            let policy = SendingPolicy {
                timezone: "Europe/Berlin".into(),
                quiet: Some(QuietHours { week, reply_minutes: 5 }),
                daily_cap: Some(200),
                warm_up: Some(WarmUp { first_day: 20, growth: 30, since: "2026-01-05".parse().ok() }),
            };
            assert_eq!(Form::new(&policy).policy(), policy);
            assert_eq!(Form::new(&SendingPolicy::default()).policy(), SendingPolicy::default());
        });
    }

    #[test]
    fn what_is_typed_is_meant() {
        let owner = Owner::new();
        owner.with(|| {
            let form = Form::new(&SendingPolicy::default());
            form.quiet.set(true);
            form.hours[5].0.set(" 18:00 ".into());
            form.hours[5].1.set("24:00".into());
            form.daily_cap.set("many".into());
            let policy = form.policy();
            assert_eq!(policy.daily_cap, Some(0), "the server says what is wrong");
            let quiet = policy.quiet.unwrap();
            assert_eq!(quiet.reply_minutes, 15);
            assert_eq!(quiet.week.sat, [QuietWindow { from: "18:00".into(), to: "24:00".into() }]);
            assert_eq!(quiet.week.days().iter().filter(|windows| windows.is_empty()).count(), 6);
        });
    }
}

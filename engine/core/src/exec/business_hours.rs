//! Decides by the time of day and the calendar.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, Utc};
use flows_schema::nodes::BusinessHours;

use crate::{
    run::{Exit, Run},
    time_zone::{Zone, date, on},
};

pub(super) fn enter(config: &BusinessHours, run: &Run<'_>) -> Exit {
    let open = is_open(config, &run.here().flow().settings.timezone, run.env.now);
    Exit::port(if open { BusinessHours::OPEN } else { BusinessHours::CLOSED })
}

/// Whether somebody is there; `timezone` is the flow's.
pub(crate) fn is_open(config: &BusinessHours, timezone: &str, now: DateTime<Utc>) -> bool {
    open(config, Zone::first_of(&config.timezone, timezone).local(now))
}

/// Whether one of today's shifts, or one of yesterday's that goes past midnight, has this minute.
fn open(config: &BusinessHours, now: NaiveDateTime) -> bool {
    let today = now.date();
    let yesterday = today - Duration::days(1);
    [yesterday, today].into_iter().any(|day| {
        shifts(config, day).into_iter().any(|(from, to)| {
            let (Some(from), Some(to)) = (on(day, from), on(day, to)) else { return false };
            let to = if to <= from { to + Duration::days(1) } else { to };
            from <= now && now < to
        })
    })
}

/// The shifts of a date: none when it is closed, its own where it has some, else those of the weekday.
fn shifts(config: &BusinessHours, day: NaiveDate) -> Vec<(&str, &str)> {
    let is_day = |text: &str| date(text) == Some(day);
    if config.closed.iter().any(|closed| is_day(closed)) {
        return Vec::new();
    }
    let special: Vec<_> = config
        .special
        .iter()
        .filter(|special| is_day(&special.date))
        .map(|special| (special.from.as_str(), special.to.as_str()))
        .collect();
    if !special.is_empty() {
        return special;
    }
    let weekday = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    let days = config.hours.days();
    let shifts = days.get(weekday).map_or(&[][..], |(_, shifts)| shifts);
    shifts.iter().map(|shift| (shift.from.as_str(), shift.to.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifts_split_days_and_go_past_midnight() {
        let config: BusinessHours = serde_json::from_value(serde_json::json!({
            "hours": {
                "mon": [{"from": "09:00", "to": "12:00"}, {"from": "13:00", "to": "17:30"}],
                "sat": [{"from": "18:00", "to": "02:00"}],
                "sun": [{"from": "00:00", "to": "24:00"}],
            },
            "special": [{"date": "2026-01-06", "from": "10:00", "to": "11:00"}],
            "closed": ["2026-01-11", "2026-01-12"],
        }))
        .unwrap();
        let is_open =
            |text: &str| open(&config, NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap());
        for time in [
            "2026-01-05 09:00",
            "2026-01-05 11:59",
            "2026-01-05 13:00",
            "2026-01-10 18:00",
            "2026-01-10 23:59",
            // Sunday the 11th is closed, but Saturday's shift goes on.
            "2026-01-11 01:59",
            "2026-01-06 10:30",
            "2026-01-18 23:59",
        ] {
            assert!(is_open(time), "{time}");
        }
        for time in [
            "2026-01-05 08:59",
            "2026-01-05 12:00",
            "2026-01-05 17:30",
            "2026-01-11 02:00",
            "2026-01-12 10:00",
            "2026-01-06 11:00",
            "2026-01-07 10:00",
        ] {
            assert!(!is_open(time), "{time}");
        }
    }
}

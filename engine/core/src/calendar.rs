//! When schedules and dates of contacts are due. Pure, so that the editor shows what the runtime will do.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc};
use flows_schema::{
    cron::Cron,
    triggers::{DateField, DateOffset, OffsetUnit, Schedule},
};
use serde_json::Value;

use crate::{
    moment::Moment,
    time_zone::{Zone, on},
};

/// Days that are looked at for the next run: the 29th of February comes back after eight years at the latest.
const MAX_DAYS: usize = 8 * 366 + 2;

/// The next `n` times after a time at which a schedule is due; fewer where there are none. `flow_zone` is the flow's
/// own zone.
///
/// A time that a change of the clock skips runs at the moved time, once; a time that comes twice runs at the first.
#[must_use]
pub fn next_runs(config: &Schedule, flow_zone: &str, after: DateTime<Utc>, n: usize) -> Vec<DateTime<Utc>> {
    let Ok(cron) = Cron::parse(&config.cron) else { return Vec::new() };
    let zone = Zone::first_of(&config.timezone, flow_zone);
    let mut runs: Vec<DateTime<Utc>> = Vec::new();
    // A time of yesterday can be moved over midnight by a change of the clock.
    let first = zone.local(after).date() - Duration::days(1);
    for date in first.iter_days().take(MAX_DAYS) {
        if runs.len() >= n {
            break;
        }
        if cron.on(date.month(), date.day(), date.weekday().num_days_from_sunday()) {
            runs.extend(runs_of(&cron, date, &zone).into_iter().filter(|at| *at > after));
            runs.sort_unstable();
            runs.dedup();
        }
    }
    runs.truncate(n);
    runs
}

fn runs_of(cron: &Cron, date: NaiveDate, zone: &Zone) -> Vec<DateTime<Utc>> {
    let has = |bits: u64, bit: u32| bits & (1 << bit) != 0;
    let hours = (0..24_u32).filter(|hour| has(cron.hours, *hour));
    hours
        .flat_map(|hour| (0..60_u32).map(move |minute| (hour, minute)))
        .filter(|(_, minute)| has(cron.minutes, *minute))
        .filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0))
        .map(|time| zone.instant(date.and_time(time)))
        .collect()
}

/// When a contact's date is due the next time after a time; `None` where it is no date, or is over.
#[must_use]
pub fn next_date(
    config: &DateField,
    flow_zone: &str,
    value: &Value,
    after: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let zone = Zone::first_of(&config.timezone, flow_zone);
    let moment = Moment::read(value)?;
    if !config.yearly {
        return due(config, moment, &zone).filter(|at| *at > after);
    }
    let local = moment.local(&zone);
    // The offset can be almost three years.
    (after.year() - 4..=after.year() + 5).find_map(|year| {
        let date = NaiveDate::from_ymd_opt(year, local.month(), local.day())
            // Those born on the 29th of February are congratulated on the 28th in other years.
            .or_else(|| NaiveDate::from_ymd_opt(year, local.month(), 28))?;
        let moment =
            if moment.is_date() { Moment::Date(date) } else { Moment::Local(date.and_time(local.time())) };
        due(config, moment, &zone).filter(|at| *at > after)
    })
}

fn due(config: &DateField, moment: Moment, zone: &Zone) -> Option<DateTime<Utc>> {
    let amount = match config.when {
        DateOffset::On => 0,
        DateOffset::Before => -i64::from(config.amount),
        DateOffset::After => i64::from(config.amount),
    };
    if amount == 0 {
        return Some(moment.instant(zone, &config.time));
    }
    match config.unit {
        OffsetUnit::Hours => moment.instant(zone, &config.time).checked_add_signed(Duration::hours(amount)),
        OffsetUnit::Days => {
            let date = moment.local(zone).date().checked_add_signed(Duration::days(amount))?;
            Some(zone.instant(on(date, &config.time)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
    }

    fn runs(cron: &str, zone: &str, after: &str, n: usize) -> Vec<String> {
        let config = Schedule { cron: cron.into(), ..Schedule::default() };
        next_runs(&config, zone, at(after), n).iter().map(|at| at.format("%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn schedules_follow_the_clock_on_the_wall() {
        assert_eq!(
            runs("0 9 * * mon", "Europe/Berlin", "2026-03-20T00:00:00Z", 3),
            ["03-23 08:00", "03-30 07:00", "04-06 07:00"]
        );
        assert_eq!(runs("0 9 29 2 *", "UTC", "2026-01-01T00:00:00Z", 1), ["02-29 09:00"]);
        assert_eq!(runs("0 9 * * *", "UTC", "2026-01-01T09:00:00Z", 1), ["01-02 09:00"], "after means after");
        assert_eq!(runs("0 9 31 2 *", "UTC", "2026-01-01T09:00:00Z", 1), Vec::<String>::new());
        assert_eq!(runs("nonsense", "UTC", "2026-01-01T09:00:00Z", 1), Vec::<String>::new());
    }

    #[test]
    fn changes_of_the_clock_run_once() {
        // 02:30 is skipped on the 29th and moved to 03:30 summer time.
        assert_eq!(
            runs("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2),
            ["03-29 01:30", "03-30 00:30"]
        );
        // It comes twice on the 25th and runs at the first.
        assert_eq!(
            runs("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2),
            ["10-25 00:30", "10-26 01:30"]
        );
        // 02:30 moved and 03:30 are the same time.
        assert_eq!(
            runs("30 2,3 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2),
            ["03-29 01:30", "03-30 00:30"]
        );
    }

    #[test]
    fn dates_of_contacts_are_due() {
        let birthday = DateField { field: "birthday".into(), yearly: true, ..DateField::default() };
        let next = |config: &DateField, value: &str, after: &str| {
            next_date(config, "Europe/Berlin", &value.into(), at(after)).map(|at| at.to_rfc3339())
        };
        assert_eq!(
            next(&birthday, "1990-07-05", "2026-01-05T00:00:00Z").as_deref(),
            Some("2026-07-05T07:00:00+00:00")
        );
        assert_eq!(
            next(&birthday, "2000-02-29", "2026-01-05T00:00:00Z").as_deref(),
            Some("2026-02-28T08:00:00+00:00")
        );
        let reminder = DateField {
            field: "appointment".into(),
            when: DateOffset::Before,
            amount: 2,
            unit: OffsetUnit::Hours,
            ..DateField::default()
        };
        assert_eq!(
            next(&reminder, "2026-07-05T15:00", "2026-01-05T00:00:00Z").as_deref(),
            Some("2026-07-05T11:00:00+00:00")
        );
        assert_eq!(next(&reminder, "2026-01-04T15:00", "2026-01-05T00:00:00Z"), None, "it is over");
        assert_eq!(next(&reminder, "soon", "2026-01-05T00:00:00Z"), None);
        let day_before = DateField { unit: OffsetUnit::Days, amount: 1, ..reminder };
        assert_eq!(
            next(&day_before, "2026-07-05T15:00:00Z", "2026-01-05T00:00:00Z").as_deref(),
            Some("2026-07-04T07:00:00+00:00")
        );
    }
}

//! Waits until a point in time.

use chrono::{DateTime, Duration, Utc};
use flows_schema::{
    Port,
    nodes::{Until, WaitUntil},
};

use crate::{
    limits::MAX_WAIT_DAYS,
    moment::Moment,
    run::{Exit, Run},
    time_zone::{Zone, date, on},
};

pub(super) fn enter(config: &WaitUntil, run: &Run<'_>) -> Result<Exit, Exit> {
    let zone = run.zone(&config.timezone);
    let offset = Duration::minutes(i64::from(config.offset_minutes));
    let due = match config.until {
        Until::Time => next_time(config, &zone, run.env.now, offset),
        Until::Date => date(&config.date)
            .and_then(|date| on(date, &config.time))
            .and_then(|local| zone.instant(local).checked_add_signed(offset)),
        Until::Value => Moment::read(&run.template_value(&config.value)?)
            .and_then(|moment| moment.instant(&zone, &config.time).checked_add_signed(offset)),
    };
    let Some(due) = due else {
        let text = "What should be waited for is no date and no time.".to_owned();
        return Err(Exit::Fail { code: "date_invalid", text });
    };
    if due <= run.env.now {
        return Ok(Exit::port(Port::NEXT));
    }
    if due - run.env.now > Duration::days(MAX_WAIT_DAYS) {
        let text = format!("The date is more than {MAX_WAIT_DAYS} days away.");
        return Err(Exit::Fail { code: "date_too_far", text });
    }
    Ok(Exit::WaitUntil(due))
}

/// The first time after now at which the clock shows the time, moved by the offset.
fn next_time(config: &WaitUntil, zone: &Zone, now: DateTime<Utc>, offset: Duration) -> Option<DateTime<Utc>> {
    let today = zone.local(now - offset).date();
    // Yesterday too: `24:00` and changes of the clock can push a time over midnight.
    (-1..=2)
        .filter_map(|days| on(today.checked_add_signed(Duration::days(days))?, &config.time))
        .map(|local| zone.instant(local) + offset)
        .find(|due| *due > now)
}

//! The first screen's counts.

use admin_types::{Dashboard, DayCount};
use axum::extract::State;
use chrono::{Days, Duration, NaiveTime};

use crate::{AppState, auth::CurrentUser, error::ApiError};

/// Days on the chart, today included.
const DAYS: u64 = 14;

/// Counts of the workspace
#[utoipa::path(get, path = "/dashboard", tag = "dashboard", operation_id = "getDashboard",
    responses((status = 200, body = Dashboard)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Dashboard>, ApiError> {
    let now = state.clock().now();
    let counts = state.store().counts(user.workspace_id(), now - Duration::hours(24), user.limited()).await?;
    let today = now.date_naive();
    let first = today.checked_sub_days(Days::new(DAYS - 1)).unwrap_or(today);
    let since = first.and_time(NaiveTime::MIN).and_utc();
    let rows = state.store().days(user.workspace_id(), since, user.limited()).await?;
    let days = first
        .iter_days()
        .take_while(|day| *day <= today)
        .map(|day| {
            let name = day.to_string();
            let row = rows.iter().find(|row| row.day == name);
            DayCount {
                day,
                messages_in: row.map(|row| count(row.messages_in)).unwrap_or_default(),
                messages_out: row.map(|row| count(row.messages_out)).unwrap_or_default(),
            }
        })
        .collect();
    Ok(axum::Json(Dashboard {
        flows: count(counts.flows),
        flows_live: count(counts.flows_live),
        numbers: count(counts.numbers),
        conversations: count(counts.conversations),
        conversations_active: count(counts.conversations_active),
        messages_in_24h: count(counts.messages_in),
        messages_out_24h: count(counts.messages_out),
        messages_failed_24h: count(counts.messages_failed),
        days,
    }))
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

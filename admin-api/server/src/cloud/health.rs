//! How a number fares, from what was kept: the last check, the webhook's marks, the messages of a day.

use admin_types::{CheckState, CloudCheck, CloudHealth};
use engine_core::sending::codes::{ErrorClass, explain};
use engine_store::repo::{
    number_health::{NumberHealth, SentCounts},
    numbers::NumberRecord,
};
use serde::Deserialize as _;
use serde_json::Value;

use super::check::{Report, worst};

/// From so many messages on, a share of failures says something.
const MIN_SENT: u64 = 10;

/// Puts it together. `waiting` are the errors of messages that wait.
pub(crate) fn of(
    record: &NumberRecord,
    kept: Option<&NumberHealth>,
    counts: Option<&SentCounts>,
    waiting: &[String],
) -> CloudHealth {
    let empty = NumberHealth::default();
    let kept = kept.unwrap_or(&empty);
    let report = kept.report.as_ref().and_then(|report| Report::deserialize(report).ok()).unwrap_or_default();
    let Report { mut checks, number } = report;
    // A message that waits because the token was refused is newer than any check that found it good.
    let refused = waiting.iter().filter_map(|error| explain(error)).find(|it| it.class == ErrorClass::Auth);
    if let Some(code) = refused {
        checks.retain(|check| !(check.key == "token" && check.state == CheckState::Ok));
        let check = CloudCheck {
            key: "sending".to_owned(),
            state: CheckState::Problem,
            text: format!("{} Messages wait; nothing is lost.", code.text),
            help: Some(code.help.to_owned()),
        };
        checks.insert(0, check);
    }
    let count = |count: i64| u64::try_from(count).unwrap_or_default();
    let (sent, failed) = counts.map(|it| (count(it.sent), count(it.failed))).unwrap_or_default();
    if sent >= MIN_SENT && failed * 10 >= sent {
        checks.push(CloudCheck {
            key: "failures".to_owned(),
            state: if failed * 2 >= sent { CheckState::Problem } else { CheckState::Warning },
            text: format!("{failed} of {sent} messages of the last 24 hours failed."),
            help: Some("Look at “Undelivered”: each says why.".to_owned()),
        });
    }
    let state =
        if kept.checked_at.is_none() && checks.is_empty() { CheckState::Unknown } else { worst(&checks) };
    let text = |key: &str| number[key].as_str().map(str::to_owned);
    let settings = record.cloud_settings().unwrap_or_default();
    CloudHealth {
        state,
        summary: summary(state, &checks),
        account_id: settings.waba_id,
        checked_at: kept.checked_at,
        verified_name: text("verified_name"),
        name_status: text("name_status"),
        quality: text("quality_rating"),
        messaging_limit: limit(&number),
        number_status: text("status"),
        registered_at: kept.registered_at,
        subscribed_at: kept.subscribed_at,
        verified_at: kept.verified_at,
        heard_at: kept.heard_at,
        sent,
        failed,
        checks,
    }
}

/// Since October 2025 the limit belongs to the business and has a longer name; older answers have it at the number.
fn limit(number: &Value) -> Option<String> {
    let limit = number["whatsapp_business_manager_messaging_limit"].as_str();
    limit.or_else(|| number["messaging_limit_tier"].as_str()).map(str::to_owned)
}

fn summary(state: CheckState, checks: &[CloudCheck]) -> String {
    let first = checks.iter().find(|check| check.state == state).map(|check| check.text.clone());
    match state {
        CheckState::Ok => "Everything is as it should be.".to_owned(),
        _ => first.unwrap_or_else(|| "Nobody has looked yet.".to_owned()),
    }
}

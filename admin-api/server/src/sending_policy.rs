//! A number's rules for sending, between the API's shape and the engine's.

use admin_types::{NumberSending, SendingPolicy, WaitReason, Waiting};
use engine_core::sending as engine;
use engine_store::repo::{holds::NumberDay, numbers::NumberRecord};
use serde::{Serialize, de::DeserializeOwned};

use crate::{AppState, error::ApiError, fields::Fields};

/// Reads the rules that an admin set. Mistakes go to `fields`, below `/sending`.
pub(crate) fn read(policy: &SendingPolicy, fields: &mut Fields) -> Result<engine::SendingPolicy, ApiError> {
    let policy: engine::SendingPolicy = same(policy)?;
    for (pointer, detail) in policy.problems() {
        fields.add(&format!("/sending{pointer}"), detail);
    }
    Ok(policy)
}

/// The rules, what went out today, and why messages wait.
pub(crate) async fn show(state: &AppState, record: &NumberRecord) -> Result<NumberSending, ApiError> {
    let (policy, now) = (&record.sending, state.clock().now());
    let day = policy.day(now);
    let (number_id, workspace_id, begin) = (record.id, record.workspace_id, policy.begin_of(day));
    let day = NumberDay { number_id, workspace_id, day, begin };
    let sent_today = state.store().sent_on(day).await?;
    let waiting = policy.hold(record.created_at, sent_today, now).map(|hold| Waiting {
        reason: match hold.reason {
            engine::WaitReason::QuietHours => WaitReason::QuietHours,
            engine::WaitReason::DailyCap => WaitReason::DailyCap,
            engine::WaitReason::WarmUp => WaitReason::WarmUp,
        },
        until: hold.until,
    });
    let cap_today = policy.cap(record.created_at, day.day).map(|(cap, _)| cap);
    Ok(NumberSending { policy: same(policy)?, sent_today, cap_today, waiting })
}

/// Both shapes are the same on the wire; only the API's knows OpenAPI and refuses what it does not know.
fn same<T: DeserializeOwned>(policy: &impl Serialize) -> Result<T, ApiError> {
    let same = serde_json::to_value(policy).and_then(serde_json::from_value);
    same.map_err(|error| crate::error::internal(&error))
}

#[cfg(test)]
mod tests {
    use engine_core::sending as engine;

    use super::*;

    #[test]
    fn both_shapes_are_the_same_on_the_wire() {
        let json = serde_json::json!({
            "timezone": "Europe/Berlin", "daily_cap": 200,
            "quiet": {"week": {"mon": [{"from": "22:00", "to": "08:00"}]}, "reply_minutes": 5},
            "warm_up": {"first_day": 20, "growth": 30, "since": "2026-01-05"}
        });
        let wire: SendingPolicy = serde_json::from_value(json).unwrap();
        let read: engine::SendingPolicy = same(&wire).unwrap();
        assert_eq!(read.quiet.as_ref().map(|quiet| quiet.reply_minutes), Some(5));
        assert_eq!(same::<SendingPolicy>(&read).unwrap(), wire);
        for policy in [engine::SendingPolicy::default(), engine::SendingPolicy::cautious()] {
            let shown: SendingPolicy = same(&policy).unwrap();
            assert_eq!(same::<engine::SendingPolicy>(&shown).unwrap(), policy);
        }
        assert_eq!(
            admin_types::QuietHours::default().reply_minutes,
            engine::QuietHours::default().reply_minutes
        );
    }
}

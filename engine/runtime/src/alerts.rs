//! Tells subscribers that a number needs somebody: once when a rule of the workspace is broken, and once when it is
//! kept again. The owner of the first shard looks, so that it happens once.

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    ids,
    repo::{
        alerts::{AlertRuleRecord, FiringRow, NumberFacts},
        effects::EmitRow,
    },
};
use serde_json::json;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    calls::Wake,
    channels::cloud_api::errors::{Class, class_of_text},
    cluster::Cluster,
};

/// The time over which failures are counted.
const WINDOW: chrono::Duration = chrono::Duration::minutes(15);
/// Fewer messages than this say nothing about a share.
const ENOUGH: i64 = 10;

/// What looks after the rules.
pub(crate) struct Alerts {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub cluster: Cluster,
    pub wake: Wake,
    pub period: Duration,
    pub stop: CancellationToken,
}

impl Alerts {
    /// Looks until `stop`.
    pub(crate) async fn run(self) {
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(self.period) => {}
            }
            let Some(member) = self.cluster.member().filter(|member| member.shards.contains(0)) else {
                continue;
            };
            match self.look(member.epoch).await {
                Ok(0) => {}
                Ok(changes) => {
                    tracing::info!(changes, "alerts changed");
                    self.wake.events();
                }
                Err(StoreError::Fenced) => self.cluster.report_fenced(member.epoch),
                Err(error) => tracing::warn!(%error, "the rules for alerts cannot be looked after"),
            }
        }
    }

    async fn look(&self, epoch: i64) -> Result<usize, StoreError> {
        let rules = self.store.enabled_alert_rules().await?;
        let before = self.store.firing_alerts().await?;
        if rules.is_empty() && before.is_empty() {
            return Ok(0);
        }
        let now = self.clock.now();
        let facts = self.store.number_facts(now - WINDOW, now).await?;
        let mut firing: HashMap<(Uuid, Uuid), FiringRow> =
            before.into_iter().map(|row| ((row.rule_id, row.number_id), row)).collect();
        let (mut raised, mut cleared) = (Vec::new(), Vec::new());
        for rule in &rules {
            for number in facts.iter().filter(|number| is_for(rule, number)) {
                let known = firing.remove(&(rule.id, number.number_id));
                match (value(rule, number, now), known) {
                    (Some(value), None) => {
                        let row = FiringRow { rule_id: rule.id, number_id: number.number_id, since: now };
                        let emit = emit(rule, &row, &format!("alert.{}", rule.kind), Some(value), epoch, now);
                        raised.push((row, emit));
                    }
                    (None, Some(row)) => {
                        let emit = emit(rule, &row, "alert.cleared", None, epoch, now);
                        cleared.push((row, Some(emit)));
                    }
                    _ => {}
                }
            }
        }
        // Their rule or their number is gone, or looked at no longer: nobody waits for the news.
        cleared.extend(firing.into_values().map(|row| (row, None)));
        if raised.is_empty() && cleared.is_empty() {
            return Ok(0);
        }
        self.store.change_alerts(epoch, &raised, &cleared).await
    }
}

fn is_for(rule: &AlertRuleRecord, number: &NumberFacts) -> bool {
    rule.workspace_id == number.workspace_id && rule.number_id.is_none_or(|id| id == number.number_id)
}

/// By how much a rule is broken at a number; `None` when it is kept. A rule of a newer version is never broken.
fn value(rule: &AlertRuleRecord, number: &NumberFacts, now: DateTime<Utc>) -> Option<i64> {
    let waiting = |wanted: &dyn Fn(&str) -> bool| -> i64 {
        number.errors.iter().filter(|(error, _)| wanted(error)).map(|(_, messages)| messages).sum()
    };
    match rule.kind.as_str() {
        "number_disconnected" => {
            let locked = waiting(&|error| class_of_text(error) == Some(Class::Auth));
            (!number.active || locked > 0).then_some(locked)
        }
        "number_throttled" => {
            let throttled = |error: &str| class_of_text(error) == Some(Class::Throttle);
            Some(waiting(&throttled)).filter(|messages| *messages >= rule.threshold.max(1))
        }
        "outbox_age" => {
            let age = number.oldest_open.map_or(0, |oldest| (now - oldest).num_seconds());
            Some(age).filter(|age| *age > rule.threshold)
        }
        "error_rate" => {
            let percent = number.failed * 100 / number.told.max(1);
            Some(percent).filter(|percent| number.told >= ENOUGH && *percent > rule.threshold)
        }
        _ => None,
    }
}

/// The event of a change. It names the number by its id alone.
fn emit(
    rule: &AlertRuleRecord,
    row: &FiringRow,
    name: &str,
    value: Option<i64>,
    epoch: i64,
    now: DateTime<Utc>,
) -> EmitRow {
    let at = row.since.timestamp_micros().to_be_bytes();
    EmitRow {
        id: ids::derived_id(&[rule.id.as_bytes(), row.number_id.as_bytes(), &at, name.as_bytes()]),
        number_id: row.number_id,
        workspace_id: rule.workspace_id,
        // No conversation: the owner of the first shard, who looks, also tells.
        conversation_id: Uuid::nil(),
        node_id: String::new(),
        name: name.to_owned(),
        request: json!({
            "type": name,
            "timestamp": now,
            "data": {
                "rule_id": rule.id,
                "kind": rule.kind,
                "number_id": row.number_id,
                "threshold": rule.threshold,
                "value": value,
                "since": row.since,
            },
        }),
        epoch,
        created_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(kind: &str, threshold: i64) -> AlertRuleRecord {
        let at = DateTime::UNIX_EPOCH;
        AlertRuleRecord {
            id: Uuid::from_u128(1),
            workspace_id: Uuid::from_u128(2),
            kind: kind.into(),
            number_id: None,
            threshold,
            enabled: true,
            created_at: at,
            updated_at: at,
        }
    }

    fn healthy() -> NumberFacts {
        NumberFacts {
            number_id: Uuid::from_u128(3),
            workspace_id: Uuid::from_u128(2),
            active: true,
            oldest_open: None,
            errors: Vec::new(),
            told: 100,
            failed: 0,
        }
    }

    #[test]
    fn each_rule_is_broken_by_what_it_names_and_by_nothing_else() {
        let now = DateTime::UNIX_EPOCH + chrono::Duration::hours(1);
        let waits = |error: &str| NumberFacts { errors: vec![(error.into(), 3)], ..healthy() };
        let cases = [
            ("number_disconnected", 0, NumberFacts { active: false, ..healthy() }, Some(0)),
            (
                "number_disconnected",
                0,
                waits("Graph API error 190: the access token is not accepted"),
                Some(3),
            ),
            ("number_disconnected", 0, waits("Graph API error 130429"), None),
            ("number_throttled", 3, waits("Graph API error 130429"), Some(3)),
            ("number_throttled", 4, waits("Graph API error 130429"), None),
            ("number_throttled", 0, waits("Graph API error 131016"), None),
            ("number_throttled", 0, healthy(), None),
            (
                "outbox_age",
                59,
                NumberFacts { oldest_open: Some(now - chrono::Duration::minutes(1)), ..healthy() },
                Some(60),
            ),
            (
                "outbox_age",
                60,
                NumberFacts { oldest_open: Some(now - chrono::Duration::minutes(1)), ..healthy() },
                None,
            ),
            ("error_rate", 4, NumberFacts { failed: 5, ..healthy() }, Some(5)),
            ("error_rate", 5, NumberFacts { failed: 5, ..healthy() }, None),
            ("error_rate", 5, NumberFacts { told: 9, failed: 9, ..healthy() }, None),
            ("a kind of a newer version", 0, NumberFacts { active: false, ..healthy() }, None),
        ];
        for (kind, threshold, number, expected) in cases {
            assert_eq!(
                value(&rule(kind, threshold), &number, now),
                expected,
                "{kind} {threshold} {number:?}"
            );
        }
        let other = AlertRuleRecord { number_id: Some(Uuid::from_u128(4)), ..rule("outbox_age", 1) };
        assert!(!is_for(&other, &healthy()) && is_for(&rule("outbox_age", 1), &healthy()));
    }
}

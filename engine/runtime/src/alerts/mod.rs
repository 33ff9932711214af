//! Tells that a number needs somebody: once when a rule of the workspace is broken, and once when it is kept again.
//! Subscribers are told by events, whoever the rule names by WhatsApp. The owner of the first shard looks, so that it
//! happens once.

mod news;
mod rule;

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    repo::alerts::{AlertChange, AlertRuleRecord, FiringRow},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use self::{
    news::{emit, notice},
    rule::{is_for, value},
};
use crate::{calls::Wake, cluster::Cluster};

/// The time over which failures are counted.
const WINDOW: chrono::Duration = chrono::Duration::minutes(15);

/// What looks after the rules.
pub(crate) struct Alerts {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub cluster: Cluster,
    pub wake: Wake,
    pub hints: Hints,
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
                    self.hints.publish(Hint::InboxReady);
                }
                Err(StoreError::Fenced) => self.cluster.end(member.epoch),
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
                        raised.push(self.change(rule, row, Some(value), epoch, now).await?);
                    }
                    (None, Some(row)) => cleared.push(self.change(rule, row, None, epoch, now).await?),
                    _ => {}
                }
            }
        }
        // Their rule or their number is gone, or looked at no longer: nobody waits for the news.
        let gone = |row| AlertChange { row, emit: None, notice: None };
        cleared.extend(firing.into_values().map(gone));
        if raised.is_empty() && cleared.is_empty() {
            return Ok(0);
        }
        self.store.change_alerts(epoch, &raised, &cleared).await
    }

    /// A change with what is told of it; `value` says by how much a rule is broken, none that it is kept again.
    async fn change(
        &self,
        rule: &AlertRuleRecord,
        row: FiringRow,
        value: Option<i64>,
        epoch: i64,
        now: DateTime<Utc>,
    ) -> Result<AlertChange, StoreError> {
        let emit = emit(rule, &row, value, epoch, now);
        let notice = notice(&*self.store, rule, &row, value, emit.id, now).await?;
        Ok(AlertChange { row, emit: Some(emit), notice })
    }
}

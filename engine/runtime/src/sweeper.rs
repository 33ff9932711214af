//! Starts that wait for a time: schedules, dates of contacts, and silence.
//!
//! The owner of the first shard looks after them. What is due is told to each contact through the inbox, under an
//! id made of the trigger and its time, so that a run that is repeated after a crash, or done by two nodes at once,
//! counts once. Progress is written after each portion.

use std::{collections::HashSet, sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_core::{Input, Signal, next_date, next_runs};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    repo::sweeps::{AudienceRow, Sweep},
    shard::shard_of,
};
use flows_schema::{Trigger, TriggerKind};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Settings,
    cluster::Cluster,
    directory::Directory,
    event::{Addressee, Event},
};

/// Contacts who are told at once.
const PORTION: i64 = 500;
/// A schedule that was missed for longer, because nothing ran, is left out: "good morning" at noon helps nobody.
const GRACE: chrono::Duration = chrono::Duration::hours(1);
/// How often dates of contacts are looked through.
const DATES: chrono::Duration = chrono::Duration::minutes(5);
/// How often silence is looked for, at most; a short silence is looked for more often.
const SILENCE: chrono::Duration = chrono::Duration::seconds(30);

/// Looks after the starts of all numbers.
pub(crate) struct Sweeper {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub hints: Hints,
    pub cluster: Cluster,
    pub directory: Directory,
    pub stop: CancellationToken,
}

impl Sweeper {
    /// Runs until `stop`.
    pub(crate) async fn run(self) {
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(self.settings.poll.max(Duration::from_millis(20))) => {}
            }
            if self.cluster.member().is_none_or(|member| !member.shards.contains(0)) {
                continue;
            }
            if let Err(error) = self.sweep_all().await {
                tracing::warn!(%error, "schedules cannot be looked after");
            }
        }
    }

    async fn sweep_all(&self) -> Result<(), StoreError> {
        for deployment in self.store.all_deployments().await? {
            // A start that both versions have is one: each conversation starts it in the version that answers there.
            let mut seen = HashSet::new();
            for (flow_id, version) in deployment.versions() {
                let Some(flow) = self.directory.flow(flow_id, version).await? else { continue };
                let zone = &flow.flow().settings.timezone;
                for trigger in flow.flow().triggers.iter().filter(|trigger| trigger.to.is_some()) {
                    if waits_for_time(&trigger.kind) && seen.insert(trigger.id.clone()) {
                        self.sweep(deployment.number_id, trigger, zone).await?;
                    }
                    if self.stop.is_cancelled() {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    /// Begins a run of a trigger that is due, and goes on with one that is under way, portion by portion.
    async fn sweep(&self, number_id: Uuid, trigger: &Trigger, zone: &str) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut sweep = self.store.sweep(number_id, &trigger.id, now).await?;
        if sweep.target.is_none() {
            let Some(target) = due(&trigger.kind, &mut sweep, zone, now) else { return Ok(()) };
            (sweep.target, sweep.cursor) = (Some(target), None);
            self.store.save_sweep(&sweep).await?;
        }
        while let Some(target) = sweep.target {
            let after = sweep.cursor.unwrap_or_default();
            let contacts = match &trigger.kind {
                TriggerKind::NoReply(config) => {
                    let silence = chrono::Duration::seconds(i64::from(config.seconds));
                    let times = (sweep.swept_until - silence, target - silence);
                    self.store.audience_between(number_id, times, after, PORTION).await?
                }
                _ => self.store.audience(number_id, after, PORTION).await?,
            };
            let told: Vec<_> = contacts
                .iter()
                .filter_map(|contact| tell(number_id, trigger, zone, &sweep, target, contact, now))
                .map(|(event, shard)| event.row(true, shard))
                .collect();
            if !told.is_empty() {
                self.store.enqueue(&told).await?;
                self.hints.publish(Hint::InboxReady);
            }
            match contacts.last().filter(|_| contacts.len() as i64 == PORTION) {
                Some(last) => sweep.cursor = Some(last.contact_id),
                None => {
                    sweep.swept_until = target;
                    (sweep.target, sweep.cursor) = (None, None);
                }
            }
            self.store.save_sweep(&sweep).await?;
            if self.stop.is_cancelled() {
                break;
            }
        }
        Ok(())
    }
}

fn waits_for_time(kind: &TriggerKind) -> bool {
    matches!(kind, TriggerKind::Schedule(_) | TriggerKind::DateField(_) | TriggerKind::NoReply(_))
}

/// Until when a trigger is due now; `None` when nothing is to be done.
fn due(kind: &TriggerKind, sweep: &mut Sweep, zone: &str, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match kind {
        TriggerKind::Schedule(config) => {
            let mut latest = None;
            // What was missed before the grace is left out; of several that are due only the last one runs.
            sweep.swept_until = sweep.swept_until.max(now - GRACE);
            let mut from = sweep.swept_until;
            while let Some(run) = next_runs(config, zone, from, 1).first().copied().filter(|run| *run <= now)
            {
                latest = Some(run);
                from = run;
            }
            latest
        }
        TriggerKind::DateField(_) => (now - sweep.swept_until >= DATES).then_some(now),
        TriggerKind::NoReply(config) => {
            let period = chrono::Duration::seconds(i64::from(config.seconds.div_ceil(4))).min(SILENCE);
            (now - sweep.swept_until >= period).then_some(now)
        }
        _ => None,
    }
}

/// What a contact is told, if anything.
fn tell(
    number_id: Uuid,
    trigger: &Trigger,
    zone: &str,
    sweep: &Sweep,
    target: DateTime<Utc>,
    contact: &AudienceRow,
    now: DateTime<Utc>,
) -> Option<(Event, u8)> {
    if contact.left_alone {
        return None;
    }
    let id = trigger.id.clone();
    let (signal, at) = match &trigger.kind {
        TriggerKind::Schedule(config) => {
            let wanted = config.tags.is_empty() || config.tags.iter().any(|tag| contact.tags.contains(tag));
            wanted.then_some((Signal::Schedule { trigger: id }, target))?
        }
        TriggerKind::DateField(config) => {
            let value = contact.fields.get(&config.field)?;
            let due = next_date(config, zone, value, sweep.swept_until).filter(|due| *due <= target)?;
            (Signal::DateField { trigger: id }, due)
        }
        TriggerKind::NoReply(_) => {
            contact.silent.then_some((Signal::NoReply { trigger: id }, contact.last_message_at))?
        }
        _ => return None,
    };
    let key = format!("{}/{}", trigger.id, at.to_rfc3339());
    let to = Addressee::Conversation(contact.conversation_id);
    let event = Event::told(number_id, to, &key, now, Input::Signal(signal));
    Some((event, shard_of(contact.conversation_id)))
}

//! Performs what is due: one worker for calls, one for events, so that neither waits for the other.

use std::{
    collections::{HashMap, HashSet},
    panic::AssertUnwindSafe,
    sync::Arc,
    time::{Duration, Instant},
};

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_core::{Call, CallOutcome};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    quiet,
    repo::effects::{EffectKey, EffectResult, EffectRow, effect_status},
    secrets::Vault,
    shard::{ShardSet, shard_of},
};
use futures::FutureExt;
use serde::Deserialize;
use tokio::{
    sync::Notify,
    task::JoinSet,
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::{
    backoff,
    deliver::{Delivery, deliver},
    executor::{Attempt, CallKind, Executors, Job},
};
use crate::{
    Settings,
    cluster::{Cluster, Follower},
    event::Event,
    guard::Guard,
    intake::Intake,
    metrics as names,
};

/// How often the database is asked although nobody gave a hint.
const SLOW_POLL: Duration = Duration::from_secs(15);
/// Pause while the database or the writer is not there.
const PAUSE: Duration = Duration::from_millis(250);
/// The longest pause between attempts at a call: a contact waits for it.
const MAX_PAUSE: Duration = Duration::from_secs(15);
/// How long one attempt may take, whatever its executor does.
const ATTEMPT: Duration = Duration::from_secs(150);
/// Attempts beyond the allowed ones after crashes; a call that brings the process down must end too.
const INTERRUPTED: i32 = 3;
/// How long a stop waits for what is under way; what does not end by then is repeated by the next owner.
const STOP: Duration = Duration::from_secs(5);

/// Tells the workers that something was committed for them.
#[derive(Clone, Default)]
pub(crate) struct Wake {
    calls: Arc<Notify>,
    events: Arc<Notify>,
    media: Arc<Notify>,
}

impl Wake {
    /// Calls were committed.
    pub(crate) fn calls(&self) {
        self.calls.notify_one();
    }

    /// Events were committed.
    pub(crate) fn events(&self) {
        self.events.notify_one();
    }

    /// Files that are to be fetched were committed.
    pub(crate) fn media(&self) {
        self.media.notify_one();
    }

    /// What wakes whoever fetches files.
    pub(crate) fn media_signal(&self) -> Arc<Notify> {
        Arc::clone(&self.media)
    }

    /// Somebody else has something for them.
    pub(crate) fn all(&self) {
        self.media();
        self.calls();
        self.events();
    }
}

/// What the workers work with.
pub(crate) struct Shared {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub vault: Arc<Vault>,
    pub cluster: Cluster,
    pub intake: Intake,
    pub guard: Guard,
    pub executors: Executors,
    pub stop: CancellationToken,
}

/// Starts both workers. The returned task ends after `stop`.
pub(crate) fn start(shared: Shared, wake: &Wake) -> tokio::task::JoinHandle<()> {
    let shared = Arc::new(shared);
    let worker = |events, woken: &Arc<Notify>| Worker {
        shared: Arc::clone(&shared),
        events,
        woken: Arc::clone(woken),
        running: HashMap::new(),
        follower: shared.cluster.follow(),
        tasks: JoinSet::new(),
    };
    let (calls, events) = (worker(false, &wake.calls), worker(true, &wake.events));
    tokio::spawn(async move {
        tokio::join!(calls.run(), events.run());
    })
}

struct Worker {
    shared: Arc<Shared>,
    /// Whether it tells of events; it performs calls otherwise.
    events: bool,
    woken: Arc<Notify>,
    /// Effects under way, and their conversations' shards.
    running: HashMap<EffectKey, u8>,
    follower: Follower,
    tasks: JoinSet<EffectKey>,
}

impl Worker {
    async fn run(mut self) {
        let mut cluster = self.shared.cluster.clone();
        let stop = self.shared.stop.clone();
        loop {
            let pause = self.load().await;
            tokio::select! {
                biased;
                () = stop.cancelled() => break,
                Some(done) = self.tasks.join_next() => {
                    // Panics are caught inside, so a task always gives its key.
                    if let Ok(key) = done {
                        self.running.remove(&key);
                    }
                }
                () = self.woken.notified() => {}
                () = cluster.changed() => {}
                () = sleep(pause) => {}
            }
        }
        let rest = async { while self.tasks.join_next().await.is_some() {} };
        let _ = timeout(STOP, rest).await;
        self.tasks.abort_all();
    }

    /// Begins what is due; gives how long to wait for more.
    async fn load(&mut self) -> Duration {
        let running = |_| self.running.values().copied().collect();
        let member = self.follower.follow(running, || self.shared.cluster.may_begin());
        let Some(member) = member.filter(|member| !member.shards.is_empty()) else { return PAUSE };
        let (epoch, own) = (member.epoch, member.shards);
        match self.begin(epoch, own).await {
            Ok(next) => {
                let until = next.map(|next| (next - self.shared.clock.now()).to_std().unwrap_or_default());
                until.map_or(SLOW_POLL, |until| until.clamp(Duration::from_millis(5), SLOW_POLL))
            }
            Err(StoreError::Fenced) => {
                self.shared.cluster.end(epoch);
                PAUSE
            }
            Err(error) => {
                tracing::warn!(%error, "calls cannot be read");
                PAUSE
            }
        }
    }

    async fn begin(&mut self, epoch: i64, own: ShardSet) -> Result<Option<DateTime<Utc>>, StoreError> {
        let settings = &self.shared.settings;
        let (most, per_number) = if self.events {
            (settings.deliveries, settings.deliveries.div_ceil(4))
        } else {
            (settings.calls, settings.calls_per_number)
        };
        let room = most.max(1).saturating_sub(self.running.len());
        let now = self.shared.clock.now();
        if room > 0 {
            // Those under way are still due, so the limit per number counts them.
            let limit = i64::try_from(most.max(1) * 2).unwrap_or(i64::MAX);
            let per_number = i64::try_from(per_number.max(1)).unwrap_or(i64::MAX);
            let due = self.shared.store.due_effects(own, self.events, now, per_number, limit).await?;
            let mut rows: Vec<EffectRow> = due;
            rows.retain(|row| !self.running.contains_key(&row.key));
            rows.truncate(room);
            if !rows.is_empty() {
                let keys: Vec<EffectKey> = rows.iter().map(|row| row.key).collect();
                let begun: HashSet<EffectKey> =
                    self.shared.store.begin_effects(epoch, &keys).await?.into_iter().collect();
                for row in rows.into_iter().filter(|row| begun.contains(&row.key)) {
                    self.spawn(row);
                }
            }
        }
        self.shared.store.next_effect(own, self.events, now).await
    }

    fn spawn(&mut self, mut row: EffectRow) {
        let shared = Arc::clone(&self.shared);
        let (key, events) = (row.key, self.events);
        let interrupted = row.status == effect_status::UNDER_WAY;
        row.attempt += 1;
        self.running.insert(key, shard_of(row.conversation_id));
        let span = tracing::info_span!(
            "effect.perform", effect.id = %key.id, effect.kind = row.kind, number.id = %key.number_id,
            conversation.id = %row.conversation_id, attempt = row.attempt
        );
        let work = async move {
            let work = async {
                if events {
                    tell(&shared, &row).await;
                } else {
                    ask(&shared, &row, interrupted).await;
                }
            };
            if AssertUnwindSafe(work).catch_unwind().await.is_err() {
                if events {
                    told("panicked");
                } else {
                    names::call(kind_of(&row), "panicked", None);
                }
                tracing::error!("an executor panicked");
                let due = shared.clock.now() + chrono::Duration::minutes(1);
                settle(&shared, &row, effect_status::READY, due, "the executor panicked").await;
            }
            key
        };
        self.tasks.spawn(work.instrument(span));
    }
}

/// Performs one attempt at a call.
async fn ask(shared: &Shared, row: &EffectRow, interrupted: bool) {
    let call = match Call::deserialize(&row.request) {
        Ok(call) => call,
        Err(error) => {
            let error = quiet(error);
            tracing::error!(error, "a stored call cannot be read");
            names::call("unreadable", "failed", None);
            let text = "The call was written by a version that this one does not understand.";
            return answer(shared, row, CallOutcome::failed("call_unreadable", text)).await;
        }
    };
    let executor = shared.executors.of(&call);
    let attempts = executor.attempts(&call).max(1);
    if interrupted && row.attempt > attempts + INTERRUPTED {
        let text = "The call was interrupted too often.";
        return answer(shared, row, CallOutcome::failed("interrupted", text)).await;
    }
    let job = Job {
        id: row.key.id,
        workspace_id: row.workspace_id,
        number_id: row.key.number_id,
        conversation_id: row.conversation_id,
        call: &call,
    };
    let began = Instant::now();
    let attempt = timeout(ATTEMPT, executor.perform(job)).await;
    let attempt = attempt.unwrap_or_else(|_| Attempt::failed("timeout", "The call took too long."));
    let outcome = match &attempt {
        Attempt::Again { .. } if row.attempt < attempts => "repeated",
        Attempt::Done(CallOutcome::Ok { .. }) => "ok",
        _ => "failed",
    };
    names::call(CallKind::from(&call).word(), outcome, Some(began));
    match attempt {
        Attempt::Again { after, outcome } if row.attempt < attempts => {
            let base = shared.settings.backoff_base;
            let pause = backoff::doubling(base, MAX_PAUSE, row.attempt).max(after.unwrap_or_default());
            let code = code(&outcome);
            tracing::warn!(code, pause_ms = pause.as_millis(), "a call failed and is repeated");
            let due = shared.clock.now() + chrono::Duration::from_std(pause).unwrap_or_default();
            settle(shared, row, effect_status::READY, due, code).await;
        }
        Attempt::Again { outcome, .. } | Attempt::Done(outcome) => answer(shared, row, outcome).await,
    }
}

/// Hands an outcome to the writer, until it is committed or the engine stops.
async fn answer(shared: &Shared, row: &EffectRow, outcome: CallOutcome) {
    tracing::debug!(code = code(&outcome), "a call is over");
    let event = Event::answer(shared.clock.now(), row, outcome);
    let size = serde_json::to_vec(&event.body).map_or(0, |body| body.len());
    while let Err(error) = shared.intake.submit(vec![event.clone()], size).await {
        tracing::warn!(%error, "the answer to a call cannot be stored yet");
        tokio::select! {
            () = shared.stop.cancelled() => return,
            () = sleep(PAUSE) => {}
        }
    }
}

/// Makes one attempt at telling a subscriber.
async fn tell(shared: &Shared, row: &EffectRow) {
    match deliver(shared, row).await {
        Ok(end @ (Delivery::Done | Delivery::Unwanted)) => {
            told("done");
            if matches!(end, Delivery::Done) {
                note(shared, row, None).await;
            }
            if let Err(error) = shared.store.finish_effects(&[row.key]).await {
                tracing::warn!(%error, "a delivered event cannot be closed; it is told again");
                let due = shared.clock.now() + chrono::Duration::minutes(1);
                settle(shared, row, effect_status::READY, due, "").await;
            }
        }
        Ok(Delivery::Again(pause, error)) => {
            told("repeated");
            tracing::warn!(error, pause_s = pause.as_secs(), "a subscriber was not told and is told again");
            let due = shared.clock.now() + chrono::Duration::from_std(pause).unwrap_or_default();
            note(shared, row, Some(&error)).await;
            settle(shared, row, effect_status::READY, due, &error).await;
        }
        Ok(Delivery::Dead(error)) => {
            told("dead");
            note(shared, row, Some(&error)).await;
            tracing::error!(error, subscription.id = %row.key.target, "an event is given up");
            settle(shared, row, effect_status::DEAD, row.due, &error).await;
        }
        Err(error) => {
            tracing::warn!(%error, subscription.id = %row.key.target, "a subscription cannot be read");
            let due = shared.clock.now() + chrono::Duration::minutes(1);
            settle(shared, row, effect_status::READY, due, &error.to_string()).await;
        }
    }
}

/// Keeps how telling a subscriber went, for people to see. Nothing depends on it.
async fn note(shared: &Shared, row: &EffectRow, failure: Option<&str>) {
    let noted = shared.store.note_delivery(row.key.target, failure, shared.clock.now()).await;
    if let Err(error) = noted {
        tracing::warn!(%error, subscription.id = %row.key.target, "how a delivery went cannot be kept");
    }
}

/// Writes a failure down. Where that fails too, the effect is still under way and is performed again.
async fn settle(shared: &Shared, row: &EffectRow, status: i32, due: DateTime<Utc>, error: &str) {
    let result = EffectResult { key: row.key, status, due, error: error.to_owned() };
    if let Err(error) = shared.store.settle_effects(&[result]).await {
        tracing::warn!(%error, "the result of a call cannot be written");
        sleep(PAUSE).await;
    }
}

fn told(outcome: &'static str) {
    counter!(names::TOLD, "outcome" => outcome).increment(1);
}

fn kind_of(row: &EffectRow) -> &'static str {
    Call::deserialize(&row.request).map_or("unreadable", |call| CallKind::from(&call).word())
}

fn code(outcome: &CallOutcome) -> &str {
    match outcome {
        CallOutcome::Ok { .. } => "ok",
        CallOutcome::Failed { code, .. } => code,
    }
}

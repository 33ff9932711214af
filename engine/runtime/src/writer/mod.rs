//! The writer: the one task that moves conversations, batch by batch, in the order of arrival.
//!
//! Its sources are the intake (waiting for an acknowledgement), pending rows of the inbox (put there by other
//! processes) and due timers. What comes in for a shard of another node is stored as a pending row for it.
//! Pending rows go before what comes in: they were acknowledged earlier.

mod backlog;
mod batch;
mod broadcasts;
mod consent;
mod contact;
mod effects;
mod fold;
mod kinds;
mod loops;
mod lost_files;
mod marks;
mod notice;
mod person;
mod status_signals;
mod takeover;
mod template_words;
mod typed;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use ::metrics::{counter, histogram};
use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    hot::HotState,
    repo::records::InboxRow,
    shard::ShardSet,
};
use tokio::sync::broadcast;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;
use uuid::Uuid;

use crate::{
    Settings,
    calls::Wake,
    channels::Channels,
    cluster::{Cluster, Follower, Membership},
    crash::{self, Step},
    directory::Directory,
    event::{self, Event, EventBody},
    intake::{Deliveries, Delivery},
    metrics as names,
    outbox::Outbox,
    receipts::Receipts,
    routes::Routes,
};

pub(crate) use backlog::Backlog;
pub(crate) use loops::Loops;

/// Repetitions after another writer changed a conversation, before the events count as poisonous.
const CONFLICT_RETRIES: usize = 3;
/// Pause after the database was not available, so that it is not asked in a tight loop.
const OUTAGE_PAUSE: Duration = Duration::from_millis(200);
/// Pending rows and due timers that are read at once.
const READ_LIMIT: i64 = 256;

/// What became of one event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Committed, known already, or kept as a dead letter.
    Stored,
    /// Nothing was stored; it must come again.
    NotStored,
}

/// What became of the pending rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Drained {
    /// None is left.
    All,
    /// There may be more, behind this place.
    Some(i64),
    /// They are still there: nothing may go before them.
    Failed,
}

/// Everything the writer works with.
pub(crate) struct Writer {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub hints: Hints,
    pub hot: HotState,
    pub directory: Directory,
    pub channels: Channels,
    pub outbox: Outbox,
    pub wake: Wake,
    pub receipts: Receipts,
    pub cluster: Cluster,
    pub follower: Follower,
    pub routes: Routes,
    pub loops: Loops,
    pub backlog: Backlog,
    pub deliveries: Deliveries,
    /// The id of this life of the database; part of every derived id.
    pub incarnation: Uuid,
    pub stop: CancellationToken,
}

impl Writer {
    /// Works until `stop`, then finishes what the intake had accepted.
    pub(crate) async fn run(mut self) {
        let mut hints = self.hints.subscribe();
        let mut own = None;
        let mut pending = true;
        let mut timer_at: Option<DateTime<Utc>> = None;
        let mut buffer = Vec::new();
        loop {
            let member = self.follow();
            let now_own = member.map(|member| (member.epoch, member.shards));
            if now_own != own {
                own = now_own;
                pending = true;
                timer_at = Some(DateTime::<Utc>::MIN_UTC);
            }
            if let Some(member) = member {
                if pending {
                    pending = matches!(self.drain_pending(member).await, Drained::Some(_));
                }
                if timer_at.is_some_and(|at| at <= self.clock.now()) {
                    timer_at = self.fire_timers(member).await;
                }
            }
            // More is read at once, but after a look at what came in meanwhile: it must get its turn.
            let more = pending && member.is_some();
            let pause = match more {
                true => Duration::ZERO,
                false => self.pause(timer_at.filter(|_| member.is_some())),
            };
            tokio::select! {
                biased;
                () = self.stop.cancelled() => break,
                count = self.deliveries.recv_many(&mut buffer, self.settings.batch) => {
                    if count == 0 { break }
                    let deliveries = std::mem::take(&mut buffer);
                    let member = self.follow();
                    let next = self.deliver(deliveries, member).await;
                    timer_at = earliest(timer_at, next);
                }
                () = self.cluster.changed() => {}
                hint = hints.recv() => match hint {
                    Ok(Hint::InboxReady) => pending = true,
                    Ok(Hint::OutboxReady) => self.outbox.look_again(),
                    Ok(Hint::EffectsReady) => self.wake.all(),
                    Err(broadcast::error::RecvError::Lagged(lost)) => {
                        counter!(names::HINTS_LAGGED).increment(lost);
                        self.directory.forget();
                        self.outbox.look_again();
                        pending = true;
                    }
                    Ok(hint) => self.directory.on_hint(&hint),
                    Err(broadcast::error::RecvError::Closed) => {}
                },
                () = tokio::time::sleep(pause) => {
                    pending = true;
                    if let Some(member) = member.filter(|_| !more) {
                        timer_at = match self.store.next_timer(member.shards).await {
                            Ok(at) => at,
                            Err(_) => timer_at,
                        };
                    }
                }
            }
        }
        // Whoever sent these still waits for an answer; the intake takes no more.
        self.deliveries.close();
        while self.deliveries.recv_many(&mut buffer, self.settings.batch).await > 0 {
            let deliveries = std::mem::take(&mut buffer);
            let member = self.follow();
            self.deliver(deliveries, member).await;
        }
        self.follower.works_on(ShardSet::NONE);
    }

    /// What this process is now, after saying that it works on its shards.
    fn follow(&self) -> Option<Membership> {
        self.follower.follow(|_| ShardSet::NONE, || self.cluster.member())
    }

    /// How long to sleep: until the next timer, but no longer than the slow poll.
    fn pause(&self, timer_at: Option<DateTime<Utc>>) -> Duration {
        let until = timer_at.map(|at| (at - self.clock.now()).to_std().unwrap_or(Duration::from_millis(1)));
        until.unwrap_or(self.settings.poll).min(self.settings.poll).max(Duration::from_millis(1))
    }

    /// Processes deliveries, after what other nodes acknowledged before them; gives the earliest timer that was set.
    async fn deliver(
        &self,
        mut deliveries: Vec<Delivery>,
        member: Option<Membership>,
    ) -> Option<DateTime<Utc>> {
        if let Some(member) = member
            && !self.drain_earlier(member).await
        {
            deliveries.into_iter().for_each(|delivery| delivery.ack(false));
            return None;
        }
        deliveries.iter().for_each(|delivery| names::stage("intake", delivery.since.elapsed()));
        let lengths: Vec<usize> = deliveries.iter().map(|delivery| delivery.events.len()).collect();
        let events: Vec<Event> =
            deliveries.iter_mut().flat_map(|delivery| std::mem::take(&mut delivery.events)).collect();
        let (outcomes, timer) = match member {
            Some(member) if member.owns_all() => self.process(&events, member).await,
            Some(member) if !member.shards.is_empty() => self.share(events, member).await,
            _ => (self.forward(&events).await, None),
        };
        let mut rest = outcomes.as_slice();
        for (delivery, length) in deliveries.into_iter().zip(lengths) {
            let (own, others) = rest.split_at(length);
            rest = others;
            delivery.ack(own.iter().all(|outcome| *outcome == Outcome::Stored));
        }
        crash::point(Step::Acknowledged);
        timer
    }

    /// Processes what other nodes had acknowledged by now, but not what they go on acknowledging: a flood of theirs
    /// must not hold up for ever what comes in here. Gives whether it was done.
    async fn drain_earlier(&self, member: Membership) -> bool {
        let mut last = None;
        loop {
            let place = match self.drain_pending(member).await {
                Drained::All => return true,
                Drained::Some(place) => place,
                Drained::Failed => return false,
            };
            let until = match last {
                Some(until) => until,
                None => match self.store.last_pending(member.shards).await {
                    Ok(until) => *last.insert(until.unwrap_or(place)),
                    Err(error) => {
                        tracing::warn!(%error, "the inbox cannot be read");
                        return false;
                    }
                },
            };
            if place >= until {
                return true;
            }
        }
    }

    /// Processes what is this node's, and stores the rest for the others.
    async fn share(&self, events: Vec<Event>, member: Membership) -> (Vec<Outcome>, Option<DateTime<Utc>>) {
        let shards = match self.routes.shards(&events).await {
            Ok(shards) => shards,
            Err(error) => {
                tracing::warn!(%error, events = events.len(), "messages cannot be shared out");
                return (vec![Outcome::NotStored; events.len()], None);
            }
        };
        let mut outcomes = vec![Outcome::NotStored; events.len()];
        let (mut own, mut others) = ((Vec::new(), Vec::new()), (Vec::new(), Vec::new()));
        for (index, (event, shard)) in events.into_iter().zip(shards).enumerate() {
            // A status moves no conversation, so it is everybody's.
            let mine = member.shards.contains(shard) || matches!(event.body, EventBody::Status(_));
            let (places, events) = if mine { &mut own } else { &mut others };
            places.push(index);
            events.push(event);
        }
        let forwarded = self.forward(&others.1).await;
        let (processed, timer) = self.process(&own.1, member).await;
        for (index, outcome) in own.0.into_iter().zip(processed).chain(others.0.into_iter().zip(forwarded)) {
            outcomes[index] = outcome;
        }
        (outcomes, timer)
    }

    /// Stores events as pending rows, for the nodes that own their shards.
    async fn forward(&self, events: &[Event]) -> Vec<Outcome> {
        if events.is_empty() {
            return Vec::new();
        }
        let stored = async {
            let mut workspaces = Vec::with_capacity(events.len());
            for event in events {
                let number = self.directory.number(event.key.number_id).await?;
                workspaces.push(number.map(|number| number.workspace_id));
            }
            let fits = self.backlog.take(&*self.store, &workspaces, self.settings.forwarded).await?;
            let shards = self.routes.shards(events).await?;
            let rows = events.iter().zip(shards).zip(&fits).filter(|(_, fits)| **fits);
            let rows: Vec<InboxRow> = rows.map(|((event, shard), _)| event.row(true, shard)).collect();
            self.store.enqueue(&rows).await?;
            Ok::<_, StoreError>(fits)
        };
        match stored.await {
            Ok(fits) => {
                self.hints.publish(Hint::InboxReady);
                let outcome = |fits| if fits { Outcome::Stored } else { Outcome::NotStored };
                fits.into_iter().map(outcome).collect()
            }
            Err(error) => {
                tracing::warn!(%error, events = events.len(), "messages cannot be stored");
                vec![Outcome::NotStored; events.len()]
            }
        }
    }

    /// Processes one load of pending rows.
    async fn drain_pending(&self, member: Membership) -> Drained {
        if member.shards.is_empty() {
            return Drained::All;
        }
        let rows = match self.store.pending(member.shards, READ_LIMIT).await {
            Ok(rows) => rows,
            Err(error) => {
                tracing::warn!(%error, "the inbox cannot be read");
                return Drained::Failed;
            }
        };
        if rows.is_empty() {
            return Drained::All;
        }
        let behind = rows.last().filter(|_| rows.len() as i64 == READ_LIMIT).map(|row| row.place);
        let mut events = Vec::with_capacity(rows.len());
        for row in rows {
            match Event::from_pending(row) {
                Ok(event) => events.push(event),
                Err(broken) => {
                    let (row, problem) = *broken;
                    self.bury(&row, &problem).await;
                }
            }
        }
        let (outcomes, _) = self.process(&events, member).await;
        match outcomes.contains(&Outcome::NotStored) {
            true => Drained::Failed,
            false => behind.map_or(Drained::All, Drained::Some),
        }
    }

    /// Fires the timers that are due; gives when the next one is.
    async fn fire_timers(&self, member: Membership) -> Option<DateTime<Utc>> {
        let now = self.clock.now();
        let due = match self.store.due_timers(member.shards, now, READ_LIMIT).await {
            Ok(due) => due,
            Err(error) => {
                tracing::warn!(%error, "timers cannot be read");
                return None;
            }
        };
        let events: Vec<Event> = due.into_iter().map(|timer| Event::timer(now, timer)).collect();
        if !events.is_empty() {
            self.process(&events, member).await;
        }
        self.store.next_timer(member.shards).await.unwrap_or_default()
    }

    /// Commits events in order. A batch that the database refuses is halved until the culprit stands
    /// alone, and that one becomes a dead letter.
    async fn process(&self, events: &[Event], member: Membership) -> (Vec<Outcome>, Option<DateTime<Utc>>) {
        let mut outcomes = vec![Outcome::NotStored; events.len()];
        let mut timer = None;
        // Ranges still to do, the first on top: a stack keeps the order.
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        for start in (0..events.len()).step_by(self.settings.batch).rev() {
            ranges.push(start..(start + self.settings.batch).min(events.len()));
        }
        while let Some(range) = ranges.pop() {
            match self.commit(&events[range.clone()], member.epoch).await {
                Ok(next) => {
                    timer = earliest(timer, next);
                    outcomes[range].fill(Outcome::Stored);
                }
                Err(StoreError::Fenced) => {
                    self.cluster.end(member.epoch);
                    // Other nodes own the shards now. What already is in the inbox waits there.
                    for index in range.chain(ranges.into_iter().rev().flatten()) {
                        if !events[index].pending && !matches!(events[index].body, EventBody::Timer(_)) {
                            outcomes[index] = self.forward(std::slice::from_ref(&events[index])).await[0];
                        }
                    }
                    break;
                }
                Err(error) if error.is_temporary() => {
                    tracing::warn!(%error, events = range.len(), "a batch could not be committed");
                    // What it may have committed must be sent before what comes later.
                    if matches!(error, StoreError::Undecided(_)) {
                        self.cluster.end(member.epoch);
                    }
                    tokio::time::sleep(OUTAGE_PAUSE).await;
                    // Later events of the same conversations must not overtake these.
                    break;
                }
                Err(error) if range.len() == 1 => {
                    let event = &events[range.start];
                    let shards = self.routes.shards(std::slice::from_ref(event)).await.unwrap_or_default();
                    let row = event.row(true, shards.first().copied().unwrap_or_default());
                    self.bury(&row, &error.to_string()).await;
                    outcomes[range.start] = Outcome::Stored;
                }
                Err(error) => {
                    tracing::warn!(%error, events = range.len(), "a batch is refused and will be halved");
                    let middle = range.start + range.len() / 2;
                    ranges.push(middle..range.end);
                    ranges.push(range.start..middle);
                }
            }
        }
        (outcomes, timer)
    }

    /// Commits one batch; reads again when a conversation changed meanwhile, or when the database undid it.
    async fn commit(&self, events: &[Event], epoch: i64) -> Result<Option<DateTime<Utc>>, StoreError> {
        for _ in 0..CONFLICT_RETRIES {
            match self.commit_once(events, epoch).await {
                Err(StoreError::Conflict { constraint }) => {
                    counter!(names::CONFLICTS).increment(1);
                    tracing::debug!(constraint, "a batch met a newer state and is repeated");
                }
                Err(StoreError::Collided) => {
                    counter!(names::CONFLICTS).increment(1);
                    tracing::debug!("a batch collided with another transaction and is repeated");
                }
                result => return result,
            }
        }
        self.commit_once(events, epoch).await
    }

    async fn commit_once(&self, events: &[Event], epoch: i64) -> Result<Option<DateTime<Utc>>, StoreError> {
        let began = Instant::now();
        let span = tracing::info_span!("engine.batch", events = events.len(), node.epoch = epoch);
        let result = batch::commit(self, events, epoch).instrument(span).await;
        let outcome = match &result {
            Ok(_) => {
                names::stage("batch", began.elapsed());
                histogram!(names::BATCH_EVENTS).record(u32::try_from(events.len()).unwrap_or(u32::MAX));
                "committed"
            }
            Err(StoreError::Conflict { .. }) => "conflict",
            Err(StoreError::Fenced) => "fenced",
            Err(error) if error.is_temporary() => "unavailable",
            Err(_) => "refused",
        };
        counter!(names::BATCHES, "outcome" => outcome).increment(1);
        result
    }

    /// Keeps an event that cannot be processed.
    async fn bury(&self, row: &InboxRow, problem: &str) {
        counter!(names::DEAD_LETTERS, "kind" => event::kind_name(&row.kind)).increment(1);
        tracing::error!(number.id = %row.key.number_id, kind = row.kind, problem, "an event cannot be processed and is kept as a dead letter");
        if let Err(error) = self.store.dead_letter(row, problem).await {
            tracing::error!(%error, "a dead letter could not be kept");
        }
    }
}

fn earliest(a: Option<DateTime<Utc>>, b: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

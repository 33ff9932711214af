//! The writer: the one task that moves conversations, batch by batch, in the order of arrival.
//!
//! Its sources are the intake (waiting for an acknowledgement), pending rows of the inbox (put there
//! by other processes) and due timers. While this process does not hold the lease, it only stores what comes in as
//! pending rows, for whoever holds it.

mod batch;
mod contact;
mod effects;
mod fold;
mod kinds;

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    hot::HotState,
    ids,
    repo::records::InboxRow,
};
use tokio::sync::{broadcast, mpsc};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Settings,
    calls::Wake,
    channels::Channels,
    directory::Directory,
    event::Event,
    intake::Delivery,
    lease::{Held, Lease},
    outbox::Outbox,
};

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
    pub lease: Lease,
    pub deliveries: mpsc::Receiver<Delivery>,
    /// The id of this life of the database; part of every derived id.
    pub incarnation: Uuid,
    pub stop: CancellationToken,
}

impl Writer {
    /// Works until `stop`, then finishes what the intake had accepted.
    pub(crate) async fn run(mut self) {
        let mut hints = self.hints.subscribe();
        let mut epoch = None;
        let mut pending = true;
        let mut timer_at: Option<DateTime<Utc>> = None;
        let mut buffer = Vec::new();
        loop {
            let held = self.lease.held();
            if held.map(|held| held.epoch) != epoch {
                epoch = held.map(|held| held.epoch);
                if let Some(held) = held {
                    // What an earlier owner left open goes out before anything new.
                    self.outbox.recover(held.epoch);
                    pending = true;
                    timer_at = Some(DateTime::<Utc>::MIN_UTC);
                }
            }
            if let Some(held) = held {
                if pending {
                    pending = self.drain_pending(held).await;
                    if pending && !self.stop.is_cancelled() {
                        // New deliveries must not starve behind a long queue.
                        self.take_waiting(&mut buffer, Some(held)).await;
                        continue;
                    }
                }
                if timer_at.is_some_and(|at| at <= self.clock.now()) {
                    timer_at = self.fire_timers(held).await;
                }
            }
            let pause = self.pause(timer_at.filter(|_| held.is_some()));
            tokio::select! {
                biased;
                () = self.stop.cancelled() => break,
                count = self.deliveries.recv_many(&mut buffer, self.settings.batch) => {
                    if count == 0 { break }
                    let deliveries = std::mem::take(&mut buffer);
                    let next = self.deliver(deliveries, self.lease.held()).await;
                    timer_at = earliest(timer_at, next);
                }
                () = self.lease.changed() => {}
                hint = hints.recv() => match hint {
                    Ok(Hint::InboxReady) | Err(broadcast::error::RecvError::Lagged(_)) => {
                        self.directory.forget();
                        pending = true;
                    }
                    Ok(hint) => self.directory.on_hint(&hint),
                    Err(broadcast::error::RecvError::Closed) => {}
                },
                () = tokio::time::sleep(pause) => {
                    pending = true;
                    if held.is_some() {
                        timer_at = match self.store.next_timer().await {
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
            let held = self.lease.held();
            self.deliver(deliveries, held).await;
        }
    }

    /// How long to sleep: until the next timer, but no longer than the slow poll.
    fn pause(&self, timer_at: Option<DateTime<Utc>>) -> Duration {
        let until = timer_at.map(|at| (at - self.clock.now()).to_std().unwrap_or(Duration::from_millis(1)));
        until.unwrap_or(self.settings.poll).min(self.settings.poll).max(Duration::from_millis(1))
    }

    async fn take_waiting(&mut self, buffer: &mut Vec<Delivery>, held: Option<Held>) {
        while buffer.len() < self.settings.batch {
            match self.deliveries.try_recv() {
                Ok(delivery) => buffer.push(delivery),
                Err(_) => break,
            }
        }
        if !buffer.is_empty() {
            let deliveries = std::mem::take(buffer);
            self.deliver(deliveries, held).await;
        }
    }

    /// Processes deliveries and acknowledges them; gives the earliest timer that was set.
    async fn deliver(&self, mut deliveries: Vec<Delivery>, held: Option<Held>) -> Option<DateTime<Utc>> {
        let lengths: Vec<usize> = deliveries.iter().map(|delivery| delivery.events.len()).collect();
        let events: Vec<Event> =
            deliveries.iter_mut().flat_map(|delivery| std::mem::take(&mut delivery.events)).collect();
        let (outcomes, timer) = match held {
            Some(held) => self.process(&events, held).await,
            None => (vec![self.forward(&events).await; events.len()], None),
        };
        let mut rest = outcomes.as_slice();
        for (delivery, length) in deliveries.into_iter().zip(lengths) {
            let (own, others) = rest.split_at(length);
            rest = others;
            delivery.ack(own.iter().all(|outcome| *outcome == Outcome::Stored));
        }
        timer
    }

    /// Stores events as pending rows, for the process that holds the lease.
    async fn forward(&self, events: &[Event]) -> Outcome {
        let rows: Vec<InboxRow> = events.iter().map(|event| event.row(true)).collect();
        match self.store.enqueue(ids::new_id(&*self.clock), &rows).await {
            Ok(_) => {
                self.hints.publish(Hint::InboxReady);
                Outcome::Stored
            }
            Err(error) => {
                tracing::warn!(%error, events = events.len(), "messages cannot be stored");
                Outcome::NotStored
            }
        }
    }

    /// Processes one load of pending rows; gives whether there may be more.
    async fn drain_pending(&self, held: Held) -> bool {
        let rows = match self.store.pending(READ_LIMIT).await {
            Ok(rows) => rows,
            Err(error) => {
                tracing::warn!(%error, "the inbox cannot be read");
                return false;
            }
        };
        if rows.is_empty() {
            return false;
        }
        let full = rows.len() as i64 == READ_LIMIT;
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
        let (outcomes, _) = self.process(&events, held).await;
        full && outcomes.contains(&Outcome::Stored)
    }

    /// Fires the timers that are due; gives when the next one is.
    async fn fire_timers(&self, held: Held) -> Option<DateTime<Utc>> {
        let now = self.clock.now();
        let due = match self.store.due_timers(now, READ_LIMIT).await {
            Ok(due) => due,
            Err(error) => {
                tracing::warn!(%error, "timers cannot be read");
                return None;
            }
        };
        let events: Vec<Event> = due.into_iter().map(|timer| Event::timer(now, timer)).collect();
        if !events.is_empty() {
            self.process(&events, held).await;
        }
        self.store.next_timer().await.unwrap_or_default()
    }

    /// Commits events in order. A batch that the database refuses is halved until the culprit stands
    /// alone, and that one becomes a dead letter.
    async fn process(&self, events: &[Event], held: Held) -> (Vec<Outcome>, Option<DateTime<Utc>>) {
        let mut outcomes = vec![Outcome::NotStored; events.len()];
        let mut timer = None;
        // Ranges still to do, the first on top: a stack keeps the order.
        let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
        for start in (0..events.len()).step_by(self.settings.batch).rev() {
            ranges.push(start..(start + self.settings.batch).min(events.len()));
        }
        while let Some(range) = ranges.pop() {
            match self.commit(&events[range.clone()], held.epoch).await {
                Ok(next) => {
                    timer = earliest(timer, next);
                    outcomes[range].fill(Outcome::Stored);
                }
                Err(StoreError::Fenced) => {
                    self.lease.report_fenced(held.epoch);
                    // Another process owns the shard now. What already is in the inbox waits there.
                    for index in range.chain(ranges.into_iter().rev().flatten()) {
                        if !events[index].pending
                            && !matches!(events[index].body, crate::event::EventBody::Timer(_))
                        {
                            outcomes[index] = self.forward(std::slice::from_ref(&events[index])).await;
                        }
                    }
                    break;
                }
                Err(error) if error.is_temporary() => {
                    tracing::warn!(%error, events = range.len(), "a batch could not be committed");
                    tokio::time::sleep(OUTAGE_PAUSE).await;
                    // Later events of the same conversations must not overtake these.
                    break;
                }
                Err(error) if range.len() == 1 => {
                    let event = &events[range.start];
                    self.bury(&event.row(true), &error.to_string()).await;
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

    /// Commits one batch; reads again when a conversation changed meanwhile.
    async fn commit(&self, events: &[Event], epoch: i64) -> Result<Option<DateTime<Utc>>, StoreError> {
        for _ in 0..CONFLICT_RETRIES {
            match batch::commit(self, events, epoch).await {
                Err(StoreError::Conflict { constraint }) => {
                    tracing::debug!(constraint, "a batch met a newer state and is repeated");
                }
                result => return result,
            }
        }
        batch::commit(self, events, epoch).await
    }

    /// Keeps an event that cannot be processed.
    async fn bury(&self, row: &InboxRow, problem: &str) {
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

//! The outbox: sends what was committed, one message at a time per conversation.
//!
//! One dispatcher task owns the queues. A conversation has at most one message under way, so that
//! order is kept and a slow or failing contact holds up nobody else. A number has at most a part of the memory,
//! so that one with much to send holds up no other one. What waits for a number's policy waits in the database.

mod bookkeeper;
mod gate;
mod known;
mod lanes;
mod origins;
mod pace;
mod permits;
mod sender;

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use ::metrics::{counter, gauge};
use chrono::{DateTime, Utc};
use engine_core::sending::Hold;
use engine_store::{
    Store, StoreError,
    clock::Clock,
    repo::{
        holds::HeldRow,
        outbox::SendResult,
        records::{OutboxRow, outbox_status},
    },
    shard::{ShardSet, shard_of},
};
use tokio::{
    sync::{Notify, mpsc},
    task::JoinSet,
    time::{Instant, sleep_until},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    Parts, Settings,
    channels::Channels,
    cluster::{Cluster, Follower, MaySend},
    crash::{self, Step},
    directory::Directory,
    metrics as names,
};
use bookkeeper::Bookkeeper;
use gate::Gate;
use known::Known;
use lanes::Lanes;
pub(crate) use origins::Origin;
use origins::Origins;
use pace::Pace;
use permits::Permits;
use sender::Ended;

/// How often the database is asked for rows that no sender knows, in case one was left behind.
const SLOW_POLL: std::time::Duration = std::time::Duration::from_secs(30);
/// Pause before the database is read again that could not be read.
const PAUSE: std::time::Duration = std::time::Duration::from_millis(500);
/// Rows that are held longer than this leave the memory. They are read again in time, since it is more than the time
/// between two looks.
const SOON: chrono::Duration = chrono::Duration::seconds(60);
/// How long a mark that was made with the commit says when the request began, more or less.
const FRESH: chrono::Duration = chrono::Duration::seconds(5);
/// The part of the memory that one number may fill; a workspace may fill twice as much.
const SHARE: usize = 4;

enum Command {
    /// Rows that were just committed.
    Committed(Vec<OutboxRow>),
    /// Somebody else committed rows for a conversation of ours.
    LookAgain,
}

/// What a sender needs to know of statuses that came in: rows the provider certainly accepted.
#[derive(Default)]
pub(crate) struct Resolved {
    /// Only rows that somebody waits for are kept, so that it stays small.
    awaited: Mutex<HashMap<Uuid, bool>>,
    changed: Notify,
}

impl Resolved {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, bool>> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The door to the dispatcher.
#[derive(Clone)]
pub(crate) struct Outbox {
    commands: mpsc::UnboundedSender<Command>,
    resolved: Arc<Resolved>,
    origins: Arc<Origins>,
    lanes: Arc<Lanes>,
    pace: Arc<Pace>,
    cluster: Cluster,
}

impl Outbox {
    /// Whether a message would be sent as soon as it is committed, so that it can be marked as under way with the
    /// commit instead of by a transaction of its own.
    pub(crate) fn would_send(&self, number: Uuid, conversation: Uuid) -> bool {
        self.lanes.is_free(conversation)
            && !self.pace.rests(number)
            && matches!(self.cluster.may_send(conversation), MaySend::Now(_))
    }

    /// Takes committed rows in order, and what they answer.
    pub(crate) fn committed(&self, rows: Vec<OutboxRow>, origins: Vec<(Uuid, Origin)>) {
        if !rows.is_empty() {
            self.origins.keep(origins);
            let _ = self.commands.send(Command::Committed(rows));
        }
    }

    /// Reads what is open in the database.
    pub(crate) fn look_again(&self) {
        let _ = self.commands.send(Command::LookAgain);
    }

    /// Notes that the provider accepted these.
    pub(crate) fn resolved(&self, ids: Vec<Uuid>) {
        if ids.is_empty() {
            return;
        }
        let mut awaited = self.resolved.lock();
        for id in ids {
            if let Some(resolved) = awaited.get_mut(&id) {
                *resolved = true;
            }
        }
        drop(awaited);
        self.resolved.changed.notify_waiters();
    }
}

/// What senders share.
pub(crate) struct Shared {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub channels: Channels,
    pub directory: Directory,
    pub cluster: Cluster,
    pub permits: Permits,
    pub pace: Arc<Pace>,
    pub lanes: Arc<Lanes>,
    pub gate: Gate,
    pub books: Bookkeeper,
    pub resolved: Arc<Resolved>,
    pub origins: Arc<Origins>,
    pub stop: CancellationToken,
}

/// Starts the dispatcher. After `stop` it finishes the requests under way and writes their results
/// down; the returned task ends then.
pub(crate) fn start(
    parts: &Parts,
    settings: Arc<Settings>,
    channels: Channels,
    directory: Directory,
    cluster: Cluster,
    stop: CancellationToken,
) -> (Outbox, tokio::task::JoinHandle<()>) {
    let (commands, receiver) = mpsc::unbounded_channel();
    let resolved = Arc::new(Resolved::default());
    let origins = Arc::new(Origins::new(settings.outbox_memory));
    let (books, books_task) = bookkeeper::start(Arc::clone(&parts.store), parts.hints.clone(), stop.clone());
    let (gate, gate_task) = Gate::open(Arc::clone(&parts.store), directory.clone(), Arc::clone(&parts.clock));
    let permits = Permits::new(settings.sends);
    let pace = Arc::new(Pace::new(parts.rates.clone(), &settings));
    let lanes = Arc::new(Lanes::default());
    let shared = Arc::new(Shared {
        pace: Arc::clone(&pace),
        lanes: Arc::clone(&lanes),
        gate,
        store: Arc::clone(&parts.store),
        settings,
        clock: Arc::clone(&parts.clock),
        channels,
        directory,
        cluster,
        permits,
        books,
        resolved: Arc::clone(&resolved),
        origins: Arc::clone(&origins),
        stop,
    });
    let (follower, cluster) = (shared.cluster.follow(), shared.cluster.clone());
    let dispatcher = Dispatcher {
        shared,
        epoch: 0,
        own: ShardSet::NONE,
        follower,
        queues: HashMap::new(),
        leaving: HashSet::new(),
        known: Known::default(),
        held: HashMap::new(),
        reloaded: HashSet::new(),
        awaited: HashSet::new(),
        overflow: false,
        unread: None,
        full: HashSet::new(),
        senders: JoinSet::new(),
    };
    let task = tokio::spawn(async move {
        dispatcher.run(receiver).await;
        // The dispatcher dropped the last door to the books, so they close when they are written.
        let _ = books_task.await;
        let _ = gate_task.await;
    });
    (Outbox { commands, resolved, origins, lanes, pace, cluster }, task)
}

struct Dispatcher {
    shared: Arc<Shared>,
    /// The registration whose rows are in memory.
    epoch: i64,
    /// The shards whose rows are in memory.
    own: ShardSet,
    follower: Follower,
    /// Rows that wait, per conversation; an entry exists while one of them is under way.
    queues: HashMap<Uuid, VecDeque<OutboxRow>>,
    /// Conversations of lost shards with a message under way.
    leaving: HashSet<Uuid>,
    /// Rows in memory, under way or waiting.
    known: Known,
    /// Conversations whose next row is held, until when. Their rows are in the database only.
    held: HashMap<Uuid, DateTime<Utc>>,
    /// Rows that came from the database; the news of their commit may still be on its way.
    reloaded: HashSet<Uuid>,
    /// Those of them that were marked with their commit. The news of it surely come, perhaps after the message was sent.
    awaited: HashSet<Uuid>,
    /// Whether rows wait in the database only, because memory is full.
    overflow: bool,
    /// When to read again, after the database could not be read: rows may wait there of which nobody here knows.
    unread: Option<Instant>,
    /// Numbers and workspaces of which rows wait in the database only, because they fill their part of the memory.
    full: HashSet<Uuid>,
    /// The row and its conversation, and how its sending ended.
    senders: JoinSet<(Uuid, Uuid, Ended)>,
}

impl Dispatcher {
    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        let mut slow_poll = tokio::time::interval(SLOW_POLL);
        slow_poll.tick().await;
        let mut cluster = self.shared.cluster.clone();
        loop {
            self.follow().await;
            let crowded = self.unread.is_some() || self.overflow || self.known.len() >= self.share() / 2;
            self.shared.lanes.crowd(crowded);
            gauge!(names::OUTBOX_MEMORY).set(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
            tokio::select! {
                biased;
                () = self.shared.stop.cancelled() => break,
                Some(done) = self.senders.join_next() => self.done(done).await,
                () = sleep_until(self.unread.unwrap_or_else(Instant::now)), if self.unread.is_some() => self.reload().await,
                command = commands.recv() => match command {
                    Some(Command::Committed(rows)) => self.take(rows).await,
                    Some(Command::LookAgain) => self.reload().await,
                    None => break,
                },
                () = cluster.changed() => {}
                _ = slow_poll.tick() => self.reload().await,

            }
        }
        // Senders see the same token: they finish their request and begin no other.
        while self.senders.join_next().await.is_some() {}
    }

    async fn take(&mut self, rows: Vec<OutboxRow>) {
        let mut answered = Vec::new();
        for row in rows {
            // Rows for a conversation of another node are read by that node.
            let is_known = self.reloaded.remove(&row.id) | self.awaited.remove(&row.id);
            if is_known || !self.own.has(row.conversation_id) {
                continue;
            }
            if self.held.contains_key(&row.conversation_id) {
                let origin = self.shared.origins.answers(row.id);
                answered.extend(origin.map(|at| (row.number_id, row.conversation_id, at)));
                self.leave(&row);
                continue;
            }
            // Such a row is committed; it is read again, in order, when there is room.
            if self.unread.is_some() {
                self.leave(&row);
            } else if self.overflow || self.known.len() >= self.shared.settings.outbox_memory {
                self.overflow = true;
                self.leave(&row);
            } else if let Some(owner) = self.fills(&row) {
                self.full.insert(owner);
                self.leave(&row);
            } else {
                self.enqueue(row);
            }
        }
        if !answered.is_empty() {
            self.release(answered).await;
        }
    }

    /// Leaves a committed row to the database. If it was marked with its commit, nobody must wonder later whether it was
    /// sent.
    fn leave(&self, row: &OutboxRow) {
        if row.marked {
            self.shared.books.settle(SendResult::not_begun(row), None);
        }
    }

    /// Lets conversations go on that are held, where the contact wrote again and may be answered.
    async fn release(&mut self, answered: Vec<(Uuid, Uuid, DateTime<Utc>)>) {
        let mut ids = Vec::new();
        for (number, conversation, at) in answered {
            if self.shared.gate.admits(number, at).await.unwrap_or(false) {
                ids.push(conversation);
            }
        }
        if ids.is_empty() {
            return;
        }
        // A hold that is not written yet would come after the release.
        self.shared.books.flush().await;
        match self.shared.store.release_conversations(&ids, self.shared.clock.now()).await {
            Ok(_) => self.reload().await,
            Err(error) => tracing::warn!(%error, "an answer waits with what its conversation waits for"),
        }
    }

    /// Rows of one number in memory, at most.
    fn share(&self) -> usize {
        (self.shared.settings.outbox_memory / SHARE).max(1)
    }

    /// The number or workspace that fills its part of the memory, so that a row must stay in the database.
    fn fills(&self, row: &OutboxRow) -> Option<Uuid> {
        let is_full = |(id, most): &(Uuid, usize)| self.full.contains(id) || self.known.of(*id) >= *most;
        parts(row, self.share()).into_iter().find(is_full).map(|(id, _)| id)
    }

    fn enqueue(&mut self, row: OutboxRow) {
        if !self.known.insert(&row) {
            return;
        }
        match self.queues.get_mut(&row.conversation_id) {
            Some(queue) => queue.push_back(row),
            None => {
                self.queues.insert(row.conversation_id, VecDeque::new());
                self.shared.lanes.take(row.conversation_id);
                self.spawn(row);
            }
        }
    }

    fn spawn(&mut self, row: OutboxRow) {
        let shared = Arc::clone(&self.shared);
        self.senders.spawn(async move {
            let (conversation, id) = (row.conversation_id, row.id);
            let ended = sender::send(&shared, row).await;
            (id, conversation, ended)
        });
    }

    async fn done(&mut self, done: Result<(Uuid, Uuid, Ended), tokio::task::JoinError>) {
        let Ok((id, conversation, ended)) = done else {
            // A sender never panics by itself; a lost queue would be read again by the next owner.
            tracing::error!("a sender broke");
            return;
        };
        let owners = self.known.remove(id);
        match ended {
            Ended::Done => match self.queues.get_mut(&conversation).and_then(VecDeque::pop_front) {
                Some(next) => self.spawn(next),
                None => {
                    self.forget(conversation);
                }
            },
            // What waits behind a row that is still open must not go before it. This node may own the
            // shard again already, and what it read then left the known rows out; so they are read again.
            Ended::Open => {
                self.drop_queue(conversation);
                self.reload().await;
                return;
            }
            Ended::Held(Hold { reason, until }) => {
                counter!(names::HELD, "reason" => reason.as_str()).increment(1);
                for id in std::iter::once(id).chain(self.drop_queue(conversation)) {
                    self.shared.books.hold(HeldRow { id, reason: reason.as_str(), due: until });
                }
                self.held.insert(conversation, until);
                self.shared.lanes.take(conversation);
            }
        }
        let has_room = self.overflow && self.known.len() <= self.shared.settings.outbox_memory / 2;
        let is_emptier =
            |owner: &Uuid| self.full.contains(owner) && self.known.of(*owner) <= self.share() / 2;
        if has_room || owners.iter().flatten().any(is_emptier) {
            self.reload().await;
        }
    }

    /// Forgets what waits in memory behind a row; it is in the database. Gives these rows.
    fn drop_queue(&mut self, conversation: Uuid) -> Vec<Uuid> {
        let rows: Vec<Uuid> = self.forget(conversation).into_iter().map(|row| row.id).collect();
        for row in &rows {
            self.known.remove(*row);
        }
        rows
    }

    /// Ends the queue of a conversation that has nothing under way any more; gives what waited in it.
    fn forget(&mut self, conversation: Uuid) -> VecDeque<OutboxRow> {
        self.leaving.remove(&conversation);
        self.shared.lanes.free(conversation);
        self.queues.remove(&conversation).unwrap_or_default()
    }

    /// Takes up the shards that this node has got, and lets go of those that it has lost.
    async fn follow(&mut self) {
        loop {
            let member = self.follower.follow(|own| self.under_way(own), || self.shared.cluster.sender());
            let own = member.map_or(ShardSet::NONE, |member| member.shards);
            let epoch = member.map_or(0, |member| member.epoch);
            if (epoch, own) == (self.epoch, self.own) {
                return;
            }
            // What waits is read again by the next owner, and by this node under its new registration.
            self.shared.origins.forget();
            if epoch != self.epoch {
                self.awaited.clear();
            }
            let stays = if epoch == self.epoch { own } else { ShardSet::NONE };
            for (conversation, queue) in &mut self.queues {
                if !stays.has(*conversation) {
                    for row in queue.drain(..) {
                        self.known.remove(row.id);
                    }
                }
            }
            let under_way = self.queues.keys().copied();
            self.leaving = under_way.filter(|conversation| !own.has(*conversation)).collect();
            let more = !own.without(stays.common(self.own)).is_empty();
            (self.epoch, self.own) = (epoch, own);
            if more {
                tracing::debug!(node.epoch = epoch, "reading the open outbox");
                self.reload().await;
            }
        }
    }

    /// Shards besides `own` ones in which a message is under way.
    fn under_way(&self, own: ShardSet) -> ShardSet {
        let shard = |conversation: &Uuid| shard_of(*conversation);
        // All queues are gone through only when shards come or go.
        if own == self.own {
            self.leaving.iter().map(shard).collect()
        } else {
            self.queues.keys().map(shard).collect()
        }
    }

    /// Notes which conversations are held. Their lanes are taken: what is committed for them is not sent at once.
    fn hold(&mut self, held: Vec<(Uuid, DateTime<Utc>)>) {
        let before = std::mem::replace(&mut self.held, held.into_iter().collect());
        self.held.keys().for_each(|conversation| self.shared.lanes.take(*conversation));
        for conversation in before.into_keys() {
            if !self.held.contains_key(&conversation) && !self.queues.contains_key(&conversation) {
                self.shared.lanes.free(conversation);
            }
        }
    }

    async fn reload(&mut self) {
        if self.own.is_empty() {
            return;
        }
        // Results that are not written yet would make sent rows look open.
        self.shared.books.flush().await;
        let limit = i64::try_from(self.shared.settings.outbox_memory).unwrap_or(i64::MAX);
        let share = self.share();
        let per_number = i64::try_from(share).unwrap_or(i64::MAX);
        let soon = self.shared.clock.now() + SOON;
        let store = &self.shared.store;
        let read = async {
            // Held ones first: what is held meanwhile by nobody else is neither sent nor forgotten.
            let held = store.held_conversations(self.own, soon).await?;
            Ok::<_, StoreError>((held, store.open_outbox(self.own, soon, per_number, limit).await?))
        };
        match read.await {
            Ok((held, rows)) => {
                crash::point(Step::Recovered);
                self.unread = None;
                self.overflow = rows.len() as i64 >= limit;
                self.hold(held);
                self.reloaded = rows.iter().map(|row| row.id).collect();
                let mut counts: HashMap<Uuid, usize> = HashMap::new();
                for row in &rows {
                    *counts.entry(row.number_id).or_default() += 1;
                    *counts.entry(row.workspace_id).or_default() += 1;
                }
                let is_full = |(id, most): &(Uuid, usize)| counts.get(id).is_some_and(|count| count >= most);
                self.full =
                    rows.iter().flat_map(|row| parts(row, share)).filter(is_full).map(|(id, _)| id).collect();
                let now = self.shared.clock.now();
                for mut row in rows {
                    // Whatever is under way under this registration is in memory. So this one was marked with its
                    // commit, whose news are on their way, and no request has begun.
                    row.marked = row.status == outbox_status::SENDING
                        && row.epoch == self.epoch
                        && row.sending_at.is_some_and(|at| now - at < FRESH)
                        && !self.known.has(row.id);
                    if row.marked {
                        self.awaited.insert(row.id);
                    }
                    self.enqueue(row);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                self.unread = Some(Instant::now() + PAUSE);
            }
        }
    }
}

/// Whose memory a row takes, and how many rows each may have there when a number may have `share`.
fn parts(row: &OutboxRow, share: usize) -> [(Uuid, usize); 2] {
    [(row.number_id, share), (row.workspace_id, 2 * share)]
}

/// Whether a row's last request may have been accepted.
fn is_in_doubt(row: &OutboxRow) -> bool {
    row.status == outbox_status::SENDING && !row.marked
}

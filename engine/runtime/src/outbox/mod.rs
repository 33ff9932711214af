//! The outbox: sends what was committed, one message at a time per conversation.
//!
//! One dispatcher task owns the queues. A conversation has at most one message under way, so that
//! order is kept and a slow or failing contact holds up nobody else.

mod bookkeeper;
mod lanes;
mod origins;
mod pace;
mod sender;

use std::{
    collections::{HashMap, HashSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

use ::metrics::gauge;
use engine_store::{
    Store,
    clock::Clock,
    repo::records::{OutboxRow, outbox_status},
    shard::{ShardSet, shard_of},
};
use tokio::{
    sync::{Notify, Semaphore, mpsc},
    task::JoinSet,
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
use lanes::Lanes;
pub(crate) use origins::Origin;
use origins::Origins;
use pace::Pace;

/// How often the database is asked for rows that no sender knows, in case one was left behind.
const SLOW_POLL: std::time::Duration = std::time::Duration::from_secs(30);

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
    pub permits: Semaphore,
    pub pace: Arc<Pace>,
    pub lanes: Arc<Lanes>,
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
    let (books, books_task) = bookkeeper::start(Arc::clone(&parts.store), parts.hints.clone());
    let permits = Semaphore::new(settings.sends.max(1));
    let pace = Arc::new(Pace::new(parts.rates.clone(), &settings));
    let lanes = Arc::new(Lanes::default());
    let shared = Arc::new(Shared {
        pace: Arc::clone(&pace),
        lanes: Arc::clone(&lanes),
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
        known: HashSet::new(),
        reloaded: HashSet::new(),
        overflow: false,
        senders: JoinSet::new(),
    };
    let task = tokio::spawn(async move {
        dispatcher.run(receiver).await;
        // The dispatcher dropped the last door to the books, so they close when they are written.
        let _ = books_task.await;
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
    /// Rows in memory, under way or waiting.
    known: HashSet<Uuid>,
    /// Rows that came from the database; the news of their commit may still be on its way.
    reloaded: HashSet<Uuid>,
    /// Whether rows wait in the database only, because memory is full.
    overflow: bool,
    /// Conversation, row, and whether the row came to its end.
    senders: JoinSet<(Uuid, Uuid, bool)>,
}

impl Dispatcher {
    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        let mut slow_poll = tokio::time::interval(SLOW_POLL);
        slow_poll.tick().await;
        let mut cluster = self.shared.cluster.clone();
        loop {
            self.follow().await;
            let crowded = self.overflow || self.known.len() >= self.shared.settings.outbox_memory / 2;
            self.shared.lanes.crowd(crowded);
            gauge!(names::OUTBOX_MEMORY).set(u32::try_from(self.known.len()).unwrap_or(u32::MAX));
            tokio::select! {
                biased;
                () = self.shared.stop.cancelled() => break,
                Some(done) = self.senders.join_next() => self.done(done).await,
                command = commands.recv() => match command {
                    Some(Command::Committed(rows)) => self.take(rows),
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

    fn take(&mut self, rows: Vec<OutboxRow>) {
        for row in rows {
            // Rows for a conversation of another node are read by that node.
            if self.reloaded.remove(&row.id) || !self.own.has(row.conversation_id) {
                continue;
            }
            if self.overflow || self.known.len() >= self.shared.settings.outbox_memory {
                // The row is committed; it is read again, in order, when there is room.
                self.overflow = true;
                return;
            }
            self.enqueue(row);
        }
    }

    fn enqueue(&mut self, row: OutboxRow) {
        if !self.known.insert(row.id) {
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
            (conversation, id, ended)
        });
    }

    async fn done(&mut self, done: Result<(Uuid, Uuid, bool), tokio::task::JoinError>) {
        let Ok((conversation, id, ended)) = done else {
            // A sender never panics by itself; a lost queue would be read again by the next owner.
            tracing::error!("a sender broke");
            return;
        };
        self.known.remove(&id);
        if !ended {
            // What waits behind a row that is still open must not go before it. This node may own the
            // shard again already, and what it read then left the known rows out; so they are read again.
            self.shared.lanes.free(conversation);
            for row in self.queues.remove(&conversation).into_iter().flatten() {
                self.known.remove(&row.id);
            }
            self.reload().await;
            return;
        }
        match self.queues.get_mut(&conversation).and_then(VecDeque::pop_front) {
            Some(next) => self.spawn(next),
            None => {
                self.shared.lanes.free(conversation);
                self.queues.remove(&conversation);
            }
        }
        if self.overflow && self.known.len() <= self.shared.settings.outbox_memory / 2 {
            self.reload().await;
        }
    }

    /// Takes up the shards that this node has got, and lets go of those that it has lost.
    async fn follow(&mut self) {
        loop {
            let member = self.shared.cluster.sender();
            let own = member.map_or(ShardSet::NONE, |member| member.shards);
            let epoch = member.map_or(0, |member| member.epoch);
            if (epoch, own) == (self.epoch, self.own) {
                break;
            }
            // What waits is read again by the next owner, and by this node under its new registration.
            self.shared.origins.forget();
            let stays = if epoch == self.epoch { own } else { ShardSet::NONE };
            for (conversation, queue) in &mut self.queues {
                if !stays.has(*conversation) {
                    for row in queue.drain(..) {
                        self.known.remove(&row.id);
                    }
                }
            }
            let more = !own.without(stays.common(self.own)).is_empty();
            (self.epoch, self.own) = (epoch, own);
            self.follower.works_on(own.with(self.under_way()));
            if more {
                tracing::debug!(node.epoch = epoch, "reading the open outbox");
                self.reload().await;
            }
        }
        self.follower.works_on(self.own.with(self.under_way()));
    }

    /// The shards of the conversations with a message under way.
    fn under_way(&self) -> ShardSet {
        self.queues.keys().map(|conversation| shard_of(*conversation)).collect()
    }

    async fn reload(&mut self) {
        if self.own.is_empty() {
            return;
        }
        // Results that are not written yet would make sent rows look open.
        self.shared.books.flush().await;
        let limit = i64::try_from(self.shared.settings.outbox_memory).unwrap_or(i64::MAX);
        match self.shared.store.open_outbox(self.own, limit).await {
            Ok(rows) => {
                crash::point(Step::Recovered);
                self.overflow = rows.len() as i64 >= limit;
                self.reloaded = rows.iter().map(|row| row.id).collect();
                for row in rows {
                    self.enqueue(row);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be read");
                self.overflow = true;
            }
        }
    }
}

/// Whether a row's last request may have been accepted.
fn is_in_doubt(row: &OutboxRow) -> bool {
    row.status == outbox_status::SENDING && !row.marked
}

//! Marks and results of sends, written in batches so that a busy outbox costs few commits.

use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    hints::{Hint, Hints},
    repo::{holds::HeldRow, outbox::SendResult},
};
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::crash::{self, Step};

/// Entries written at once.
const BATCH: usize = 256;
/// Pause after the database was not available.
const PAUSE: Duration = Duration::from_millis(300);
/// How long results wait for others. They may be lost in a crash, so nobody waits for them.
const LINGER: Duration = Duration::from_millis(20);
/// Attempts to write results after a stop, before they are left to the recovery.
const RETRIES: usize = 50;

/// A row to mark as under way.
struct Mark {
    id: Uuid,
    epoch: i64,
    now: DateTime<Utc>,
    answer: oneshot::Sender<Result<bool, StoreError>>,
}

/// Something about a finished send.
enum Entry {
    Result(SendResult, Option<Hint>),
    Held(HeldRow),
    Flush(oneshot::Sender<()>),
}

/// The door to the books. They close when the last door is dropped.
#[derive(Clone)]
pub(crate) struct Bookkeeper {
    marks: mpsc::UnboundedSender<Mark>,
    results: mpsc::UnboundedSender<Entry>,
}

impl Bookkeeper {
    /// Marks a row as under way, durably. `false`: it needs no sending any more.
    pub(super) async fn mark(&self, id: Uuid, epoch: i64, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let (answer, marked) = oneshot::channel();
        let _ = self.marks.send(Mark { id, epoch, now, answer });
        marked.await.unwrap_or(Err(StoreError::Fenced))
    }

    /// Writes a result down soon, then tells who watches.
    pub(super) fn settle(&self, result: SendResult, hint: Option<Hint>) {
        let _ = self.results.send(Entry::Result(result, hint));
    }

    /// Notes that a row is held.
    pub(super) fn hold(&self, held: HeldRow) {
        let _ = self.results.send(Entry::Held(held));
    }

    /// Returns when everything before it is written.
    pub(super) async fn flush(&self) {
        let (done, written) = oneshot::channel();
        let _ = self.results.send(Entry::Flush(done));
        let _ = written.await;
    }
}

/// Opens the books.
pub(super) fn start(
    store: Arc<dyn Store>,
    hints: Hints,
    stop: CancellationToken,
) -> (Bookkeeper, tokio::task::JoinHandle<()>) {
    let (marks, mark_receiver) = mpsc::unbounded_channel();
    let (results, result_receiver) = mpsc::unbounded_channel();
    let marking = tokio::spawn(keep_marks(Arc::clone(&store), mark_receiver));
    let task = tokio::spawn(async move {
        keep_results(store, hints, result_receiver, stop).await;
        let _ = marking.await;
    });
    (Bookkeeper { marks, results }, task)
}

async fn keep_marks(store: Arc<dyn Store>, mut marks: mpsc::UnboundedReceiver<Mark>) {
    let mut buffer: Vec<Mark> = Vec::new();
    while marks.recv_many(&mut buffer, BATCH).await > 0 {
        // After a takeover marks of two epochs may meet; the older ones are refused.
        let mut by_epoch: HashMap<i64, Vec<Mark>> = HashMap::new();
        for mark in buffer.drain(..) {
            by_epoch.entry(mark.epoch).or_default().push(mark);
        }
        for (epoch, group) in by_epoch {
            let ids: Vec<Uuid> = group.iter().map(|mark| mark.id).collect();
            let now = group.iter().map(|mark| mark.now).max().unwrap_or_default();
            let result = store.mark_sending(epoch, &ids, now).await;
            for mark in group {
                let answer = match &result {
                    Ok(marked) => Ok(marked.contains(&mark.id)),
                    Err(StoreError::Fenced) => Err(StoreError::Fenced),
                    Err(error) => Err(StoreError::Unavailable(error.to_string())),
                };
                let _ = mark.answer.send(answer);
            }
        }
    }
}

async fn keep_results(
    store: Arc<dyn Store>,
    hints: Hints,
    mut entries: mpsc::UnboundedReceiver<Entry>,
    stop: CancellationToken,
) {
    let mut buffer = Vec::new();
    while entries.recv_many(&mut buffer, BATCH).await > 0 {
        // More results come soon, and one transaction costs as much as one result.
        let flushes = |entries: &[Entry]| entries.iter().any(|entry| matches!(entry, Entry::Flush(_)));
        if buffer.len() < BATCH && !flushes(&buffer) {
            tokio::time::sleep(LINGER).await;
            while buffer.len() < BATCH
                && let Ok(entry) = entries.try_recv()
            {
                buffer.push(entry);
            }
        }
        // One row may appear twice, as retried and then sent: the last word counts.
        // Sorted, so that rows are locked in the same order as by statuses that come meanwhile.
        let mut results: BTreeMap<Uuid, SendResult> = BTreeMap::new();
        let mut held: BTreeMap<Uuid, HeldRow> = BTreeMap::new();
        let mut told = Vec::new();
        let mut flushes = Vec::new();
        for entry in buffer.drain(..) {
            match entry {
                Entry::Result(result, hint) => {
                    results.insert(result.id, result);
                    told.extend(hint);
                }
                Entry::Held(row) => {
                    held.insert(row.id, row);
                }
                Entry::Flush(done) => flushes.push(done),
            }
        }
        let results: Vec<SendResult> = results.into_values().collect();
        write(&*store, Batch::Results(&results), &stop).await;
        let held: Vec<HeldRow> = held.into_values().collect();
        write(&*store, Batch::Held(&held), &stop).await;
        told.into_iter().for_each(|hint| hints.publish(hint));
        for done in flushes {
            let _ = done.send(());
        }
    }
}

/// What is written at once.
enum Batch<'a> {
    Results(&'a [SendResult]),
    Held(&'a [HeldRow]),
}

impl Batch<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Results(results) => results.len(),
            Self::Held(held) => held.len(),
        }
    }

    async fn write(&self, store: &dyn Store) -> Result<(), StoreError> {
        match self {
            Self::Results(results) => store.settle(results).await,
            Self::Held(held) => store.hold(held).await,
        }
    }
}

/// Writes until it is written: while the database is away or full, nothing else is sent, and a result that is lost would
/// be a message that is sent twice. After a stop it is tried for a while only.
async fn write(store: &dyn Store, batch: Batch<'_>, stop: &CancellationToken) {
    let rows = batch.len();
    let mut last_attempts = 0;
    while rows > 0 && last_attempts < RETRIES {
        match batch.write(store).await {
            Ok(()) => return crash::point(Step::Settled),
            Err(error) if error.is_temporary() => {
                tracing::warn!(%error, rows, "results of sends cannot be written yet");
                last_attempts += usize::from(stop.is_cancelled());
                tokio::time::sleep(PAUSE).await;
            }
            Err(error) => {
                tracing::error!(%error, rows, "results of sends are refused");
                return;
            }
        }
    }
    if rows > 0 {
        tracing::error!(rows, "results of sends were not written; the recovery settles them");
    }
}

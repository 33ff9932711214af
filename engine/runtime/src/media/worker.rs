//! The queue of files that are to be fetched.

use std::{collections::HashSet, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_store::{
    StoreError,
    hints::Hint,
    objects::Objects,
    repo::media::{BegunMedia, MediaRow, media_state},
};
use futures::FutureExt;
use tokio::{sync::Notify, task::JoinSet, time::sleep};
use tracing::Instrument;
use uuid::Uuid;

use super::{
    Shared,
    fetch::{Fetched, fetch},
};
use crate::{calls::backoff, metrics as names};

/// How often the database is asked although nobody gave a hint.
const SLOW_POLL: Duration = Duration::from_secs(15);
/// Pause while the database is not there.
const PAUSE: Duration = Duration::from_millis(250);
/// The longest pause between attempts. With the attempts below a file is tried for about a day, in which an admin can
/// enter a new token; Meta keeps it for a week.
const MAX_PAUSE: Duration = Duration::from_secs(3600);
/// Attempts before a file is given up, those that a crash ended included.
const ATTEMPTS: i32 = 40;

/// Runs until the stop of `shared`.
pub(super) async fn run(shared: Arc<Shared>, woken: Arc<Notify>) {
    let mut cluster = shared.cluster.clone();
    let (mut running, mut tasks) = (HashSet::new(), JoinSet::new());
    loop {
        let pause = load(&shared, &mut running, &mut tasks).await;
        tokio::select! {
            biased;
            () = shared.stop.cancelled() => break,
            // Panics are caught inside, so a task always gives its id.
            Some(done) = tasks.join_next() => {
                if let Ok(id) = done {
                    running.remove(&id);
                }
            }
            () = woken.notified() => {}
            () = cluster.changed() => {}
            () = sleep(pause) => {}
        }
    }
    tasks.shutdown().await;
}

/// Begins what is due; gives how long to wait for more.
async fn load(shared: &Arc<Shared>, running: &mut HashSet<Uuid>, tasks: &mut JoinSet<Uuid>) -> Duration {
    let Some(member) = shared.cluster.may_begin().filter(|member| !member.shards.is_empty()) else {
        return PAUSE;
    };
    match begin(shared, member.epoch, member.shards, running, tasks).await {
        Ok(next) => {
            let until = next.map(|next| (next - shared.clock.now()).to_std().unwrap_or_default());
            until.map_or(SLOW_POLL, |until| until.clamp(Duration::from_millis(5), SLOW_POLL))
        }
        Err(StoreError::Fenced) => {
            shared.cluster.end(member.epoch);
            PAUSE
        }
        Err(error) => {
            tracing::warn!(%error, "files that are to be fetched cannot be read");
            PAUSE
        }
    }
}

async fn begin(
    shared: &Arc<Shared>,
    epoch: i64,
    own: engine_store::shard::ShardSet,
    running: &mut HashSet<Uuid>,
    tasks: &mut JoinSet<Uuid>,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let most = shared.settings.downloads.max(1);
    let room = most.saturating_sub(running.len());
    let now = shared.clock.now();
    if room > 0 {
        // Those under way are still due, so the limits count them. One number never takes all places.
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let per_number = most.div_ceil(2);
        let mut rows = shared.store.due_media(own, now, count(per_number), count(most * 2)).await?;
        rows.retain(|row| !running.contains(&row.id));
        rows.truncate(room);
        if !rows.is_empty() {
            let begun: Vec<BegunMedia> = rows
                .iter()
                .map(|row| BegunMedia { id: row.id, object_key: Objects::new_key(row.workspace_id) })
                .collect();
            let begun = shared.store.begin_media(epoch, &begun).await?;
            for begun in begun {
                let Some(row) = rows.iter().find(|row| row.id == begun.id).cloned() else { continue };
                running.insert(row.id);
                tasks.spawn(one(Arc::clone(shared), epoch, row, begun.object_key));
            }
        }
    }
    shared.store.next_media(own, now).await
}

/// Fetches one file and writes down what came of it.
async fn one(shared: Arc<Shared>, epoch: i64, mut row: MediaRow, key: String) -> Uuid {
    row.attempt += 1;
    let id = row.id;
    let span = tracing::info_span!("media.fetch", media.id = %id, attempt = row.attempt);
    let work = async {
        let fetched = AssertUnwindSafe(fetch(&shared, &row, &key)).catch_unwind().await;
        let fetched = fetched.unwrap_or_else(|_| Fetched::again("panicked"));
        if let Err(error) = settle(&shared, epoch, &row, &key, fetched).await {
            // It is still marked as under way, and begins anew.
            tracing::warn!(%error, "what came of fetching a file cannot be written");
            sleep(PAUSE).await;
        }
    };
    work.instrument(span).await;
    id
}

async fn settle(
    shared: &Shared,
    epoch: i64,
    row: &MediaRow,
    key: &str,
    fetched: Fetched,
) -> Result<(), StoreError> {
    let count = |outcome: &'static str| counter!(names::MEDIA, "outcome" => outcome).increment(1);
    match fetched {
        Fetched::Here(stored) => {
            if shared.store.media_stored(row.id, epoch, &stored).await? {
                count("stored");
            } else if shared.store.media(row.workspace_id, row.id).await?.is_none() {
                // It was deleted meanwhile, and whoever deleted it found nothing under the key yet.
                count("unwanted");
                delete(shared, key).await;
            }
        }
        Fetched::Again { after, code } if row.attempt < ATTEMPTS => {
            count("repeated");
            let pause = backoff::doubling(shared.settings.backoff_base, MAX_PAUSE, row.attempt)
                .max(after.unwrap_or_default());
            tracing::warn!(code, pause_ms = pause.as_millis(), "a file was not fetched and is tried again");
            let due = shared.clock.now() + chrono::Duration::from_std(pause).unwrap_or_default();
            shared.store.media_failed(row.id, media_state::WAITING, due, code).await?;
            return Ok(());
        }
        Fetched::Again { code, .. } | Fetched::Never(code) => {
            count("given_up");
            tracing::warn!(code, "a file is given up");
            shared.store.media_failed(row.id, media_state::GIVEN_UP, shared.clock.now(), code).await?;
        }
    }
    if let (Some(number_id), Some(conversation_id)) = (row.number_id, row.conversation_id) {
        let workspace_id = row.workspace_id;
        shared.hints.publish(Hint::ConversationChanged { workspace_id, number_id, conversation_id });
    }
    Ok(())
}

async fn delete(shared: &Shared, key: &str) {
    if let Err(error) = shared.objects.delete(key).await {
        tracing::warn!(%error, "the bytes of a deleted file are left behind");
    }
}

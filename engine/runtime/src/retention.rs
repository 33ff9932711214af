//! Deletes what is old, in small portions, so that tables do not grow for ever. The owner of the first shard does
//! it, so that it happens once.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    files::{Tidy, tidy},
    objects::Objects,
    repo::retention::Kept,
};
use tokio_util::sync::CancellationToken;

use crate::{Settings, cluster::Cluster};

/// Rows per statement: a short transaction each.
const PORTION: i64 = 500;
/// Pause between portions, so that messages go before.
const PAUSE: Duration = Duration::from_millis(50);
/// Days for which addresses that wait for a post are kept: a conversation may wait that long.
const LISTENERS: u32 = 90;

/// Days for which the conversations of checks are kept; how they went is kept with the check.
const SHADOWS: u32 = 1;
/// Of those per transaction, since each is deleted with its messages.
const SHADOW_PORTION: i64 = 50;

/// Days for which rows are kept; `None` is for ever. Contacts and conversations are never deleted by age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Events that were processed; duplicates are recognised that long.
    pub inbox: Option<u32>,
    /// Events for subscribers that were given up; what is done is deleted at once.
    pub effects: Option<u32>,
    /// Events that could not be processed, and messages that were given up or whose outcome is not known.
    pub dead_letters: Option<u32>,
    /// Lines of transcripts.
    pub messages: Option<u32>,
    /// The bytes of files that contacts sent. A number may keep them for a shorter time.
    pub media: Option<u32>,
    /// What contacts answered.
    pub answers: Option<u32>,
    /// What providers told that is no message.
    pub channel_events: Option<u32>,
}

impl Default for Retention {
    fn default() -> Self {
        Self {
            inbox: Some(30),
            effects: Some(30),
            dead_letters: Some(90),
            messages: None,
            media: None,
            answers: None,
            channel_events: None,
        }
    }
}

/// A table with rows that are deleted by age.
#[derive(Debug, Clone, Copy)]
enum Table {
    Inbox,
    Effects,
    Listeners,
    Shadows,
    Other(Kept),
}

impl Retention {
    /// What is to be deleted, and after how many days.
    fn tables(&self) -> impl Iterator<Item = (Table, u32)> + use<> {
        let all = [
            (Table::Inbox, self.inbox),
            (Table::Effects, self.effects),
            (Table::Listeners, Some(LISTENERS)),
            (Table::Shadows, Some(SHADOWS)),
            (Table::Other(Kept::DeadEvents), self.dead_letters),
            (Table::Other(Kept::DeadMessages), self.dead_letters),
            (Table::Other(Kept::Messages), self.messages),
            (Table::Other(Kept::Answers), self.answers),
            (Table::Other(Kept::ChannelEvents), self.channel_events),
        ];
        // Less than a day would delete under the hands of those who work with it.
        all.into_iter().filter_map(|(table, days)| days.map(|days| (table, days.max(1))))
    }
}

/// Runs until `stop`.
pub(crate) async fn run(
    store: Arc<dyn Store>,
    objects: Objects,
    settings: Arc<Settings>,
    clock: Arc<dyn Clock>,
    cluster: Cluster,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(settings.retention_period) => {}
        }
        let mine = || cluster.member().is_some_and(|member| member.shards.contains(0));
        for (table, days) in settings.retention.tables() {
            let before = clock.now() - chrono::Duration::days(i64::from(days));
            while mine() && !stop.is_cancelled() {
                match purge(&*store, table, before).await {
                    Ok(0) => break,
                    Ok(rows) => tracing::debug!(?table, rows, "deleted old rows"),
                    Err(error) => {
                        tracing::warn!(?table, %error, "old rows cannot be deleted");
                        break;
                    }
                }
                tokio::time::sleep(PAUSE).await;
            }
        }
        // After the messages, whose files go with them.
        let rule = Tidy { media: settings.retention.media, messages: settings.retention.messages };
        while mine() && !stop.is_cancelled() {
            match tidy(&*store, &objects, rule, clock.now()).await {
                Ok(0) => break,
                Ok(files) => tracing::debug!(files, "deleted files"),
                Err(error) => {
                    tracing::warn!(%error, "files cannot be deleted");
                    break;
                }
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn purge(store: &dyn Store, table: Table, before: DateTime<Utc>) -> Result<u64, StoreError> {
    match table {
        Table::Inbox => store.purge_inbox(before, PORTION).await,
        Table::Effects => store.purge_effects(before, PORTION).await,
        Table::Listeners => store.purge_listeners(before, PORTION).await,
        Table::Shadows => store.purge_shadows(before, SHADOW_PORTION).await,
        Table::Other(kept) => store.purge(kept, before, PORTION).await,
    }
}

//! Finds the shard in which an event is processed.

use std::{collections::HashMap, sync::Arc, time::Duration};

use engine_store::{
    Store, StoreError,
    repo::records::{Alias, AliasRow},
    shard::{shard_of, shard_of_identity},
};
use moka::sync::Cache;

use crate::event::Event;

/// Identities that are remembered; one takes about 150 bytes.
const KNOWN: u64 = 100_000;
/// How long an identity that nobody uses is remembered.
const IDLE: Duration = Duration::from_secs(3600);

/// Knows which conversation an identity belongs to, which changes only when a contact changes the number.
#[derive(Clone)]
pub(crate) struct Routes {
    store: Arc<dyn Store>,
    known: Cache<Alias, u8>,
}

impl Routes {
    pub(crate) fn new(store: Arc<dyn Store>) -> Self {
        Self { store, known: Cache::builder().max_capacity(KNOWN).time_to_idle(IDLE).build() }
    }

    /// Remembers identities that were just committed.
    pub(crate) fn learn(&self, rows: &[AliasRow]) {
        for row in rows {
            self.known.insert(row.alias.clone(), shard_of(row.conversation_id));
        }
    }

    /// Forgets identities that belong to nobody any more. Other processes forget them when nobody has used them for
    /// an hour.
    pub(crate) fn forget(&self, aliases: &[Alias]) {
        aliases.iter().for_each(|alias| self.known.invalidate(alias));
    }

    /// The shard of each event, in order.
    pub(crate) async fn shards(&self, events: &[Event]) -> Result<Vec<u8>, StoreError> {
        let (shards, found) = shards_of(&*self.store, events, |alias| self.known.get(alias)).await?;
        self.learn(&found);
        Ok(shards)
    }
}

/// The shard of each event, in order, and the identities that the database was asked for and knows. `known` gives the
/// shard of an identity for which it need not be asked.
pub(crate) async fn shards_of(
    store: &dyn Store,
    events: &[Event],
    known: impl Fn(&Alias) -> Option<u8> + Send + Sync,
) -> Result<(Vec<u8>, Vec<AliasRow>), StoreError> {
    let aliases: Vec<Vec<Alias>> = events.iter().map(Event::aliases).collect();
    let remembered: Vec<Option<u8>> = aliases.iter().map(|aliases| aliases.iter().find_map(&known)).collect();
    let unknown: Vec<Alias> = aliases
        .iter()
        .zip(&remembered)
        .filter(|(_, remembered)| remembered.is_none())
        .flat_map(|(aliases, _)| aliases.iter().cloned())
        .collect();
    let rows = store.known_aliases(&unknown).await?;
    let found: HashMap<&Alias, u8> =
        rows.iter().map(|row| (&row.alias, shard_of(row.conversation_id))).collect();
    let shard = |((event, aliases), remembered): ((&Event, &Vec<Alias>), Option<u8>)| {
        if let Some(conversation) = event.conversation() {
            return shard_of(conversation);
        }
        let known = remembered.or_else(|| aliases.iter().find_map(|alias| found.get(alias).copied()));
        match (known, aliases.first()) {
            (Some(shard), _) => shard,
            (None, Some(alias)) => shard_of_identity(alias.number_id, &alias.kind, &alias.value),
            // Statuses and news are about no conversation that would have to be moved.
            (None, None) => shard_of_identity(event.key.number_id, event.kind(), &event.key.msg_id),
        }
    };
    let shards = events.iter().zip(&aliases).zip(remembered).map(shard).collect();
    drop(found);
    Ok((shards, rows))
}

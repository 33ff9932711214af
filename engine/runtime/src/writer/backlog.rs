//! How much waits for other nodes, workspace by workspace.
//!
//! What a node stores for others is acknowledged at once and goes before what comes in later, so a flood of one
//! workspace would hold up everybody at the node that it is for. Each workspace may have so much waiting and no more;
//! beyond it the provider gets 503 and delivers again, as when the waiting room is full.

use std::{
    collections::HashMap,
    sync::Mutex,
    time::{Duration, Instant},
};

use engine_store::{Store, StoreError};
use uuid::Uuid;

/// How long the counts are believed; what this node adds meanwhile is counted on top.
const FRESH: Duration = Duration::from_millis(250);

/// The counts, as this node knows them.
#[derive(Default)]
pub(crate) struct Backlog {
    known: Mutex<Option<Known>>,
}

struct Known {
    at: Instant,
    waiting: HashMap<Uuid, usize>,
}

impl Backlog {
    /// Takes a place for one event of each of these workspaces; `false` where its workspace has none left.
    pub(super) async fn take(
        &self,
        store: &dyn Store,
        workspaces: &[Option<Uuid>],
        most: usize,
    ) -> Result<Vec<bool>, StoreError> {
        if self.lock().as_ref().is_none_or(|known| known.at.elapsed() >= FRESH) {
            let waiting = store.pending_per_workspace().await?;
            let waiting =
                waiting.into_iter().map(|(id, rows)| (id, usize::try_from(rows).unwrap_or(usize::MAX)));
            *self.lock() = Some(Known { at: Instant::now(), waiting: waiting.collect() });
        }
        let mut known = self.lock();
        let Some(known) = known.as_mut() else { return Ok(vec![true; workspaces.len()]) };
        let take = |workspace: &Option<Uuid>| {
            // A number that nobody knows moves nothing, whoever it belongs to.
            let Some(workspace) = workspace else { return true };
            let waiting = known.waiting.entry(*workspace).or_default();
            let fits = *waiting < most;
            *waiting += usize::from(fits);
            fits
        };
        Ok(workspaces.iter().map(take).collect())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

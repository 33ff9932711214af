//! Which rows the senders have in memory, and whose they are.

use std::collections::HashMap;

use engine_store::repo::records::OutboxRow;
use uuid::Uuid;

/// The rows in memory, with their numbers and workspaces.
#[derive(Default)]
pub(super) struct Known {
    rows: HashMap<Uuid, [Uuid; 2]>,
    counts: HashMap<Uuid, usize>,
}

impl Known {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Rows of a number or of a workspace.
    pub(super) fn of(&self, owner: Uuid) -> usize {
        self.counts.get(&owner).copied().unwrap_or_default()
    }

    pub(super) fn has(&self, row: Uuid) -> bool {
        self.rows.contains_key(&row)
    }

    /// Adds a row; `false` when it is there already.
    pub(super) fn insert(&mut self, row: &OutboxRow) -> bool {
        let owners = [row.number_id, row.workspace_id];
        let new = self.rows.insert(row.id, owners).is_none();
        if new {
            owners.into_iter().for_each(|owner| *self.counts.entry(owner).or_default() += 1);
        }
        new
    }

    /// Removes a row; gives its number and workspace.
    pub(super) fn remove(&mut self, row: Uuid) -> Option<[Uuid; 2]> {
        let owners = self.rows.remove(&row)?;
        for owner in owners {
            if let Some(count) = self.counts.get_mut(&owner) {
                *count -= 1;
                if *count == 0 {
                    self.counts.remove(&owner);
                }
            }
        }
        Some(owners)
    }
}

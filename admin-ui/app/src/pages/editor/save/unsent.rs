//! What has not reached the server, kept in the browser: a lost network, an expired session or a closed tab costs
//! nobody's work.

use flows_schema::Flow;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::state::storage;

/// The place in the browser's storage for one flow and one person.
#[derive(Clone, Copy)]
pub(super) struct Unsent {
    id: Uuid,
    user: Uuid,
}

/// What was kept.
pub(super) struct Kept {
    /// The draft that the server had then.
    pub(super) acknowledged: Flow,
    /// What was on the screen.
    pub(super) document: Flow,
}

impl Unsent {
    pub(super) fn new(id: Uuid, user: Uuid) -> Self {
        Self { id, user }
    }

    /// Keeps a draft. `false` when the browser has no room, or keeps nothing at all.
    pub(super) fn keep(self, acknowledged: &Flow, document: &Flow) -> bool {
        let text = json!({"acknowledged": acknowledged, "document": document}).to_string();
        storage().is_some_and(|storage| storage.set_item(&self.key(), &text).is_ok())
    }

    /// What was kept and can still be read.
    pub(super) fn load(self) -> Option<Kept> {
        let text = storage()?.get_item(&self.key()).ok()??;
        let mut kept: Value = serde_json::from_str(&text).ok()?;
        let mut flow = |name: &str| flows_schema::parse_value(kept.get_mut(name)?.take()).ok();
        Some(Kept { acknowledged: flow("acknowledged")?, document: flow("document")? })
    }

    /// The server has everything.
    pub(super) fn forget(self) {
        if let Some(storage) = storage() {
            // It fails where the browser keeps nothing, so there is nothing to forget.
            let _ = storage.remove_item(&self.key());
        }
    }

    fn key(self) -> String {
        format!("botloom-unsent-{}-{}", self.user, self.id)
    }
}

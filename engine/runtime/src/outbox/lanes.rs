//! Which conversations have messages in the senders' memory, as the writer sees it.

use std::{
    collections::HashSet,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use uuid::Uuid;

/// The lanes that are taken. Only the dispatcher changes them.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    taken: Mutex<HashSet<Uuid>>,
    /// Whether memory is so full that committed rows may have to be read again.
    crowded: AtomicBool,
}

impl Lanes {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashSet<Uuid>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn take(&self, conversation: Uuid) {
        self.lock().insert(conversation);
    }

    pub(super) fn free(&self, conversation: Uuid) {
        self.lock().remove(&conversation);
    }

    pub(super) fn crowd(&self, crowded: bool) {
        self.crowded.store(crowded, Ordering::Relaxed);
    }

    /// Whether a message of this conversation would be sent at once.
    pub(super) fn is_free(&self, conversation: Uuid) -> bool {
        !self.crowded.load(Ordering::Relaxed) && !self.lock().contains(&conversation)
    }
}

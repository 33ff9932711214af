//! What an outgoing message answers: when that came in, and the span under which it is told of. Kept in memory beside
//! the rows, since only observers need it; a message that another process committed has none.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Utc};
use tracing::Span;
use uuid::Uuid;

/// What a message answers.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// When that came in, if it was a message.
    pub received_at: Option<DateTime<Utc>>,
    /// Its span.
    pub span: Span,
}

/// The origins of rows that wait.
pub(crate) struct Origins {
    known: Mutex<HashMap<Uuid, Origin>>,
    most: usize,
}

impl Origins {
    /// A place for this many.
    pub(super) fn new(most: usize) -> Self {
        Self { known: Mutex::default(), most }
    }

    /// Keeps origins, as many as there is room for.
    pub(super) fn keep(&self, origins: Vec<(Uuid, Origin)>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let room = self.most.saturating_sub(known.len());
        known.extend(origins.into_iter().take(room));
    }

    /// When the message came in that a row answers, where that is known.
    pub(super) fn answers(&self, row: Uuid) -> Option<DateTime<Utc>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&row)?.received_at
    }

    /// Takes the origin of a row whose sending begins.
    pub(super) fn take(&self, row: Uuid) -> Option<Origin> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(&row)
    }

    /// Forgets all: some rows may be another node's now, and nobody would ever take theirs.
    pub(super) fn forget(&self) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use tracing::Span;
    use uuid::Uuid;

    use super::{Origin, Origins};

    #[test]
    fn only_so_many_are_kept_and_each_is_taken_once() {
        let origin = |n: u128| (Uuid::from_u128(n), Origin { received_at: None, span: Span::none() });
        let origins = Origins::new(2);
        origins.keep(vec![origin(1), origin(2), origin(3)]);
        assert!(origins.take(Uuid::from_u128(1)).is_some());
        assert!(origins.take(Uuid::from_u128(1)).is_none());
        assert!(origins.take(Uuid::from_u128(3)).is_none());
        origins.keep(vec![origin(3)]);
        assert!(origins.take(Uuid::from_u128(3)).is_some());
        origins.forget();
        assert!(origins.take(Uuid::from_u128(2)).is_none());
    }
}

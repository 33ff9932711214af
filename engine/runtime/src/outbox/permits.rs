//! How many requests are under way at once: few in all, and never all of them one workspace's, so that a provider that
//! hangs for one of them holds up nobody else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use uuid::Uuid;

/// Leaves to request something.
pub(crate) struct Permits {
    all: Semaphore,
    /// Requests of one workspace.
    most: usize,
    /// Only workspaces with requests under way, or waiting for it, are kept.
    workspaces: Mutex<HashMap<Uuid, Weak<Semaphore>>>,
}

/// One leave; given back when it is dropped.
pub(super) struct Permit<'a> {
    _all: SemaphorePermit<'a>,
    _own: OwnedSemaphorePermit,
}

impl Permits {
    /// So many leaves in all.
    pub(super) fn new(all: usize) -> Self {
        let all = all.max(1);
        Self { all: Semaphore::new(all), most: (all * 3 / 4).max(1), workspaces: Mutex::default() }
    }

    /// Waits for a leave. `None` never comes while the engine runs.
    pub(super) async fn acquire(&self, workspace: Uuid) -> Option<Permit<'_>> {
        let own = self.of(workspace).acquire_owned().await.ok()?;
        Some(Permit { _all: self.all.acquire().await.ok()?, _own: own })
    }

    fn of(&self, workspace: Uuid) -> Arc<Semaphore> {
        let mut workspaces = self.workspaces.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = workspaces.get(&workspace).and_then(Weak::upgrade) {
            return own;
        }
        workspaces.retain(|_, own| own.strong_count() > 0);
        let own = Arc::new(Semaphore::new(self.most));
        workspaces.insert(workspace, Arc::downgrade(&own));
        own
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;

    use super::*;

    const SHOP: Uuid = Uuid::from_u128(1);
    const SCHOOL: Uuid = Uuid::from_u128(2);

    #[test]
    fn one_workspace_never_has_all_of_them() {
        let permits = Permits::new(8);
        let now = |workspace| permits.acquire(workspace).now_or_never().flatten();
        let mut shop: Vec<_> = (0..8).map_while(|_| now(SHOP)).collect();
        assert_eq!(shop.len(), 6);
        let school: Vec<_> = (0..8).map_while(|_| now(SCHOOL)).collect();
        assert_eq!(school.len(), 2, "what is left");
        shop.pop();
        assert!(now(SCHOOL).is_some());
        drop((shop, school));
        assert!(now(SHOP).is_some());
        assert_eq!(permits.workspaces.lock().unwrap().len(), 1, "who asks for nothing is forgotten");
    }
}

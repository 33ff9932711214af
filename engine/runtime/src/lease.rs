//! Keeps the shard's lease, and tells everyone what they may do under it.

use std::{sync::Arc, time::Duration};

use engine_store::{Store, StoreError};
use tokio::{
    sync::watch,
    time::{Instant, sleep},
};
use tokio_util::sync::CancellationToken;

use crate::Settings;

/// The only shard so far.
pub(crate) const SHARD: i32 = 0;
/// No send begins in the last part of a lease, so that it ends before another owner may start.
const SEND_MARGIN: Duration = Duration::from_secs(3);
/// How often a process without the lease asks for it.
const RETRY: Duration = Duration::from_millis(250);

/// A lease that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    /// Rises with every owner.
    pub epoch: i64,
    /// Until when this process may begin sends, by its own monotonic clock.
    pub send_until: Instant,
}

/// What the rest of the engine sees of the lease.
#[derive(Clone)]
pub(crate) struct Lease {
    state: watch::Receiver<Option<Held>>,
    lost: Arc<watch::Sender<i64>>,
}

impl Lease {
    /// The lease, if this process holds it.
    pub(crate) fn held(&self) -> Option<Held> {
        *self.state.borrow()
    }

    /// The epoch under which a send may begin now.
    pub(crate) fn may_send(&self) -> Option<i64> {
        self.held().filter(|held| Instant::now() < held.send_until).map(|held| held.epoch)
    }

    /// Waits for a change.
    pub(crate) async fn changed(&mut self) {
        if self.state.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Reports that the database knows a newer epoch than this one.
    pub(crate) fn report_fenced(&self, epoch: i64) {
        self.lost.send_replace(epoch);
    }
}

/// Starts to keep the lease until `stop`, which gives it back.
pub(crate) fn keep(
    store: Arc<dyn Store>,
    settings: &Settings,
    stop: CancellationToken,
) -> (Lease, tokio::task::JoinHandle<()>) {
    let (publish, state) = watch::channel(None);
    let (lost, fenced) = watch::channel(0);
    let keeper = Keeper {
        store,
        owner: settings.owner.clone(),
        ttl: settings.lease_ttl,
        renew: settings.lease_renew,
        publish,
        fenced,
        stop,
    };
    (Lease { state, lost: Arc::new(lost) }, tokio::spawn(keeper.run()))
}

struct Keeper {
    store: Arc<dyn Store>,
    owner: String,
    ttl: Duration,
    renew: Duration,
    publish: watch::Sender<Option<Held>>,
    fenced: watch::Receiver<i64>,
    stop: CancellationToken,
}

impl Keeper {
    async fn run(mut self) {
        while !self.stop.is_cancelled() {
            let asked = Instant::now();
            match self.store.acquire_lease(SHARD, &self.owner, self.ttl).await {
                Ok(Some(epoch)) => {
                    tracing::info!(lease.epoch = epoch, "this process answers messages now");
                    self.hold(epoch, asked).await;
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "the lease cannot be asked for"),
            }
            tokio::select! {
                () = sleep(RETRY) => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    async fn hold(&mut self, epoch: i64, mut since: Instant) {
        let ttl = self.ttl;
        let held = move |since: Instant| {
            Some(Held { epoch, send_until: since + ttl.saturating_sub(SEND_MARGIN).max(ttl / 2) })
        };
        self.publish.send_replace(held(since));
        loop {
            tokio::select! {
                () = sleep(self.renew) => {}
                () = self.stop.cancelled() => {
                    self.publish.send_replace(None);
                    if let Err(error) = self.store.release_lease(SHARD, epoch).await {
                        tracing::warn!(%error, "the lease could not be given back; it runs out by itself");
                    }
                    return;
                }
                Ok(()) = self.fenced.changed() => {
                    if *self.fenced.borrow() >= epoch {
                        break;
                    }
                }
            }
            let asked = Instant::now();
            match tokio::time::timeout(self.ttl, self.store.renew_lease(SHARD, epoch, self.ttl)).await {
                Ok(Ok(())) => {
                    since = asked;
                    self.publish.send_replace(held(since));
                }
                Ok(Err(StoreError::Fenced)) => break,
                Ok(Err(error)) => tracing::warn!(%error, "the lease could not be renewed"),
                Err(_) => tracing::warn!("the lease could not be renewed in time"),
            }
            if since.elapsed() >= self.ttl {
                break;
            }
        }
        tracing::warn!(lease.epoch = epoch, "this process lost the lease and stops answering");
        self.publish.send_replace(None);
    }
}

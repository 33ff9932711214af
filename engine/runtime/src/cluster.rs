//! This process as a node among others: its registration, the shards that it owns, and what it may do under them.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use ::metrics::counter;
use engine_store::{
    Store, StoreError,
    shard::{SHARDS, ShardSet},
};
use tokio::{
    sync::watch,
    time::{Instant, sleep, timeout},
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Settings, metrics as names};

/// No send begins in the last part of a registration, so that it ends before another node may start.
const SEND_MARGIN: Duration = Duration::from_secs(3);
/// How often a process that is not registered tries to be.
const RETRY: Duration = Duration::from_millis(250);
/// How long shards that go to another node are waited for. Longer requests are then in doubt there, which
/// the provider's statuses resolve.
const HANDOVER: Duration = Duration::from_secs(15);

/// What this process is among the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Membership {
    /// Identifies the registration; rises with every one.
    pub epoch: i64,
    /// Until when this process may begin sends, by its own monotonic clock.
    pub send_until: Instant,
    /// The shards that it owns.
    pub shards: ShardSet,
    /// How many nodes there are.
    pub nodes: usize,
}

impl Membership {
    /// Whether this process owns everything, so that nothing need be looked up or passed on.
    pub(crate) fn owns_all(&self) -> bool {
        self.shards == ShardSet::ALL
    }
}

/// Whether a send may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MaySend {
    /// Under this registration.
    Now(i64),
    /// The registration is about to run out; ask again soon.
    Soon,
    /// The conversation is another node's.
    Never,
}

/// What the rest of the engine sees of the cluster.
#[derive(Clone)]
pub(crate) struct Cluster {
    state: watch::Receiver<Option<Membership>>,
    /// Whether nothing may leave the installation.
    paused: watch::Receiver<bool>,
    end: Arc<watch::Sender<i64>>,
    beat: Arc<Mutex<Instant>>,
    ttl: Duration,
    followers: Arc<Mutex<Vec<watch::Receiver<ShardSet>>>>,
}

impl Cluster {
    /// This process's registration, if it has one.
    pub(crate) fn member(&self) -> Option<Membership> {
        self.state.borrow().filter(|member| member.epoch > *self.end.borrow())
    }

    /// Whether the loop that keeps the registration goes round. It does while the database is away, too.
    pub(crate) fn is_alive(&self) -> bool {
        // One round takes a few times the registration's life at most, when each of its steps runs into its limit.
        self.beat.lock().unwrap_or_else(PoisonError::into_inner).elapsed() < self.ttl * 4
    }

    /// This process's registration with the shards that it sends for: none while sending is paused.
    pub(crate) fn sender(&self) -> Option<Membership> {
        let paused = *self.paused.borrow();
        self.member()
            .map(|member| if paused { Membership { shards: ShardSet::NONE, ..member } } else { member })
    }

    /// The registration and shards under which sends and calls may begin now.
    pub(crate) fn may_begin(&self) -> Option<Membership> {
        self.sender().filter(|member| Instant::now() < member.send_until)
    }

    /// Whether a message of a conversation may be sent now.
    pub(crate) fn may_send(&self, conversation: Uuid) -> MaySend {
        match self.sender() {
            Some(member) if !member.shards.has(conversation) => MaySend::Never,
            Some(member) if Instant::now() < member.send_until => MaySend::Now(member.epoch),
            Some(_) => MaySend::Soon,
            None => MaySend::Never,
        }
    }

    /// The part of all shards that this process owns, from 0 to 1.
    pub(crate) fn share(&self) -> f64 {
        let own = self.member().map_or(0, |member| member.shards.len());
        f64::from(u32::try_from(own).unwrap_or_default()) / SHARDS as f64
    }

    /// Waits for a change of the registration, its shards, or the pause.
    pub(crate) async fn changed(&mut self) {
        let changed = tokio::select! {
            changed = self.state.changed() => changed,
            changed = self.paused.changed() => changed,
        };
        if changed.is_err() {
            std::future::pending::<()>().await;
        }
    }

    /// Ends a registration that is not known any more, or under which nobody knows what was committed. Its successor
    /// reads everything again; it owns no shard before every commit of this one is decided.
    pub(crate) fn end(&self, epoch: i64) {
        self.end.send_if_modified(|ended| std::mem::replace(ended, epoch.max(*ended)) < epoch);
    }

    /// Registers a part that works on shards. It must say on which, at every change, because shards are given
    /// to another node only when nobody works on them any more.
    pub(crate) fn follow(&self) -> Follower {
        let (busy, seen) = watch::channel(ShardSet::NONE);
        self.followers.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
        Follower { busy }
    }
}

/// Tells on which shards a part of the engine works.
pub(crate) struct Follower {
    busy: watch::Sender<ShardSet>,
}

impl Follower {
    /// Works from here on under the registration that `now` gives, on its shards and no others. `busy` gives, for
    /// these, the shards in which something is still under way. Gives the registration.
    pub(crate) fn follow(
        &self,
        busy: impl Fn(ShardSet) -> ShardSet,
        now: impl Fn() -> Option<Membership>,
    ) -> Option<Membership> {
        let shards = |member: Option<Membership>| member.map_or(ShardSet::NONE, |member| member.shards);
        loop {
            let member = now();
            let own = shards(member);
            self.works_on(own.with(busy(own)));
            // Shards may have been called back before the line above was seen.
            if shards(now()) == own {
                return member;
            }
        }
    }

    /// Works on these, and no others, from here on.
    pub(crate) fn works_on(&self, shards: ShardSet) {
        self.busy.send_if_modified(|busy| std::mem::replace(busy, shards) != shards);
    }
}

/// Starts to take part until `stop`, which leaves.
pub(crate) fn join(
    store: Arc<dyn Store>,
    settings: &Settings,
    paused: watch::Receiver<bool>,
    stop: CancellationToken,
) -> (Cluster, tokio::task::JoinHandle<()>) {
    let (publish, state) = watch::channel(None);
    let (end, ended) = watch::channel(0);
    let followers = Arc::default();
    let beat = Arc::new(Mutex::new(Instant::now()));
    let keeper = Keeper {
        store,
        node: settings.owner.clone(),
        ttl: settings.lease_ttl,
        period: settings.lease_renew,
        publish,
        ended,
        followers: Arc::clone(&followers),
        beat: Arc::clone(&beat),
        stop,
    };
    let cluster = Cluster { state, paused, end: Arc::new(end), beat, ttl: settings.lease_ttl, followers };
    (cluster, tokio::spawn(keeper.run()))
}

struct Keeper {
    store: Arc<dyn Store>,
    node: String,
    ttl: Duration,
    period: Duration,
    publish: watch::Sender<Option<Membership>>,
    ended: watch::Receiver<i64>,
    followers: Arc<Mutex<Vec<watch::Receiver<ShardSet>>>>,
    beat: Arc<Mutex<Instant>>,
    stop: CancellationToken,
}

impl Keeper {
    async fn run(mut self) {
        while !self.stop.is_cancelled() {
            self.beat();
            let mut pause = RETRY;
            let asked = Instant::now();
            match timeout(self.ttl, self.join()).await {
                Ok(Ok(Some(epoch))) => self.take_part(epoch, asked).await,
                Ok(Err(error @ StoreError::Outdated { .. })) => {
                    tracing::error!(%error, "this process cannot register as a node");
                    // Only another program changes that.
                    pause = self.ttl;
                }
                Ok(Ok(None)) => {}
                Ok(Err(error)) => tracing::warn!(%error, "this process cannot register as a node"),
                Err(_) => tracing::warn!("this process could not register as a node in time"),
            }
            tokio::select! {
                () = sleep(pause) => {}
                () = self.stop.cancelled() => {}
            }
        }
    }

    async fn join(&self) -> Result<Option<i64>, StoreError> {
        self.store.check_floor().await?;
        self.store.join(&self.node, self.ttl).await
    }

    fn beat(&self) {
        *self.beat.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    async fn take_part(&mut self, epoch: i64, since: Instant) {
        tracing::info!(node.epoch = epoch, "this process is a node now");
        let send_until = |since: Instant| since + self.ttl.saturating_sub(SEND_MARGIN).max(self.ttl / 2);
        let mut member =
            Membership { epoch, send_until: send_until(since), shards: ShardSet::NONE, nodes: 1 };
        let mut since = since;
        loop {
            self.beat();
            let asked = Instant::now();
            match timeout(self.ttl, self.renew(member)).await {
                Ok(Ok(renewed)) => {
                    since = asked;
                    let shared = renewed.shards != member.shards || renewed.nodes != member.nodes;
                    member = Membership { send_until: send_until(asked), ..renewed };
                    if shared {
                        tracing::info!(
                            node.epoch = epoch,
                            shards = member.shards.len(),
                            nodes = member.nodes,
                            "the shards were shared out"
                        );
                    }
                    self.publish.send_replace(Some(member));
                }
                Ok(Err(StoreError::Fenced)) => break,
                Ok(Err(error @ StoreError::Outdated { .. })) => {
                    tracing::error!(%error, "this process leaves the nodes");
                    self.leave(epoch).await;
                    break;
                }
                Ok(Err(error)) => tracing::warn!(%error, "the registration could not be renewed"),
                Err(_) => tracing::warn!("the registration could not be renewed in time"),
            }
            if since.elapsed() >= self.ttl {
                break;
            }
            tokio::select! {
                () = sleep(self.period) => {}
                () = self.stop.cancelled() => return self.leave(epoch).await,
                Ok(()) = self.ended.changed() => {
                    if *self.ended.borrow() >= epoch {
                        // A commit without an answer locks the registration until it is decided.
                        if timeout(self.ttl, self.leave(epoch)).await.is_err() {
                            tracing::warn!("a registration could not be ended in time; it runs out by itself");
                        }
                        break;
                    }
                }
            }
        }
        counter!(names::REGISTRATIONS_LOST).increment(1);
        tracing::warn!(node.epoch = epoch, "this process is no node any more and stops answering");
        self.publish.send_replace(None);
    }

    /// Renews the registration and the share of the shards.
    async fn renew(&self, member: Membership) -> Result<Membership, StoreError> {
        // A registration that began before the database was made a newer version's own ends here.
        self.store.check_floor().await?;
        let nodes = self.store.keep(member.epoch, self.ttl).await?;
        let share = SHARDS.div_ceil(nodes.max(1));
        let own = member.shards.len();
        let mut shards = member.shards;
        if own > share {
            let leaving: ShardSet = shards.iter().skip(share).collect();
            shards = shards.without(leaving);
            self.publish.send_replace(Some(Membership { shards, nodes, ..member }));
            self.until_idle(leaving).await;
            self.store.give_up_shards(member.epoch, leaving).await?;
        } else if own < share {
            shards = self.store.claim_shards(member.epoch, share - own).await?;
        }
        Ok(Membership { shards, nodes, ..member })
    }

    /// Waits until nobody works on some shards.
    async fn until_idle(&self, leaving: ShardSet) {
        let followers = self.followers.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let all = async {
            for mut busy in followers {
                // A part that is gone works on nothing.
                let _ = busy.wait_for(|busy| busy.common(leaving).is_empty()).await;
            }
        };
        // The registration must be renewed meanwhile.
        if timeout(HANDOVER.min(self.ttl / 2), all).await.is_err() {
            tracing::warn!(
                shards = leaving.len(),
                "shards go to another node while work on them is under way"
            );
        }
    }

    async fn leave(&self, epoch: i64) {
        self.publish.send_replace(None);
        if let Err(error) = self.store.leave(epoch).await {
            tracing::warn!(%error, "the registration could not be ended; it runs out by itself");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn shards_that_are_called_back_meanwhile_are_let_go() {
        let (busy, seen) = watch::channel(ShardSet::NONE);
        let follower = Follower { busy };
        let member = |shards| Membership { epoch: 1, send_until: Instant::now(), shards, nodes: 1 };
        let kept: ShardSet = [1, 2].into_iter().collect();
        let asked = Cell::new(0);
        let now = || {
            asked.set(asked.get() + 1);
            // All of them at first; most are gone when it is asked again.
            Some(member(if asked.get() == 1 { ShardSet::ALL } else { kept }))
        };
        let under_way: ShardSet = [9].into_iter().collect();
        assert_eq!(follower.follow(|_| under_way, now).unwrap().shards, kept);
        assert_eq!(*seen.borrow(), kept.with(under_way));
        assert_eq!(follower.follow(|_| ShardSet::NONE, || None), None);
        assert_eq!(*seen.borrow(), ShardSet::NONE);
    }
}

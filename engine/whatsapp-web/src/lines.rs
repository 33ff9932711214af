//! All linked numbers of this process: one worker for each that belongs to it, and no other.

use std::{collections::HashMap, time::Duration};

use engine_runtime::channels::line::{Home, Homes};
use engine_store::{
    hints::Hint,
    repo::whatsapp_links::{LinkRow, Wanted},
    shard::{ShardSet, shard_of},
};
use tokio::{
    sync::broadcast::error::RecvError,
    task::{Id, JoinSet},
    time::sleep,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    link::{Shared, Worker},
    state::ENDS,
};

/// How often the wishes are read although nobody gave a hint.
const SLOW_POLL: Duration = Duration::from_secs(10);
/// Pause while the database is not there.
const PAUSE: Duration = Duration::from_millis(500);

/// A worker that runs.
struct Running {
    number_id: Uuid,
    round: i64,
    epoch: i64,
    stop: CancellationToken,
}

/// The workers.
pub(crate) struct Lines {
    shared: Shared,
    homes: Homes,
    running: HashMap<Id, Running>,
    tasks: JoinSet<()>,
}

impl Lines {
    pub(crate) fn new(shared: Shared) -> Self {
        let homes = shared.line.homes();
        Self { shared, homes, running: HashMap::new(), tasks: JoinSet::new() }
    }

    /// Runs until the stop of the line; every connection is closed then.
    pub(crate) async fn run(mut self) {
        let mut hints = self.shared.line.hints.subscribe();
        loop {
            let pause = self.share().await;
            tokio::select! {
                biased;
                () = self.shared.line.stop.cancelled() => break,
                Some(ended) = self.tasks.join_next_with_id() => self.ended(ended),
                () = self.homes.changed() => {}
                hint = hints.recv() => match hint {
                    Ok(Hint::NumberChanged { .. }) | Err(RecvError::Lagged(_)) => {}
                    Ok(_) => continue_quietly(&mut hints),
                    Err(RecvError::Closed) => sleep(PAUSE).await,
                },
                () = sleep(pause) => {}
            }
        }
        self.running.values().for_each(|running| running.stop.cancel());
        while self.tasks.join_next().await.is_some() {}
        self.homes.now(ShardSet::NONE);
    }

    fn ended(&mut self, ended: Result<(Id, ()), tokio::task::JoinError>) {
        let id = match ended {
            Ok((id, ())) => id,
            Err(error) => {
                tracing::error!(%error, "the worker of a linked number broke down; it begins anew");
                error.id()
            }
        };
        if let Some(running) = self.running.remove(&id) {
            self.shared.lives.remove(running.number_id);
        }
    }

    /// Stops what is not this process's any more and starts what is; gives when to look again.
    async fn share(&mut self) -> Duration {
        let busy = self.running.values().map(|running| shard_of(running.number_id)).collect();
        let Some(home) = self.homes.now(busy) else {
            self.stop(|_| true);
            return PAUSE;
        };
        self.stop(|running| running.epoch != home.epoch || !home.shards.has(running.number_id));
        let links = match self.shared.line.store.links().await {
            Ok(links) => links,
            Err(error) => {
                tracing::warn!(%error, "the linked numbers cannot be read");
                return PAUSE;
            }
        };
        let rounds: HashMap<Uuid, i64> = links.iter().map(|link| (link.number_id, link.round)).collect();
        self.stop(|running| rounds.get(&running.number_id) != Some(&running.round));
        for link in links {
            self.start(home, link);
        }
        SLOW_POLL
    }

    fn stop(&self, which: impl Fn(&Running) -> bool) {
        self.running.values().filter(|running| which(running)).for_each(|running| running.stop.cancel());
    }

    /// Starts the worker of a link of ours, unless one still runs or there is nothing to do.
    fn start(&mut self, home: Home, link: LinkRow) {
        let runs = self.running.values().any(|running| running.number_id == link.number_id);
        if runs || !home.shards.has(link.number_id) || !needs_work(&link) {
            return;
        }
        let stop = CancellationToken::new();
        let (number_id, round, epoch) = (link.number_id, link.round, home.epoch);
        let worker = Worker { shared: self.shared.clone(), link, epoch, stop: stop.clone() };
        let task = self.tasks.spawn(worker.run());
        self.running.insert(task.id(), Running { number_id, round, epoch, stop });
    }
}

/// Whether a worker would do anything.
fn needs_work(link: &LinkRow) -> bool {
    match Wanted::parse(&link.wanted) {
        Wanted::Connected => !ENDS.contains(&link.state.as_str()),
        Wanted::Paused => link.state != crate::state::PAUSED,
        Wanted::LoggedOut => link.data_key.is_some() || link.state != crate::state::LOGGED_OUT,
    }
}

/// A busy bus has thousands of hints that are about something else.
fn continue_quietly(hints: &mut tokio::sync::broadcast::Receiver<Hint>) {
    while let Ok(hint) = hints.try_recv() {
        if matches!(hint, Hint::NumberChanged { .. }) {
            return;
        }
    }
}

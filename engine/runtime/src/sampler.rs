//! Looks now and then at what rises and falls, for the metrics. The rest is counted where it happens.

use std::{sync::Arc, time::Duration};

use engine_store::{Store, clock::Clock, hot::HotState};
use metrics::{counter, gauge};
use tokio::time::{Instant, timeout};
use tokio_util::sync::CancellationToken;

use crate::{cluster::Cluster, intake::Intake, metrics as names};

/// How often.
const PERIOD: Duration = Duration::from_secs(5);
/// How long the database may take before it counts as away.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is looked at.
pub(crate) struct Sampler {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub cluster: Cluster,
    pub intake: Intake,
    pub hot: HotState,
    /// Whether anybody wants to know.
    pub wanted: bool,
    pub stop: CancellationToken,
}

impl Sampler {
    /// Looks until `stop`.
    pub(crate) async fn run(self) {
        if !self.wanted {
            return;
        }
        let began = Instant::now();
        loop {
            gauge!(names::UPTIME).set(began.elapsed().as_secs_f64());
            self.process();
            let there = matches!(timeout(PATIENCE, self.database()).await, Ok(true));
            gauge!(names::DATABASE).set(f64::from(u8::from(there)));
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(PERIOD) => {}
            }
        }
    }

    /// What this process knows by itself.
    fn process(&self) {
        let member = self.cluster.member();
        set(names::NODES, member.map_or(0, |member| member.nodes));
        set(names::SHARDS, member.map_or(0, |member| member.shards.len()));
        set(names::INTAKE, self.intake.waiting());
        for (tier, reads) in self.hot.reads() {
            counter!(names::HOT_STATE, "tier" => tier).absolute(reads);
        }
    }

    /// What only the database knows; `false` when it does not answer.
    async fn database(&self) -> bool {
        let (Ok(outbox), Ok(oldest), Ok(letters), Ok(effects)) = (
            self.store.outbox_counts().await,
            self.store.oldest_open_outbox(self.clock.now()).await,
            self.store.dead_letters().await,
            self.store.effect_counts().await,
        ) else {
            return false;
        };
        for (state, count) in ["ready", "sending", "unknown", "dead"].into_iter().zip(outbox) {
            gauge!(names::OUTBOX_ROWS, "state" => state).set(count as f64);
        }
        for (state, count) in ["open", "dead"].into_iter().zip(effects) {
            gauge!(names::EFFECTS, "state" => state).set(count as f64);
        }
        let age = oldest
            .map_or(0.0, |oldest| (self.clock.now() - oldest).to_std().unwrap_or_default().as_secs_f64());
        gauge!(names::OUTBOX_AGE).set(age);
        gauge!(names::DEAD_LETTERS_KEPT).set(letters as f64);
        true
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn set(name: &'static str, count: usize) {
    gauge!(name).set(count as f64);
}

//! Holds test conversations with the flows that answer numbers, now and then, and keeps how they went.
//!
//! The engine plays the whole test by itself, with the results that the test has for calls. As much of it as turns to
//! no other system then goes through inbox, writer and outbox like any conversation, at a simulator in the shadow of
//! the workspace, so that database and workers are checked too, and nobody is written to. The owner of the first shard
//! does it, so that it happens once.

mod play;

use std::{sync::Arc, time::Duration};

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_core::flow_test::{Script, rehearse};
use engine_store::{
    Store, StoreError,
    clock::Clock,
    repo::checks::{CheckRecord, CheckRun},
};
use futures::{StreamExt, stream};
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use self::play::{Played, Stage};
use crate::{cluster::Cluster, directory::Directory, intake::Intake, metrics as names};

/// Checks that are held at once.
const AT_ONCE: usize = 4;
/// Checks that are looked up at once.
const DUE: i64 = 50;
/// Characters of what was expected and what came that are kept.
const MAX_CHARS: usize = 500;

/// What holds checks.
pub(crate) struct Checks {
    pub store: Arc<dyn Store>,
    pub clock: Arc<dyn Clock>,
    pub cluster: Cluster,
    pub directory: Directory,
    pub intake: Intake,
    pub period: Duration,
    pub stop: CancellationToken,
}

/// How a check went, before it is kept.
#[derive(Default)]
struct Held {
    outcome: &'static str,
    step: Option<usize>,
    expected: String,
    came: String,
    played: Played,
    version: Option<i32>,
}

impl Checks {
    /// Holds checks until `stop`.
    pub(crate) async fn run(self) {
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(self.period) => {}
            }
            tokio::select! {
                // What is under way is not kept, and held again by the next owner.
                () = self.stop.cancelled() => return,
                () = self.look() => {}
            }
        }
    }

    async fn look(&self) {
        let Some(member) = self.cluster.member().filter(|member| member.shards.contains(0)) else { return };
        let due = match self.store.due_checks(self.clock.now(), DUE).await {
            Ok(due) => due,
            Err(error) => return tracing::warn!(%error, "checks cannot be read"),
        };
        let hold = |check: CheckRecord| async move {
            match self.hold(&check, member.epoch).await {
                Ok(()) => {}
                Err(StoreError::Fenced) => self.cluster.end(member.epoch),
                Err(error) => tracing::warn!(check.id = %check.id, %error, "a check cannot be held"),
            }
        };
        stream::iter(due).map(hold).buffer_unordered(AT_ONCE).collect::<()>().await;
    }

    async fn hold(&self, check: &CheckRecord, epoch: i64) -> Result<(), StoreError> {
        let began = self.clock.now();
        let result = self.outcome(check, epoch, began).await;
        self.store.close_shadow(check).await?;
        let result = result?;
        if result.outcome != "ok" {
            tracing::warn!(
                check.id = %check.id, outcome = result.outcome, step = result.step, "a check of a deployed flow failed"
            );
        }
        counter!(names::CHECKS, "outcome" => result.outcome).increment(1);
        let short = |text: &str| text.chars().filter(|letter| *letter != '\0').take(MAX_CHARS).collect();
        let run = CheckRun {
            check_id: check.id,
            at: began,
            outcome: result.outcome.to_owned(),
            step: result.step.and_then(|step| i64::try_from(step).ok()),
            expected: short(&result.expected),
            came: short(&result.came),
            through: i64::try_from(result.played.through).unwrap_or_default(),
            latency_ms: result.played.latency.map(|it| i64::try_from(it.as_millis()).unwrap_or(i64::MAX)),
            flow_version: result.version,
        };
        let next = self.clock.now() + chrono::Duration::seconds(check.period_seconds.max(1));
        self.store.finish_check(epoch, &run, next).await
    }

    async fn outcome(&self, check: &CheckRecord, epoch: i64, now: DateTime<Utc>) -> Result<Held, StoreError> {
        let failed = |expected: &str, came: String| Held {
            outcome: "failed",
            expected: expected.to_owned(),
            came,
            ..Held::default()
        };
        let Some(active) = self.store.open_shadow(epoch, check, now).await? else {
            return Ok(failed("a flow that answers the number", "No flow answers there.".to_owned()));
        };
        let version = Some(active.version);
        let Some(compiled) = self.directory.flow(active.flow_id, active.version).await? else {
            let came = "The published version cannot be read; publish the flow again.".to_owned();
            return Ok(Held { version, ..failed("a flow that answers the number", came) });
        };
        let script = Script::deserialize(&check.script)
            .map_err(|error| StoreError::bad_row("checks", "script", check.id, error))?;
        let Some(test) = script.test(compiled.flow()) else {
            let came = "The flow has no test of this name any more.".to_owned();
            return Ok(Held { version, ..failed("the test that the check names", came) });
        };
        let (flow, played) = (Arc::clone(&compiled), test.clone());
        // A test may take as long as many messages do.
        let rehearsal = tokio::task::spawn_blocking(move || rehearse(flow.flow(), &played, now)).await;
        let Ok(rehearsal) = rehearsal else {
            return Ok(Held { version, ..failed("a test that ends", "The engine panicked.".to_owned()) });
        };
        if let Some(failure) = rehearsal.failure {
            let failed = failed(&failure.expected, failure.came);
            return Ok(Held { version, step: Some(failure.step), ..failed });
        }
        // Nothing would come out while everything waits.
        if self.store.sends_paused().await?.is_some() {
            return Ok(Held { outcome: "ok", version, ..Held::default() });
        }
        let stage = Stage::new(&*self.store, &*self.clock, &self.intake, check);
        let (played, failure) = stage.play(&test.steps[..rehearsal.repeatable]).await?;
        Ok(match failure {
            None => Held { outcome: "ok", played, version, ..Held::default() },
            Some(failure) => Held {
                outcome: if failure.late { "slow" } else { "failed" },
                step: Some(failure.step),
                expected: failure.expected,
                came: failure.came,
                played,
                version,
            },
        })
    }
}

//! Deletes what is done and old, in small portions, so that tables do not grow for ever. The owner of the
//! first shard does it, so that it happens once.

use std::{sync::Arc, time::Duration};

use engine_store::{Store, clock::Clock};
use tokio_util::sync::CancellationToken;

use crate::{Settings, cluster::Cluster};

/// How often it runs.
const PERIOD: Duration = Duration::from_secs(600);
/// Rows per statement: a short transaction each.
const PORTION: i64 = 500;
/// How much longer addresses that wait for a post are kept.
const LISTENERS: chrono::Duration = chrono::Duration::days(60);

/// Runs until `stop`.
pub(crate) async fn run(
    store: Arc<dyn Store>,
    settings: Arc<Settings>,
    clock: Arc<dyn Clock>,
    cluster: Cluster,
    stop: CancellationToken,
) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(PERIOD) => {}
        }
        let before = clock.now() - chrono::Duration::days(settings.retention_days.max(1));
        while cluster.member().is_some_and(|member| member.shards.contains(0)) && !stop.is_cancelled() {
            let inbox = store.purge_inbox(before, PORTION).await;
            let outbox = store.purge_outbox(before, PORTION).await;
            let effects = store.purge_effects(before, PORTION).await;
            // A conversation may wait longer for a post than rows are kept otherwise.
            let listeners = store.purge_listeners(before - LISTENERS, PORTION).await;
            match (inbox, outbox, effects, listeners) {
                (Ok(0), Ok(0), Ok(0), Ok(0)) => break,
                (Ok(inbox), Ok(outbox), Ok(effects), Ok(listeners)) => {
                    tracing::debug!(inbox, outbox, effects, listeners, "deleted old rows");
                }
                (Err(error), ..) | (_, Err(error), ..) | (_, _, Err(error), _) | (.., Err(error)) => {
                    tracing::warn!(%error, "old rows cannot be deleted");
                    break;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

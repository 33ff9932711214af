//! Whether anything may leave the installation, as the database says.
//!
//! A restored backup begins paused: messages that wait in it were probably sent by the life before.

use std::{sync::Arc, time::Duration};

use engine_store::{StoreError, hints::Hint};
use tokio::{
    sync::{broadcast::error::RecvError, watch},
    task::JoinHandle,
};
use tokio_util::sync::CancellationToken;

use crate::{Parts, Settings};

/// How long until the database is asked again without a hint, at least.
const PERIOD: Duration = Duration::from_secs(1);

/// Reads the state before anything is sent, then follows it until `stop`.
pub(crate) async fn follow(
    parts: &Parts,
    settings: &Settings,
    stop: CancellationToken,
) -> Result<(watch::Receiver<bool>, JoinHandle<()>), StoreError> {
    let store = Arc::clone(&parts.store);
    let mut hints = parts.hints.subscribe();
    let (publish, paused) = watch::channel(store.sends_paused().await?.is_some());
    if *paused.borrow() {
        tracing::warn!("sending is paused; `botloom resume` or PUT /api/v1/sending lets it go on");
    }
    let period = settings.poll.max(PERIOD);
    let task = tokio::spawn(async move {
        loop {
            let look = tokio::time::sleep(period);
            tokio::pin!(look);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return,
                    () = &mut look => break,
                    hint = hints.recv() => match hint {
                        Ok(Hint::SendingChanged) | Err(RecvError::Lagged(_)) => break,
                        Ok(_) => {}
                        Err(RecvError::Closed) => {
                            look.await;
                            break;
                        }
                    },
                }
            }
            match store.sends_paused().await {
                Ok(pause) => {
                    let now = pause.is_some();
                    if publish.send_if_modified(|paused| std::mem::replace(paused, now) != now) {
                        tracing::warn!(paused = now, "sending was paused, or goes on");
                    }
                }
                // What was known last still counts: the outage stops the sends by itself.
                Err(error) => tracing::debug!(%error, "whether sending is paused cannot be read"),
            }
        }
    });
    Ok((paused, task))
}

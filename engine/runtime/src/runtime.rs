//! Puts the parts together, and takes them apart again.

use std::sync::Arc;

use axum::Router;
use engine_store::{Store, StoreError, clock::Clock, hints::Hints, hot::HotState, secrets::Vault};
use serde::Serialize;
use tokio::{sync::Mutex, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    Settings,
    channels::{Channels, cloud_api},
    directory::Directory,
    intake::Intake,
    lease::{self, Lease},
    outbox, retention,
    writer::Writer,
};

/// What the engine works with.
#[derive(Clone)]
pub struct Parts {
    /// The database.
    pub store: Arc<dyn Store>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Hints to and from the rest of the product.
    pub hints: Hints,
    /// The cache of conversations.
    pub hot: HotState,
    /// Opens the credentials of numbers.
    pub vault: Arc<Vault>,
}

/// Why the engine cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The HTTP client.
    #[error("the HTTP client cannot be built: {0}")]
    Http(#[from] reqwest::Error),
}

/// How the engine is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Health {
    /// Whether this process holds the lease and moves conversations. Another one may do so instead.
    pub owner: bool,
    /// Whether the database answers.
    pub database: bool,
    /// Messages that wait to be sent, are under way, have an unknown outcome, or were given up.
    pub outbox: [i64; 4],
    /// Events that could not be processed.
    pub dead_letters: i64,
}

/// The running engine.
pub struct Runtime {
    store: Arc<dyn Store>,
    settings: Arc<Settings>,
    lease: Lease,
    router: Router,
    intake_stop: CancellationToken,
    outbox_stop: CancellationToken,
    lease_stop: CancellationToken,
    tasks: Mutex<Option<Tasks>>,
}

struct Tasks {
    writer: JoinHandle<()>,
    outbox: JoinHandle<()>,
    lease: JoinHandle<()>,
    retention: JoinHandle<()>,
}

impl Runtime {
    /// Starts the engine. It asks for the lease in the background and accepts webhooks at once.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(parts: Parts, settings: Settings) -> Result<Self, StartError> {
        let settings = Arc::new(settings);
        let channels = Channels::new(&settings, Arc::clone(&parts.vault))?;
        let incarnation = parts.store.incarnation().await?;
        let directory = Directory::new(Arc::clone(&parts.store));
        let (intake, deliveries) =
            Intake::new(settings.intake_deliveries, settings.intake_kib, settings.ack_timeout);
        let (intake_stop, outbox_stop, lease_stop) = Default::default();
        let (lease, lease_task) =
            lease::keep(Arc::clone(&parts.store), &settings, CancellationToken::clone(&lease_stop));
        let (outbox, outbox_task) = outbox::start(
            &parts,
            Arc::clone(&settings),
            channels.clone(),
            directory.clone(),
            lease.clone(),
            CancellationToken::clone(&outbox_stop),
        );
        let Parts { store, clock, hints, hot, vault } = parts;
        let writer = Writer {
            store: Arc::clone(&store),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            hints,
            hot,
            directory: directory.clone(),
            channels,
            outbox,
            lease: lease.clone(),
            deliveries,
            incarnation,
            stop: CancellationToken::clone(&intake_stop),
        };
        let state = cloud_api::WebhookState { directory, intake, vault, clock: Arc::clone(&clock) };
        let retention = retention::run(
            Arc::clone(&store),
            Arc::clone(&settings),
            clock,
            lease.clone(),
            CancellationToken::clone(&intake_stop),
        );
        let tasks = Tasks {
            writer: tokio::spawn(writer.run()),
            outbox: outbox_task,
            lease: lease_task,
            retention: tokio::spawn(retention),
        };
        let router = cloud_api::router(state);
        let tasks = Mutex::new(Some(tasks));
        Ok(Self { store, settings, lease, router, intake_stop, outbox_stop, lease_stop, tasks })
    }

    /// The webhook routes, to be merged into the server's router.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// How the engine is. Never fails: a database that is down is an answer.
    pub async fn health(&self) -> Health {
        let outbox = self.store.outbox_counts().await;
        Health {
            owner: self.lease.held().is_some(),
            database: outbox.is_ok(),
            outbox: outbox.unwrap_or_default(),
            dead_letters: self.store.dead_letters().await.unwrap_or_default(),
        }
    }

    /// Stops: takes nothing more, commits and acknowledges what was taken, finishes the requests under
    /// way, and gives the lease back. What is not sent yet stays in the outbox for the next start.
    /// Takes no longer than the drain time of the settings. A second call does nothing.
    pub async fn shutdown(&self) {
        let Some(tasks) = self.tasks.lock().await.take() else { return };
        let all = async {
            self.intake_stop.cancel();
            let _ = tasks.writer.await;
            let _ = tasks.retention.await;
            self.outbox_stop.cancel();
            let _ = tasks.outbox.await;
            self.lease_stop.cancel();
            let _ = tasks.lease.await;
        };
        if timeout(self.settings.drain, all).await.is_err() {
            tracing::error!("the engine did not stop in time; what is open is recovered at the next start");
        }
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.intake_stop.cancel();
        self.outbox_stop.cancel();
        self.lease_stop.cancel();
    }
}

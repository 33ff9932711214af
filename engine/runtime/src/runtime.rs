//! Puts the parts together, and takes them apart again.

use std::sync::Arc;

use axum::Router;
use engine_store::{
    Store, StoreError, clock::Clock, hints::Hints, hot::HotState, objects::Objects, rates::Rates,
    secrets::Vault,
};
use serde::Serialize;
use serde_json::Value;
use tokio::{sync::Mutex, task::JoinHandle, time::timeout};
use tokio_util::sync::CancellationToken;

use crate::{
    Settings,
    alerts::Alerts,
    broadcasts::Broadcasts,
    calls::{self, Executors},
    channels::{
        Channels, Files, cloud_api,
        line::{Line, Linked},
    },
    checks::Checks,
    cluster::{self, Cluster},
    directory::Directory,
    forms::Forms,
    guard::{Guard, Rules},
    hooks::{self, Hooks, Posted},
    intake::Intake,
    media, outbox, pause, receipts, retention,
    routes::Routes,
    sampler::Sampler,
    sweeper::Sweeper,
    writer::{Backlog, Loops, Writer},
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
    /// The rate limits.
    pub rates: Rates,
    /// Opens the credentials of numbers.
    pub vault: Arc<Vault>,
    /// Files.
    pub objects: Objects,
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
    /// Whether this process moves conversations. Others may do so instead.
    pub owner: bool,
    /// The shards that this process owns, of 256.
    pub shards: usize,
    /// The processes that move conversations together; 0 when this one is not among them.
    pub nodes: usize,
    /// Whether the database answers.
    pub database: bool,
    /// Messages that wait to be sent, are under way, have an unknown outcome, or were given up.
    pub outbox: [i64; 4],
    /// Events that could not be processed.
    pub dead_letters: i64,
    /// Calls and events for subscribers that are open, and events that were given up.
    pub effects: [i64; 2],
}

/// This process among the nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Presence {
    /// Whether the loop that registers this process goes round. If it does not, only a restart helps.
    pub alive: bool,
    /// Whether this process is a node now.
    pub registered: bool,
    /// The shards that it owns, of 256.
    pub shards: usize,
    /// The nodes, as it sees them; 0 while it is none.
    pub nodes: usize,
}

/// The running engine.
pub struct Runtime {
    store: Arc<dyn Store>,
    settings: Arc<Settings>,
    cluster: Cluster,
    router: Router,
    hooks: Hooks,
    calls_stop: CancellationToken,
    intake_stop: CancellationToken,
    outbox_stop: CancellationToken,
    lease_stop: CancellationToken,
    tasks: Mutex<Option<Tasks>>,
}

struct Tasks {
    calls: JoinHandle<()>,
    writer: JoinHandle<()>,
    outbox: JoinHandle<()>,
    lease: JoinHandle<()>,
    pause: JoinHandle<()>,
    retention: JoinHandle<()>,
    sampler: JoinHandle<()>,
    alerts: JoinHandle<()>,
    checks: JoinHandle<()>,
    broadcasts: JoinHandle<()>,
    sweeper: JoinHandle<()>,
    media: JoinHandle<()>,
    receipts: JoinHandle<()>,
    forms: JoinHandle<()>,
    lines: Vec<JoinHandle<()>>,
}

impl Runtime {
    /// Starts the engine. It registers as a node in the background and accepts webhooks at once.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start(parts: Parts, settings: Settings) -> Result<Self, StartError> {
        Self::start_with(parts, settings, |executors| executors).await
    }

    /// Starts the engine with more kinds of calls than HTTP requests and tables.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start_with(
        parts: Parts,
        settings: Settings,
        more: impl FnOnce(Executors) -> Executors,
    ) -> Result<Self, StartError> {
        Self::start_linked(parts, settings, more, |_| Vec::new()).await
    }

    /// Starts the engine with more kinds of calls, and with channels that hold connections of their own.
    ///
    /// # Errors
    /// See [`StartError`].
    pub async fn start_linked(
        parts: Parts,
        settings: Settings,
        more: impl FnOnce(Executors) -> Executors,
        link: impl FnOnce(Line) -> Vec<Linked>,
    ) -> Result<Self, StartError> {
        let settings = Arc::new(settings);
        let guard = Guard::new(Rules::new(&settings.http_ports, &settings.http_allow))?;
        let executors = more(Executors::new(guard.clone(), Arc::clone(&parts.store)));
        let wake = calls::Wake::default();
        let files = Files {
            store: Arc::clone(&parts.store),
            objects: parts.objects.clone(),
            clock: Arc::clone(&parts.clock),
        };
        let incarnation = parts.store.incarnation().await?;
        let directory = Directory::new(Arc::clone(&parts.store));
        let (intake, deliveries) = Intake::new(
            settings.intake_deliveries,
            settings.intake_kib,
            settings.ack_timeout,
            directory.clone(),
        );
        let (calls_stop, intake_stop, outbox_stop, lease_stop) = Default::default();
        let (paused, pause_task) =
            pause::follow(&parts, &settings, CancellationToken::clone(&lease_stop)).await?;
        let (cluster, lease_task) =
            cluster::join(Arc::clone(&parts.store), &settings, paused, CancellationToken::clone(&lease_stop));
        let line = Line {
            store: Arc::clone(&parts.store),
            clock: Arc::clone(&parts.clock),
            hints: parts.hints.clone(),
            vault: Arc::clone(&parts.vault),
            objects: parts.objects.clone(),
            guard: guard.clone(),
            stop: CancellationToken::clone(&calls_stop),
            intake: intake.clone(),
            cluster: cluster.clone(),
        };
        let linked = link(line);
        let others = linked.iter().map(|linked| Arc::clone(&linked.channel));
        let channels = Channels::new(&settings, files, Arc::clone(&parts.vault), others)?;
        let lines = linked.into_iter().map(|linked| tokio::spawn(linked.task)).collect();
        let (outbox, outbox_task) = outbox::start(
            &parts,
            Arc::clone(&settings),
            channels.clone(),
            directory.clone(),
            cluster.clone(),
            CancellationToken::clone(&outbox_stop),
        );
        let Parts { store, clock, hints, hot, rates: _, vault, objects } = parts;
        let shared = calls::Shared {
            store: Arc::clone(&store),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            vault: Arc::clone(&vault),
            cluster: cluster.clone(),
            intake: intake.clone(),
            guard,
            executors,
            stop: CancellationToken::clone(&calls_stop),
        };
        let calls_task = calls::start(shared, &wake);
        let files = media::Shared {
            store: Arc::clone(&store),
            objects: objects.clone(),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            vault: Arc::clone(&vault),
            cluster: cluster.clone(),
            directory: directory.clone(),
            hints: hints.clone(),
            graph: media::GraphMedia::new(&settings)?,
            channels: channels.clone(),
            stop: CancellationToken::clone(&calls_stop),
        };
        let media_task = media::start(files, wake.media_signal());
        let alerts = Alerts {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            cluster: cluster.clone(),
            wake: wake.clone(),
            hints: hints.clone(),
            period: settings.alerts,
            stop: CancellationToken::clone(&intake_stop),
        };
        let checks = Checks {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            cluster: cluster.clone(),
            directory: directory.clone(),
            intake: intake.clone(),
            period: settings.checks,
            stop: CancellationToken::clone(&calls_stop),
        };
        let sampler = Sampler {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            cluster: cluster.clone(),
            intake: intake.clone(),
            hot: hot.clone(),
            wanted: settings.metrics,
            stop: CancellationToken::clone(&intake_stop),
        };
        let (receipts, receipts_task) = receipts::start(
            channels.clone(),
            directory.clone(),
            cluster.clone(),
            CancellationToken::clone(&calls_stop),
        );
        let forms = Forms {
            store: Arc::clone(&store),
            clock: Arc::clone(&clock),
            hints: hints.clone(),
            cluster: cluster.clone(),
            directory: directory.clone(),
            channels: channels.clone(),
            period: settings.forms,
            stop: CancellationToken::clone(&calls_stop),
        };
        let writer = Writer {
            store: Arc::clone(&store),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            hints: hints.clone(),
            hot,
            directory: directory.clone(),
            channels,
            outbox,
            wake,
            receipts,
            follower: cluster.follow(),
            cluster: cluster.clone(),
            routes: Routes::new(Arc::clone(&store)),
            loops: Loops::new(settings.answers_per_minute),
            backlog: Backlog::default(),
            deliveries,
            incarnation,
            stop: CancellationToken::clone(&intake_stop),
        };
        let hooks = Hooks { store: Arc::clone(&store), intake: intake.clone(), clock: Arc::clone(&clock) };
        let state = cloud_api::WebhookState {
            directory: directory.clone(),
            intake,
            vault,
            clock: Arc::clone(&clock),
            marks: cloud_api::Marks::new(Arc::clone(&store), hints.clone()),
            store: Arc::clone(&store),
        };
        let broadcasts = Broadcasts {
            store: Arc::clone(&store),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            hints: hints.clone(),
            cluster: cluster.clone(),
            stop: CancellationToken::clone(&intake_stop),
        };
        let sweeper = Sweeper {
            store: Arc::clone(&store),
            settings: Arc::clone(&settings),
            clock: Arc::clone(&clock),
            hints,
            cluster: cluster.clone(),
            directory,
            stop: CancellationToken::clone(&intake_stop),
        };
        let retention = retention::run(
            Arc::clone(&store),
            objects,
            Arc::clone(&settings),
            clock,
            cluster.clone(),
            CancellationToken::clone(&intake_stop),
        );
        let tasks = Tasks {
            calls: calls_task,
            writer: tokio::spawn(writer.run()),
            outbox: outbox_task,
            lease: lease_task,
            pause: pause_task,
            retention: tokio::spawn(retention),
            sampler: tokio::spawn(sampler.run()),
            alerts: tokio::spawn(alerts.run()),
            checks: tokio::spawn(checks.run()),
            broadcasts: tokio::spawn(broadcasts.run()),
            sweeper: tokio::spawn(sweeper.run()),
            media: media_task,
            receipts: receipts_task,
            forms: tokio::spawn(forms.run()),
            lines,
        };
        let router = cloud_api::router(state).merge(hooks::router(hooks.clone()));
        let tasks = Mutex::new(Some(tasks));
        Ok(Self {
            store,
            settings,
            cluster,
            router,
            hooks,
            calls_stop,
            intake_stop,
            outbox_stop,
            lease_stop,
            tasks,
        })
    }

    /// The webhook routes, to be merged into the server's router.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// Gives what another system posted to the conversation that waits under this key.
    pub async fn post_webhook(&self, key: &str, data: Value) -> Posted {
        self.hooks.post(key, data).await
    }

    /// This process among the nodes, without asking the database.
    pub fn presence(&self) -> Presence {
        let member = self.cluster.member();
        Presence {
            alive: self.cluster.is_alive(),
            registered: member.is_some(),
            shards: member.map_or(0, |member| member.shards.len()),
            nodes: member.map_or(0, |member| member.nodes),
        }
    }

    /// How the engine is. Never fails: a database that is down is an answer.
    pub async fn health(&self) -> Health {
        let outbox = self.store.outbox_counts().await;
        let member = self.cluster.member();
        Health {
            owner: member.is_some_and(|member| !member.shards.is_empty()),
            shards: member.map_or(0, |member| member.shards.len()),
            nodes: member.map_or(0, |member| member.nodes),
            database: outbox.is_ok(),
            outbox: outbox.unwrap_or_default(),
            dead_letters: self.store.dead_letters().await.unwrap_or_default(),
            effects: self.store.effect_counts().await.unwrap_or_default(),
        }
    }

    /// Stops: takes nothing more, commits and acknowledges what was taken, finishes the requests under
    /// way, and leaves the other nodes. What is not sent yet stays in the outbox for the next start.
    /// Takes no longer than the drain time of the settings. A second call does nothing.
    pub async fn shutdown(&self) {
        let Some(tasks) = self.tasks.lock().await.take() else { return };
        let all = async {
            // Calls first: their answers still go through the writer.
            self.calls_stop.cancel();
            let _ = tasks.calls.await;
            let _ = tasks.checks.await;
            let _ = tasks.media.await;
            let _ = tasks.receipts.await;
            let _ = tasks.forms.await;
            for line in tasks.lines {
                let _ = line.await;
            }
            self.intake_stop.cancel();
            let _ = tasks.writer.await;
            let _ = tasks.retention.await;
            let _ = tasks.sampler.await;
            let _ = tasks.alerts.await;
            let _ = tasks.broadcasts.await;
            let _ = tasks.sweeper.await;
            self.outbox_stop.cancel();
            let _ = tasks.outbox.await;
            self.lease_stop.cancel();
            let _ = tasks.lease.await;
            let _ = tasks.pause.await;
        };
        if timeout(self.settings.drain, all).await.is_err() {
            tracing::error!("the engine did not stop in time; what is open is recovered at the next start");
        }
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.calls_stop.cancel();
        self.intake_stop.cancel();
        self.outbox_stop.cancel();
        self.lease_stop.cancel();
    }
}

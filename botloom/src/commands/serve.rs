//! `botloom serve`: engine, API and pages, until the process is told to stop.

use std::{
    io::{self, Write},
    process::ExitCode,
    sync::Arc,
};

use admin_api::{ApiConfig, AppState, StateParts, outside::Outside};
use anyhow::Context;
use axum::Router;
use engine_core::{Call, CallOutcome};
use engine_runtime::{
    Runtime,
    calls::{Attempt, EventPost, Executors, Job},
    channels::line::{Line, Linked},
    guard::{Failure, Guard, Rules},
};
use engine_store::{clock::Clock, ids, rates::Rate, secrets::Vault};
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{
    health::{self, Health},
    http, logging, master_key, metrics,
    parts::{self, Parts},
    seed,
    settings::Settings,
};

/// Serves until SIGTERM or Ctrl-C, then drains.
pub(crate) fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    // One TLS provider for everything; installed twice only when a library was faster.
    let _already = rustls::crypto::ring::default_provider().install_default();
    parts::block_on(serve(settings))
}

async fn serve(settings: Settings) -> anyhow::Result<ExitCode> {
    // The address first: a second start by mistake must not touch the data of the first.
    let listener = http::listen(settings.listen).await?;
    let address = listener.local_addr()?;
    let parts = parts::open(&settings).await?;
    let stop = CancellationToken::new();
    tokio::spawn(cancel_on_signal(stop.clone()));
    tokio::spawn(look_at_keys(Arc::clone(&parts.vault), stop.clone()));
    if settings.demo && settings.role.runs_admin() {
        seed::samples(&parts).await.context("the sample flows cannot be added")?;
    }
    // Before the engine, so that nothing is missed.
    let mut app = metrics::start(settings.metrics_token.as_ref(), &stop)?;
    let runtime = if settings.role.runs_engine() {
        let runtime = Arc::new(start_engine(&settings, &parts).await?);
        app = app.merge(runtime.router());
        Some(runtime)
    } else {
        None
    };
    let health = Health { store: Arc::clone(&parts.store), engine: runtime.clone(), stop: stop.clone() };
    app = app.merge(health::router(health));
    let public_url =
        settings.public_url.clone().unwrap_or_else(|| format!("http://localhost:{}", address.port()));
    let contact = settings.security_contact.as_deref();
    app = app.merge(crate::security_txt::router(contact, &public_url, Arc::clone(&parts.clock)));
    if settings.role.runs_admin() {
        app = app.merge(admin(&settings, &parts, &public_url, stop.clone()).await?);
    }
    tracing::info!(role = ?settings.role, %address, "serving");
    http::serve(listener, app, stop).await?;
    if let Some(runtime) = runtime {
        runtime.shutdown().await;
    }
    parts.store.close().await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Takes another master key into use without a restart.
async fn look_at_keys(vault: Arc<Vault>, stop: CancellationToken) {
    let mut timer = tokio::time::interval(master_key::LOOK);
    while stop.run_until_cancelled(timer.tick()).await.is_some() {
        let vault = Arc::clone(&vault);
        // A command may take its time.
        let changed = tokio::task::spawn_blocking(move || vault.reload().then(|| vault.fingerprints()));
        if let Ok(Some(keys)) = changed.await {
            tracing::info!(keys = keys.join(" "), "other master keys are in use");
        }
    }
}

async fn start_engine(settings: &Settings, parts: &Parts) -> anyhow::Result<Runtime> {
    let defaults = engine_runtime::Settings::default();
    let engine = engine_runtime::Settings {
        graph_url: settings.graph_url.trim_end_matches('/').to_owned(),
        graph_version: settings.graph_version.clone(),
        metrics: settings.metrics_token.is_some(),
        http_allow: settings.allowed_hosts(),
        http_ports: settings.allowed_ports()?,
        number_rate: Rate {
            per_second: settings.sends_per_number,
            burst: settings.sends_per_number.ceil().min(f64::from(u32::MAX)) as u32,
        },
        pair_rate: Rate {
            per_second: settings.sends_per_contact / 60.0,
            burst: defaults.pair_rate.burst.max(settings.sends_per_contact.min(f64::from(u32::MAX)) as u32),
        },
        answers_per_minute: settings.answers_per_minute,
        retention: settings.retention(),
        ..defaults
    };
    let parts = engine_runtime::Parts {
        store: Arc::clone(&parts.store),
        clock: Arc::clone(&parts.clock),
        hints: parts.hints.clone(),
        hot: parts.hot.clone(),
        rates: parts.rates.clone(),
        vault: Arc::clone(&parts.vault),
        objects: parts.objects.clone(),
    };
    Runtime::start_linked(parts, engine, |executors| executors, linked)
        .await
        .context("the engine cannot start")
}

/// The channels that hold connections of their own, of this build.
#[cfg(feature = "whatsapp-web")]
fn linked(line: Line) -> Vec<Linked> {
    match engine_whatsapp_web::link(line) {
        Ok(linked) => vec![linked],
        Err(error) => {
            tracing::error!(%error, "numbers cannot be connected by QR code; the others work");
            Vec::new()
        }
    }
}

/// This build has none.
#[cfg(not(feature = "whatsapp-web"))]
fn linked(_line: Line) -> Vec<Linked> {
    Vec::new()
}

async fn admin(
    settings: &Settings,
    parts: &Parts,
    public_url: &str,
    stop: CancellationToken,
) -> anyhow::Result<Router> {
    let guard = Guard::new(Rules::new(&settings.allowed_ports()?, &settings.allowed_hosts()))?;
    let executors = Executors::new(guard.clone(), Arc::clone(&parts.store));
    let parts = StateParts {
        store: Arc::clone(&parts.store),
        objects: parts.objects.clone(),
        hints: parts.hints.clone(),
        rates: parts.rates.clone(),
        vault: Arc::clone(&parts.vault),
        clock: Arc::clone(&parts.clock),
        outside: Arc::new(AsTheEngine { executors, guard, clock: Arc::clone(&parts.clock) }),
    };
    let config = ApiConfig {
        graph_url: settings.graph_url.clone(),
        graph_version: settings.graph_version.clone(),
        cors_origins: settings.allowed_origins(),
        oidc: settings.oidc(),
        trusted_proxies: settings.trusted_proxies,
        ..ApiConfig::new(public_url)
    };
    let state = AppState::new(parts.clone(), config);
    tokio::spawn(admin_api::cloud::upkeep::run(state.clone()));
    tokio::spawn(admin_api::people::import::run(state.clone()));
    let token = admin_api::setup::ensure_token(&*parts.store, &*parts.clock).await?;
    announce(public_url, token)?;
    let router = admin_api::router(&state);
    // Live event streams never end by themselves, and would hold the graceful end until its time is up.
    tokio::spawn(async move {
        stop.cancelled().await;
        state.close_streams();
    });
    Ok(router)
}

/// Reaches other systems for the admin API as the engine reaches them, once.
struct AsTheEngine {
    executors: Executors,
    guard: Guard,
    clock: Arc<dyn Clock>,
}

#[async_trait::async_trait]
impl Outside for AsTheEngine {
    async fn call(&self, workspace_id: Uuid, call: &Call) -> CallOutcome {
        // No number and no conversation stands behind a try.
        let none = Uuid::nil();
        let job =
            Job { id: ids::new_id(&*self.clock), workspace_id, number_id: none, conversation_id: none, call };
        match self.executors.of(call).perform(job).await {
            Attempt::Done(outcome) | Attempt::Again { outcome, .. } => outcome,
        }
    }

    async fn refusal(&self, url: &str) -> Option<String> {
        match self.guard.judge(url).await.err()? {
            Failure::Unreachable => {
                Some("Nobody knows this host; please check its spelling. Nothing was saved.".to_owned())
            }
            failure => Some(failure.to_string()),
        }
    }

    async fn post_event(&self, url: &str, secret: Vec<u8>, id: &str, body: Vec<u8>) -> Result<u16, String> {
        let post = EventPost { url, secrets: &[secret], id, body };
        let answer = post.send(&self.guard, self.clock.now()).await;
        answer.map(|answer| answer.status).map_err(|failure| failure.to_string())
    }
}

/// Tells the person at the terminal where to go. The set-up link is printed and never logged,
/// because whoever has it becomes the first admin.
fn announce(public_url: &str, token: Option<String>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match token {
        Some(token) => writeln!(out, "\nSet up Botloom: {public_url}/setup?token={token}\n")?,
        None => writeln!(out, "\nBotloom: {public_url}\n")?,
    }
    out.flush()
}

async fn cancel_on_signal(stop: CancellationToken) {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        tracing::warn!("signals cannot be caught; ending the process does not drain it");
        return;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stop.cancel();
}

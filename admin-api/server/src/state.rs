//! What every handler can reach.

use std::sync::Arc;

use admin_types::ProblemCode;
use engine_graph::Graph;
use engine_store::{Store, clock::Clock, hints::Hints, objects::Objects, rates::Rates, secrets::Vault};
use tokio::sync::watch;

use crate::{
    auth::{limit::LoginLimit, oidc::Oidc, password::Passwords},
    config::ApiConfig,
    error::ApiError,
    outside::Outside,
};

/// What the API works with.
#[derive(Clone)]
pub struct StateParts {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// The bytes of files.
    pub objects: Objects,
    /// Tells others that something changed.
    pub hints: Hints,
    /// How often the keys of programs may ask.
    pub rates: Rates,
    /// Seals credentials.
    pub vault: Arc<Vault>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Reaches other systems.
    pub outside: Arc<dyn Outside>,
}

/// The API's dependencies. Clones share everything.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    parts: StateParts,
    config: ApiConfig,
    graph: Option<Graph>,
    oidc: Option<Oidc>,
    passwords: Passwords,
    login_limit: LoginLimit,
    closing: watch::Sender<bool>,
}

impl std::fmt::Debug for AppState {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AppState").field("config", &self.0.config).finish_non_exhaustive()
    }
}

impl AppState {
    /// Puts the dependencies together.
    #[must_use]
    pub fn new(parts: StateParts, config: ApiConfig) -> Self {
        let graph = Graph::new(&config.graph_url, &config.graph_version)
            .inspect_err(|error| tracing::error!(%error, "there is no client for the Graph API"))
            .ok();
        let oidc = config.oidc.clone().and_then(|provider| {
            let redirect = format!("{}{}/session/sso", config.public_url, crate::API_PREFIX);
            Oidc::new(provider, redirect)
                .inspect_err(|error| tracing::error!(%error, "there is no client for the identity provider"))
                .ok()
        });
        Self(Arc::new(Inner {
            graph,
            oidc,
            parts,
            config,
            passwords: Passwords::default(),
            login_limit: LoginLimit::default(),
            closing: watch::Sender::new(false),
        }))
    }

    /// What is kept.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.0.parts.store
    }

    /// Reaches other systems.
    #[must_use]
    pub fn outside(&self) -> &dyn Outside {
        &*self.0.parts.outside
    }

    /// Asks Meta.
    ///
    /// # Errors
    /// A problem when this server cannot make secure connections at all.
    pub fn graph(&self) -> Result<&Graph, ApiError> {
        self.0.graph.as_ref().ok_or_else(|| {
            let text = "This server cannot make secure connections; its log says why. Nothing was changed.";
            ApiError::new(ProblemCode::ProviderUnavailable, text)
        })
    }

    /// The company's identity provider, where there is one.
    #[must_use]
    pub(crate) fn oidc(&self) -> Option<&Oidc> {
        self.0.oidc.as_ref()
    }

    /// The same, for what outlives the request.
    #[must_use]
    pub fn store_handle(&self) -> Arc<dyn Store> {
        Arc::clone(&self.0.parts.store)
    }

    /// The bytes of files.
    #[must_use]
    pub fn objects(&self) -> &Objects {
        &self.0.parts.objects
    }

    /// Tells others that something changed.
    #[must_use]
    pub fn hints(&self) -> &Hints {
        &self.0.parts.hints
    }

    /// How often the keys of programs may ask.
    #[must_use]
    pub fn rates(&self) -> &Rates {
        &self.0.parts.rates
    }

    /// Seals credentials.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.0.parts.vault
    }

    /// The time.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.parts.clock
    }

    /// The settings.
    #[must_use]
    pub fn config(&self) -> &ApiConfig {
        &self.0.config
    }

    /// Hashes passwords.
    #[must_use]
    pub fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// Counts guesses.
    #[must_use]
    pub fn login_limit(&self) -> &LoginLimit {
        &self.0.login_limit
    }

    /// Ends the open event streams, which would otherwise keep a server from stopping.
    pub fn close_streams(&self) {
        self.0.closing.send_replace(true);
    }

    /// Becomes `true` when streams must end.
    #[must_use]
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }
}

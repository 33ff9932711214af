//! What every handler can reach.

use std::sync::Arc;

use engine_store::{Store, clock::Clock, hints::Hints, objects::Objects, secrets::Vault};
use tokio::sync::watch;

use crate::{
    auth::{limit::LoginLimit, password::Passwords},
    config::ApiConfig,
    outside::Outside,
};

/// The API's dependencies. Clones share everything.
#[derive(Clone)]
pub struct AppState(Arc<Inner>);

struct Inner {
    store: Arc<dyn Store>,
    hints: Hints,
    vault: Arc<Vault>,
    clock: Arc<dyn Clock>,
    config: ApiConfig,
    outside: Arc<dyn Outside>,
    objects: Objects,
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
    pub fn new(
        store: Arc<dyn Store>,
        hints: Hints,
        vault: Arc<Vault>,
        clock: Arc<dyn Clock>,
        config: ApiConfig,
        outside: Arc<dyn Outside>,
        objects: Objects,
    ) -> Self {
        Self(Arc::new(Inner {
            store,
            hints,
            vault,
            clock,
            config,
            outside,
            objects,
            passwords: Passwords::default(),
            login_limit: LoginLimit::default(),
            closing: watch::Sender::new(false),
        }))
    }

    /// What is kept.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.0.store
    }

    /// Reaches other systems.
    #[must_use]
    pub fn outside(&self) -> &dyn Outside {
        &*self.0.outside
    }

    /// The same, for what outlives the request.
    #[must_use]
    pub fn store_handle(&self) -> Arc<dyn Store> {
        Arc::clone(&self.0.store)
    }

    /// The bytes of files.
    #[must_use]
    pub fn objects(&self) -> &Objects {
        &self.0.objects
    }

    /// Tells others that something changed.
    #[must_use]
    pub fn hints(&self) -> &Hints {
        &self.0.hints
    }

    /// Seals credentials.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }

    /// The time.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
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

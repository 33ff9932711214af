//! Who is here, and what they may do.

use admin_types::{Me, Permission};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};

use crate::api::{self, ApiError, on_signed_out};

/// What is known about the visitor.
#[derive(Debug, Clone, PartialEq)]
enum State {
    /// Not asked yet: on the server, and for a moment in the browser.
    Unknown,
    /// Nobody is signed in.
    SignedOut,
    /// Somebody is.
    SignedIn(Box<Me>),
}

/// The visitor. Everything that changes data asks [`Session::can`] before it shows itself; while the
/// visitor is unknown the answer is no.
#[derive(Clone, Copy)]
pub(crate) struct Session {
    state: RwSignal<State>,
    error: RwSignal<Option<ApiError>>,
}

impl Session {
    /// One for the whole app.
    pub(crate) fn new() -> Self {
        Self { state: RwSignal::new(State::Unknown), error: RwSignal::new(None) }
    }

    /// The app's.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Who is signed in.
    pub(crate) fn me(self) -> Option<Me> {
        match self.state.get() {
            State::SignedIn(me) => Some(*me),
            _ => None,
        }
    }

    /// Whether the visitor may do it.
    pub(crate) fn can(self, permission: Permission) -> bool {
        self.state.with(|state| matches!(state, State::SignedIn(me) if me.can(permission)))
    }

    /// Whether the visitor may do it, as a signal for props.
    pub(crate) fn may(self, permission: Permission) -> Signal<bool> {
        Signal::derive(move || self.can(permission))
    }

    /// Whether somebody is signed in.
    pub(crate) fn is_signed_in(self) -> bool {
        self.state.with(|state| matches!(state, State::SignedIn(_)))
    }

    /// Why it could not be found out who is here.
    pub(crate) fn error(self) -> Option<ApiError> {
        self.error.get()
    }

    /// Keeps who has signed in.
    pub(crate) fn enter(self, me: Me) {
        self.state.set(State::SignedIn(Box::new(me)));
    }

    /// Finds out who is here; visitors are sent to sign in or to set up, and back afterwards.
    /// Called by the frame of all pages that need somebody.
    pub(crate) fn require(self) {
        let navigate = use_navigate();
        Effect::new(move |_| {
            on_signed_out(move || {
                self.state.try_set(State::SignedOut);
            });
            if self.state.with_untracked(|state| *state == State::Unknown) {
                self.find_out();
            }
        });
        Effect::new(move |_| {
            if self.state.get() == State::SignedOut {
                let navigate = navigate.clone();
                spawn_local(async move {
                    let needed = api::session::setup_state().await.is_ok_and(|state| state.needed);
                    let to = if needed { "/setup".to_owned() } else { login_address() };
                    navigate(&to, NavigateOptions { replace: true, ..Default::default() });
                });
            }
        });
    }

    /// Asks the server who is here.
    pub(crate) fn find_out(self) {
        self.error.set(None);
        spawn_local(async move {
            match api::session::me().await {
                Ok(me) => self.enter(me),
                Err(error) if error.problem().is_some() => {
                    self.state.try_set(State::SignedOut);
                }
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    /// Signs out; the frame leads away.
    pub(crate) fn leave(self) {
        spawn_local(async move {
            // Even when the server is not reached, this page forgets who was here.
            let _ = api::session::sign_out().await;
            self.state.try_set(State::SignedOut);
        });
    }
}

/// The login page, with the way back.
fn login_address() -> String {
    let here = window().location().pathname().unwrap_or_default();
    if here.is_empty()
        || here == "/"
        || here.starts_with("/login")
        || here.starts_with("/join")
        || here.starts_with("/setup")
    {
        "/login".to_owned()
    } else {
        format!("/login?next={here}")
    }
}

//! Whether anything goes out. Every page says so when nothing does.

use std::time::Duration;

use admin_types::{LiveEvent, Sending};
use leptos::{prelude::*, task::spawn_local};

use super::{Live, Session};
use crate::api;

/// How often it is asked: the command line pauses too, after a restore.
const AGAIN: Duration = Duration::from_secs(30);

/// The pause of everything that goes out.
#[derive(Clone, Copy)]
pub(crate) struct SendingState {
    now: RwSignal<Option<Sending>>,
}

impl SendingState {
    /// One for the whole app; it knows nothing until [`SendingState::follow`].
    pub(crate) fn new() -> Self {
        Self { now: RwSignal::new(None) }
    }

    /// The app's.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// The pause, while there is one.
    pub(crate) fn paused(self) -> Option<Sending> {
        self.now.get().filter(|sending| sending.paused)
    }

    /// Whether everything waits.
    pub(crate) fn is_paused(self) -> bool {
        self.now.with(|now| now.as_ref().is_some_and(|sending| sending.paused))
    }

    /// Puts in what the API answered.
    pub(crate) fn set(self, sending: Sending) {
        self.now.try_set(Some(sending));
    }

    /// Asks the server.
    pub(crate) fn find_out(self) {
        spawn_local(async move {
            if let Ok(sending) = api::operations::sending().await {
                self.set(sending);
            }
        });
    }

    /// Keeps itself up to date while the current component lives and somebody is signed in.
    pub(crate) fn follow(self) {
        let session = Session::current();
        Live::current().listen(move |event| {
            if matches!(event, LiveEvent::Resync) {
                self.find_out();
            }
        });
        Effect::new(move |_| {
            if session.is_signed_in() {
                self.find_out();
            }
            let again = move || {
                if session.is_signed_in() {
                    self.find_out();
                }
            };
            if let Ok(interval) = set_interval_with_handle(again, AGAIN) {
                on_cleanup(move || interval.clear());
            }
        });
    }
}

//! What the server tells without being asked.

use std::collections::BTreeMap;

use admin_types::LiveEvent;
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

use crate::api;

/// Live events, to be listened to by any page.
#[derive(Clone, Copy)]
pub(crate) struct Live {
    listeners: StoredValue<BTreeMap<u32, Callback<LiveEvent>>>,
    next: StoredValue<u32>,
    connected: RwSignal<bool>,
}

impl Live {
    /// One for the whole app; silent until [`Live::connect`].
    pub(crate) fn new() -> Self {
        Self {
            listeners: StoredValue::new(BTreeMap::new()),
            next: StoredValue::new(0),
            connected: RwSignal::new(true),
        }
    }

    /// The app's.
    pub(crate) fn current() -> Self {
        expect_context()
    }

    /// Whether the stream is open. True before it was first tried, so that nothing flashes.
    pub(crate) fn is_connected(self) -> bool {
        self.connected.get()
    }

    /// Calls `act` on each event until the current component is gone.
    pub(crate) fn listen(self, act: impl Fn(LiveEvent) + Send + Sync + 'static) {
        let id = self.next.with_value(|next| *next);
        self.next.set_value(id.wrapping_add(1));
        self.listeners.update_value(|listeners| {
            listeners.insert(id, Callback::new(act));
        });
        on_cleanup(move || {
            self.listeners.try_update_value(|listeners| listeners.remove(&id));
        });
    }

    /// Opens the stream while the current component lives. The browser opens it again by itself after
    /// an interruption, and the server begins each stream with `resync`.
    pub(crate) fn connect(self) {
        Effect::new(move |_| {
            let Ok(source) = EventSource::new("/api/v1/events") else { return };
            let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                let text = event.data().as_string().unwrap_or_default();
                if let Ok(event) = serde_json::from_str::<LiveEvent>(&text) {
                    let listeners = self.listeners.try_get_value().unwrap_or_default();
                    listeners.values().for_each(|listener| listener.run(event.clone()));
                }
            });
            let on_open = Closure::<dyn Fn()>::new(move || {
                self.connected.try_set(true);
            });
            let on_error = Closure::<dyn Fn()>::new(move || {
                self.connected.try_set(false);
                // The stream also ends with the session: if that is why, this leads to the page for signing in.
                spawn_local(async {
                    let _ = api::session::me().await;
                });
            });
            source.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
            source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
            source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
            // The closures must live as long as the stream; both stay in this thread.
            let parts = StoredValue::new_local((source, on_message, on_open, on_error));
            on_cleanup(move || {
                parts.try_with_value(|(source, ..)| source.close());
            });
        });
    }
}

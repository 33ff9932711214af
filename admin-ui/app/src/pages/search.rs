//! Searching while one types.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

/// How long one stops typing before the search begins.
const PAUSE: Duration = Duration::from_millis(250);

/// Passes on what is typed once it pauses.
pub(crate) fn pause_typing(typed: RwSignal<String>, words: RwSignal<String>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let now = typed.get();
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        let pass = move || {
            if words.try_with_untracked(|words| *words != now) == Some(true) {
                words.set(now);
            }
        };
        waiting.set_value(set_timeout_with_handle(pass, PAUSE).ok());
    });
}

//! How long anything may still be written to a contact: WhatsApp's 24 hours, counted down.

use std::time::Duration;

use admin_types::{Conversation, MessageWindow};
use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::{
    components::{Icon, Tone},
    words,
};

/// How often it is counted: the words have minutes.
const TICK: Duration = Duration::from_secs(15);

/// A number that grows with time, for words that depend on it. One clock per place that shows them.
fn ticking() -> RwSignal<u32> {
    let tick = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let beat = move || {
            tick.try_update(|tick| *tick = tick.wrapping_add(1));
        };
        if let Ok(interval) = set_interval_with_handle(beat, TICK) {
            on_cleanup(move || interval.clear());
        }
    });
    tick
}

/// What is left, or that it is over; `None` where there is no such limit.
fn left(window: MessageWindow, until: Option<DateTime<Utc>>) -> Option<Option<String>> {
    match window {
        MessageWindow::Unlimited => None,
        MessageWindow::Open | MessageWindow::Closed => Some(until.and_then(words::left)),
    }
}

/// The countdown in a row or a head. Its width does not change with the digits.
#[component]
pub(super) fn WindowBadge(conversation: Conversation) -> impl IntoView {
    let (window, until) = (conversation.window, conversation.window_until);
    let tick = ticking();
    move || {
        tick.track();
        left(window, until).map(|left| {
            let (tone, text, about) = match left {
                Some(left) => {
                    let about = t!("inbox-window-open", left = &left);
                    (Tone::Neutral, left, about)
                }
                None => {
                    (Tone::Warn, t!("inbox-window-closed").to_owned(), t!("inbox-window-closed-about").to_owned())
                }
            };
            let read_out = about.clone();
            view! {
                <span
                    class=format!("inline-flex items-center justify-center gap-1 rounded-full px-1.5 h-4 min-w-[4.5rem] text-[11px] tabular-nums whitespace-nowrap shrink-0 {}", tone.class())
                    data-tip=about
                    data-window=if tone == Tone::Warn { "closed" } else { "open" }
                >
                    <Icon name="clock" class="w-3 h-3"/>
                    <span aria-hidden="true">{text}</span>
                    <span class="sr-only">{read_out}</span>
                </span>
            }
        })
    }
}

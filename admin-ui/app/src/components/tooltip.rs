//! Hints for elements that carry `data-tip`, with the shortcut of `data-keys`.

use std::time::Duration;

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

use super::Kbd;

/// How long the pointer rests before the hint shows.
const DELAY: Duration = Duration::from_millis(350);

/// What is shown, and where.
#[derive(Debug, Clone, PartialEq)]
struct Tip {
    text: String,
    keys: Option<String>,
    x: f64,
    y: f64,
    above: bool,
}

/// One layer for the whole app: hints on hover, and on focus that came by a key.
#[component]
pub(crate) fn TooltipLayer() -> impl IntoView {
    let tip = RwSignal::new(None::<Tip>);
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| listen(tip));
    Effect::new(move |_| {
        let shown = tip.with(Option::is_some);
        if let Some(node) = node.get() {
            // Both fail only when it is in that state already.
            let _ = if shown { node.show_popover() } else { node.hide_popover() };
        }
    });
    view! {
        <div
            node_ref=node
            popover="manual"
            role="tooltip"
            class="fixed pointer-events-none rounded-md bg-tip text-on-tip px-2 py-1 text-xs font-medium elev-2 max-w-64"
            style:left=move || tip.get().map(|tip| format!("{}px", tip.x))
            style:top=move || tip.get().map(|tip| format!("{}px", tip.y))
            style:translate=move || tip.get().map(|tip| if tip.above { "-50% -100%" } else { "-50% 0" })
        >
            {move || {
                tip.get()
                    .map(|tip| {
                        view! {
                            <span class="inline-flex items-center gap-2">
                                {tip.text} {tip.keys.map(|keys| view! { <Kbd keys=keys/> })}
                            </span>
                        }
                    })
            }}
        </div>
    }
}

fn listen(tip: RwSignal<Option<Tip>>) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
            handle.clear();
        }
        if tip.try_get_untracked().flatten().is_some() {
            tip.set(None);
        }
    };
    let start = move |target: Option<EventTarget>, delay: Duration| {
        stop();
        let Some(element) = tipped(target) else { return };
        let show = move || {
            if element.is_connected() {
                tip.try_set(describe(&element));
            }
        };
        waiting.set_value(set_timeout_with_handle(show, delay).ok());
    };
    let handles = [
        window_event_listener(ev::pointerover, move |event| {
            if event.pointer_type() == "mouse" {
                start(event.target(), DELAY);
            }
        }),
        window_event_listener(ev::focusin, move |event| {
            let by_key = tipped(event.target())
                .is_some_and(|element| element.matches(":focus-visible").unwrap_or(false));
            if by_key {
                start(event.target(), Duration::ZERO);
            }
        }),
        window_event_listener(ev::focusout, move |_| stop()),
        window_event_listener(ev::pointerdown, move |_| stop()),
        window_event_listener(ev::keydown, move |_| stop()),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
}

/// The element with a hint at or around the target.
fn tipped(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into::<Element>().ok()?.closest("[data-tip]").ok().flatten()
}

fn describe(element: &Element) -> Option<Tip> {
    let text = element.get_attribute("data-tip").filter(|text| !text.is_empty())?;
    let rect = element.get_bounding_client_rect();
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(0.0);
    let height = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    let above = rect.bottom() + 44.0 > height;
    // Half of the hint's likely width stays inside the window.
    let half = (f64::from(u32::try_from(text.chars().count()).unwrap_or(20)) * 3.6 + 16.0).min(132.0);
    Some(Tip {
        text,
        keys: element.get_attribute("data-keys"),
        x: (rect.left() + rect.width() / 2.0).clamp(half, (width - half).max(half)),
        y: if above { rect.top() - 6.0 } else { rect.bottom() + 6.0 },
        above,
    })
}

//! The first look at the editor: four places, a sentence or two each. It covers nothing and can be left at any time.

use leptos::{ev, prelude::*};
use web_sys::DomRect;

use crate::{
    components::{Button, ButtonSize, ButtonVariant, IconButton},
    state::storage,
};

/// Where it is kept that somebody has seen it.
const KEY: &str = "botloom-tour";
/// Size of the card, in pixels, as the styles have it.
const CARD: (f64, f64) = (300.0, 190.0);
const GAP: f64 = 14.0;

/// A place: what it is found by, and the keys of its title and its words.
const STEPS: [(&str, &str, &str); 4] = [
    (".editor-palette", key!("editor-tour-palette"), key!("editor-tour-palette-text")),
    (".canvas", key!("editor-tour-canvas"), key!("editor-tour-canvas-text")),
    ("[data-tour=play]", key!("editor-tour-play"), key!("editor-tour-play-text")),
    ("[data-tour=publish]", key!("editor-tour-publish"), key!("editor-tour-publish-text")),
];

/// Whether the tour is under way, to be started again from elsewhere.
#[derive(Clone, Copy)]
pub(crate) struct TourState(RwSignal<Option<usize>>);

impl TourState {
    /// Not under way.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Begins it.
    pub(crate) fn start(self) {
        self.0.set(Some(0));
    }
}

/// The card of the tour, beside its place. It begins by itself at the first visit.
#[component]
pub(crate) fn Tour(wide: RwSignal<bool>) -> impl IntoView {
    let state = expect_context::<TourState>();
    let step = state.0;
    Effect::new(move |_| {
        // On a phone the places are not on the screen together.
        if wide.get_untracked() && seen().is_none() {
            step.set(Some(0));
        }
    });
    let finish = move || {
        step.set(None);
        if let Some(storage) = storage() {
            // Where the browser keeps nothing it is shown once more, no harm done.
            let _ = storage.set_item(KEY, "seen");
        }
    };
    let escape = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && step.try_get_untracked().flatten().is_some() {
            finish();
        }
    });
    on_cleanup(move || escape.remove());
    let on_end = Callback::new(move |()| finish());
    view! {
        {move || {
            step.get().map(|at| view! { <Card at step on_end/> })
        }}
    }
}

#[component]
fn Card(at: usize, step: RwSignal<Option<usize>>, on_end: Callback<()>) -> impl IntoView {
    let (selector, title, text) = STEPS[at];
    let (title, text) = (crate::language::text(title), crate::language::text(text));
    let place = RwSignal::new(None::<DomRect>);
    let measure = move || {
        let found = document().query_selector(selector).ok().flatten();
        place.try_set(found.map(|element| element.get_bounding_client_rect()));
    };
    Effect::new(move |_| request_animation_frame(measure));
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let ring = move || {
        place.get().map(|rect| {
            let style = format!(
                "left:{}px;top:{}px;width:{}px;height:{}px",
                rect.left() - 3.0,
                rect.top() - 3.0,
                rect.width() + 6.0,
                rect.height() + 6.0,
            );
            view! { <div class="tour-ring" style=style aria-hidden="true"></div> }
        })
    };
    // Nobody can press what jumps: it is seen once it has its place.
    let at_place = move || match place.get() {
        Some(rect) => {
            let (left, top) = beside(&rect);
            format!("left:{left}px;top:{top}px")
        }
        None => "visibility:hidden".to_owned(),
    };
    let last = at + 1 == STEPS.len();
    // The card is drawn anew in place and its buttons stay, so that they must ask where the tour is.
    let go = move |on: bool| match step.get_untracked() {
        Some(at) if on && at + 1 < STEPS.len() => step.set(Some(at + 1)),
        Some(at) if !on => step.set(Some(at.saturating_sub(1))),
        _ => on_end.run(()),
    };
    view! {
        {ring}
        <div class="tour-card elev-3" style=at_place role="dialog" aria-label=t!("editor-tour") data-step=(at + 1).to_string()>
            <div class="flex items-start justify-between gap-2">
                <h2 class="text-sm font-semibold">{title}</h2>
                <IconButton icon="x" label=t!("editor-tour-end") size=ButtonSize::Small class="-me-1.5 -mt-1" on:click=move |_| on_end.run(())/>
            </div>
            <p class="text-sm text-muted flex-1" aria-live="polite">{text}</p>
            <div class="flex items-center gap-2">
                <span class="text-xs text-faint flex-1">{t!("editor-at-of", at = at + 1, all = STEPS.len())}</span>
                {(at > 0).then(|| view! {
                    <Button size=ButtonSize::Small on:click=move |_| go(false)>{t!("editor-tour-back")}</Button>
                })}
                <Button
                    size=ButtonSize::Small
                    variant=ButtonVariant::Primary
                    on:click=move |_| go(true)
                >
                    {if last { t!("editor-tour-done") } else { t!("editor-tour-next") }}
                </Button>
            </div>
        </div>
    }
}

/// Where the card stands: beside a narrow place, below a low one, in the middle of a large one.
fn beside(rect: &DomRect) -> (f64, f64) {
    let size = |value: Result<wasm_bindgen::JsValue, _>| {
        value.ok().and_then(|value| value.as_f64()).unwrap_or(1280.0)
    };
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    let fits_right = rect.right() + GAP + CARD.0 < width && rect.width() < width / 3.0;
    let (left, top) = if fits_right && rect.height() > 60.0 {
        (rect.right() + GAP, rect.top() + GAP)
    } else if rect.height() < 60.0 {
        (rect.right() - CARD.0, rect.bottom() + GAP)
    } else {
        (rect.left() + (rect.width() - CARD.0) / 2.0, rect.top() + (rect.height() - CARD.1) / 2.0)
    };
    (left.clamp(GAP, (width - CARD.0 - GAP).max(GAP)), top.clamp(GAP, (height - CARD.1 - GAP).max(GAP)))
}

fn seen() -> Option<String> {
    storage()?.get_item(KEY).ok()?
}

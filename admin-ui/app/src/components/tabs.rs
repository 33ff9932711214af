//! A few views of one thing.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::Icon;

/// One of the views.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tab {
    /// Stable name, for the signal.
    pub(crate) key: &'static str,
    /// The words.
    pub(crate) label: &'static str,
    /// Lucide name.
    pub(crate) icon: &'static str,
}

/// The row of tabs; the caller shows what belongs to `active`. Left and right keys move.
#[component]
pub(crate) fn Tabs(
    /// The views, in order.
    tabs: Vec<Tab>,
    /// Key of the chosen one, both ways.
    active: RwSignal<&'static str>,
    /// What the tabs are about, for readers.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let step = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => keys.len() - 1,
            _ => return,
        };
        let at = keys.iter().position(|key| *key == active.get_untracked()).unwrap_or(0);
        let next = (at + by) % keys.len();
        active.set(keys[next]);
        let list = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(tab) = list.and_then(|list| list.children().item(u32::try_from(next).unwrap_or(0)))
            && let Ok(tab) = tab.dyn_into::<web_sys::HtmlElement>()
        {
            let _ = tab.focus();
        }
    };
    view! {
        <div
            role="tablist"
            aria-label=label
            class="inline-flex items-center gap-0.5 rounded-lg bg-press p-0.5"
            on:keydown=step
        >
            {tabs
                .into_iter()
                .map(|tab| {
                    let chosen = move || active.get() == tab.key;
                    view! {
                        <button
                            type="button"
                            role="tab"
                            aria-selected=move || if chosen() { "true" } else { "false" }
                            tabindex=move || if chosen() { "0" } else { "-1" }
                            class="inline-flex items-center gap-1.5 rounded-md px-2.5 h-7 text-xs font-medium text-muted hover:text-ink aria-selected:bg-surface aria-selected:text-ink"
                            on:click=move |_| active.set(tab.key)
                        >
                            <Icon name=tab.icon class="w-3.5 h-3.5"/>
                            {tab.label}
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
}

//! Ctrl+K: go to any page, flow or number by a few letters.

use admin_types::FlowFilter;
use leptos::{ev, html, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::nav::PLACES;
use crate::{api, components::Icon, state::Session};

/// Opens the palette from anywhere in the frame.
#[derive(Clone, Copy)]
pub(crate) struct PaletteContext {
    open: RwSignal<bool>,
}

impl PaletteContext {
    pub(super) fn new() -> Self {
        Self { open: RwSignal::new(false) }
    }

    /// Opens it.
    pub(crate) fn open(self) {
        self.open.set(true);
    }
}

/// Something to go to.
#[derive(Debug, Clone, PartialEq)]
struct Target {
    href: String,
    label: String,
    kind: &'static str,
    icon: &'static str,
}

/// Most targets shown.
const SHOWN: usize = 12;

/// The palette.
#[component]
pub(super) fn Palette(palette: PaletteContext) -> impl IntoView {
    let session = Session::current();
    let node = NodeRef::<html::Dialog>::new();
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(0_usize);
    let things = RwSignal::new(Vec::<Target>::new());
    let open = palette.open;
    Effect::new(move |_| {
        let handle = window_event_listener(ev::keydown, move |event| {
            if (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                open.update(|open| *open = !*open);
            }
        });
        on_cleanup(move || handle.remove());
    });
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if !open.get() {
            if dialog.open() {
                dialog.close();
            }
            return;
        }
        words.set(String::new());
        chosen.set(0);
        let _ = dialog.show_modal();
        spawn_local(async move {
            let found = gather().await;
            things.try_set(found);
        });
    });
    let matches = Memo::new(move |_| {
        let places = PLACES.into_iter().filter(|place| place.is_seen(session)).map(|place| Target {
            href: place.href.to_owned(),
            label: place.label().to_owned(),
            kind: t!("common-kind-page"),
            icon: place.icon,
        });
        let words = words.get();
        places
            .chain(things.get())
            .filter(|target| fits(&target.label, &words))
            .take(SHOWN)
            .collect::<Vec<_>>()
    });
    let navigate = use_navigate();
    let go = Callback::new(move |at: usize| {
        if let Some(target) = matches.with_untracked(|found| found.get(at).cloned()) {
            open.set(false);
            navigate(&target.href, Default::default());
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        let count = matches.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => go.run(chosen.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <dialog
            node_ref=node
            aria-label=t!("common-go-to")
            class="dialog w-[calc(100vw-2rem)] max-w-lg rounded-xl border border-line bg-raised elev-3 overflow-hidden mt-[12vh] mb-auto"
            on:close=move |_| open.set(false)
            on:pointerdown=move |event| {
                if event.target() == event.current_target() {
                    open.set(false);
                }
            }
        >
            <div class="flex items-center gap-3 px-4 border-b border-line text-faint">
                <Icon name="search"/>
                <input
                    type="text"
                    role="combobox"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", chosen.get())
                    aria-label=t!("common-go-to-what")
                    placeholder=t!("common-go-to-what")
                    autocomplete="off"
                    autofocus=true
                    class="bare flex-1 h-12 bg-transparent text-ink text-sm"
                    prop:value=move || words.get()
                    on:input=move |event| {
                        words.set(event_target_value(&event));
                        chosen.set(0);
                    }
                    on:keydown=on_key
                />
            </div>
            <ul id="palette-list" role="listbox" aria-label=t!("common-results") class="p-1.5 max-h-80 overflow-y-auto">
                {move || {
                    matches
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(at, target)| {
                            view! {
                                <li
                                    id=format!("palette-{at}")
                                    role="option"
                                    aria-selected=move || if chosen.get() == at { "true" } else { "false" }
                                    class="flex items-center gap-3 rounded-md px-2.5 h-9 text-sm cursor-pointer text-muted aria-selected:bg-hover aria-selected:text-ink"
                                    on:pointermove=move |_| chosen.set(at)
                                    on:click=move |_| go.run(at)
                                >
                                    <Icon name=target.icon/>
                                    <span class="flex-1 truncate">{target.label}</span>
                                    <span class="text-xs text-faint">{target.kind}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
                <Show when=move || matches.with(Vec::is_empty)>
                    <li class="px-2.5 py-6 text-center text-sm text-muted">{t!("common-nothing-named")}</li>
                </Show>
            </ul>
        </dialog>
    }
}

/// Flows and numbers, as far as the server answers.
async fn gather() -> Vec<Target> {
    let mut found = Vec::new();
    if let Ok(flows) = api::flows::list(&FlowFilter { limit: Some(200), ..Default::default() }).await {
        found.extend(flows.items.into_iter().map(|flow| Target {
            href: format!("/flows/{}", flow.id),
            label: flow.name,
            kind: t!("common-kind-flow"),
            icon: "workflow",
        }));
    }
    if let Ok(numbers) = api::numbers::list().await {
        found.extend(numbers.items.into_iter().map(|number| Target {
            href: format!("/numbers/{}", number.id),
            label: number.name,
            kind: t!("common-kind-number"),
            icon: "smartphone",
        }));
    }
    found
}

/// Whether every word occurs in the label, in any order.
fn fits(label: &str, words: &str) -> bool {
    let label = label.to_lowercase();
    words.to_lowercase().split_whitespace().all(|word| label.contains(word))
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn words_match_in_any_order_and_case() {
        assert!(fits("Table booking", "book TAB"));
        assert!(fits("anything", ""));
        assert!(!fits("Table booking", "lead"));
    }
}

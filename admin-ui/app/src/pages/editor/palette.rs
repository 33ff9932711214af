//! What can be added, by category: made from the types' `ui_schema`.

use flows_schema::{
    ActionDefinition, node_types, trigger_types,
    ui_schema::{Category, NodeUi},
};
use leptos::{html, prelude::*};

use super::{
    card::category_name,
    state::{ACTION_PREFIX, Editor, START_PREFIX},
};
use crate::components::{EmptyState, Icon, SearchInput, known_icon};
use crate::language::{of_schema, ui_of};

/// What a dragged entry carries.
pub(crate) const DRAG_TYPE: &str = "application/x-botloom-step";

/// One entry.
#[derive(Debug, Clone, Copy)]
struct Entry {
    type_name: &'static str,
    starts: bool,
    ui: &'static NodeUi,
}

impl Entry {
    /// What the editor is asked for.
    fn name(&self) -> String {
        if self.starts { format!("{START_PREFIX}{}", self.type_name) } else { self.type_name.to_owned() }
    }
}

/// Entries whose words hold all words looked for, by category.
fn found(query: &str, steps_only: bool) -> Vec<(Category, Vec<Entry>)> {
    let triggers = trigger_types().iter().map(|info| Entry {
        type_name: info.type_name,
        starts: true,
        ui: ui_of(&info.ui),
    });
    let nodes = node_types().iter().map(|info| Entry {
        type_name: info.type_name,
        starts: false,
        ui: ui_of(&info.ui),
    });
    let query = query.to_lowercase();
    let matches = |entry: &Entry| {
        let words =
            format!("{} {} {}", entry.ui.label, entry.ui.description, of_schema(entry.ui.category.label()))
                .to_lowercase();
        query.split_whitespace().all(|part| words.contains(part))
    };
    let mut groups: Vec<(Category, Vec<Entry>)> = Vec::new();
    for entry in triggers.filter(|_| !steps_only).chain(nodes).filter(matches) {
        match groups.iter_mut().find(|(category, _)| *category == entry.ui.category) {
            Some((_, entries)) => entries.push(entry),
            None => groups.push((entry.ui.category, vec![entry])),
        }
    }
    // A flow has a few starts and many steps, so the starts come last.
    groups.sort_by_key(|(category, _)| (*category == Category::Start, *category));
    groups
}

/// The palette. An entry is clicked, or dragged onto the canvas.
#[component]
pub(crate) fn Palette(
    /// Told after an entry was added.
    #[prop(optional)]
    on_added: Option<Callback<()>>,
    /// Without starts: nothing leads to a start.
    #[prop(optional)]
    steps_only: bool,
    /// Takes the focus when it appears.
    #[prop(optional)]
    focus: bool,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let root = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let field = root.get().and_then(|root| root.query_selector("input").ok().flatten());
        if let (true, Some(field)) = (focus, field) {
            use wasm_bindgen::JsCast;
            if let Ok(field) = field.dyn_into::<web_sys::HtmlElement>() {
                let _ = field.focus();
            }
        }
    });
    let groups = Memo::new(move |_| query.with(|query| found(query, steps_only).len()));
    view! {
        <div class="flex flex-col gap-4 p-3" node_ref=root>
            <SearchInput value=query placeholder=t!("editor-palette-search")/>
            <OfferedActions query on_added/>
            {move || {
                let _ = groups.get();
                found(&query.get(), steps_only)
                    .into_iter()
                    .map(|(category, entries)| view! { <Group category entries on_added/> })
                    .collect_view()
            }}
            <Show when=move || groups.get() == 0>
                <EmptyState icon="search" title=t!("editor-palette-none") text=t!("editor-palette-try")/>
            </Show>
        </div>
    }
}

/// The workspace's own actions, which look and work like built-in steps.
#[component]
fn OfferedActions(query: RwSignal<String>, on_added: Option<Callback<()>>) -> impl IntoView {
    let editor = Editor::current();
    let offered = Memo::new(move |_| {
        let query = query.get().to_lowercase();
        editor.actions.with(|actions| {
            let fits = |action: &&ActionDefinition| {
                let words = format!("{} {} {}", action.label, action.name, action.description).to_lowercase();
                query.split_whitespace().all(|part| words.contains(part))
            };
            actions.iter().filter(fits).cloned().collect::<Vec<_>>()
        })
    });
    move || {
        let offered = offered.get();
        (!offered.is_empty()).then(|| {
            view! {
                <section>
                    <h3 class="px-1 pb-1.5 text-xs font-semibold text-faint">{t!("editor-palette-actions")}</h3>
                    <ul class="flex flex-col gap-0.5">
                        {offered.into_iter().map(|action| view! { <ActionItem action on_added/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn ActionItem(action: ActionDefinition, on_added: Option<Callback<()>>) -> impl IntoView {
    let editor = Editor::current();
    let type_name = format!("{ACTION_PREFIX}{}", action.name);
    let dragged = type_name.clone();
    let add = move |_| {
        editor.add(&type_name, editor.asked.get_untracked());
        if let Some(told) = on_added {
            told.run(());
        }
    };
    let label = if action.label.is_empty() { action.name } else { action.label };
    let icon = known_icon(if action.icon.is_empty() { "puzzle" } else { &action.icon });
    view! {
        <li>
            <button
                type="button"
                class="palette-item"
                data-category=category_name(Category::Connect)
                data-step=dragged.clone()
                draggable="true"
                data-tip=action.description
                on:click=add
                on:dragstart=move |event| {
                    if let Some(data) = event.data_transfer() {
                        let _ = data.set_data(DRAG_TYPE, &dragged);
                        data.set_effect_allowed("copy");
                    }
                }
            >
                <span class="palette-icon"><Icon name=icon/></span>
                <span class="text-sm font-medium truncate">{label}</span>
            </button>
        </li>
    }
}

#[component]
fn Group(category: Category, entries: Vec<Entry>, on_added: Option<Callback<()>>) -> impl IntoView {
    view! {
        <section>
            <h3 class="px-1 pb-1.5 text-xs font-semibold text-faint">{of_schema(category.label())}</h3>
            <ul class="flex flex-col gap-0.5">
                {entries.into_iter().map(|entry| view! { <Item entry on_added/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Item(entry: Entry, on_added: Option<Callback<()>>) -> impl IntoView {
    let editor = Editor::current();
    let name = entry.name();
    let dragged = name.clone();
    let add = move |_| {
        editor.add(&name, editor.asked.get_untracked());
        if let Some(told) = on_added {
            told.run(());
        }
    };
    view! {
        <li>
            <button
                type="button"
                class="palette-item"
                data-category=category_name(entry.ui.category)
                data-step=entry.type_name
                draggable="true"
                data-tip=entry.ui.description.clone()
                on:click=add
                on:dragstart=move |event| {
                    if let Some(data) = event.data_transfer() {
                        let _ = data.set_data(DRAG_TYPE, &dragged);
                        data.set_effect_allowed("copy");
                    }
                }
            >
                <span class="palette-icon"><Icon name=entry.ui.icon/></span>
                <span class="text-sm font-medium truncate">{entry.ui.label.clone()}</span>
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_can_be_added() {
        let entries: usize = found("", false).iter().map(|(_, entries)| entries.len()).sum();
        assert_eq!(entries, node_types().len() + trigger_types().len());
        assert!(found("", true).iter().all(|(category, _)| *category != Category::Start));
    }

    #[test]
    fn every_word_counts_in_a_search() {
        let names = |query| -> Vec<_> {
            found(query, false)
                .into_iter()
                .flat_map(|(_, entries)| entries)
                .map(|entry| entry.type_name)
                .collect()
        };
        assert!(names("E-MAIL").contains(&"ask_email"));
        assert!(names("ask number").contains(&"ask_number"));
        assert!(names("no such thing").is_empty());
    }
}

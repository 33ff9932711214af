//! One step or start of the list.

use admin_canvas::{
    gestures::{Input, Key},
    model::PortRef,
};
use flows_schema::{Flow, Severity};
use leptos::{ev, prelude::*};

use super::List;
use crate::language::{of_schema, title_of};
use crate::{
    components::{Badge, ButtonSize, Icon, IconButton, Tone},
    pages::editor::{
        card::category_name,
        cards::Card,
        change::{self, TRIGGER_PORT},
    },
};

/// A way out: its id, its words, where it leads.
type Way = (String, String, Option<String>);

/// The ways out of a step or start.
fn ways(flow: &Flow, id: &str) -> Vec<Way> {
    if let Some(node) = flow.node(id) {
        let way = |port: flows_schema::Port| {
            let to = node.next.get(&port.id).cloned();
            (port.id, of_schema(&port.label), to)
        };
        return node.ports().into_iter().map(way).collect();
    }
    let to = flow.trigger(id).and_then(|trigger| trigger.to.clone());
    vec![(TRIGGER_PORT.to_owned(), t!("editor-starts-with").to_owned(), to)]
}

/// The name of a step for a choice.
fn title(flow: &Flow, id: &str) -> String {
    flow.node(id).map_or_else(|| id.to_owned(), title_of)
}

/// Its head, which the arrow keys go through, and its ways out.
#[component]
pub(super) fn ListRow(id: String, entry: Memo<Option<String>>) -> impl IntoView {
    let list = expect_context::<List>();
    let editor = list.editor;
    let id = StoredValue::new(id);
    let own = move || id.get_value();
    let card = Memo::new(move |_| editor.board.with(|board| board.cards.get(&own()).cloned()));
    let ways = Memo::new(move |_| editor.flow.with(|flow| ways(flow, &own())));
    let is_step = move || editor.flow.with_untracked(|flow| flow.node(&own()).is_some());
    let name = move || card.with(|card| card.as_ref().map(|card| card.title.clone()).unwrap_or_default());
    let remove = move || {
        let ids = editor.flow.with_untracked(|flow| super::ordered(flow));
        let at = ids.iter().position(|other| *other == own()).unwrap_or_default();
        let after = ids.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| ids.get(at))).cloned();
        let words = t!("editor-list-removed", step = name());
        editor.select([own()].into());
        editor.canvas.input(Input::Key(Key::Delete));
        if let Some(after) = after {
            list.focus(&after);
        }
        list.tell(words);
    };
    let duplicate = move || {
        let words = t!("editor-list-copied", step = name());
        editor.select([own()].into());
        editor.duplicate();
        if let Some(copy) = editor.selected_untracked() {
            list.focus(&copy);
        }
        list.tell(words);
    };
    let open = move || {
        list.at.set(Some(own()));
        editor.show(&own());
    };
    let pressed = move |event: ev::KeyboardEvent| {
        if (event.key() == "Delete" || event.key() == "Backspace") && !editor.read_only {
            event.prevent_default();
            remove();
        } else {
            list.step(&event, &own());
        }
    };
    view! {
        <li class="flow-list-row" data-selected=move || (editor.selected() == Some(own())).to_string()>
            <div class="flex items-start gap-1">
                <button
                    type="button"
                    class="flow-list-step"
                    data-row=own()
                    tabindex=move || if entry.get() == Some(own()) { "0" } else { "-1" }
                    on:click=move |_| open()
                    on:focus=move |_| list.at.set(Some(own()))
                    on:keydown=pressed
                >
                    {move || card.get().map(|card| view! { <Head card/> })}
                </button>
                <Show when=move || is_step()>
                    <IconButton icon="play" label=Signal::derive(move || t!("editor-list-play-from", step = name())) size=ButtonSize::Small on:click=move |_| {
                        editor.play_from.set(Some(own()));
                        editor.open(crate::pages::editor::state::Panel::Play);
                    }/>
                </Show>
                <Show when=move || !editor.read_only>
                    <IconButton icon="copy" label=Signal::derive(move || t!("editor-list-duplicate", step = name())) size=ButtonSize::Small on:click=move |_| duplicate()/>
                    <IconButton icon="trash-2" label=Signal::derive(move || t!("editor-list-remove", step = name())) size=ButtonSize::Small on:click=move |_| remove()/>
                </Show>
            </div>
            <Show when=move || !ways.with(Vec::is_empty)>
                <ul class="flow-list-ways" aria-label=move || t!("editor-list-ways-of", step = name())>
                    <For each=move || ways.get() key=Clone::clone let:way>
                        <WayOut from=own() way/>
                    </For>
                </ul>
            </Show>
        </li>
    }
}

#[component]
fn Head(card: Card) -> impl IntoView {
    let problems = card.issues.map(|(severity, count)| {
        let (tone, words) = match severity {
            Severity::Error => (Tone::Danger, t!("editor-errors", n = count)),
            _ => (Tone::Warn, t!("editor-warnings", n = count)),
        };
        view! { <Badge tone=tone>{words}</Badge> }
    });
    view! {
        <span class="palette-item flow-list-icon" data-category=category_name(card.category)>
            <span class="palette-icon"><Icon name=card.icon/></span>
        </span>
        <span class="min-w-0 flex-1">
            <span class="flex flex-wrap items-center gap-2 text-sm font-medium">{card.title} {problems}</span>
            <span class="block text-xs text-muted line-clamp-2">{card.summary}</span>
        </span>
    }
}

/// Where one way leads, and what else it could lead to.
#[component]
fn WayOut(from: String, way: Way) -> impl IntoView {
    let list = expect_context::<List>();
    let editor = list.editor;
    let (port, words, to) = way;
    let label = t!("editor-list-leads-to", way = &words);
    let targets = Memo::new(move |_| {
        editor.flow.with(|flow| {
            let ids = super::ordered(flow).into_iter().filter(|id| flow.node(id).is_some());
            ids.map(|id| (title(flow, &id), id)).collect::<Vec<_>>()
        })
    });
    let (source, way) = (from.clone(), port.clone());
    let told = words.clone();
    let connect = move |target: String| {
        let flow = editor.flow.get_untracked();
        let target = Some(target).filter(|target| !target.is_empty());
        if let Some(change) = change::connect(&flow, &source, &way, target.as_deref()) {
            editor.seal();
            editor.change(change);
            editor.seal();
            list.tell(match &target {
                Some(id) => t!("editor-list-leads", way = &told, step = title(&flow, id)),
                None => t!("editor-list-leads-nowhere", way = &told),
            });
        }
    };
    let add = move |_| editor.ask_at(PortRef::new(&from, &port));
    let chosen = to.clone().unwrap_or_default();
    let name = move || {
        let to = to.clone();
        to.map_or_else(
            || t!("editor-list-nowhere").to_owned(),
            |to| editor.flow.with(|flow| title(flow, &to)),
        )
    };
    let add_label = t!("editor-list-put-behind", way = &words);
    view! {
        <li>
            <span class="flow-list-way">{words}</span>
            {if editor.read_only {
                view! { <span class="text-xs">{name}</span> }.into_any()
            } else {
                view! {
                    <select class="flow-list-target" aria-label=label on:change=move |event| connect(event_target_value(&event))>
                        <option value="" selected=chosen.is_empty()>{t!("editor-list-nowhere")}</option>
                        {move || {
                            targets
                                .get()
                                .into_iter()
                                .map(|(title, id)| {
                                    let selected = id == chosen;
                                    view! { <option value=id selected=selected>{title}</option> }
                                })
                                .collect_view()
                        }}
                    </select>
                    <IconButton icon="plus" label=add_label size=ButtonSize::Small on:click=add/>
                }
                    .into_any()
            }}
        </li>
    }
}

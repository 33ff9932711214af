//! Who else has the flow open, and who has changes that are not shared.

use std::time::Duration;

use admin_types::{DraftAuthor, LiveEvent, UserRef};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use uuid::Uuid;

use super::super::state::Editor;
use crate::language::title_of;
use crate::{api::own_drafts, components::Avatar, state::Live, words};

/// How often it is said that one is here.
const BEAT: Duration = Duration::from_secs(20);
/// Silence after which somebody counts as gone, in milliseconds.
const GONE_MILLIS: i64 = 50_000;
/// Quiet time after a selection before others are told.
const DEBOUNCE: Duration = Duration::from_secs(1);

/// Somebody who has the flow open.
#[derive(Debug, Clone, PartialEq)]
struct Person {
    user: UserRef,
    step: Option<String>,
    heard_millis: i64,
}

/// Their initials; a press goes to the step that they are at.
#[component]
pub(crate) fn People(id: Uuid, me: Uuid) -> impl IntoView {
    let editor = Editor::current();
    let people = RwSignal::new(Vec::<Person>::new());
    let authors = RwSignal::new(Vec::<DraftAuthor>::new());
    let say = move || {
        let step = editor.selected_untracked();
        // Whoever is not heard is not seen, no more.
        spawn_local(async move {
            let _ = own_drafts::here(id, step).await;
        });
    };
    let look = move || {
        spawn_local(async move {
            if let Ok(found) = own_drafts::authors(id).await {
                authors.try_set(found.items.into_iter().filter(|author| author.user.id != me).collect());
            }
        });
    };
    Live::current().listen(move |event| match event {
        LiveEvent::Presence { flow_id, user, step, leaving } if flow_id == id && user.id != me => {
            let known = people.with_untracked(|people| people.iter().any(|it| it.user.id == user.id));
            people.update(|people| {
                people.retain(|person| person.user.id != user.id);
                if !leaving {
                    people.push(Person { user, step, heard_millis: words::now_millis() });
                }
            });
            if !known && !leaving {
                say();
                look();
            }
        }
        LiveEvent::Flow { flow_id } if flow_id == id => look(),
        _ => {}
    });
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |first: Option<()>| {
        let _ = editor.selected();
        if first.is_none() {
            say();
            look();
            return;
        }
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(say, DEBOUNCE).ok();
        });
    });
    Effect::new(move |_| {
        let beat = set_interval_with_handle(
            move || {
                say();
                let now = words::now_millis();
                people.update(|people| people.retain(|it| now - it.heard_millis < GONE_MILLIS));
            },
            BEAT,
        );
        on_cleanup(move || {
            if let Ok(beat) = beat {
                beat.clear();
            }
        });
    });
    let closing = window_event_listener(leptos::ev::pagehide, move |_| own_drafts::leave(id));
    on_cleanup(move || {
        closing.remove();
        if let Some(timer) = timer.try_get_value().flatten() {
            timer.clear();
        }
        own_drafts::leave(id);
    });
    let away = move || {
        let here = people.get();
        let mut away = authors.get();
        away.retain(|author| here.iter().all(|person| person.user.id != author.user.id));
        away
    };
    view! {
        <div class="editor-people" aria-label=t!("editor-people") role="group">
            {move || {
                people.get().into_iter().take(4).map(|person| view! { <Here person/> }).collect_view()
            }}
            {move || {
                away()
                    .into_iter()
                    .take(3)
                    .map(|author| {
                        let tip = t!(
                            "editor-person-unshared",
                            name = &author.user.name,
                            when = words::ago(author.updated_at),
                        );
                        view! {
                            <span class="editor-person" data-away="true" data-tip=tip.clone() role="img" aria-label=tip>
                                <Avatar name=author.user.name class="w-6 h-6 text-[10px]"/>
                            </span>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}

#[component]
fn Here(person: Person) -> impl IntoView {
    let editor = Editor::current();
    let step = person.step.filter(|step| editor.flow.with_untracked(|flow| has(flow, step)));
    let title =
        step.as_ref().and_then(|step| editor.flow.with_untracked(|flow| flow.node(step).map(title_of)));
    let tip = match title {
        Some(title) => t!("editor-person-here-at", name = &person.user.name, step = title),
        None => t!("editor-person-here", name = &person.user.name),
    };
    view! {
        <button
            type="button"
            class="editor-person"
            data-tip=tip.clone()
            aria-label=tip
            on:click=move |_| {
                if let Some(step) = &step {
                    editor.visit(step);
                }
            }
        >
            <Avatar name=person.user.name class="w-6 h-6 text-[10px]"/>
        </button>
    }
}

fn has(flow: &flows_schema::Flow, id: &str) -> bool {
    flow.node(id).is_some() || flow.trigger(id).is_some()
}

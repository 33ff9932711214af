//! Ctrl+F: words in the titles, texts, variables, notes and ids of this flow, and of all flows.

use std::time::Duration;

use admin_types::{FlowFound, FlowSearch};
use flows_schema::find::{self, Hit, HitKind};
use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::{
    cards::NOTE,
    state::{Editor, Panel},
};
use crate::{
    api::flows,
    components::{Button, ButtonSize, Icon, IconButton, Notice},
};

/// Hits that are listed; the arrows go through all of them.
const LISTED: usize = 50;
/// Quiet time after the last letter before other flows are searched.
const PAUSE: Duration = Duration::from_millis(250);
/// Pages of other flows that are looked through for one search.
const MAX_PAGES: usize = 20;

/// The search in the corner of the canvas.
#[component]
pub(crate) fn FindBar() -> impl IntoView {
    let editor = Editor::current();
    view! {
        <Show when=move || editor.finding.get()>
            <Search/>
        </Show>
    }
}

/// Goes to a hit of this flow.
fn go(editor: Editor, hit: &Hit) {
    match hit.kind {
        HitKind::Variable => editor.open(Panel::Flow),
        HitKind::Note => editor.visit(&format!("{NOTE}{}", hit.id)),
        _ => editor.visit(&hit.id),
    }
}

#[component]
fn Search() -> impl IntoView {
    let editor = Editor::current();
    let field = NodeRef::<html::Input>::new();
    let words = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    let everywhere = RwSignal::new(false);
    let hits = Memo::new(move |_| words.with(|words| editor.flow.with(|flow| find::find(flow, words))));
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let step = move |by: isize| {
        let count = hits.with_untracked(Vec::len);
        if count > 0 {
            let next = (at.get_untracked().min(count - 1) + count).saturating_add_signed(by) % count;
            at.set(next);
            hits.with_untracked(|hits| go(editor, &hits[next]));
        }
    };
    let close = move || {
        editor.finding.set(false);
        if let Some(id) = editor.selected_untracked() {
            editor.canvas.focus(&id);
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Enter" if event.shift_key() => step(-1),
            "Enter" if event.target() == field.get_untracked().map(Into::into) => {
                // The first Enter goes to the first hit, not past it.
                let shown = hits.with_untracked(|hits| {
                    let hit = hits.get(at.get_untracked())?;
                    let id =
                        if hit.kind == HitKind::Note { format!("{NOTE}{}", hit.id) } else { hit.id.clone() };
                    Some(editor.selected_untracked() == Some(id))
                });
                step(if shown == Some(false) && at.get_untracked() == 0 { 0 } else { 1 });
            }
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
    };
    let status = move || match (words.with(|words| words.trim().is_empty()), hits.with(Vec::len)) {
        (true, _) => String::new(),
        (false, 0) => t!("editor-find-nothing").to_owned(),
        (false, count) => t!("editor-at-of", at = at.get().min(count - 1) + 1, all = count),
    };
    view! {
        <div class="editor-find" data-canvas-ignore="" role="search" aria-label=t!("editor-find") on:keydown=keys>
            <div class="editor-find-head">
                <Icon name="search" class="w-4 h-4 text-faint shrink-0"/>
                <input
                    node_ref=field
                    type="text"
                    class="bare"
                    aria-label=t!("editor-find-in-flow")
                    placeholder=t!("editor-find-placeholder")
                    autocomplete="off"
                    maxlength="200"
                    prop:value=move || words.get()
                    on:input=move |event| {
                        words.set(event_target_value(&event));
                        at.set(0);
                    }
                />
                <span class="editor-find-count" role="status">{status}</span>
                <IconButton icon="chevron-up" label=t!("editor-find-before") keys="Shift Enter" size=ButtonSize::Small on:click=move |_| step(-1)/>
                <IconButton icon="chevron-down" label=t!("editor-find-next") keys="Enter" size=ButtonSize::Small on:click=move |_| step(1)/>
                <IconButton icon="x" label=t!("editor-close") keys="Esc" size=ButtonSize::Small on:click=move |_| close()/>
            </div>
            <Show when=move || hits.with(|hits| !hits.is_empty())>
                <ul class="editor-find-list" aria-label=t!("editor-find-here")>
                    {move || {
                        hits.get()
                            .into_iter()
                            .take(LISTED)
                            .enumerate()
                            .map(|(place, hit)| {
                                let shown = hit.clone();
                                view! {
                                    <li>
                                        <button
                                            type="button"
                                            class="editor-find-hit"
                                            aria-current=move || (at.get() == place).then_some("true")
                                            on:click=move |_| {
                                                at.set(place);
                                                go(editor, &hit);
                                            }
                                        >
                                            <HitWords hit=shown/>
                                        </button>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Show>
            <div class="editor-find-foot">
                <Show
                    when=move || everywhere.get()
                    fallback=move || {
                        view! {
                            <Button size=ButtonSize::Small icon="files" on:click=move |_| everywhere.set(true)>
                                {t!("editor-find-look-everywhere")}
                            </Button>
                        }
                    }
                >
                    <Everywhere words/>
                </Show>
            </div>
        </div>
    }
}

#[component]
fn HitWords(hit: Hit) -> impl IntoView {
    let icon = match hit.kind {
        HitKind::Title => "type",
        HitKind::Text => "message-square",
        HitKind::Id => "hash",
        HitKind::Note => "sticky-note",
        HitKind::Variable => "variable",
    };
    view! {
        <Icon name=icon class="w-3.5 h-3.5 text-faint shrink-0"/>
        <span class="min-w-0">
            <span class="block truncate font-medium">{hit.title}</span>
            {(!hit.excerpt.is_empty()).then(|| view! { <span class="block truncate text-xs text-muted">{hit.excerpt}</span> })}
        </span>
    }
}

/// Hits in all flows, asked from the server.
#[component]
fn Everywhere(words: RwSignal<String>) -> impl IntoView {
    let found = RwSignal::new(Vec::<FlowFound>::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<crate::api::ApiError>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let asked = StoredValue::new(0_u32);
    let start = move || {
        let number = asked.get_value().wrapping_add(1);
        asked.set_value(number);
        let wanted = words.get_untracked().trim().to_owned();
        found.set(Vec::new());
        error.set(None);
        busy.set(!wanted.is_empty());
        spawn_local(async move {
            let mut search = FlowSearch { q: wanted, cursor: None };
            // Somebody types on: what was asked for before is of no use any more.
            let is_current = move || asked.try_get_value() == Some(number);
            for _ in 0..MAX_PAGES {
                if search.q.is_empty() || !is_current() {
                    return;
                }
                match flows::search(&search).await {
                    Ok(page) if is_current() => {
                        found.try_update(|found| found.extend(page.items));
                        search.cursor = page.next_cursor;
                    }
                    Ok(_) => return,
                    Err(problem) => {
                        error.try_set(Some(problem));
                        break;
                    }
                }
                if search.cursor.is_none() {
                    break;
                }
            }
            if is_current() {
                busy.try_set(false);
            }
        });
    };
    Effect::new(move |_| {
        words.track();
        waiting.try_update_value(|waiting| {
            if let Some(timer) = waiting.take() {
                timer.clear();
            }
            let later = move || {
                if words.try_get_untracked().is_some() {
                    start();
                }
            };
            *waiting = set_timeout_with_handle(later, PAUSE).ok();
        });
    });
    view! {
        {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
        <Show when=move || busy.get()>
            <p class="text-xs text-muted" role="status">{t!("editor-find-looking")}</p>
        </Show>
        <Show when=move || !busy.get() && found.with(Vec::is_empty) && !words.with(|words| words.trim().is_empty())>
            <p class="text-xs text-muted" role="status">{t!("editor-find-nowhere")}</p>
        </Show>
        <ul class="editor-find-flows" aria-label=t!("editor-find-everywhere")>
            {move || {
                found
                    .get()
                    .into_iter()
                    .map(|flow| {
                        let first = flow.hits.iter().find(|hit| !matches!(hit.kind, HitKind::Variable));
                        let show = first.map(|hit| match hit.kind {
                            HitKind::Note => format!("?show={NOTE}{}", hit.id),
                            _ => format!("?show={}", hit.id),
                        });
                        let href = format!("/flows/{}{}", flow.id, show.unwrap_or_default());
                        let excerpt = flow.hits.first().map(|hit| {
                            if hit.excerpt.is_empty() { hit.title.clone() } else { hit.excerpt.clone() }
                        });
                        view! {
                            <li>
                                <A href=href attr:class="editor-find-hit">
                                    <Icon name="workflow" class="w-3.5 h-3.5 text-faint shrink-0"/>
                                    <span class="min-w-0 flex-1">
                                        <span class="block truncate font-medium">{flow.name}</span>
                                        <span class="block truncate text-xs text-muted">{excerpt}</span>
                                    </span>
                                    <span class="text-xs text-faint tabular-nums">{flow.count}</span>
                                </A>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}

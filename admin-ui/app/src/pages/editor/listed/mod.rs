//! The flow as a list: everything that the canvas can do, for keyboards, screen readers and small screens.
//!
//! Steps stand in the order in which a conversation comes to them ([`order`]). Arrow keys go from step to step, Tab
//! goes into one. What was done is read out.

mod order;
mod row;

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

use self::{order::ordered, row::ListRow};
use super::state::{Editor, START_PREFIX};
use crate::components::{Button, IconButton};

/// What the rows share.
#[derive(Clone, Copy)]
struct List {
    editor: Editor,
    /// The row that Tab comes to.
    at: RwSignal<Option<String>>,
    /// What was done last, in words.
    told: RwSignal<String>,
    root: NodeRef<html::Ol>,
}

impl List {
    /// Says what was done, and how to take it back.
    fn tell(self, words: impl Into<String>) {
        let words: String = words.into();
        self.told.set(t!("editor-list-told", what = words));
    }

    /// Gives a row the focus as soon as it is there.
    fn focus(self, id: &str) {
        self.at.set(Some(id.to_owned()));
        let selector = format!("[data-row=\"{}\"]", id.replace(['"', '\\'], ""));
        request_animation_frame(move || {
            let root = self.root.try_get_untracked().flatten();
            let found = root.and_then(|root| root.query_selector(&selector).ok().flatten());
            if let Some(row) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
                // A browser without focus in its window refuses; nothing is lost by that.
                let _ = row.focus();
            }
        });
    }

    /// Goes to another row.
    fn step(self, event: &ev::KeyboardEvent, from: &str) {
        let ids = self.editor.flow.with_untracked(|flow| ordered(flow));
        let Some(at) = ids.iter().position(|id| id == from) else { return };
        let to = match event.key().as_str() {
            "ArrowDown" => at + 1,
            "ArrowUp" => at.wrapping_sub(1),
            "Home" => 0,
            "End" => ids.len() - 1,
            _ => return,
        };
        event.prevent_default();
        if let Some(id) = ids.get(to) {
            self.focus(id);
        }
    }
}

/// The list, in the place of the canvas.
#[component]
pub(crate) fn FlowList() -> impl IntoView {
    let editor = Editor::current();
    let list = List {
        editor,
        at: RwSignal::new(editor.selected_untracked()),
        told: RwSignal::new(String::new()),
        root: NodeRef::new(),
    };
    provide_context(list);
    let ids = Memo::new(move |_| editor.flow.with(|flow| ordered(flow)));
    // One row takes the Tab key: the one that was last used, while it is there.
    let entry = Memo::new(move |_| {
        ids.with(|ids| list.at.get().filter(|at| ids.contains(at)).or_else(|| ids.first().cloned()))
    });
    // The question which step shall come takes the focus; afterwards it goes to the new step, or back to where the
    // question came from.
    Effect::new(move |before: Option<Option<(String, u64)>>| match editor.asked.get() {
        Some(asked) => asked.from.map(|(from, _)| (from, editor.revision.get_untracked())),
        None => {
            if let Some((from, revision)) = before.flatten() {
                let added = editor.revision.get_untracked() != revision;
                let id = editor.selected_untracked().filter(|_| added).unwrap_or(from);
                list.focus(&id);
            }
            None
        }
    });
    let add_start = move |_| {
        editor.add(&format!("{START_PREFIX}keyword"), None);
        list.tell(t!("editor-list-start-added"));
    };
    view! {
        <section class="flow-list" aria-label=t!("editor-list") tabindex="-1">
            <header class="flow-list-head">
                <div class="min-w-0 flex-1">
                    <h2 class="text-sm font-semibold">{t!("editor-steps")}</h2>
                    <p class="text-xs text-muted">{t!("editor-list-help")}</p>
                </div>
                <Show when=move || !editor.read_only>
                    <IconButton icon="undo-2" label=t!("editor-undo") keys="Ctrl Z" disabled=Signal::derive(move || !editor.can_undo.get()) on:click=move |_| editor.undo()/>
                    <IconButton icon="redo-2" label=t!("editor-redo") keys="Ctrl Shift Z" disabled=Signal::derive(move || !editor.can_redo.get()) on:click=move |_| editor.redo()/>
                    <Button icon="plus" on:click=add_start>{t!("editor-list-add-start")}</Button>
                </Show>
                <Button icon="workflow" attr:data-keys="L" on:click=move |_| editor.listed.set(false)>{t!("editor-canvas")}</Button>
            </header>
            <p class="sr-only" role="status" aria-live="polite">{move || list.told.get()}</p>
            <Show
                when=move || !ids.with(Vec::is_empty)
                fallback=|| view! { <p class="p-6 text-sm text-muted">{t!("editor-list-empty")}</p> }
            >
                <ol node_ref=list.root class="flow-list-rows">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <ListRow id entry/>
                    </For>
                </ol>
            </Show>
        </section>
    }
}

//! Sticky notes: what they look like on the canvas, and their form.

use flows_schema::{Color, Note};
use leptos::prelude::*;

use super::{change, state::Editor};
use crate::components::{ButtonSize, Icon, IconButton};

/// Characters of a note.
const MAX_CHARS: u32 = 2_000;

fn memo(editor: Editor, id: String) -> Memo<Option<Note>> {
    Memo::new(move |_| editor.flow.with(|flow| flow.layout.notes.iter().find(|note| note.id == id).cloned()))
}

/// A note on the canvas.
#[component]
pub(crate) fn NoteCard(
    /// Its id, without what stands before it on the canvas.
    id: String,
) -> impl IntoView {
    let note = memo(Editor::current(), id);
    move || {
        note.get().map(|note| {
            let color = note.color.unwrap_or(Color::Yellow).name();
            let is_empty = note.text.trim().is_empty();
            let text = if is_empty { t!("editor-note-empty").to_owned() } else { note.text };
            view! { <div class="flow-note" data-color=color data-empty=is_empty.to_string()>{text}</div> }
        })
    }
}

/// The form of a note, in the panel.
#[component]
pub(crate) fn NoteForm(
    /// Its id, without what stands before it on the canvas.
    id: String,
) -> impl IntoView {
    let editor = Editor::current();
    let note = memo(editor, id.clone());
    let own = StoredValue::new(id);
    let write = move |text: String| {
        let change = editor
            .flow
            .with_untracked(|flow| own.with_value(|id| change::note(flow, id, |note| note.text = text)));
        if let Some(change) = change {
            editor.change(change);
        }
    };
    let delete =
        move |_| editor.canvas.input(admin_canvas::gestures::Input::Key(admin_canvas::gestures::Key::Delete));
    view! {
        <div class="editor-step">
            <header class="editor-step-head">
                <span class="palette-icon"><Icon name="sticky-note"/></span>
                <span class="flex-1 text-sm font-semibold">{t!("editor-note")}</span>
                <Show when=move || !editor.read_only>
                    <IconButton icon="copy" label=t!("editor-duplicate") keys="Ctrl D" size=ButtonSize::Small on:click=move |_| editor.duplicate()/>
                    <IconButton icon="trash-2" label=t!("editor-delete") keys="Del" size=ButtonSize::Small on:click=delete/>
                </Show>
            </header>
            <div class="editor-form">
                <p class="text-xs text-muted">{t!("editor-note-for-whom")}</p>
                <textarea
                    class="form-control form-area field-grow"
                    rows="5"
                    aria-label=t!("editor-note-text")
                    placeholder=t!("editor-note-placeholder")
                    maxlength=MAX_CHARS
                    disabled=editor.read_only
                    prop:value=move || note.get().map(|note| note.text).unwrap_or_default()
                    on:input=move |event| write(event_target_value(&event))
                    on:blur=move |_| editor.seal()
                ></textarea>
            </div>
        </div>
    }
}

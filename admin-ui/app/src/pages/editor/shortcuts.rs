//! Shortcuts that hold in the whole editor.

use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::{
    save::Saver,
    state::{Editor, Panel},
};

/// Listens until the current component is gone.
pub(crate) fn listen(editor: Editor, saver: Saver) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if editor.revision.try_get_untracked().is_some() && !event.default_prevented() {
            pressed(editor, saver, &event);
        }
    });
    on_cleanup(move || keys.remove());
}

fn pressed(editor: Editor, saver: Saver, event: &ev::KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key().to_lowercase();
    if command && key == "s" {
        event.prevent_default();
        saver.now();
        return;
    }
    // In a field, or with words selected, the browser's own editing keys hold.
    if in_field(event) || has_words_selected() || dialog_is_open() {
        return;
    }
    match (command, key.as_str()) {
        (true, "z") if event.shift_key() => editor.redo(),
        (true, "z") => editor.undo(),
        (true, "y") => editor.redo(),
        (true, "c") => copy(editor),
        (true, "x") => {
            copy(editor);
            editor.canvas.input(admin_canvas::gestures::Input::Key(admin_canvas::gestures::Key::Delete));
        }
        (true, "v") => paste(editor),
        (true, "d") => editor.duplicate(),
        (false, "p") => editor.open(Panel::Play),
        (false, "i") => editor.open(Panel::Issues),
        (false, "t") => editor.tidy(),
        _ => return,
    }
    event.prevent_default();
}

fn in_field(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("input, textarea, select, [contenteditable=true]").ok().flatten())
        .is_some()
}

fn has_words_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

fn copy(editor: Editor) {
    if let Some(text) = editor.copy() {
        let done = window().navigator().clipboard().write_text(&text);
        spawn_local(async move {
            // Without permission for the system's clipboard, the editor's own still has it.
            let _ = JsFuture::from(done).await;
        });
    }
}

fn paste(editor: Editor) {
    let reading = window().navigator().clipboard().read_text();
    spawn_local(async move {
        let text = JsFuture::from(reading).await.ok().and_then(|text| text.as_string());
        if editor.revision.try_get_untracked().is_some() {
            editor.paste(text.as_deref());
        }
    });
}

//! Shortcuts that hold in the whole editor.

use admin_canvas::{
    arrange::Arrange,
    gestures::{Input, Key},
};
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use super::{
    save::Saver,
    state::{Editor, Panel},
};
use crate::components::Toaster;

/// Listens until the current component is gone.
pub(crate) fn listen(editor: Editor, saver: Saver) {
    let toaster = Toaster::current();
    let keys = window_event_listener(ev::keydown, move |event| {
        if editor.revision.try_get_untracked().is_some() && !event.default_prevented() {
            pressed(editor, saver, toaster, &event);
        }
    });
    on_cleanup(move || keys.remove());
}

fn pressed(editor: Editor, saver: Saver, toaster: Toaster, event: &ev::KeyboardEvent) {
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key().to_lowercase();
    if command && key == "s" {
        event.prevent_default();
        saver.now();
        return;
    }
    if command && key == "f" {
        event.prevent_default();
        editor.finding.set(true);
        return;
    }
    // In a field, or with words selected, the browser's own editing keys hold.
    if in_field(event) || has_words_selected() || dialog_is_open() {
        return;
    }
    if event.alt_key() {
        if let Some(how) = arrange_key(event) {
            event.prevent_default();
            editor.arrange(how);
        }
        return;
    }
    // The canvas's own keys for what is seen hold wherever the focus is in the editor.
    let view = match (command, key.as_str()) {
        (false, "+" | "=") => Some(Key::ZoomIn),
        (false, "-" | "_") => Some(Key::ZoomOut),
        (false, "0") => Some(Key::ZoomReset),
        (false, "1") => Some(Key::Fit),
        (false, "escape") => Some(Key::Escape),
        // Only where nothing else has the focus: on a button somebody may mean the button.
        (false, "delete" | "backspace") if is_body(event) => Some(Key::Delete),
        _ => None,
    };
    if let Some(key) = view {
        event.prevent_default();
        editor.canvas.input(Input::Key(key));
        return;
    }
    match (command, key.as_str()) {
        (true, "z") if event.shift_key() => editor.redo(),
        (true, "z") => editor.undo(),
        (true, "y") => editor.redo(),
        (true, "c") => copy(editor),
        (true, "x") => {
            copy(editor);
            editor.canvas.input(Input::Key(Key::Delete));
        }
        (true, "v") => paste(editor, toaster),
        (true, "d") => editor.duplicate(),
        (false, "p") => editor.open(Panel::Play),
        (false, "i") => editor.open(Panel::Issues),
        (false, "t") if !editor.read_only => editor.tidy(),
        (false, "v") => use_tool(editor, true),
        (false, "h") => use_tool(editor, false),
        (false, "n") if !editor.read_only => editor.add_note(),
        (false, "f") if !editor.read_only => editor.fold(),
        (false, "l") => editor.listed.update(|listed| *listed = !*listed),
        (false, "?") => editor.helping.set(true),
        (false, "m") => editor.mapped.update(|mapped| *mapped = !*mapped),
        (false, "home") => editor.next_start(),
        _ => return,
    }
    event.prevent_default();
}

/// Alt with a letter lines up what is selected: A left, D right, W top, S bottom, H and V the middles; with Shift, H
/// and V spread it. The place of the key counts, since Alt makes other letters of it on some keyboards.
fn arrange_key(event: &ev::KeyboardEvent) -> Option<Arrange> {
    Some(match (event.code().as_str(), event.shift_key()) {
        ("KeyA", _) => Arrange::Left,
        ("KeyD", _) => Arrange::Right,
        ("KeyW", _) => Arrange::Top,
        ("KeyS", _) => Arrange::Bottom,
        ("KeyH", false) => Arrange::Center,
        ("KeyV", false) => Arrange::Middle,
        ("KeyH", true) => Arrange::Across,
        ("KeyV", true) => Arrange::Down,
        _ => return None,
    })
}

/// The background draws a box around what is to be selected, or moves the canvas.
pub(crate) fn use_tool(editor: Editor, selecting: bool) {
    editor.canvas.gestures.update(|gestures| gestures.selecting = selecting);
}

fn in_field(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("input, textarea, select, [contenteditable=true]").ok().flatten())
        .is_some()
}

fn is_body(event: &ev::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|at| at.tag_name() == "BODY")
}

fn has_words_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

fn dialog_is_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Copies what is selected, for this flow, for other flows and for other tabs.
pub(crate) fn copy(editor: Editor) {
    if let Some(text) = editor.copy() {
        let done = window().navigator().clipboard().write_text(&text);
        spawn_local(async move {
            // Without permission for the system's clipboard, the editor's own still has it.
            let _ = JsFuture::from(done).await;
        });
    }
}

fn paste(editor: Editor, toaster: Toaster) {
    if editor.read_only {
        return;
    }
    let reading = window().navigator().clipboard().read_text();
    spawn_local(async move {
        let text = JsFuture::from(reading).await.ok().and_then(|text| text.as_string());
        if editor.revision.try_get_untracked().is_none() {
            return;
        }
        if let Err(why) = editor.paste(text.as_deref()) {
            toaster.error(t!("editor-nothing-pasted"), why.words());
        }
    });
}

//! The inbox by keyboard: through the list, into the field, and the buttons of a conversation.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Keys with what they do, for the page's hint: the key of its words.
pub(super) const HINT: &str = key!("inbox-keys");

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    /// Opens the next conversation of the list, or the one before.
    Go(i32),
    /// Puts the cursor into the field.
    Write,
    /// Presses the button with this mark.
    Press(&'static str),
}

fn meaning(key: &str) -> Option<Does> {
    Some(match key {
        "j" | "J" => Does::Go(1),
        "k" | "K" => Does::Go(-1),
        "r" | "R" => Does::Write,
        "o" | "O" => Does::Press("take"),
        "b" | "B" => Does::Press("back"),
        "i" | "I" => Does::Press("details"),
        _ => return None,
    })
}

/// Listens while the current component lives.
pub(super) fn listen() {
    let handle = window_event_listener(ev::keydown, |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let types = target.is_some_and(|it| {
            it.closest("input, textarea, select, dialog[open], [contenteditable], [role=menu]")
                .ok()
                .flatten()
                .is_some()
        });
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let Some(does) = meaning(&event.key()).filter(|_| plain && !types) else { return };
        event.prevent_default();
        perform(does);
    });
    on_cleanup(move || handle.remove());
}

fn perform(does: Does) {
    let document = document();
    let press = |element: Option<Element>| {
        if let Some(element) = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            element.click();
        }
    };
    match does {
        Does::Write => {
            let field = document.query_selector("[data-testid=composer] textarea").ok().flatten();
            if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
                let _ = field.focus();
            }
        }
        Does::Press(mark) => press(document.query_selector(&format!("[data-key={mark}]")).ok().flatten()),
        Does::Go(by) => {
            let Ok(rows) = document.query_selector_all("[data-conversation]") else { return };
            let count = i32::try_from(rows.length()).unwrap_or_default();
            let at = (0..count).find(|at| {
                let row = u32::try_from(*at).ok().and_then(|at| rows.item(at));
                row.and_then(|row| row.dyn_into::<Element>().ok())
                    .is_some_and(|row| row.get_attribute("data-on").as_deref() == Some("true"))
            });
            let next = at.map_or(0, |at| at + by).clamp(0, count.max(1) - 1);
            let row = u32::try_from(next).ok().and_then(|at| rows.item(at));
            press(row.and_then(|row| row.dyn_into::<Element>().ok()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_do_one_thing_in_either_case() {
        assert_eq!(meaning("j"), meaning("J"));
        assert_eq!(meaning("k"), Some(Does::Go(-1)));
        assert_eq!(meaning("Enter"), None);
    }
}

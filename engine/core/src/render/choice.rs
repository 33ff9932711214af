//! A question with options: buttons, else a list, else numbered text.

use flows_schema::{
    limits::{MAX_INTERACTIVE_BODY_CHARS, MAX_LIST_BUTTON_CHARS, MAX_TEXT_CHARS},
    nodes::ChoiceDisplay,
};

use super::{
    Capabilities, Rendered, RenderedButton, RenderedRow,
    words::{cut, pieces, texts},
};
use crate::OutOption;

/// Renders a question with options.
pub(super) fn render(
    text: &str,
    options: &[OutOption],
    display: ChoiceDisplay,
    list_button: &str,
    channel: &Capabilities,
) -> Vec<Rendered> {
    // WhatsApp refuses interactive messages without words, and the options must reach the contact all the same.
    let empty = text.trim().is_empty();
    if !empty && display == ChoiceDisplay::Auto && fits_buttons(options, channel) {
        let button =
            |option: &OutOption| RenderedButton { id: option.id.clone(), title: option.title.clone() };
        let buttons = options.iter().map(button).collect();
        return under(text, MAX_INTERACTIVE_BODY_CHARS, |text| Rendered::Buttons { text, buttons });
    }
    let listed = !empty && display != ChoiceDisplay::Numbers && !list_button.trim().is_empty();
    if listed && fits_list(options, channel) {
        let row = |option: &OutOption| RenderedRow {
            id: option.id.clone(),
            title: option.title.clone(),
            description: option.description.clone(),
        };
        let rows = options.iter().map(row).collect();
        let button = cut(list_button.trim(), MAX_LIST_BUTTON_CHARS);
        return under(text, MAX_TEXT_CHARS, |text| Rendered::List { text, button, rows });
    }
    texts(&numbered(text, options))
}

/// A message under a text. What is too long for it goes before it, so that no word is lost.
pub(super) fn under(text: &str, max_chars: usize, message: impl FnOnce(String) -> Rendered) -> Vec<Rendered> {
    let mut pieces = pieces(text, max_chars);
    let last = pieces.pop().unwrap_or_default();
    let mut rendered: Vec<Rendered> = pieces.into_iter().map(|text| Rendered::Text { text }).collect();
    rendered.push(message(last));
    rendered
}

fn fits_buttons(options: &[OutOption], channel: &Capabilities) -> bool {
    !options.is_empty()
        && options.len() <= channel.buttons
        && options.iter().all(|option| {
            !option.title.is_empty()
                && option.description.is_empty()
                && option.title.chars().count() <= channel.button_title
        })
}

fn fits_list(options: &[OutOption], channel: &Capabilities) -> bool {
    channel.list.as_ref().is_some_and(|list| {
        !options.is_empty()
            && options.len() <= list.rows
            && options.iter().all(|option| {
                !option.title.is_empty()
                    && option.title.chars().count() <= list.title
                    && option.description.chars().count() <= list.description
            })
    })
}

fn numbered(text: &str, options: &[OutOption]) -> String {
    let mut lines = if text.trim().is_empty() { Vec::new() } else { vec![text.to_owned(), String::new()] };
    for (index, option) in options.iter().enumerate() {
        lines.push(if option.description.is_empty() {
            format!("{}. {}", index + 1, option.title)
        } else {
            format!("{}. {} – {}", index + 1, option.title, option.description)
        });
    }
    lines.join("\n")
}

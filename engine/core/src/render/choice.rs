//! A question with options: buttons, else a list, else numbered text.

use flows_schema::{
    limits::{MAX_LIST_BUTTON_CHARS, MAX_TEXT_CHARS},
    nodes::ChoiceDisplay,
};

use super::{
    Capabilities, Rendered, RenderedButton, RenderedRow,
    words::{cut, pieces, texts},
};
use crate::{OutOption, limits::MAX_NUMBERED_OPTIONS};

/// A question with options, as a flow asks it.
pub(super) struct Asked<'a> {
    pub(super) text: &'a str,
    pub(super) options: &'a [OutOption],
    pub(super) display: ChoiceDisplay,
    pub(super) list_button: &'a str,
    /// Number of the first option.
    pub(super) first: usize,
    /// What leads to further options.
    pub(super) more: Option<&'a OutOption>,
    /// What stands behind the options of every page.
    pub(super) last: Option<&'a OutOption>,
}

/// Renders a question with options.
pub(super) fn render(asked: &Asked<'_>, channel: &Capabilities) -> Vec<Rendered> {
    let Asked { text, options, display, list_button, first, more, last } = *asked;
    let all: Vec<&OutOption> = options.iter().chain(last).collect();
    // WhatsApp refuses interactive messages without words, and the options must reach the contact all the same.
    let empty = text.trim().is_empty();
    if !empty && display == ChoiceDisplay::Auto && fits_buttons(&all, channel) {
        let button =
            |option: &&OutOption| RenderedButton { id: option.id.clone(), title: option.title.clone() };
        let buttons = all.iter().map(button).collect();
        return under(text, channel.interactive_body, |text| Rendered::Buttons { text, buttons });
    }
    let listed = !empty && display != ChoiceDisplay::Numbers && !list_button.trim().is_empty();
    if listed && fits_list(&all, channel) {
        let rows = all.into_iter().map(row).collect();
        let button = cut(list_button.trim(), MAX_LIST_BUTTON_CHARS);
        return under(text, MAX_TEXT_CHARS, |text| Rendered::List { text, button, rows });
    }
    if listed
        && let Some(more) = more
        && let Some(list) = &channel.list
        && let Some(page) = options.get(..list.rows.saturating_sub(1 + usize::from(last.is_some())))
        && fits_list(&page.iter().chain(last).collect::<Vec<_>>(), channel)
    {
        let mut rows: Vec<RenderedRow> = page.iter().map(row).collect();
        let id = format!("{}{}", more.id, (first + page.len()).saturating_sub(1));
        rows.push(RenderedRow { id, title: more.title.clone(), description: String::new() });
        rows.extend(last.map(row));
        let button = cut(list_button.trim(), MAX_LIST_BUTTON_CHARS);
        return under(text, MAX_TEXT_CHARS, |text| Rendered::List { text, button, rows });
    }
    texts(&numbered(asked))
}

fn row(option: &OutOption) -> RenderedRow {
    RenderedRow {
        id: option.id.clone(),
        title: option.title.clone(),
        description: option.description.clone(),
    }
}

/// A message under a text. What is too long for it goes before it, so that no word is lost.
pub(super) fn under(text: &str, max_chars: usize, message: impl FnOnce(String) -> Rendered) -> Vec<Rendered> {
    let mut pieces = pieces(text, max_chars);
    let last = pieces.pop().unwrap_or_default();
    let mut rendered: Vec<Rendered> = pieces.into_iter().map(|text| Rendered::Text { text }).collect();
    rendered.push(message(last));
    rendered
}

fn fits_buttons(options: &[&OutOption], channel: &Capabilities) -> bool {
    !options.is_empty()
        && options.len() <= channel.buttons
        && options.iter().all(|option| {
            !option.title.is_empty()
                && option.description.is_empty()
                && option.title.chars().count() <= channel.button_title
        })
}

fn fits_list(options: &[&OutOption], channel: &Capabilities) -> bool {
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

/// Options as lines with their numbers; 0 leads to the next page.
fn numbered(asked: &Asked<'_>) -> String {
    let Asked { text, options, first, more, last, .. } = *asked;
    let mut lines = if text.trim().is_empty() { Vec::new() } else { vec![text.to_owned(), String::new()] };
    let shown = if more.is_some() { MAX_NUMBERED_OPTIONS } else { options.len() };
    let numbers = (first..).zip(options).take(shown);
    for (number, option) in numbers.chain(last.map(|last| (first + options.len(), last))) {
        lines.push(if option.description.is_empty() {
            format!("{number}. {}", option.title)
        } else {
            format!("{number}. {} – {}", option.title, option.description)
        });
    }
    if let Some(more) = more.filter(|_| options.len() > shown) {
        lines.push(format!("0. {}", more.title));
    }
    lines.join("\n")
}

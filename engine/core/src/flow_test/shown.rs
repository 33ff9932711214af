//! A message as a test sees it.

use crate::{OutLink, OutLocation, OutMedia, OutTemplate, Rendered, golden::tappable};

/// All words of a message: what it says, then in brackets what it shows beside that and what can be tapped.
#[must_use]
pub fn shown(message: &Rendered) -> String {
    let mut shown = message.words().to_owned();
    let mut add = |words: &str| {
        if !words.is_empty() {
            shown.push_str(&format!(" [{words}]"));
        }
    };
    for (_, title) in tappable(message) {
        add(&title);
    }
    match message {
        Rendered::Media(OutMedia { url, filename, .. }) => {
            add(url);
            add(filename);
        }
        Rendered::Location(OutLocation { latitude, longitude, address, .. }) => {
            add(address);
            add(&format!("{latitude}, {longitude}"));
        }
        Rendered::Contact(contact) => {
            for words in [&contact.phone, &contact.email, &contact.company] {
                add(words);
            }
        }
        Rendered::Template(OutTemplate { language, header, body, buttons, .. }) => {
            add(language);
            add(header);
            body.iter().for_each(|value| add(value));
            buttons.iter().for_each(|button| add(&button.value));
        }
        Rendered::Link(OutLink { button, url, .. }) => {
            add(button);
            add(url);
        }
        Rendered::Form(form) => add(&form.button),
        Rendered::List { rows, .. } => rows.iter().for_each(|row| add(&row.description)),
        Rendered::Text { .. }
        | Rendered::Buttons { .. }
        | Rendered::LocationRequest { .. }
        | Rendered::Reaction(_) => {}
    }
    shown.trim_start().to_owned()
}

//! What Meta refuses for its length, number or form, seen before it is asked. Flows are checked for all of it while they
//! are drawn; what they compute can still be empty or too long.

use std::collections::HashSet;

use engine_core::{OutContact, OutLink, OutLocation, OutMedia, OutReaction, OutTemplate, Rendered};
use flows_schema::limits;

/// What would be refused; `None` where nothing is.
pub(super) fn refusal(message: &Rendered) -> Option<String> {
    check(message).err()
}

fn check(message: &Rendered) -> Result<(), String> {
    match message {
        Rendered::Text { text } => within("the text", text, 1, limits::MAX_TEXT_CHARS),
        Rendered::Media(OutMedia { url, caption, filename, .. }) => {
            within("the address of the file", url, 1, limits::MAX_TEMPLATE_BYTES)?;
            within("the caption", caption, 0, limits::MAX_CAPTION_CHARS)?;
            within("the name of the file", filename, 0, limits::MAX_FILENAME_CHARS)
        }
        Rendered::Location(OutLocation { latitude, longitude, .. }) => {
            degrees("the latitude", latitude, 90.0)?;
            degrees("the longitude", longitude, 180.0)
        }
        Rendered::Contact(OutContact { name, phone, .. }) => {
            within("the contact's name", name, 1, limits::MAX_CARD_CHARS)?;
            within("the contact's phone number", phone, 1, limits::MAX_CARD_CHARS)
        }
        Rendered::Template(OutTemplate { name, language, body, .. }) => {
            within("the template's name", name, 1, 512)?;
            within("the template's language", language, 1, 15)?;
            body.iter().try_for_each(|words| within("a variable of the template", words, 1, 32_768))
        }
        Rendered::Reaction(OutReaction { to, .. }) => within("the message to react to", to, 1, 512),
        Rendered::LocationRequest { text } => {
            within("the question", text, 1, limits::MAX_INTERACTIVE_BODY_CHARS)
        }
        Rendered::Link(OutLink { text, button, url }) => {
            within("the text", text, 1, limits::MAX_INTERACTIVE_BODY_CHARS)?;
            within("the button", button, 1, limits::MAX_LINK_BUTTON_CHARS)?;
            within("the address", url, 1, limits::MAX_LINK_CHARS)?;
            let web = url.starts_with("https://") || url.starts_with("http://");
            if web { Ok(()) } else { Err("the button's address is no web address".to_owned()) }
        }
        Rendered::Form(form) => {
            within("the text", &form.text, 1, limits::MAX_INTERACTIVE_BODY_CHARS)?;
            within("the button", &form.button, 1, limits::MAX_LINK_BUTTON_CHARS)
        }
        Rendered::Buttons { text, buttons } => {
            within("the question", text, 1, limits::MAX_INTERACTIVE_BODY_CHARS)?;
            count("buttons", buttons.len(), limits::MAX_BUTTONS)?;
            let mut titles = HashSet::new();
            buttons.iter().try_for_each(|button| {
                within("a button", &button.title, 1, limits::MAX_BUTTON_TITLE_CHARS)?;
                within("a button's id", &button.id, 1, 256)?;
                if titles.insert(&button.title) {
                    Ok(())
                } else {
                    Err("two buttons have the same title".to_owned())
                }
            })
        }
        Rendered::List { text, button, rows } => {
            within("the question", text, 1, limits::MAX_TEXT_CHARS)?;
            within("the list's button", button, 1, limits::MAX_BUTTON_TITLE_CHARS)?;
            count("rows", rows.len(), limits::MAX_LIST_ROWS)?;
            let mut ids = HashSet::new();
            rows.iter().try_for_each(|row| {
                within("a row", &row.title, 1, limits::MAX_ROW_TITLE_CHARS)?;
                within("a row's description", &row.description, 0, limits::MAX_ROW_DESCRIPTION_CHARS)?;
                within("a row's id", &row.id, 1, 200)?;
                if ids.insert(&row.id) { Ok(()) } else { Err("two rows have the same id".to_owned()) }
            })
        }
    }
}

/// Texts name lengths, never the words themselves.
fn within(what: &str, text: &str, min: usize, max: usize) -> Result<(), String> {
    let count = text.chars().count();
    if count < min || (min > 0 && text.trim().is_empty()) {
        Err(format!("{what} is empty"))
    } else if count > max {
        Err(format!("{what} has {count} characters; WhatsApp takes {max}"))
    } else {
        Ok(())
    }
}

fn count(what: &str, count: usize, max: usize) -> Result<(), String> {
    if (1..=max).contains(&count) {
        Ok(())
    } else {
        Err(format!("{count} {what}; WhatsApp takes 1 to {max}"))
    }
}

fn degrees(what: &str, text: &str, most: f64) -> Result<(), String> {
    let fits = text.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most);
    if fits { Ok(()) } else { Err(format!("{what} is no number of degrees up to {most}")) }
}

#[cfg(test)]
mod tests {
    use engine_core::RenderedButton;

    use super::*;

    #[test]
    fn what_meta_would_refuse_is_told_without_quoting_it() {
        let button = |title: &str| RenderedButton { id: title.to_owned(), title: title.to_owned() };
        let text = |text: &str| Rendered::Text { text: text.to_owned() };
        let buttons = |titles: &[&str]| Rendered::Buttons {
            text: "Which?".into(),
            buttons: titles.iter().map(|title| button(title)).collect(),
        };
        assert_eq!(refusal(&text("hi")), None);
        assert_eq!(refusal(&text("  ")).as_deref(), Some("the text is empty"));
        let long = refusal(&text(&"secret".repeat(1_000))).unwrap();
        assert!(long.contains("6000") && !long.contains("secret"), "{long}");
        assert_eq!(refusal(&buttons(&["a", "b"])), None);
        assert!(refusal(&buttons(&["a", "a"])).unwrap().contains("same title"));
        assert!(refusal(&buttons(&["a", "b", "c", "d"])).unwrap().contains("4 buttons"));
        assert!(refusal(&buttons(&[&"x".repeat(21)])).unwrap().contains("21 characters"));
        let place = |latitude: &str| {
            let (longitude, name, address) = ("13.4".to_owned(), String::new(), String::new());
            Rendered::Location(OutLocation { latitude: latitude.to_owned(), longitude, name, address })
        };
        assert_eq!(refusal(&place("52.5")), None);
        assert!(refusal(&place("152.5")).is_some() && refusal(&place("north")).is_some());
    }
}

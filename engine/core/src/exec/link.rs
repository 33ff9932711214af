//! Sends words with a button that opens a web page.

use flows_schema::{
    Port,
    limits::{MAX_LINK_BUTTON_CHARS, MAX_LINK_CHARS},
    nodes::Link,
};

use crate::{
    Event, OutLink, OutMessage,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Link, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let text = run.text(&config.text)?;
    let button: String = run.text(&config.button)?.trim().chars().take(MAX_LINK_BUTTON_CHARS).collect();
    let url = run.text(&config.url)?.trim().to_owned();
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let good = host.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !url.contains(char::is_whitespace)
        && url.chars().count() <= MAX_LINK_CHARS;
    if good && !button.is_empty() && !text.trim().is_empty() {
        run.send(id, OutMessage::Link(OutLink { text, button, url }));
    } else {
        // The words are worth saying even where the button cannot be.
        run.events.push(Event::new(
            "url_invalid",
            Some(id),
            "The button has no web address or no words, so it was left out.",
        ));
        run.send(id, OutMessage::Text { text });
    }
    Ok(Exit::port(Port::NEXT))
}

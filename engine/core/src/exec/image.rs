//! Sends a picture.

use flows_schema::{Port, limits::MAX_CAPTION_CHARS, nodes::Image};

use crate::{
    Event, MediaKind, OutMessage,
    run::{Exit, Run},
};

pub(super) fn enter(config: &Image, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
    let url = run.text(&config.url)?.trim().to_owned();
    let caption: String = run.text(&config.caption)?.chars().take(MAX_CAPTION_CHARS).collect();
    if url.starts_with("https://") {
        run.send(id, OutMessage::Media { media: MediaKind::Image, url, caption, filename: String::new() });
    } else {
        run.events.push(Event::new(
            "url_invalid",
            Some(id),
            "The picture has no https address, so it was left out.",
        ));
    }
    Ok(Exit::port(Port::NEXT))
}

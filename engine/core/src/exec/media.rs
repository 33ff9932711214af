//! What all files have in common: an address, words under it, a name.

use flows_schema::{
    Port,
    limits::{MAX_CAPTION_CHARS, MAX_FILENAME_CHARS},
    stored_file,
};

use crate::{
    Event, MediaKind, OutMedia, OutMessage,
    run::{Exit, Run},
};

/// One file to send, in the author's words.
pub(super) struct Media<'a> {
    pub(super) kind: MediaKind,
    pub(super) url: &'a str,
    pub(super) caption: &'a str,
    pub(super) filename: &'a str,
}

impl<'a> Media<'a> {
    /// A file with nothing but its address.
    pub(super) fn new(kind: MediaKind, url: &'a str) -> Self {
        Self { kind, url, caption: "", filename: "" }
    }

    /// With words under it.
    pub(super) fn caption(self, caption: &'a str) -> Self {
        Self { caption, ..self }
    }

    /// Sends it and goes on; without an address that WhatsApp can fetch, it is left out.
    pub(super) fn send(&self, id: &str, run: &mut Run<'_>) -> Result<Exit, Exit> {
        let Some(url) = address(self.url, id, run)? else { return Ok(Exit::port(Port::NEXT)) };
        let caption = run.text(self.caption)?.chars().take(MAX_CAPTION_CHARS).collect();
        // A path in a name would be kept as a folder by some phones.
        let filename = run.text(self.filename)?.trim().replace(['/', '\\'], "-");
        let filename = filename.chars().take(MAX_FILENAME_CHARS).collect();
        run.send(id, OutMessage::Media(OutMedia { media: self.kind, url, caption, filename }));
        Ok(Exit::port(Port::NEXT))
    }
}

/// A rendered address that WhatsApp can fetch; else an event.
pub(super) fn address(source: &str, id: &str, run: &mut Run<'_>) -> Result<Option<String>, Exit> {
    let url = run.text(source)?.trim().to_owned();
    // A file of the workspace; whether it is still there is seen when it is sent.
    if stored_file(&url).is_some() {
        return Ok(Some(url));
    }
    let host = url.strip_prefix("https://").is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    if host && !url.contains(char::is_whitespace) {
        return Ok(Some(url));
    }
    let text = "The file has no https address, so it was left out.";
    run.events.push(Event::new("url_invalid", Some(id), text));
    Ok(None)
}

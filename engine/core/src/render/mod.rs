//! From a message of a flow to what one channel can show.
//!
//! The fallback is pure and in one place, so the editor's preview of a channel is exact.

use flows_schema::limits::{MAX_CAPTION_CHARS, MAX_INTERACTIVE_BODY_CHARS};

use crate::{MediaKind, OutContact, OutLink, OutLocation, OutMedia, OutMessage, OutTemplate};

mod capabilities;
mod choice;
mod rendered;
mod words;

pub use capabilities::{Capabilities, ListLimits};
pub use rendered::{Rendered, RenderedButton, RenderedRow};
use words::{cut, lines, texts};

/// Renders a message for a channel: options as buttons, else as a list, else as numbered text; files, places and
/// business cards as words where they cannot be shown. Long texts become several messages; what can be shown in no
/// way gives none.
#[must_use]
pub fn render(message: &OutMessage, channel: &Capabilities) -> Vec<Rendered> {
    match message {
        OutMessage::Text { text } => texts(text),
        OutMessage::Media(file) if channel.media => media(file.clone()),
        OutMessage::Media(OutMedia { url, caption, .. }) => texts(&lines(&[caption, url])),
        OutMessage::Location(place) if channel.locations => vec![Rendered::Location(place.clone())],
        OutMessage::Location(OutLocation { latitude, longitude, name, address }) => {
            // Phones open this address in their own app for maps.
            let map = format!("https://maps.google.com/?q={latitude},{longitude}");
            texts(&lines(&[name, address, &map]))
        }
        OutMessage::Contact(contact) if channel.contact_cards => vec![Rendered::Contact(contact.clone())],
        OutMessage::Contact(OutContact { name, phone, email, company }) => {
            texts(&lines(&[name, company, phone, email]))
        }
        OutMessage::Template(template) if channel.templates => vec![Rendered::Template(template.clone())],
        // The words of a template are with Meta; a channel without templates can only say its variables.
        OutMessage::Template(OutTemplate { header, header_media: Some(kind), body, .. }) if channel.media => {
            media(OutMedia {
                media: *kind,
                url: header.clone(),
                caption: body.join("\n"),
                filename: String::new(),
            })
        }
        OutMessage::Template(OutTemplate { header, body, .. }) => texts(&lines(&[header, &body.join("\n")])),
        OutMessage::Reaction(reaction) if channel.reactions && !reaction.to.is_empty() => {
            vec![Rendered::Reaction(reaction.clone())]
        }
        // An emoji alone, as a message, would say something else.
        OutMessage::Reaction(_) => Vec::new(),
        OutMessage::LocationRequest { text } if channel.location_request && !text.trim().is_empty() => {
            choice::under(text, MAX_INTERACTIVE_BODY_CHARS, |text| Rendered::LocationRequest { text })
        }
        OutMessage::LocationRequest { text } => texts(text),
        OutMessage::Link(OutLink { text, button, url }) if channel.links => {
            choice::under(text, MAX_INTERACTIVE_BODY_CHARS, |text| {
                Rendered::Link(OutLink { text, button: button.clone(), url: url.clone() })
            })
        }
        OutMessage::Link(OutLink { text, button, url }) => {
            texts(&lines(&[text, &format!("{button}: {url}")]))
        }
        OutMessage::Form(form) if channel.forms => vec![Rendered::Form(form.clone())],
        // A flow sends forms only where the number has them.
        OutMessage::Form(form) => texts(&form.text),
        OutMessage::Choice { text, options, display, list_button, first, more, last } => {
            let (display, first, more, last) = (*display, *first, more.as_ref(), last.as_deref());
            choice::render(&choice::Asked { text, options, display, list_button, first, more, last }, channel)
        }
    }
}

/// A file. Sounds and stickers have no words under them, so these follow as a message of their own.
fn media(mut file: OutMedia) -> Vec<Rendered> {
    let captioned = matches!(file.media, MediaKind::Image | MediaKind::Video | MediaKind::Document);
    let caption = std::mem::take(&mut file.caption);
    if captioned {
        file.caption = cut(&caption, MAX_CAPTION_CHARS);
    }
    if file.media != MediaKind::Document {
        file.filename.clear();
    }
    let mut rendered = vec![Rendered::Media(file)];
    if !captioned {
        rendered.extend(texts(&caption));
    }
    rendered
}

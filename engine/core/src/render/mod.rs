//! From a message of a flow to what one channel can show.
//!
//! The fallback is pure and in one place, so the editor's preview of a channel is exact.

use flows_schema::limits::{MAX_CAPTION_CHARS, MAX_INTERACTIVE_BODY_CHARS};

use crate::{MediaKind, OutContact, OutMessage};

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
        OutMessage::Media { media, url, caption, filename } if channel.media => {
            file(*media, url, caption, filename)
        }
        OutMessage::Media { url, caption, .. } => texts(&lines(&[caption, url])),
        OutMessage::Location { latitude, longitude, name, address } if channel.locations => {
            vec![Rendered::Location {
                latitude: latitude.clone(),
                longitude: longitude.clone(),
                name: name.clone(),
                address: address.clone(),
            }]
        }
        OutMessage::Location { latitude, longitude, name, address } => {
            // Phones open this address in their own app for maps.
            let map = format!("https://maps.google.com/?q={latitude},{longitude}");
            texts(&lines(&[name, address, &map]))
        }
        OutMessage::Contact(contact) if channel.contact_cards => vec![Rendered::Contact(contact.clone())],
        OutMessage::Contact(OutContact { name, phone, email, company }) => {
            texts(&lines(&[name, company, phone, email]))
        }
        OutMessage::Template { name, language, header, header_media, body, buttons } if channel.templates => {
            vec![Rendered::Template {
                name: name.clone(),
                language: language.clone(),
                header: header.clone(),
                header_media: *header_media,
                body: body.clone(),
                buttons: buttons.clone(),
            }]
        }
        // The words of a template are with Meta; a channel without templates can only say its variables.
        OutMessage::Template { header, header_media: Some(media), body, .. } if channel.media => {
            file(*media, header, &body.join("\n"), "")
        }
        OutMessage::Template { header, body, .. } => texts(&lines(&[header, &body.join("\n")])),
        OutMessage::Reaction { emoji, to } if channel.reactions && !to.is_empty() => {
            vec![Rendered::Reaction { emoji: emoji.clone(), to: to.clone() }]
        }
        // An emoji alone, as a message, would say something else.
        OutMessage::Reaction { .. } => Vec::new(),
        OutMessage::LocationRequest { text } if channel.location_request && !text.trim().is_empty() => {
            choice::under(text, MAX_INTERACTIVE_BODY_CHARS, |text| Rendered::LocationRequest { text })
        }
        OutMessage::LocationRequest { text } => texts(text),
        OutMessage::Choice { text, options, display, list_button, first, more, last } => {
            let (display, first, more, last) = (*display, *first, more.as_ref(), last.as_ref());
            choice::render(&choice::Asked { text, options, display, list_button, first, more, last }, channel)
        }
    }
}

/// A file. Sounds and stickers have no words under them, so these follow as a message of their own.
fn file(media: MediaKind, url: &str, caption: &str, filename: &str) -> Vec<Rendered> {
    let captioned = matches!(media, MediaKind::Image | MediaKind::Video | MediaKind::Document);
    let below = if captioned { caption } else { "" };
    let filename = if media == MediaKind::Document { filename } else { "" };
    let mut rendered = vec![Rendered::Media {
        media,
        url: url.to_owned(),
        caption: cut(below, MAX_CAPTION_CHARS),
        filename: filename.to_owned(),
    }];
    if !captioned {
        rendered.extend(texts(caption));
    }
    rendered
}

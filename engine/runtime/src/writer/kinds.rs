//! The names of messages' kinds in the transcript.

use engine_core::{Content, MediaKind, OutMedia, Rendered};

/// The kind of a message that came in.
pub(super) fn kind_of(content: &Content) -> &str {
    match content {
        Content::Text { .. } => "text",
        Content::Reply { .. } => "reply",
        Content::Media { media, .. } => media_kind(*media),
        Content::Location { .. } => "location",
        Content::Reaction { .. } => "reaction",
        Content::Contacts { .. } => "contacts",
        Content::Form { .. } => "form",
        Content::Order { .. } => "order",
        Content::Edit { .. } => "edit",
        Content::Revoke { .. } => "revoke",
        Content::System { .. } => "system",
        Content::Other { name } => name,
    }
}

/// The kind of a message that goes out.
pub(super) fn kind_of_rendered(message: &Rendered) -> &'static str {
    match message {
        Rendered::Text { .. } => "text",
        Rendered::Media(OutMedia { media, .. }) => media_kind(*media),
        Rendered::Location(_) => "location",
        Rendered::Contact(_) => "contacts",
        Rendered::Template(_) => "template",
        Rendered::Reaction(_) => "reaction",
        Rendered::Link(_) => "link",
        Rendered::Form(_) => "form",
        Rendered::LocationRequest { .. } => "location_request",
        Rendered::Buttons { .. } => "buttons",
        Rendered::List { .. } => "list",
    }
}

fn media_kind(media: MediaKind) -> &'static str {
    match media {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::Voice => "voice",
        MediaKind::Document => "document",
        MediaKind::Sticker => "sticker",
    }
}

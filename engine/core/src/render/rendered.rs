//! What a channel shows.

use serde::{Deserialize, Serialize};

use crate::{OutContact, OutForm, OutLink, OutLocation, OutMedia, OutReaction, OutTemplate};

/// What a channel shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Rendered {
    /// Words.
    Text {
        /// At most 4,096 characters.
        text: String,
    },
    /// A picture, a film, a sound, a file or a sticker.
    Media(OutMedia),
    /// A place.
    Location(OutLocation),
    /// A business card.
    Contact(OutContact),
    /// A message that Meta has approved.
    Template(OutTemplate),
    /// An emoji on the contact's message; an empty one takes it back.
    Reaction(OutReaction),
    /// Words with a button that sends a place.
    LocationRequest {
        /// At most 1,024 characters.
        text: String,
    },
    /// Words with a button that opens a web page.
    Link(OutLink),
    /// A form that opens inside WhatsApp.
    Form(Box<OutForm>),
    /// Words with reply buttons.
    Buttons {
        /// At most 1,024 characters.
        text: String,
        /// One to three.
        buttons: Vec<RenderedButton>,
    },
    /// Words with a button that opens a list.
    List {
        /// At most 4,096 characters.
        text: String,
        /// Words on the button.
        button: String,
        /// One to ten.
        rows: Vec<RenderedRow>,
    },
}

/// One reply button.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderedButton {
    /// Comes back with the tap.
    pub id: String,
    /// At most 20 characters.
    pub title: String,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderedRow {
    /// Comes back with the tap.
    pub id: String,
    /// At most 24 characters.
    pub title: String,
    /// At most 72 characters; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

impl Rendered {
    /// The id of the workspace's own file that it shows; `None` for files of the web.
    #[must_use]
    pub fn stored_file(&self) -> Option<&str> {
        match self {
            Self::Media(OutMedia { url, .. }) => flows_schema::stored_file(url),
            Self::Template(OutTemplate { header, header_media: Some(_), .. }) => {
                flows_schema::stored_file(header)
            }
            _ => None,
        }
    }

    /// The words of the message, for lists and exports.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::Buttons { text, .. }
            | Self::List { text, .. }
            | Self::LocationRequest { text } => text,
            Self::Media(OutMedia { caption, .. }) => caption,
            Self::Link(OutLink { text, .. }) => text,
            Self::Form(form) => &form.text,
            Self::Location(OutLocation { name, .. }) => name,
            Self::Contact(contact) => &contact.name,
            Self::Template(OutTemplate { name, .. }) => name,
            Self::Reaction(OutReaction { emoji, .. }) => emoji,
        }
    }
}

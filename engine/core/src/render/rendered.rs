//! What a channel shows.

use serde::{Deserialize, Serialize};

use crate::{MediaKind, OutContact, TemplateButton};

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
    Media {
        /// What kind.
        media: MediaKind,
        /// Public https address.
        url: String,
        /// Words under it; empty when there are none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        caption: String,
        /// Name of a document; empty for the address's own.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        filename: String,
    },
    /// A place.
    Location {
        /// Degrees north.
        latitude: String,
        /// Degrees east.
        longitude: String,
        /// Name of the place; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        name: String,
        /// Address of the place; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        address: String,
    },
    /// A business card.
    Contact(OutContact),
    /// A message that Meta has approved.
    Template {
        /// Name of the template.
        name: String,
        /// Language as Meta writes it.
        language: String,
        /// Address of the header's media, or the header's variable; empty when there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        header: String,
        /// What kind the header's media is; absent for words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        header_media: Option<MediaKind>,
        /// Variables of the body, in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        body: Vec<String>,
        /// Variables of buttons.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        buttons: Vec<TemplateButton>,
    },
    /// An emoji on the contact's message; an empty one takes it back.
    Reaction {
        /// The emoji.
        emoji: String,
        /// The channel's id of the message.
        to: String,
    },
    /// Words with a button that sends a place.
    LocationRequest {
        /// At most 1,024 characters.
        text: String,
    },
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
    /// The words of the message, for lists and exports.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text { text }
            | Self::Buttons { text, .. }
            | Self::List { text, .. }
            | Self::LocationRequest { text } => text,
            Self::Media { caption, .. } => caption,
            Self::Location { name, .. } => name,
            Self::Contact(contact) => &contact.name,
            Self::Template { name, .. } => name,
            Self::Reaction { emoji, .. } => emoji,
        }
    }
}

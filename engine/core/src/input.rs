//! What moves a conversation.

use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Input {
    /// The contact wrote.
    Message(Inbound),
    /// A time came that [`crate::Effect::SetTimer`] asked for.
    Timer {
        /// Token of that effect.
        token: String,
    },
    /// Somebody starts the flow at a node, without a trigger.
    Start {
        /// Id of the node.
        node: String,
    },
}

/// One message of the contact, the same for every channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inbound {
    /// What it holds.
    #[serde(flatten)]
    pub content: Content,
}

/// What a message holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Words.
    Text {
        /// As typed.
        text: String,
    },
    /// A tap on a button or a list row.
    Reply {
        /// Id that the option was sent with.
        id: String,
        /// Title that the contact saw.
        title: String,
    },
    /// A picture, a sound, a film, a file.
    Media {
        /// What kind.
        media: MediaKind,
        /// The channel's id for fetching it.
        id: String,
        /// MIME type as the channel gave it.
        #[serde(default)]
        mime: String,
        /// Words under it; empty when there are none.
        #[serde(default)]
        caption: String,
        /// File name of a document.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filename: Option<String>,
    },
    /// A place.
    Location {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// Name of the place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// Address of the place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        address: Option<String>,
    },
    /// A reaction to a message; an empty emoji takes it back.
    Reaction {
        /// The emoji.
        emoji: String,
        /// The channel's id of the message.
        to: String,
    },
    /// Anything that flows do not understand yet. The transcript keeps the raw message.
    Other {
        /// The channel's name for it, such as `order`.
        name: String,
    },
}

/// Kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// A sound file.
    Audio,
    /// A voice message.
    Voice,
    /// A file.
    Document,
    /// A sticker.
    Sticker,
}

impl Inbound {
    /// A message of words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Content::Text { text: text.into() } }
    }

    /// A tap on a button or a list row.
    #[must_use]
    pub fn reply(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self { content: Content::Reply { id: id.into(), title: title.into() } }
    }

    /// The words of the message: its text, its title or its caption. Empty when there are none.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.content {
            Content::Text { text } => text,
            Content::Reply { title, .. } => title,
            Content::Media { caption, .. } => caption,
            Content::Location { .. } | Content::Reaction { .. } | Content::Other { .. } => "",
        }
    }

    /// Whether it is said to the bot. A reaction is about an old message and answers no question.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        !matches!(self.content, Content::Reaction { .. })
    }
}

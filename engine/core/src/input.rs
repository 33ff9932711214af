//! What moves a conversation.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{CallOutcome, Signal};

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
    /// A call was answered that [`crate::Effect::Call`] asked for.
    Result {
        /// Token of that effect.
        token: String,
        /// The answer.
        outcome: CallOutcome,
    },
    /// Somebody posted to the address that [`crate::Effect::Listen`] opened.
    Webhook {
        /// Key of that effect.
        key: String,
        /// What was posted.
        data: Value,
    },
    /// The person who took over is done.
    HandedBack {
        /// The person's word for it; may be empty.
        outcome: String,
    },
    /// Something else happened that may start or interrupt the flow.
    Signal(Signal),
}

/// One message of the contact, the same for every channel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Inbound {
    /// What it holds.
    #[serde(flatten)]
    pub content: Content,
    /// The channel's id of the message; empty in simulations.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message_id: String,
    /// What brought the contact here, when the channel tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referral: Option<Box<Referral>>,
    /// What it refers to, when it answers a message or was forwarded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<Box<MessageContext>>,
}

/// What a message refers to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageContext {
    /// The channel's id of the message that it answers; empty when it answers none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message_id: String,
    /// Whether it was forwarded.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub forwarded: bool,
    /// Whether it was forwarded many times, as chain letters are.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub often_forwarded: bool,
    /// The product that it asks about, by the shop's own id; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub product: String,
}

/// An advertisement or a link that the contact came by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// `ad`, `post` or `link`.
    pub source: String,
    /// The advertisement's id, or the word after `?ref=`.
    pub reference: String,
    /// Its headline; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// Its text; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Its address; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    /// The click's id, by which the advertiser's own statistics know it; empty when there is none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub click_id: String,
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
    /// Business cards that the contact shares.
    Contacts {
        /// Name and phone of each.
        contacts: Vec<SharedContact>,
    },
    /// A form that the contact filled in inside WhatsApp.
    Form {
        /// What was filled in.
        response: Value,
    },
    /// A cart that the contact sends from the shop's catalogue.
    Order {
        /// The catalogue's id.
        catalog: String,
        /// Words beside it; empty when there are none.
        #[serde(default)]
        text: String,
        /// What is ordered.
        items: Vec<OrderItem>,
    },
    /// The contact changed an earlier message. It moves no flow: what the first words did is done.
    Edit {
        /// The channel's id of the message that was changed.
        to: String,
        /// What it says now: its text or caption.
        text: String,
    },
    /// The contact deleted an earlier message for everybody. It moves no flow.
    Revoke {
        /// The channel's id of the message that was deleted.
        to: String,
    },
    /// The channel tells of the contact, such as a new phone number. It moves no flow.
    System {
        /// The channel's name for it, such as `user_changed_number`.
        event: String,
        /// The channel's words for it.
        text: String,
    },
    /// Anything that flows do not understand yet. The transcript keeps the raw message.
    Other {
        /// The channel's name for it, such as `order`.
        name: String,
    },
}

/// One line of an order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderItem {
    /// The product, by the shop's own id.
    pub product: String,
    /// How many.
    pub quantity: f64,
    /// Price of one, in units of the currency.
    pub price: f64,
    /// ISO 4217 code.
    pub currency: String,
}

/// One business card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SharedContact {
    /// The whole name.
    pub name: String,
    /// The first phone number; empty when there is none.
    pub phone: String,
}

/// Kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
    /// A message with nothing but its content.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self { content, message_id: String::new(), referral: None, context: None }
    }

    /// A message of words.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Content::Text { text: text.into() })
    }

    /// A tap on a button or a list row.
    #[must_use]
    pub fn reply(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self::new(Content::Reply { id: id.into(), title: title.into() })
    }

    /// The words of the message: its text, its title or its caption. Empty when there are none.
    #[must_use]
    pub fn words(&self) -> &str {
        match &self.content {
            Content::Text { text } => text,
            Content::Reply { title, .. } => title,
            Content::Media { caption, .. } => caption,
            Content::Order { text, .. } | Content::Edit { text, .. } | Content::System { text, .. } => text,
            Content::Revoke { .. }
            | Content::Location { .. }
            | Content::Reaction { .. }
            | Content::Contacts { .. }
            | Content::Form { .. }
            | Content::Other { .. } => "",
        }
    }

    /// Whether it is said to the bot. A reaction is about an old message and answers no question.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.moves_flows() && !matches!(self.content, Content::Reaction { .. })
    }

    /// Whether flows hear of it. What changes or takes back an earlier message, or tells of the contact, is noted
    /// beside the conversation and moves nothing.
    #[must_use]
    pub fn moves_flows(&self) -> bool {
        !matches!(self.content, Content::Edit { .. } | Content::Revoke { .. } | Content::System { .. })
    }
}

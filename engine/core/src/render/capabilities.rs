//! What channels can show.

use flows_schema::limits;
use serde::{Deserialize, Serialize};

/// What a channel can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
pub struct Capabilities {
    /// Most reply buttons under a message; 0 when it has none.
    pub buttons: usize,
    /// Characters of a reply button's title.
    pub button_title: usize,
    /// Characters of the words over buttons; longer ones go before them.
    pub interactive_body: usize,
    /// Its list messages, if it has them.
    pub list: Option<ListLimits>,
    /// Whether it shows media by address.
    pub media: bool,
    /// Whether it has messages approved by Meta.
    pub templates: bool,
    /// Whether it can ask for a place with a button.
    pub location_request: bool,
    /// Whether it shows places on a map.
    pub locations: bool,
    /// Whether it shows business cards.
    pub contact_cards: bool,
    /// Whether it shows reactions.
    pub reactions: bool,
    /// Whether it has buttons that open web pages.
    pub links: bool,
    /// Whether forms can open inside it.
    pub forms: bool,
}

/// What a channel's list messages can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListLimits {
    /// Most rows.
    pub rows: usize,
    /// Characters of a row's title.
    pub title: usize,
    /// Characters of a row's description.
    pub description: usize,
}

impl Capabilities {
    /// Meta's Cloud API. The simulator has the same abilities, so that it shows what customers see.
    #[must_use]
    pub fn cloud_api() -> Self {
        Self {
            buttons: limits::MAX_BUTTONS,
            button_title: limits::MAX_BUTTON_TITLE_CHARS,
            interactive_body: limits::MAX_INTERACTIVE_BODY_CHARS,
            list: Some(ListLimits {
                rows: limits::MAX_LIST_ROWS,
                title: limits::MAX_ROW_TITLE_CHARS,
                description: limits::MAX_ROW_DESCRIPTION_CHARS,
            }),
            media: true,
            templates: true,
            location_request: true,
            locations: true,
            contact_cards: true,
            reactions: true,
            links: true,
            forms: true,
        }
    }

    /// A number paired by QR code that asks by polls: what fits buttons here is a poll there.
    #[must_use]
    pub fn whatsapp_polls() -> Self {
        Self { buttons: 12, button_title: 100, interactive_body: 255, ..Self::whatsapp_web() }
    }

    /// A number paired by QR code: buttons and lists are fragile there, so options are numbered.
    #[must_use]
    pub fn whatsapp_web() -> Self {
        Self {
            buttons: 0,
            button_title: 0,
            interactive_body: limits::MAX_INTERACTIVE_BODY_CHARS,
            list: None,
            media: true,
            templates: false,
            location_request: false,
            locations: true,
            contact_cards: true,
            reactions: true,
            links: false,
            forms: false,
        }
    }
}

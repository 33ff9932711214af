//! From a message of a flow to what one channel can show.
//!
//! The fallback is pure and in one place, so the editor's preview of a channel is exact.

use flows_schema::{limits, nodes::ChoiceDisplay};
use serde::{Deserialize, Serialize};

use crate::{MediaKind, OutContact, OutMessage, OutOption, TemplateButton, limits::MAX_NUMBERED_OPTIONS};

/// What a channel can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capabilities {
    /// Most reply buttons under a message; 0 when it has none.
    pub buttons: usize,
    /// Characters of a reply button's title.
    pub button_title: usize,
    /// Its list messages, if it has them.
    pub list: Option<ListLimits>,
    /// Whether it shows media by address.
    pub media: bool,
    /// Whether it has messages approved by Meta.
    pub templates: bool,
    /// Whether it can ask for a place with a button.
    pub location_request: bool,
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
            list: Some(ListLimits {
                rows: limits::MAX_LIST_ROWS,
                title: limits::MAX_ROW_TITLE_CHARS,
                description: limits::MAX_ROW_DESCRIPTION_CHARS,
            }),
            media: true,
            templates: true,
            location_request: true,
        }
    }

    /// A number paired by QR code: buttons and lists are fragile there, so options are numbered.
    #[must_use]
    pub fn whatsapp_web() -> Self {
        Self {
            buttons: 0,
            button_title: 0,
            list: None,
            media: true,
            templates: false,
            location_request: false,
        }
    }
}

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

/// Renders a message for a channel: options as buttons, else as a list, else as numbered text;
/// a picture as its address where pictures cannot be shown. Long texts become several messages.
#[must_use]
pub fn render(message: &OutMessage, channel: &Capabilities) -> Vec<Rendered> {
    match message {
        OutMessage::Text { text } => texts(text),
        OutMessage::Media { media, url, caption, filename } if channel.media => {
            vec![Rendered::Media {
                media: *media,
                url: url.clone(),
                caption: caption.clone(),
                filename: filename.clone(),
            }]
        }
        OutMessage::Media { url, caption, .. } if caption.is_empty() => texts(url),
        OutMessage::Media { url, caption, .. } => texts(&format!("{caption}\n{url}")),
        OutMessage::Location { latitude, longitude, name, address } => vec![Rendered::Location {
            latitude: latitude.clone(),
            longitude: longitude.clone(),
            name: name.clone(),
            address: address.clone(),
        }],
        OutMessage::Contact(contact) => vec![Rendered::Contact(contact.clone())],
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
        OutMessage::Template { body, .. } => texts(&body.join("\n")),
        OutMessage::Reaction { emoji, to } => {
            vec![Rendered::Reaction { emoji: emoji.clone(), to: to.clone() }]
        }
        OutMessage::LocationRequest { text } if channel.location_request => {
            vec![Rendered::LocationRequest { text: text.clone() }]
        }
        OutMessage::LocationRequest { text } => texts(text),
        OutMessage::Choice { text, options, display, list_button, first, more } => {
            if *display == ChoiceDisplay::Auto && fits_buttons(options, channel) {
                let button = |option: &OutOption| RenderedButton {
                    id: option.id.clone(),
                    title: option.title.clone(),
                };
                let buttons = options.iter().map(button).collect();
                return vec![Rendered::Buttons { text: text.clone(), buttons }];
            }
            if *display != ChoiceDisplay::Numbers && fits_list(options, channel) {
                let rows = options.iter().map(row).collect();
                return vec![Rendered::List { text: text.clone(), button: list_button.clone(), rows }];
            }
            if *display != ChoiceDisplay::Numbers
                && let Some(more) = more
                && let Some(list) = &channel.list
                && let Some(page) = options.get(..list.rows.saturating_sub(1))
                && fits_list(page, channel)
            {
                let mut rows: Vec<RenderedRow> = page.iter().map(row).collect();
                let id = format!("{}{}", more.id, first - 1 + page.len());
                rows.push(RenderedRow { id, title: more.title.clone(), description: String::new() });
                return vec![Rendered::List { text: text.clone(), button: list_button.clone(), rows }];
            }
            texts(&numbered(text, options, *first, more.as_ref()))
        }
    }
}

fn row(option: &OutOption) -> RenderedRow {
    RenderedRow {
        id: option.id.clone(),
        title: option.title.clone(),
        description: option.description.clone(),
    }
}

fn fits_buttons(options: &[OutOption], channel: &Capabilities) -> bool {
    !options.is_empty()
        && options.len() <= channel.buttons
        && options.iter().all(|option| {
            option.description.is_empty() && option.title.chars().count() <= channel.button_title
        })
}

fn fits_list(options: &[OutOption], channel: &Capabilities) -> bool {
    channel.list.as_ref().is_some_and(|list| {
        !options.is_empty()
            && options.len() <= list.rows
            && options.iter().all(|option| {
                option.title.chars().count() <= list.title
                    && option.description.chars().count() <= list.description
            })
    })
}

/// Options as lines with their numbers; 0 leads to the next page.
fn numbered(text: &str, options: &[OutOption], first: usize, more: Option<&OutOption>) -> String {
    let mut lines = vec![text.to_owned(), String::new()];
    let shown = if more.is_some() { MAX_NUMBERED_OPTIONS } else { options.len() };
    for (index, option) in options.iter().take(shown).enumerate() {
        let number = first + index;
        lines.push(if option.description.is_empty() {
            format!("{number}. {}", option.title)
        } else {
            format!("{number}. {} – {}", option.title, option.description)
        });
    }
    if let Some(more) = more.filter(|_| options.len() > shown) {
        lines.push(format!("0. {}", more.title));
    }
    lines.join("\n")
}

/// A text in pieces of at most 4,096 characters, broken at a line's or a word's end where possible.
fn texts(text: &str) -> Vec<Rendered> {
    let mut rest = text;
    let mut pieces = Vec::new();
    while let Some((limit, _)) = rest.char_indices().nth(limits::MAX_TEXT_CHARS) {
        let window = &rest[..limit];
        let at =
            window.rfind('\n').or_else(|| window.rfind(' ')).filter(|at| *at > limit / 2).unwrap_or(limit);
        pieces.push(rest[..at].trim_end().to_owned());
        rest = rest[at..].trim_start();
    }
    pieces.push(rest.to_owned());
    pieces.into_iter().filter(|piece| !piece.is_empty()).map(|text| Rendered::Text { text }).collect()
}

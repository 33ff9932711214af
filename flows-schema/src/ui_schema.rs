//! What the editor is made from: how each type is named, drawn, edited and previewed.
//!
//! A form is generated from a type's JSON Schema (shapes and limits) and from this (order, words,
//! widgets). No type has form code of its own; a widget that is missing here is added here.

use serde::Serialize;
use serde_json::Value;

/// How a node or trigger type is shown and edited.
#[derive(Debug, Clone, Serialize)]
pub struct NodeUi {
    /// Name for people, such as "Ask for e-mail".
    pub label: String,
    /// One sentence for the palette.
    pub description: String,
    /// Name of an icon of the Lucide set.
    pub icon: &'static str,
    /// Which group of the palette it belongs to; decides its colour too.
    pub category: Category,
    /// Config property whose first line the card shows, as a JSON pointer.
    pub summary: Option<&'static str>,
    /// The form's fields, in order.
    pub fields: Vec<FieldUi>,
    /// How the phone shows it.
    pub preview: Vec<PreviewPart>,
}

/// A group of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Starts a flow.
    Start,
    /// Says something.
    Say,
    /// Asks something and waits.
    Ask,
    /// Decides, remembers, waits, goes elsewhere.
    Logic,
    /// Changes what is known of the contact.
    Contact,
    /// Keeps and finds data.
    Data,
    /// Talks to other systems.
    Connect,
    /// Understands and writes with a model.
    Ai,
    /// Brings people in.
    People,
}

impl Category {
    /// Name for people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Say => "Say",
            Self::Ask => "Ask",
            Self::Logic => "Logic",
            Self::Contact => "Contact",
            Self::Data => "Data",
            Self::Connect => "Connect",
            Self::Ai => "AI",
            Self::People => "People",
        }
    }
}

/// One field of a form.
#[derive(Debug, Clone, Serialize)]
pub struct FieldUi {
    /// Property of the config, or of the list's item.
    pub property: &'static str,
    /// How it is edited.
    pub widget: Widget,
    /// Name for people.
    pub label: String,
    /// A sentence under the field.
    pub help: Option<String>,
    /// Shown while the field is empty.
    pub placeholder: Option<String>,
    /// Fields of one group stand under a heading of that name.
    pub group: Option<&'static str>,
    /// The field is shown only when this holds.
    pub visible_if: Option<VisibleIf>,
    /// Characters allowed; the form counts down to it.
    pub max_chars: Option<usize>,
}

/// A condition on another property of the same object.
#[derive(Debug, Clone, Serialize)]
pub struct VisibleIf {
    /// The other property.
    pub property: &'static str,
    /// The field is shown when the other property has one of these values.
    pub one_of: Vec<Value>,
}

/// How a property is edited.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Widget {
    /// One line; `templates` says whether variables may be put in.
    Line {
        /// Whether variables may be put in.
        templates: bool,
    },
    /// A message, with WhatsApp formatting, emoji and variables.
    Message,
    /// A web address; variables may be put in.
    Url,
    /// A number. An empty field is no number.
    Number {
        /// Smallest allowed.
        min: Option<f64>,
        /// Largest allowed.
        max: Option<f64>,
        /// Step of the arrows.
        step: f64,
    },
    /// On or off.
    Toggle,
    /// One of a few values.
    Select {
        /// The values, in order.
        options: Vec<SelectOption>,
    },
    /// Seconds, edited as a number with a unit. An empty field is no duration.
    Duration {
        /// Largest allowed, in seconds.
        max_seconds: u32,
        /// What an empty field means; `None` when the field must be filled.
        empty: Option<String>,
    },
    /// The key of a variable; a new one can be made on the spot.
    Variable,
    /// The id of a node of this flow.
    NodeRef,
    /// The name of another flow, or of one in the flow's library.
    FlowRef,
    /// The name of a custom action; its inputs become the fields of the form.
    ActionRef,
    /// The name of a message template; choosing one fills in the whole config.
    MetaTemplate,
    /// The language of a message template, which is part of that choice where templates are known.
    MetaTemplateLanguage,
    /// The name of one of the workspace's credentials; empty for none.
    CredentialRef,
    /// Several of a few values, as a list.
    MultiSelect {
        /// The values, in order.
        options: Vec<SelectOption>,
    },
    /// Names with values, edited as a table: a list of `{"key", "value"}`.
    KeyValue {
        /// What a name is called, such as "Header".
        key: &'static str,
        /// Whether values may have variables put in.
        templates: bool,
        /// Most pairs allowed.
        max: usize,
    },
    /// JSON or another text for machines; variables may be put in.
    Code {
        /// Whether variables may be put in.
        templates: bool,
    },
    /// A gated expression without braces, such as `age|int > 17`.
    Expression,
    /// A file: its https address, or one from the media library.
    Media {
        /// Which kind: `image`, `video`, `audio`, `document` or `sticker`.
        media: &'static str,
    },
    /// An IANA time zone; empty means the flow's.
    Timezone,
    /// One of the flow's languages.
    Language,
    /// A cron expression of five fields, with the next runs below it.
    Cron,
    /// Opening hours: an object with a list of `{"from": "09:00", "to": "17:30"}` for each of
    /// `mon` to `sun`.
    Hours,
    /// A date of the form `2026-12-24`, or a list of them.
    Dates,
    /// A country's two letters.
    Country,
    /// Words or short phrases, entered as chips.
    Words {
        /// Most of them allowed.
        max: usize,
    },
    /// A small object, edited as a group of fields.
    Object {
        /// Its fields, in order.
        fields: Vec<FieldUi>,
    },
    /// A list of objects that can be added, removed and reordered.
    List {
        /// What one entry is called, such as "option".
        item: &'static str,
        /// Fields of one entry.
        fields: Vec<FieldUi>,
        /// Most entries allowed.
        max: usize,
        /// Property of an entry that holds its stable id, made by the editor; the entry's port.
        id_property: Option<&'static str>,
        /// Prefix of such ids.
        id_prefix: &'static str,
        /// A new entry.
        template: Value,
    },
}

/// One value of a [`Widget::Select`].
#[derive(Debug, Clone, Serialize)]
pub struct SelectOption {
    /// The value in the document.
    pub value: String,
    /// Name for people.
    pub label: String,
}

/// How the phone shows a node, part by part. Pointers are JSON pointers into the config.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum PreviewPart {
    /// A bubble with this text.
    Bubble {
        /// Where the text is.
        text: &'static str,
    },
    /// A picture, a film, a sound, a file or a sticker.
    Media {
        /// Which kind: `image`, `video`, `audio`, `document` or `sticker`.
        media: &'static str,
        /// Where the address is.
        url: &'static str,
        /// Where the words under it are, or a document's name.
        caption: Option<&'static str>,
    },
    /// A place on a small map.
    Location {
        /// Where the degrees north are.
        latitude: &'static str,
        /// Where the degrees east are.
        longitude: &'static str,
        /// Where the place's name is.
        name: &'static str,
        /// Where its address is.
        address: &'static str,
    },
    /// A business card.
    ContactCard {
        /// Where the whole name is.
        name: &'static str,
        /// Where the phone number is.
        phone: &'static str,
        /// Where the company is.
        company: &'static str,
    },
    /// A message that Meta has approved: its words are with Meta, so its name and variables are shown.
    Template {
        /// Where its name is.
        name: &'static str,
        /// Where the header's variable or address is.
        header: &'static str,
        /// Where the list of the body's variables is.
        body: &'static str,
        /// Where the list of the buttons' variables is.
        buttons: &'static str,
        /// Property of an entry of both lists that holds the value.
        value: &'static str,
    },
    /// An emoji on the contact's last message.
    Reaction {
        /// Where the emoji is.
        emoji: &'static str,
    },
    /// The options under the last bubble: buttons, a list or numbered text, as the channel can.
    Options {
        /// Where the list of options is.
        options: &'static str,
        /// Property of an option that is its title.
        title: &'static str,
    },
    /// What the contact is expected to send, such as "e-mail address".
    Answer {
        /// The words for it.
        hint: &'static str,
    },
    /// A line in the middle, for what the contact does not see as a message, such as a wait.
    Note {
        /// The words for it.
        text: &'static str,
    },
}

impl FieldUi {
    /// A field with a widget and a name, and nothing else.
    #[must_use]
    pub fn new(property: &'static str, widget: Widget, label: &str) -> Self {
        Self {
            property,
            widget,
            label: label.to_owned(),
            help: None,
            placeholder: None,
            group: None,
            visible_if: None,
            max_chars: None,
        }
    }

    /// Adds the sentence under the field.
    #[must_use]
    pub fn help(mut self, help: &str) -> Self {
        self.help = Some(help.to_owned());
        self
    }

    /// Adds the text of the empty field.
    #[must_use]
    pub fn placeholder(mut self, placeholder: &str) -> Self {
        self.placeholder = Some(placeholder.to_owned());
        self
    }

    /// Puts the field under a heading.
    #[must_use]
    pub fn group(mut self, group: &'static str) -> Self {
        self.group = Some(group);
        self
    }

    /// Limits the characters, with a counter.
    #[must_use]
    pub fn max_chars(mut self, max_chars: usize) -> Self {
        self.max_chars = Some(max_chars);
        self
    }

    /// Shows the field only when another property has one of these values.
    #[must_use]
    pub fn visible_if(mut self, property: &'static str, one_of: Vec<Value>) -> Self {
        self.visible_if = Some(VisibleIf { property, one_of });
        self
    }
}

impl SelectOption {
    /// A value with its name.
    #[must_use]
    pub fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned() }
    }
}

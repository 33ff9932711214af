//! What a flow says, before a channel's abilities are known.

use flows_schema::nodes::ChoiceDisplay;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::MediaKind;

/// One message of a flow, the same for every channel. See [`crate::render()`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutMessage {
    /// Words.
    Text {
        /// Rendered; at most 4,096 characters.
        text: String,
    },
    /// A picture, a film, a sound, a file or a sticker.
    Media(OutMedia),
    /// A place.
    Location(OutLocation),
    /// A business card.
    Contact(OutContact),
    /// A message that Meta has approved; the only kind that may be sent outside the 24-hour window.
    Template(OutTemplate),
    /// An emoji on the contact's message; an empty one takes it back.
    Reaction(OutReaction),
    /// A question for a place, with a button that sends it.
    LocationRequest {
        /// Rendered question; at most 1,024 characters.
        text: String,
    },
    /// Words with a button that opens a web page.
    Link(OutLink),
    /// A form that opens inside WhatsApp.
    Form(Box<OutForm>),
    /// A question with options.
    Choice {
        /// Rendered question; at most 1,024 characters.
        text: String,
        /// The options, in order.
        options: Vec<OutOption>,
        /// The author's wish.
        display: ChoiceDisplay,
        /// Words on the button that opens a list.
        list_button: String,
        /// Number of the first option where options are numbered; 1 on the first page.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        first: usize,
        /// What leads to further options when not all fit; the channel appends to its id how many of all
        /// options come before them. Absent where everything has to fit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        more: Option<OutOption>,
        /// What stands behind the options of every page; its number follows that of the very last option.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        last: Option<Box<OutOption>>,
    },
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_one(number: &usize) -> bool {
    *number == 1
}

/// A picture, a film, a sound, a file or a sticker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutMedia {
    /// What kind.
    pub media: MediaKind,
    /// Public https address.
    pub url: String,
    /// Words under it; empty when there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Name of a document; empty for the address's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filename: String,
}

/// Words with a button that opens a web page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutLink {
    /// Rendered; at most 1,024 characters.
    pub text: String,
    /// Words on the button; at most 20 characters.
    pub button: String,
    /// Web address that opens.
    pub url: String,
}

/// A form that opens inside WhatsApp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutForm {
    /// The provider's id of the form.
    pub form: String,
    /// Rendered; at most 1,024 characters.
    pub text: String,
    /// Words on the button that opens it; at most 20 characters.
    pub button: String,
    /// Comes back with the answers: the id of the step that asks.
    pub token: String,
    /// The form's screen.
    pub screen: String,
    /// The words of the screen; see [`flows_schema::whatsapp_form`].
    pub data: Map<String, Value>,
}

/// A place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutLocation {
    /// Degrees north, as written.
    pub latitude: String,
    /// Degrees east, as written.
    pub longitude: String,
    /// Name of the place; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Address of the place; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
}

/// A message that Meta has approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutTemplate {
    /// Name of the template.
    pub name: String,
    /// BCP 47 tag with `_`, as Meta writes it: `en_US`.
    pub language: String,
    /// Address of the header's media, or the header's variable; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// What kind the header's media is; absent for words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub header_media: Option<MediaKind>,
    /// Name of the header's variable; empty where the template's variables have no names.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header_name: String,
    /// Variables of the body, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<String>,
    /// Their names, in the same order; none where the template's variables have no names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub body_names: Vec<String>,
    /// Variables of buttons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub buttons: Vec<TemplateButton>,
}

/// An emoji on the contact's message; an empty one takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutReaction {
    /// The emoji.
    pub emoji: String,
    /// The channel's id of the message.
    pub to: String,
}

/// A business card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutContact {
    /// The whole name.
    pub name: String,
    /// Phone number with `+`.
    pub phone: String,
    /// E-mail address; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Company; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
}

/// The variable of one button of a template.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TemplateButton {
    /// `quick_reply`, `url` or `copy_code`.
    pub kind: String,
    /// Place among the template's buttons, from 0.
    pub index: u8,
    /// Payload, the address's variable part, or the code.
    pub value: String,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutOption {
    /// `node:option`. It names the node so that a tap on an old question is not taken for an answer
    /// to the present one.
    pub id: String,
    /// What the contact sees.
    pub title: String,
    /// A second line; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

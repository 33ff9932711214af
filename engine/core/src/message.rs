//! What a flow says, before a channel's abilities are known.

use flows_schema::nodes::ChoiceDisplay;
use serde::{Deserialize, Serialize};

/// One message of a flow, the same for every channel. See [`crate::render()`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OutMessage {
    /// Words.
    Text {
        /// Rendered; at most 4,096 characters.
        text: String,
    },
    /// A picture.
    Image {
        /// Public https address.
        url: String,
        /// Words under it; empty when there are none.
        caption: String,
    },
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
    },
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

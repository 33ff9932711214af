//! What people do in conversations, as the inbox keeps it until the engine does it in order with everything else.

use chrono::{DateTime, Utc};
use engine_core::{ContactChange, Inbound, Input, OutMessage, Rendered};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::{
    broadcasts::BroadcastContent,
    records::{InboxKey, InboxRow},
};
use crate::shard::{shard_of, shard_of_identity};

/// What a silent flow hears when it may speak again; later things are left out.
pub const MAX_HELD: usize = 20;

/// The kind of the inbox's rows.
const KIND: &str = "person";

/// Why flows are silent in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pause {
    /// Since when.
    pub since: DateTime<Utc>,
    /// Who wanted it; `None` for a program.
    #[serde(default)]
    pub by: Option<Uuid>,
    /// Until when, where it ends by itself because somebody wrote on the phone; `None` until a person hands back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// What came meanwhile that is no message: times and answers of other systems. Heard when the pause ends.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Input>,
}

/// Which start of a flow fired on a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Started {
    /// Id of the start in the flow.
    pub trigger: String,
    /// Why, for people.
    pub why: String,
}

/// Something that a person does in a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonAct {
    /// In which.
    pub to: Whom,
    /// Who; `None` for a program.
    #[serde(default)]
    pub user_id: Option<Uuid>,
    /// What.
    pub act: Act,
    /// Whether a flow goes on meanwhile; [`Act::Say`] makes it silent otherwise.
    #[serde(default)]
    pub flow_goes_on: bool,
    /// The id of what is said, where it was promised to somebody; made of the conversation's version otherwise.
    #[serde(default)]
    pub message_id: Option<Uuid>,
}

/// The contact of a conversation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whom {
    /// A conversation that there is.
    Conversation(Uuid),
    /// A contact by an identity, who may be new.
    Identity {
        /// Kind and value, as in [`super::records::InboundMessage::aliases`].
        alias: (String, String),
        /// The phone number; empty when it is not known.
        phone: String,
        /// How the channel addresses the contact.
        recipient: Value,
    },
}

/// What a person does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Writes to the contact. The flow is silent from then on.
    Say(Box<OutMessage>),
    /// Has written on the business's own phone. The flow is silent for as long as the number's options say.
    Typed(Box<Typed>),
    /// Makes the flow silent.
    Pause,
    /// Says something once more, because its file was lost on the way. The flow speaks on.
    Again(Again),
    /// Changes what is known of the contact, in order.
    Change(Vec<ContactChange>),
    /// Notes that the contact agrees to be written to, or takes that back.
    Consent {
        /// Whether it agrees.
        opted_in: bool,
        /// The contact's words, or where the person has it from.
        proof: String,
    },
    /// Gets a broadcast.
    Broadcast(Box<BroadcastSay>),
    /// Keeps what a file tells of the contact, who may be new. No flow hears of it.
    Learn(Learned),
    /// Lets the flow speak again, and gives it back what it had handed over.
    HandBack {
        /// The person's word for what came of it; may be empty.
        outcome: String,
    },
}

/// A broadcast for one contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BroadcastSay {
    /// Which.
    pub broadcast_id: Uuid,
    /// Whether only those get it who agreed.
    pub need_consent: bool,
    /// What it says.
    pub content: BroadcastContent,
}

/// What a file tells of a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Learned {
    /// Changes, in order.
    pub changes: Vec<ContactChange>,
    /// Where it comes from, as the proof of a consent.
    pub proof: String,
}

/// What somebody wrote on the business's own phone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed {
    /// The message.
    pub content: Inbound,
    /// The provider's words for what is no plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<Value>,
}

/// A message that goes out once more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Again {
    /// As it was rendered for the channel.
    pub message: Box<Rendered>,
    /// The flow and version that said it.
    pub flow: Option<(Uuid, i32)>,
    /// The node that said it.
    pub node: Option<String>,
}

impl PersonAct {
    /// Under which the inbox knows it; `id` makes it the same act when it is told again.
    #[must_use]
    pub fn key(&self, number_id: Uuid, id: &str) -> InboxKey {
        let sender = match &self.to {
            Whom::Conversation(id) => id.to_string(),
            Whom::Identity { alias: (_, value), .. } => value.clone(),
        };
        InboxKey { number_id, chat: KIND.to_owned(), sender, msg_id: id.to_owned() }
    }

    /// As a pending row of the inbox; `id` makes it the same act when it is told again.
    ///
    /// # Errors
    /// When it cannot be written as JSON.
    pub fn row(&self, number_id: Uuid, id: &str, at: DateTime<Utc>) -> Result<InboxRow, serde_json::Error> {
        let shard = match &self.to {
            Whom::Conversation(id) => shard_of(*id),
            Whom::Identity { alias: (kind, value), .. } => shard_of_identity(number_id, kind, value),
        };
        let mut body = serde_json::to_value(self)?;
        crate::without_nul(&mut body);
        Ok(InboxRow {
            key: self.key(number_id, id),
            kind: KIND.to_owned(),
            body: Some(body),
            received_at: at,
            shard: i32::from(shard),
        })
    }
}

//! What contacts and flows said to each other.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    ConversationVariable, HandedOver, InboxState, MessageMedia, Note, NumberRef, StartFired, UserRef,
};

/// A conversation as it stands in a list, the latest activity first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Conversation {
    /// Its id.
    pub id: Uuid,
    /// The number that the contact wrote to.
    pub number: NumberRef,
    /// The contact.
    pub contact: Contact,
    /// The flow that runs or last ran; absent when none ever started.
    #[serde(default)]
    pub flow: Option<FlowRef>,
    /// Whether a flow runs.
    pub status: ConversationStatus,
    /// The latest message.
    #[serde(default)]
    pub last_message: Option<MessagePreview>,
    /// When the conversation began.
    pub created_at: DateTime<Utc>,
    /// When something last happened.
    pub updated_at: DateTime<Utc>,
    /// Until when anything may be written to the contact; later, or when absent, WhatsApp takes templates only.
    /// Absent too where the number knows no such limit: see `window`.
    #[serde(default)]
    pub window_until: Option<DateTime<Utc>>,
    /// Whether anything may be written now.
    #[serde(default)]
    pub window: MessageWindow,
    /// Whether a person made the flow silent.
    #[serde(default)]
    pub paused: bool,
    /// Until when the flow is silent, where that ends by itself: somebody wrote on the number's own phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused_until: Option<DateTime<Utc>>,
    /// That a flow handed it to a person, who is not done yet.
    #[serde(default)]
    pub handed_over: Option<HandedOver>,
    /// Who looks after it.
    #[serde(default)]
    pub assignee: Option<UserRef>,
    /// The contact's tags.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Whether it is with a person, and the contact wrote since the reader last looked.
    #[serde(default)]
    pub unread: bool,
    /// Whether a note calls the reader, who has not looked since.
    #[serde(default)]
    pub mentioned: bool,
}

impl Conversation {
    /// With whom it is.
    #[must_use]
    pub fn state(&self) -> InboxState {
        if self.paused || self.handed_over.is_some() {
            InboxState::Person
        } else if self.status == ConversationStatus::Active {
            InboxState::Flow
        } else {
            InboxState::Idle
        }
    }
}

/// Whether anything may be written to a contact now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageWindow {
    /// The number knows no such limit.
    #[default]
    Unlimited,
    /// The contact wrote within 24 hours.
    Open,
    /// Only templates are delivered.
    Closed,
}

/// Whether a flow runs in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConversationStatus {
    /// A flow runs and waits for the contact or for a time.
    Active,
    /// No flow runs.
    Idle,
}

/// Who writes to a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// Its id.
    pub id: Uuid,
    /// The name the contact goes by; may be empty.
    pub name: String,
    /// Where the contact is reached: a phone number or an id of the channel.
    pub address: String,
}

/// A flow as shown beside something else. The version is the one the conversation runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FlowRef {
    /// Id of the flow.
    pub id: Uuid,
    /// Name of the flow.
    pub name: String,
    /// Number of the version.
    pub version: u32,
}

/// First words of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessagePreview {
    /// Who said it.
    pub direction: Direction,
    /// First 120 characters of what was said, or what kind of thing was sent.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who said it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The contact.
    In,
    /// The flow.
    Out,
}

/// How far a message has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageStatus {
    /// It came from the contact.
    Received,
    /// It waits to be sent.
    Queued,
    /// It was handed to the channel, which has not confirmed it.
    Sending,
    /// The channel has it.
    Sent,
    /// The contact's phone has it.
    Delivered,
    /// The contact has read it.
    Read,
    /// It could not be sent; `error` says why.
    Failed,
    /// It may or may not have been sent; it is not sent again.
    Unknown,
}

/// One message of a transcript.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Who said it.
    pub direction: Direction,
    /// What kind of thing it is: `text`, `image`, `buttons`, `list`, `choice`, `unknown`…
    pub kind: String,
    /// What was said, or the caption; empty when there are no words.
    pub text: String,
    /// The whole message as the engine knows it, for showing media and choices.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub content: Value,
    /// How far it has come.
    pub status: MessageStatus,
    /// Why it failed.
    #[serde(default)]
    pub error: Option<String>,
    /// What it costs and why it failed, as the provider says: `pricing`, `conversation`, `errors`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub delivery: Option<Value>,
    /// Node that said it, or waited for it.
    #[serde(default)]
    pub node: Option<String>,
    /// That node's title; absent where it has none.
    #[serde(default)]
    pub node_title: Option<String>,
    /// Flow and version that said it, or ran when it came.
    #[serde(default)]
    pub flow: Option<FlowRef>,
    /// Which start of a flow fired on it, and why.
    #[serde(default)]
    pub start: Option<StartFired>,
    /// Who of the workspace wrote it.
    #[serde(default)]
    pub author: Option<UserRef>,
    /// The file that came with it; what flows send is named in `content`.
    #[serde(default)]
    pub media: Option<MessageMedia>,
    /// When.
    pub at: DateTime<Utc>,
}

/// One answer that a flow kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Answer {
    /// Flow and version that asked.
    #[serde(default)]
    pub flow: Option<FlowRef>,
    /// Node that asked.
    pub node: String,
    /// Variable that holds the answer.
    pub variable: String,
    /// The answer.
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub value: Value,
    /// When it was given.
    pub at: DateTime<Utc>,
}

/// Answer of `GET /conversations/{id}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationDetail {
    /// The conversation.
    #[serde(flatten)]
    pub conversation: Conversation,
    /// What the flows kept, the latest first; 200 at most.
    pub answers: Vec<Answer>,
    /// What the flow that runs remembers.
    #[serde(default)]
    pub variables: Vec<ConversationVariable>,
    /// What people tell each other, the oldest first; 200 at most.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// Query of `GET /conversations`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct ConversationFilter {
    /// Only conversations with this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// Only conversations in which this flow runs or last ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow_id: Option<Uuid>,
    /// Only conversations that are with a person, with a flow, or with nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<InboxState>,
    /// Only conversations that somebody looks after: `me`, `nobody`, or the id of a user.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Only contacts with this tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// Only conversations with a person that one has not read, or has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unread: Option<bool>,
    /// Only conversations whose notes call one, or do not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentioned: Option<bool>,
    /// Part of the contact's name or address, or the beginnings of words of one message; case does not matter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

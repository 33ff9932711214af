//! The engine's rows, in the shape in which batches of them are written and read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::JsonText;

use super::{
    acts::Pause,
    broadcast_work::BroadcastOutcome,
    contact_desk::ConsentRow,
    effects::{EffectKey, EffectRow, EmitRow},
    hand_overs::{HandOverEnd, HandOverRow},
    listeners::ListenerRow,
    media::NewMedia,
    message_templates::TemplateNews,
    tables::TableRow,
};

/// Identifies something that came in. A second row with the same key is a duplicate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx_macros::FromRow)]
pub struct InboxKey {
    /// The number that received it.
    pub number_id: Uuid,
    /// The chat, as the channel names it.
    pub chat: String,
    /// Who sent it, as the channel names them. WhatsApp's ids are unique only per sender.
    pub sender: String,
    /// The channel's id of the message.
    pub msg_id: String,
}

/// One row of the inbox.
#[derive(Debug, Clone, Serialize)]
pub struct InboxRow {
    /// Its identity.
    #[serde(flatten)]
    pub key: InboxKey,
    /// `message`, `status`, `timer`, `input`, `contact`, `notice`, `person` or `event`.
    pub kind: String,
    /// The event; `None` for rows that are done when they are inserted.
    pub body: Option<Value>,
    /// When it came in.
    pub received_at: DateTime<Utc>,
    /// For whom a pending row is; see [`crate::shard`].
    pub shard: i32,
}

/// A message of a contact, the same for every channel. The inbox keeps it in this shape.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct InboundMessage {
    /// Every identity of the sender that the channel gave: pairs of kind (`phone`, `bsuid`, `lid`,
    /// `simulator`) and value. The first that is known decides; the others are learned.
    pub aliases: Vec<(String, String)>,
    /// The name that the contact gave itself; empty when the channel gave none.
    #[serde(default)]
    pub name: String,
    /// The phone number, E.164 without `+`; empty when the channel gave none.
    #[serde(default)]
    pub phone: String,
    /// How to address the contact in answers, in the channel's words.
    pub recipient: Value,
    /// What the message says.
    pub content: engine_core::Inbound,
    /// The message as it came, for types that flows do not understand yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<Value>,
    /// Identities that replace those of the same kind: the contact changed the number and stays who it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved_to: Vec<(String, String)>,
}

/// One identity of a contact at a number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, sqlx_macros::FromRow)]
pub struct Alias {
    /// The number.
    pub number_id: Uuid,
    /// `phone`, `bsuid`, `lid` or `simulator`.
    pub kind: String,
    /// The identity itself.
    pub value: String,
}

/// Whom an alias belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx_macros::FromRow)]
pub struct AliasRow {
    /// The alias.
    #[serde(flatten)]
    #[sqlx(flatten)]
    pub alias: Alias,
    /// The contact.
    pub contact_id: Uuid,
    /// The contact's conversation with the number.
    pub conversation_id: Uuid,
}

/// A conversation as the engine knows it, with what it needs of the contact.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Conversation {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// With which number.
    pub number_id: Uuid,
    /// With whom.
    pub contact_id: Uuid,
    /// Goes up by one with every event; a write names the version it was made from.
    pub ver: i64,
    /// The flow that runs or ran last.
    pub flow_id: Option<Uuid>,
    /// That flow's version.
    pub flow_version: Option<i32>,
    /// The engine's session; `None` before the first flow.
    pub session: Option<JsonText>,
    /// How the channel addresses the contact, from its last message.
    pub recipient: JsonText,
    /// The text of the last message.
    pub last_text: String,
    /// `in` or `out`.
    pub last_direction: String,
    /// When the last message came or went.
    pub last_message_at: DateTime<Utc>,
    /// When the contact last wrote, or called in vain.
    pub last_inbound_at: Option<DateTime<Utc>>,
    /// Messages so far, both directions.
    pub message_count: i64,
    /// When the contact first wrote.
    pub created_at: DateTime<Utc>,
    /// Why flows are silent; `None` while they speak.
    #[serde(default)]
    pub pause: Option<Pause>,
    /// The name that the contact gave itself.
    pub contact_name: String,
    /// The contact's phone number, or empty.
    pub contact_phone: String,
    /// What else is known of the contact.
    #[serde(flatten)]
    pub profile: ContactProfile,
}

/// What is known of a contact besides name and phone number.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ContactProfile {
    /// Fields that admins or flows set, by key.
    pub contact_fields: BTreeMap<String, Value>,
    /// Tags.
    pub contact_tags: BTreeSet<String>,
    /// BCP 47 tag; empty when it is not known.
    pub contact_language: String,
    /// Whether the contact agreed to be written to; `None` when never asked.
    pub contact_opted_in: Option<bool>,
    /// Whether nothing is sent to the contact any more.
    pub contact_blocked: bool,
    /// Whether somebody else gave the name, so that the contact's own does not replace it.
    pub contact_named: bool,
}

/// A conversation's new state.
#[derive(Debug, Clone, Serialize)]
pub struct ConversationWrite {
    /// The new state; its `ver` is the new version.
    #[serde(flatten)]
    pub state: Conversation,
    /// The version it was made from; `None` inserts a new conversation and its contact.
    pub old_ver: Option<i64>,
    /// Whether anything of the contact changed.
    #[serde(skip)]
    pub contact_changed: bool,
    /// Now, for the contact's `updated_at`.
    pub at: DateTime<Utc>,
}

/// One message of the transcript.
#[derive(Debug, Clone, Serialize)]
pub struct MessageRow {
    /// Its id; equal to the outbox row's for an outgoing message.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// Ascends within the conversation; see [`position`].
    pub position: i64,
    /// `in` or `out`.
    pub direction: String,
    /// The message's type, such as `text`, `buttons`, `image` or `unknown`.
    pub kind: String,
    /// Plain text.
    pub text: String,
    /// The whole message.
    pub body: JsonText,
    /// `received` or `queued` at first.
    pub status: String,
    /// See [`status_rank`].
    pub status_rank: i32,
    /// The provider's id or empty.
    pub provider_id: String,
    /// The flow that sent it or was answered.
    pub flow_id: Option<Uuid>,
    /// That flow's version.
    pub flow_version: Option<i32>,
    /// The node that sent it.
    pub node_id: Option<String>,
    /// Which start fired on it and why, as [`super::acts::Started`]; `None` where none did.
    pub start: Option<JsonText>,
    /// Who of the workspace wrote it; `None` for what flows and contacts write.
    pub author_id: Option<Uuid>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// The place of a message in its conversation's transcript. `ord` is 0 for what came in and counts
/// from 1 for what goes out.
#[must_use]
pub fn position(ver: i64, ord: i32) -> i64 {
    // A step runs at most 1,000 nodes, and a text of 4,096 characters is one message.
    ver.saturating_mul(4096).saturating_add(i64::from(ord.clamp(0, 4095)))
}

/// How far a delivery status is. A status replaces only a lower one, because webhooks come in any order.
#[must_use]
pub fn status_rank(status: &str) -> i32 {
    match status {
        "sent" => 1,
        // Equal ranks: a delivered message does not fail any more, and a failed one was not delivered.
        "delivered" | "failed" => 2,
        "read" => 3,
        "played" => 4,
        _ => 0,
    }
}

/// What may be done with a send whose outcome is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SendClass {
    /// Send again under the same id: a missing answer is worse than a repeated one.
    Reply,
    /// Park it as unknown: a repeated one-time password or payment request is worse.
    AtMostOnce,
}

impl SendClass {
    /// The stored text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::AtMostOnce => "at_most_once",
        }
    }
}

/// The states of an outbox row.
pub mod outbox_status {
    /// To be sent when due.
    pub const READY: i32 = 0;
    /// A request is or was under way.
    pub const SENDING: i32 = 1;
    /// The provider accepted it; the row goes.
    pub const SENT: i32 = 2;
    /// It may or may not have been accepted, and must not be repeated.
    pub const UNKNOWN: i32 = 3;
    /// Given up.
    pub const DEAD: i32 = 4;
}

/// One message to send.
#[derive(Debug, Clone, Serialize)]
pub struct OutboxRow {
    /// `hash128(incarnation, conversation, ver, ord)`: every attempt carries it.
    pub id: Uuid,
    /// From which number.
    pub number_id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The conversation's version that caused it.
    pub ver: i64,
    /// Place within the step, from 1.
    pub ord: i32,
    /// What an unknown outcome allows.
    pub class: SendClass,
    /// Whom to send to, in the channel's words.
    pub recipient: JsonText,
    /// The rendered message.
    pub payload: JsonText,
    /// See [`outbox_status`].
    pub status: i32,
    /// Attempts so far.
    pub attempt: i32,
    /// The writer's epoch.
    pub epoch: i64,
    /// Not before.
    pub due: DateTime<Utc>,
    /// When the last attempt began.
    pub sending_at: Option<DateTime<Utc>>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// Whether it was marked as under way when it was written, by this process, and no request has begun since.
    /// The database does not know it: there the row looks like one whose request may have been accepted.
    #[serde(skip)]
    pub marked: bool,
}

/// A timer of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx_macros::FromRow)]
pub struct TimerRow {
    /// Unique for each setting of the timer.
    pub id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The engine's token; setting it again replaces the timer.
    pub token: String,
    /// When it fires.
    pub due: DateTime<Utc>,
}

/// An answer that a flow recorded.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// Whose answer.
    pub contact_id: Uuid,
    /// The flow that asked.
    pub flow_id: Uuid,
    /// Its version.
    pub flow_version: i32,
    /// The node that asked.
    pub node_id: String,
    /// The variable it was kept in.
    pub name: String,
    /// As given.
    pub text: String,
    /// As understood.
    pub value: Value,
    /// The group that the flow counts it in; empty for none.
    pub category: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Something a provider told that is no message.
#[derive(Debug, Clone, Serialize)]
pub struct ChannelEventRow {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// The provider's name for it.
    pub kind: String,
    /// 0 good to know, 1 may become a problem, 2 somebody has to act.
    pub level: i32,
    /// As it came.
    pub body: Value,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// News about a message that was sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct StatusUpdate {
    /// At which number.
    pub number_id: Uuid,
    /// The provider's id of the message.
    pub provider_id: String,
    /// Our outbox id, when the provider echoed it.
    pub outbox_id: Option<Uuid>,
    /// To whom it went, when the provider tells: a phone number, E.164 without `+`.
    #[serde(default)]
    pub phone: Option<String>,
    /// The same as a business-scoped user id.
    #[serde(default)]
    pub user_id: Option<String>,
    /// `sent`, `delivered`, `read`, `played` or `failed`.
    pub status: String,
    /// See [`status_rank`].
    pub rank: i32,
    /// Why it failed.
    pub error: Option<String>,
    /// What it costs and why it failed, as the provider says: `pricing`, `conversation`, `errors`.
    #[serde(default)]
    pub delivery: Option<Value>,
}

/// A message whose status went up.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct StatusApplied {
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The message, which is also the outbox row.
    pub id: Uuid,
}

/// A message of ours of which a status tells.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SentMessage {
    /// The message.
    pub id: Uuid,
    /// At which number.
    pub number_id: Uuid,
    /// In which conversation.
    pub conversation_id: Uuid,
    /// The node that said it.
    pub node_id: Option<String>,
    /// The status.
    pub status: String,
}

/// Everything that one batch writes, besides its inbox rows.
#[derive(Debug, Default)]
pub struct BatchWrites {
    /// Aliases that were not known.
    pub aliases: Vec<AliasRow>,
    /// Aliases that belong to nobody any more. They go before the new ones come.
    pub dropped_aliases: Vec<Alias>,
    /// New and changed conversations, one entry each.
    pub conversations: Vec<ConversationWrite>,
    /// Messages to send.
    pub outbox: Vec<OutboxRow>,
    /// Lines of the transcript.
    pub messages: Vec<MessageRow>,
    /// Answers.
    pub answers: Vec<AnswerRow>,
    /// Timers to set.
    pub timers: Vec<TimerRow>,
    /// Ids of timers that fired.
    pub fired_timers: Vec<Uuid>,
    /// Timers to forget: conversation and token.
    pub cancelled_timers: Vec<(Uuid, String)>,
    /// News of the provider.
    pub channel_events: Vec<ChannelEventRow>,
    /// What of them changes a template.
    pub template_news: Vec<TemplateNews>,
    /// Calls to other systems.
    pub effects: Vec<EffectRow>,
    /// Events for subscribers.
    pub emits: Vec<EmitRow>,
    /// Calls that are answered.
    pub answered_effects: Vec<EffectKey>,
    /// Addresses that wait for a post.
    pub listeners: Vec<ListenerRow>,
    /// Rows of tables.
    pub table_rows: Vec<TableRow>,
    /// Files that came with messages.
    pub media: Vec<NewMedia>,
    /// What came of broadcasts.
    pub broadcasts: Vec<BroadcastOutcome>,
    /// What contacts agree to.
    pub consents: Vec<ConsentRow>,
    /// Conversations that a person takes over.
    pub hand_overs: Vec<HandOverRow>,
    /// Conversations that a person hands back.
    pub ended_hand_overs: Vec<HandOverEnd>,
}

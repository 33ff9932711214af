//! Messages as programs send and list them, without having to know conversations.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Direction, Message, SendFile, SendTemplate};

/// Body of `POST /messages`: to whom, and one of `text`, `file` and `template`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({
    "number_id": "0198c5a2-7f10-7000-8000-000000000001", "to": "+49 170 1234567",
    "template": {"id": "0198c5a2-7f10-7000-8000-000000000002", "values": {"body.1": "Ada"}}
})))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    /// From which number; with `to`. A contact has a number of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// The phone number with its country's code, who need not have written yet; at a simulator, the sender's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Or the id of a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// Words, 1 to 4,096 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A file of the workspace; `POST /files` uploads one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<SendFile>,
    /// A template that Meta has approved; `GET /templates` lists them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<SendTemplate>,
    /// Whether the flow is silent from then on, as when a person answers; it goes on otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pause_flow: bool,
}

/// Answer of `POST /messages`: it is kept, and goes out in its turn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentMessage {
    /// Its id: `GET /messages/{id}` tells how far it has come, from a moment later on.
    pub id: Uuid,
}

/// A message with where it belongs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListedMessage {
    /// The message.
    #[serde(flatten)]
    pub message: Message,
    /// The number.
    pub number_id: Uuid,
    /// The conversation.
    pub conversation_id: Uuid,
    /// The contact.
    pub contact_id: Uuid,
}

/// Query of `GET /messages`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct MessageFilter {
    /// Only of this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// Only with this contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<Uuid>,
    /// Only what came in, or went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Only from this time on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<DateTime<Utc>>,
    /// Only before this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<DateTime<Utc>>,
    /// `next_cursor` of the page before; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

//! What people do in conversations: they take over, answer, assign, tell each other, and hand back.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use flows_schema::message_template::TemplateContent;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::UserRef;

/// With whom a conversation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InboxState {
    /// A person has to answer: a flow handed it over, or somebody took it over.
    Person,
    /// A flow runs in it.
    Flow,
    /// Nobody is about to answer.
    Idle,
}

impl InboxState {
    /// The name in the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Flow => "flow",
            Self::Idle => "idle",
        }
    }
}

/// That a flow has handed a conversation to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandedOver {
    /// Since when.
    pub at: DateTime<Utc>,
    /// The queue; empty for the only one.
    pub queue: String,
    /// For whom, in the flow's words; empty for anybody.
    pub wanted: String,
    /// What the person should know; may be empty.
    pub note: String,
}

/// What a flow remembers while it runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationVariable {
    /// Its name in the flow.
    pub key: String,
    /// As people call it; the name where it has no other.
    pub label: String,
    /// The value; absent where the reader may not see it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Value))]
    pub value: Value,
    /// Whether the value is left out because it is personal.
    #[serde(default)]
    pub masked: bool,
}

/// What one person tells the others about a conversation. Contacts never see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Note {
    /// Its id.
    pub id: Uuid,
    /// Who wrote it; a name that is empty belongs to somebody who is gone.
    pub author: UserRef,
    /// The words.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Body of `POST /conversations/{id}/notes`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddNote {
    /// 1 to 2,000 characters.
    pub text: String,
    /// Who is called by it: ids of colleagues, 20 at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mentions: Vec<Uuid>,
}

/// Body of `POST /conversations/{id}/messages`: one of `text`, `file` and `template`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendMessage {
    /// Chosen by the sender, 1 to 64 characters: a message that comes again under it is sent once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Words, 1 to 4,096 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// A file of the workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<SendFile>,
    /// A template that Meta has approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<SendTemplate>,
}

/// A file to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendFile {
    /// Id of the stored file.
    pub id: Uuid,
    /// Words under it, 1,024 characters at most; sounds and stickers have none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// A template to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendTemplate {
    /// Id of the template.
    pub id: Uuid,
    /// A value for each variable, by the keys of the template's examples: `header.1`, `body.first_name`, `button.0`.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// The file of a header that has one: `stored:` and the id of a stored file, or an https address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header_file: String,
}

/// A template that can be sent in a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SendableTemplate {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Its language as Meta writes it.
    pub language: String,
    /// `AUTHENTICATION`, `MARKETING` or `UTILITY`: decides what the message costs.
    pub category: String,
    /// What it says.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub content: TemplateContent,
}

/// Answer of what was taken and is done in a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Taken {
    /// Under which id it counts once.
    pub id: String,
}

/// Body of `POST /conversations/{id}/hand-back`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct HandBack {
    /// The person's word for what came of it, which the flow can keep; 120 characters at most.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
}

/// Body of `PUT /conversations/{id}/assignee`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Assign {
    /// Who looks after it; absent for nobody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Uuid>,
}

/// Body of `PUT /conversations/{id}/tags`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeTags {
    /// Tags that the contact gets, 1 to 60 characters each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub add: Vec<String>,
    /// Tags that the contact loses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<String>,
}

/// Body of `POST /numbers/{id}/pause-contact`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PauseContact {
    /// The contact's phone number with its country's code; at a simulator, the sender's name.
    pub phone: String,
}

/// Words that people send again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedReply {
    /// Its id.
    pub id: Uuid,
    /// What one types after a slash.
    pub name: String,
    /// What is sent.
    pub text: String,
}

/// Body of `POST /saved-replies` and `PUT /saved-replies/{id}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveReply {
    /// 1 to 60 characters.
    pub name: String,
    /// 1 to 4,096 characters.
    pub text: String,
}

/// Which start of a flow fired on a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StartFired {
    /// Id of the start in the flow.
    pub trigger: String,
    /// Why, for people.
    pub why: String,
}

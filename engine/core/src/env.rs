//! What a step may know of the world around it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What is known of the contact. Templates read it as `contact.…`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Name the contact gave themselves, or an admin gave them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone number in E.164 without `+`; absent for contacts known only by a business-scoped id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

/// The world as one step sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Env {
    /// The time of the step.
    pub now: DateTime<Utc>,
    /// Id for a session that this step may start; unique per contact and start, since timers carry it.
    pub session_id: String,
    /// Who the conversation is with.
    pub contact: Contact,
    /// Whether this is the contact's first message ever to this number.
    pub first_message: bool,
}

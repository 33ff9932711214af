//! What a step may know of the world around it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ContactChange;

/// What is known of the contact. Templates read it as `contact.…`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Our own id, the same for ever; sticky splits hang on it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// Name the contact gave themselves, or an admin gave them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Phone number in E.164 without `+`; absent for contacts known only by a business-scoped id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Fields that admins or flows set, by key.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, Value>,
    /// Tags.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<String>,
    /// Whether the contact agreed to be written to; absent when never asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opted_in: Option<bool>,
    /// Whether nothing is sent to the contact any more.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub blocked: bool,
}

impl Contact {
    /// Applies a change that a step made.
    pub fn apply(&mut self, change: &ContactChange) {
        match change {
            ContactChange::SetField { key, value } if value.is_null() => {
                self.fields.remove(key);
            }
            ContactChange::SetField { key, value } => {
                self.fields.insert(key.clone(), value.clone());
            }
            ContactChange::SetName { name } => self.name = Some(name.clone()),
            ContactChange::AddTag { tag } => {
                self.tags.insert(tag.clone());
            }
            ContactChange::RemoveTag { tag } => {
                self.tags.remove(tag);
            }
            ContactChange::SetLanguage { language } => self.language = Some(language.clone()),
            ContactChange::OptIn => self.opted_in = Some(true),
            ContactChange::OptOut => self.opted_in = Some(false),
            ContactChange::Block => self.blocked = true,
            ContactChange::Unblock => self.blocked = false,
        }
    }
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
    /// Until when anything may be sent to the contact, where the channel knows such a limit: see
    /// [`crate::window_end`]. Later only templates arrive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_until: Option<DateTime<Utc>>,
    /// The provider's ids of forms that open inside WhatsApp, by [`crate::form_key`]. What is not there is asked one by one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<String, String>,
}

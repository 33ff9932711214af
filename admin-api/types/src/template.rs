//! Message templates: what Meta approves before it may be sent.

use chrono::{DateTime, Utc};
use flows_schema::message_template::{KnownTemplate, TemplateContent};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A template in one language, as Meta has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageTemplate {
    /// Its id here.
    pub id: Uuid,
    /// Meta's id of the WhatsApp Business Account, whose numbers share it.
    pub account_id: String,
    /// Its name.
    pub name: String,
    /// Its language as Meta writes it, such as `en_US`.
    pub language: String,
    /// `AUTHENTICATION`, `MARKETING` or `UTILITY`, as Meta decided; it decides what a message costs.
    pub category: String,
    /// `PENDING`, `APPROVED`, `REJECTED`, `PAUSED`, `DISABLED` and what else Meta says.
    pub status: String,
    /// Why it is not approved, in Meta's words.
    #[serde(default)]
    pub reason: Option<String>,
    /// `GREEN`, `YELLOW`, `RED` or `UNKNOWN`.
    pub quality: String,
    /// What it says.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub content: TemplateContent,
    /// Whether all of it can be shown and changed here; parts that only Meta's WhatsApp Manager knows are lost otherwise.
    pub whole: bool,
    /// When it last changed here.
    pub updated_at: DateTime<Utc>,
}

impl MessageTemplate {
    /// What steps of flows need to know of it.
    #[must_use]
    pub fn known(&self) -> KnownTemplate {
        KnownTemplate {
            name: self.name.clone(),
            language: self.language.clone(),
            category: self.category.clone(),
            status: self.status.clone(),
            content: self.content.clone(),
        }
    }
}

/// Answer of `GET /templates`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Templates {
    /// By name and language.
    pub items: Vec<MessageTemplate>,
    /// The accounts of the workspace's numbers.
    pub accounts: Vec<TemplateAccount>,
}

/// An account that has templates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TemplateAccount {
    /// Meta's id.
    pub id: String,
    /// Its numbers here.
    pub numbers: Vec<crate::NumberRef>,
    /// When its templates were last fetched as a whole; absent before the first time.
    #[serde(default)]
    pub synced_at: Option<DateTime<Utc>>,
}

/// Query of `GET /templates`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct TemplateFilter {
    /// Only templates that this number can send.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
}

/// Body of `POST /templates/sync`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SyncTemplates {
    /// A number of the account whose templates are fetched.
    pub number_id: Uuid,
}

/// Body of `POST /templates`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateTemplate {
    /// A number of the account that shall have it.
    pub number_id: Uuid,
    /// Small letters, digits and `_`, at most 512.
    pub name: String,
    /// As Meta writes it, such as `en_US`.
    pub language: String,
    /// `MARKETING` or `UTILITY`.
    pub category: String,
    /// What it says.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub content: TemplateContent,
    /// The file that Meta's reviewers see in a header of a picture, film or document: `stored:` and the id of a stored
    /// file. Messages bring a file of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header_example: String,
}

/// Body of `PUT /templates/{id}`: Meta reviews it again. Name and language stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateTemplate {
    /// New category; absent leaves it. Meta changes it only before a template is approved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// What it says now.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub content: TemplateContent,
    /// The file that Meta's reviewers see in a header of a picture, film or document: `stored:` and the id of a stored
    /// file. Messages bring a file of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub header_example: String,
}

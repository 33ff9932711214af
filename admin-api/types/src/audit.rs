//! The audit log.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// How an operation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuditOutcome {
    /// It was done.
    Done,
    /// It was refused for want of a permission, or because a password or code was wrong.
    Denied,
    /// It was refused for another reason, or failed.
    Failed,
}

impl AuditOutcome {
    /// The name in the API and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Denied => "denied",
            Self::Failed => "failed",
        }
    }

    /// Reads [`AuditOutcome::as_str`]; an unknown one is read as failed.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "done" => Self::Done,
            "denied" => Self::Denied,
            _ => Self::Failed,
        }
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditActor {
    /// `user` or `api_key`.
    pub kind: String,
    /// Id of the user or the key.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// Their name at that time.
    pub name: String,
}

/// One thing that was done or refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its place in the workspace's log, from 1 and without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: AuditActor,
    /// The operation as this description names it, such as `PATCH /users/{id}`.
    pub action: String,
    /// The ids in its path, with a slash between them; may be empty.
    pub target: String,
    /// How it ended.
    pub outcome: AuditOutcome,
    /// The HTTP status of the answer.
    pub status: i32,
    /// The network address that asked; may be empty.
    pub address: String,
    /// What was before: the fields that changed, or everything that was deleted. Secrets are never part of it.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub before: Option<Value>,
    /// What was after: the fields that changed, or everything that was made.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub after: Option<Value>,
    /// SHA-256 of the entry and of the hash before it, in hex.
    pub hash: String,
}

/// Which entries to list or export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct AuditFilter {
    /// Only what this user or key did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actor_id: Option<Uuid>,
    /// Only with this in the operation, the ids or the actor's name; 200 characters at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub q: Option<String>,
    /// Only with this outcome.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<AuditOutcome>,
    /// Only from this time on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// Only before this time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<Utc>>,
    /// `next_cursor` of the page before; absent for the first. Exports have no pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
    /// Most entries wanted, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
}

/// Answer of `GET /audit/verify`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditVerified {
    /// Whether every entry is there and as it was written.
    pub ok: bool,
    /// Entries that were read.
    pub entries: i64,
    /// The first place where the chain does not hold.
    #[serde(default)]
    pub broken_at: Option<i64>,
    /// The hash of the last entry, in hex. Kept elsewhere, it proves later that all entries up to it are the same.
    pub head: String,
}

//! Keys by which programs use the API.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{NumberAccess, Permission, Secret, UserRef};

/// Every key begins with this, so that a key in the wrong place (a log, a repository) is recognised.
pub const API_KEY_PREFIX: &str = "botloom_";
/// Requests per minute of a key that names no pace.
pub const DEFAULT_PER_MINUTE: u32 = 600;
/// Requests per minute of a key at most.
pub const MAX_PER_MINUTE: u32 = 60_000;

/// A key of a program. The key itself is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKey {
    /// Its id.
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// How the key begins, to tell it from others.
    pub hint: String,
    /// What it may do.
    pub permissions: Vec<Permission>,
    /// Requests per minute; beyond it the answer is 429 with `Retry-After`. A tenth of it may come at once.
    pub per_minute: u32,
    /// Which numbers it sees.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// Who made it. It goes on working when they are gone.
    pub created_by: UserRef,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends; absent for never.
    #[serde(default)]
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used, to a minute.
    #[serde(default)]
    pub last_used_at: Option<DateTime<Utc>>,
}

/// A key that was just made, with itself, which is shown this once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApiKeyWithSecret {
    /// The key's description.
    #[serde(flatten)]
    pub api_key: ApiKey,
    /// Goes into the header `Authorization: Bearer …`.
    pub secret: Secret,
}

/// Body of `POST /api-keys`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateApiKey {
    /// 1 to 120 characters.
    pub name: String,
    /// At least one, and only what a program may have; see [`Permission::is_for_programs`].
    pub permissions: Vec<Permission>,
    /// 1 to 60,000; 600 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_minute: Option<u32>,
    /// Which numbers it sees; all when absent. With some only, it cannot have permissions for the whole workspace.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// In the future; absent for never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

/// Body of `PUT /api-keys/{id}`: everything that can change of a key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateApiKey {
    /// 1 to 120 characters.
    pub name: String,
    /// At least one, and only what a program may have.
    pub permissions: Vec<Permission>,
    /// 1 to 60,000.
    pub per_minute: u32,
    /// Which numbers it sees; all when absent.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// In the future; absent or null for never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<DateTime<Utc>>,
}

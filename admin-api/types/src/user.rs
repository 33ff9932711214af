//! People who use the admin.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{NumberAccess, Role, Secret};

/// Fewest characters of a password (ASVS 6.2.1); 15 or more are advised.
pub const MIN_PASSWORD_CHARS: usize = 8;
/// Most characters of a password, so that hashing it stays cheap.
pub const MAX_PASSWORD_CHARS: usize = 256;

/// A user of the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct User {
    /// Its id.
    pub id: Uuid,
    /// Address to sign in with, in lower case.
    pub email: String,
    /// Name shown to colleagues.
    pub name: String,
    /// What the user may do.
    pub role: Role,
    /// Which numbers the user sees; an admin sees all.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// Whether signing in asks for a code.
    #[serde(default)]
    pub second_factor: bool,
    /// A disabled user cannot sign in, and every session of theirs has ended.
    pub disabled: bool,
    /// When the user was created.
    pub created_at: DateTime<Utc>,
    /// When the user last signed in.
    #[serde(default)]
    pub last_login_at: Option<DateTime<Utc>>,
}

/// A user as shown beside what they did. The user may be gone by now; the name stays.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserRef {
    /// Id of the user.
    pub id: Uuid,
    /// Name of the user.
    pub name: String,
}

/// Body of `POST /users`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateUser {
    /// Address to sign in with; unique on this server.
    pub email: String,
    /// 1 to 120 characters.
    pub name: String,
    /// What the user may do.
    pub role: Role,
    /// Which numbers the user sees; all when absent. An admin cannot be limited.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// 8 to 256 characters.
    pub password: Secret,
}

/// Body of `PATCH /users/{id}`. What is absent stays. A new password or `disabled` ends every
/// session of that user; a new role is applied at their next request.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateUser {
    /// New name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// New role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Which numbers the user sees. Whoever becomes an admin sees all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub numbers: Option<NumberAccess>,
    /// New password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<Secret>,
    /// Whether the user may not sign in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled: Option<bool>,
}

//! First set-up, signing in, and who is signed in.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Permission, Secret, User};

/// Answer of `GET /setup`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SetupState {
    /// Whether the first admin is still to be created.
    pub needed: bool,
}

/// Body of `POST /setup`: creates the workspace and its first admin, who is signed in at once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// The single-use token that the server printed at its first start.
    pub token: Secret,
    /// Name of the first admin; 1 to 120 characters.
    pub name: String,
    /// Address to sign in with.
    pub email: String,
    /// 8 to 256 characters; 15 or more are advised.
    pub password: Secret,
    /// Name of the workspace; 1 to 120 characters.
    pub workspace_name: String,
}

/// Body of `POST /session`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// Case does not matter.
    pub email: String,
    /// The user's password.
    pub password: Secret,
    /// The code of the authenticator, or a recovery code; without it, users who have a second factor are answered with
    /// `second_factor_needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Secret>,
}

/// Answer of `GET /me`, `POST /session` and `POST /setup`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// Who is signed in.
    pub user: User,
    /// Where.
    pub workspace: Workspace,
    /// What the user's role allows; the UI shows only that.
    pub permissions: Vec<Permission>,
    /// When the session ends at the latest.
    pub session_expires_at: DateTime<Utc>,
}

impl Me {
    /// Whether the signed-in user may do it.
    #[must_use]
    pub fn can(&self, permission: Permission) -> bool {
        self.permissions.contains(&permission)
    }
}

/// Where flows, numbers and people belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Workspace {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

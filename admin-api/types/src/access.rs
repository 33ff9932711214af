//! Invitations, sessions, second factors and one's own password.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{NumberAccess, QrCode, Role, Secret, UserRef};

/// Days after which an invitation ends, when the request names none.
pub const DEFAULT_INVITATION_DAYS: u32 = 7;
/// Days of an invitation at most.
pub const MAX_INVITATION_DAYS: u32 = 30;

/// Somebody who was invited and has not come yet. The link is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Invitation {
    /// Its id; the person gets it too.
    pub id: Uuid,
    /// Whom it is for, in lower case.
    pub email: String,
    /// The role they get.
    pub role: Role,
    /// Which numbers they will see.
    pub numbers: NumberAccess,
    /// Who invited.
    pub created_by: UserRef,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When the link ends.
    pub expires_at: DateTime<Utc>,
}

/// An invitation that was just made, with its link, which is shown this once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationWithLink {
    /// The invitation.
    #[serde(flatten)]
    pub invitation: Invitation,
    /// Works once. Whoever has it can join, so hand it over where others do not read.
    pub link: Secret,
}

/// Body of `POST /invitations`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateInvitation {
    /// Address that the person will sign in with.
    pub email: String,
    /// The role they get.
    pub role: Role,
    /// Which numbers they will see; all when absent. An admin cannot be limited.
    #[serde(default)]
    pub numbers: NumberAccess,
    /// Days until the link ends, 1 to 30; 7 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
}

/// Body of `POST /invitations/look`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LookInvitation {
    /// The token of the link.
    pub token: Secret,
}

/// What an invitation is for, for whoever has its link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InvitationFound {
    /// Address that the person will sign in with.
    pub email: String,
    /// The workspace's name.
    pub workspace_name: String,
    /// Who invited.
    pub invited_by: String,
}

/// Body of `POST /invitations/accept`: makes the user and signs them in.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    /// The token of the link.
    pub token: Secret,
    /// 1 to 120 characters.
    pub name: String,
    /// 8 to 256 characters, and none that is easily guessed.
    pub password: Secret,
}

/// A browser in which somebody is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserSession {
    /// Its id; no secret.
    pub id: Uuid,
    /// What the browser calls itself; may be empty.
    pub user_agent: String,
    /// The network address from which it began; may be empty.
    pub address: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to a minute.
    pub last_seen_at: DateTime<Utc>,
    /// When it ends in any case.
    pub expires_at: DateTime<Utc>,
    /// Whether this very request belongs to it.
    pub current: bool,
}

/// Answer of `GET /me/sessions` and `GET /users/{id}/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UserSessions {
    /// The sessions, the one that was used last first.
    pub items: Vec<UserSession>,
}

/// Whether somebody is asked for codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactor {
    /// Whether signing in needs a code.
    pub enabled: bool,
    /// Recovery codes that were not used yet.
    pub recovery_codes_left: u32,
}

/// A second factor that was begun; it counts once a code has confirmed it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SecondFactorSetup {
    /// What the authenticator keeps, in base32, for typing.
    pub secret: Secret,
    /// The same as an `otpauth://` address, for authenticators on this device.
    pub address: Secret,
    /// The address as a QR code, for the authenticator on a phone; absent if it does not fit into one.
    #[serde(default)]
    pub picture: Option<QrCode>,
}

/// Body of `POST /me/second-factor/confirm`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConfirmSecondFactor {
    /// The six digits that the authenticator shows.
    pub code: Secret,
}

/// Codes for the day on which the authenticator is lost; each works once. They are shown this once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecoveryCodes {
    /// Ten codes.
    pub codes: Vec<Secret>,
}

/// Body of `POST /me/second-factor/remove`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoveSecondFactor {
    /// The user's password, so that an open page alone is not enough.
    pub password: Secret,
}

/// Body of `POST /me/password`. Every other session of the user ends.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present password.
    pub current: Secret,
    /// 8 to 256 characters, and none that is easily guessed.
    pub new: Secret,
}

//! Short tokens that stand for a program's key.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Permission, Secret};

/// Seconds for which a token counts that names no time.
pub const DEFAULT_TOKEN_SECONDS: u32 = 900;
/// Seconds for which a token counts at most.
pub const MAX_TOKEN_SECONDS: u32 = 3_600;

/// Body of `POST /auth/token`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(example = json!({"seconds": 300, "permissions": ["view_conversations"]})))]
#[serde(deny_unknown_fields)]
pub struct CreateToken {
    /// How long it counts: 30 to 3,600 seconds; 900 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u32>,
    /// What it may do: some of what its key may; all of it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<Permission>>,
}

/// Answer of `POST /auth/token`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccessToken {
    /// Goes into the header `Authorization: Bearer …`, as the key does.
    pub access_token: Secret,
    /// Always `Bearer`.
    pub token_type: String,
    /// Seconds from now.
    pub expires_in: u32,
    /// When it ends. It ends with its key in any case, and at once.
    pub expires_at: DateTime<Utc>,
}

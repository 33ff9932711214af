//! The ways to sign in beside the password: an identity provider, and passkeys.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Answer of `GET /session/ways`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignInWays {
    /// How people call the company's identity provider; absent where there is none.
    #[serde(default)]
    pub sso: Option<String>,
    /// Whether passkeys are taken.
    #[serde(default)]
    pub passkeys: bool,
}

/// Answer of `POST /session/sso`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SsoAddress {
    /// Where the browser has to go.
    pub address: String,
}

/// What a browser is asked for: options of WebAuthn as `PublicKeyCredential.parseCreationOptionsFromJSON` and
/// `parseRequestOptionsFromJSON` read them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PasskeyOptions {
    /// The options.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub public_key: Value,
}

/// What a browser answers: a credential as its `toJSON` writes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The credential.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub credential: Value,
    /// How its owner calls it, 1 to 120 characters; needed when it is added.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

/// A passkey of the person who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Passkey {
    /// Its id.
    pub id: Uuid,
    /// How its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it last signed its owner in.
    #[serde(default)]
    pub last_used_at: Option<DateTime<Utc>>,
}

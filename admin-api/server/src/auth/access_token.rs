//! Short tokens that stand for a program's key: a JWT (RFC 7519) of one kind only.
//!
//! There is one algorithm, HS256, and one header, compared byte by byte: what names another algorithm, a key or an address
//! (`kid`, `jku`, `jwk`) is not looked at any further. The signing key is derived from the master key, so every process has
//! it. A token names its key, which is read at each request: what is taken from the key is gone from its tokens at once.

use admin_types::Permission;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use engine_store::secrets::Vault;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

/// The one header that is written and read. `at+jwt` (RFC 9068) keeps other kinds of tokens out.
const HEADER: &str = r#"{"alg":"HS256","typ":"at+jwt"}"#;
/// For whom it is.
const AUDIENCE: &str = "botloom-api";
/// What its signing key is derived for.
const PURPOSE: &str = "access tokens";
/// Characters of a token; a longer one is none of ours.
const MAX_CHARS: usize = 4_096;
/// Seconds by which clocks of our processes may differ.
const LEEWAY: i64 = 5;

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claims {
    /// The public address of the server that made it.
    pub iss: String,
    /// For whom it is.
    pub aud: String,
    /// Id of the key that it stands for.
    pub sub: Uuid,
    /// Its own id.
    pub jti: Uuid,
    /// Seconds since 1970 when it was made.
    pub iat: i64,
    /// Seconds since 1970 when it ends.
    pub exp: i64,
    /// The workspace of the key.
    pub workspace_id: Uuid,
    /// Some of what the key may; all of it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<Permission>>,
}

impl Claims {
    /// What a token says that stands for a key.
    #[must_use]
    pub fn new(
        issuer: &str,
        workspace_id: Uuid,
        key_id: Uuid,
        id: Uuid,
        at: DateTime<Utc>,
        seconds: u32,
    ) -> Self {
        Self {
            iss: issuer.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: key_id,
            jti: id,
            iat: at.timestamp(),
            exp: at.timestamp().saturating_add(i64::from(seconds)),
            workspace_id,
            permissions: None,
        }
    }
}

/// Whether a text in `Authorization` has the form of a token: three parts with dots between them.
#[must_use]
pub(crate) fn looks_like_one(text: &str) -> bool {
    text.len() <= MAX_CHARS && text.bytes().filter(|byte| *byte == b'.').count() == 2
}

/// Signs a token.
#[must_use]
pub fn sign(vault: &Vault, claims: &Claims) -> String {
    let claims = serde_json::to_vec(claims).unwrap_or_default();
    let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(HEADER), URL_SAFE_NO_PAD.encode(claims));
    let mac = vault.derived(PURPOSE).first().and_then(|key| mac(key, signed.as_bytes()));
    let signature = mac.map(|mac| mac.finalize().into_bytes()).unwrap_or_default();
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// Reads a token: `None` for what was not signed here, is over, or is for others.
#[must_use]
pub fn read(vault: &Vault, issuer: &str, token: &str, now: DateTime<Utc>) -> Option<Claims> {
    if !looks_like_one(token) {
        return None;
    }
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    if URL_SAFE_NO_PAD.decode(header).ok()? != HEADER.as_bytes() {
        return None;
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    // While the master key is being replaced, tokens of the one before count too. Comparing takes constant time.
    let keys = vault.derived(PURPOSE);
    keys.iter()
        .find(|key| mac(key, signed.as_bytes()).is_some_and(|it| it.verify_slice(&signature).is_ok()))?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    let now = now.timestamp();
    let counts = claims.iss == issuer
        && claims.aud == AUDIENCE
        && claims.iat <= now.saturating_add(LEEWAY)
        && claims.exp > now;
    counts.then_some(claims)
}

fn mac(key: &[u8; 32], bytes: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(bytes);
    Some(mac)
}

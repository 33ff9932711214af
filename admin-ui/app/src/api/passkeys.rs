//! One's passkeys, and signing in with one or at the identity provider.

use admin_types::{Me, Page, Passkey, PasskeyAnswer, PasskeyOptions, SignInWays, SsoAddress};
use serde_json::json;
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// The ways to sign in beside the password.
pub(crate) async fn ways() -> Result<SignInWays, ApiError> {
    get("/session/ways").await
}

/// Where the identity provider is.
pub(crate) async fn begin_sso() -> Result<SsoAddress, ApiError> {
    send(Method::Post, "/session/sso", &json!({})).await
}

/// What the device is to sign, to sign somebody in.
pub(crate) async fn begin_session() -> Result<PasskeyOptions, ApiError> {
    send(Method::Post, "/session/passkey/begin", &json!({})).await
}

/// Signs in with what the device has signed.
pub(crate) async fn sign_in(answer: &PasskeyAnswer) -> Result<Me, ApiError> {
    send(Method::Post, "/session/passkey", answer).await
}

/// One's passkeys.
pub(crate) async fn list() -> Result<Page<Passkey>, ApiError> {
    get("/me/passkeys").await
}

/// What the device is to make.
pub(crate) async fn begin() -> Result<PasskeyOptions, ApiError> {
    send(Method::Post, "/me/passkeys/begin", &json!({})).await
}

/// Adds what it has made.
pub(crate) async fn add(answer: &PasskeyAnswer) -> Result<Passkey, ApiError> {
    send(Method::Post, "/me/passkeys", answer).await
}

/// Removes one.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/me/passkeys/{id}")).await
}

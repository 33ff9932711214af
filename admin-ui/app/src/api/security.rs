//! One's own password, second factor and sessions, and the sessions of others.

use admin_types::{
    ChangePassword, ConfirmSecondFactor, RecoveryCodes, RemoveSecondFactor, SecondFactor, SecondFactorSetup,
    UserSessions,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// Where one is signed in; of somebody else with their id.
pub(crate) async fn sessions(of: Option<Uuid>) -> Result<UserSessions, ApiError> {
    match of {
        None => get("/me/sessions").await,
        Some(id) => get(&format!("/users/{id}/sessions")).await,
    }
}

/// Ends one session.
pub(crate) async fn end_session(of: Option<Uuid>, session: Uuid) -> Result<(), ApiError> {
    match of {
        None => delete(&format!("/me/sessions/{session}")).await,
        Some(id) => delete(&format!("/users/{id}/sessions/{session}")).await,
    }
}

/// Ends all sessions; one's own but this one.
pub(crate) async fn end_sessions(of: Option<Uuid>) -> Result<(), ApiError> {
    match of {
        None => delete("/me/sessions").await,
        Some(id) => delete(&format!("/users/{id}/sessions")).await,
    }
}

/// Changes one's password.
pub(crate) async fn change_password(body: &ChangePassword) -> Result<(), ApiError> {
    send(Method::Post, "/me/password", body).await
}

/// Whether one is asked for codes.
pub(crate) async fn second_factor() -> Result<SecondFactor, ApiError> {
    get("/me/second-factor").await
}

/// Begins with an authenticator.
pub(crate) async fn begin_second_factor() -> Result<SecondFactorSetup, ApiError> {
    send(Method::Post, "/me/second-factor", &json!({})).await
}

/// Confirms it with a code.
pub(crate) async fn confirm_second_factor(body: &ConfirmSecondFactor) -> Result<RecoveryCodes, ApiError> {
    send(Method::Post, "/me/second-factor/confirm", body).await
}

/// Turns it off.
pub(crate) async fn remove_second_factor(body: &RemoveSecondFactor) -> Result<(), ApiError> {
    send(Method::Post, "/me/second-factor/remove", body).await
}

/// Turns somebody else's off, because their authenticator is lost.
pub(crate) async fn remove_second_factor_of(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/users/{id}/second-factor")).await
}

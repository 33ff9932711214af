//! Set-up, signing in and out, who is here.

use admin_types::{AcceptInvitation, InvitationFound, Login, LookInvitation, Me, Setup, SetupState};

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// Whether the first admin is still to be created.
pub(crate) async fn setup_state() -> Result<SetupState, ApiError> {
    get("/setup").await
}

/// Creates the workspace and its first admin, who is signed in then.
pub(crate) async fn set_up(setup: &Setup) -> Result<Me, ApiError> {
    send(Method::Post, "/setup", setup).await
}

/// Signs in.
pub(crate) async fn sign_in(login: &Login) -> Result<Me, ApiError> {
    send(Method::Post, "/session", login).await
}

/// Signs out.
pub(crate) async fn sign_out() -> Result<(), ApiError> {
    delete("/session").await
}

/// Who is signed in.
pub(crate) async fn me() -> Result<Me, ApiError> {
    get("/me").await
}

/// What a link invites to.
pub(crate) async fn look_invitation(body: &LookInvitation) -> Result<InvitationFound, ApiError> {
    send(Method::Post, "/invitations/look", body).await
}

/// Joins by a link, and is signed in then.
pub(crate) async fn accept_invitation(body: &AcceptInvitation) -> Result<Me, ApiError> {
    send(Method::Post, "/invitations/accept", body).await
}

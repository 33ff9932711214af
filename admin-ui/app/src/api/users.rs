//! People of the workspace; for admins.

use admin_types::{CreateInvitation, Invitation, InvitationWithLink, Page, UpdateUser, User};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All users, by name.
pub(crate) async fn list() -> Result<Page<User>, ApiError> {
    get("/users?limit=200").await
}

/// The invitations that were not used yet.
pub(crate) async fn invitations() -> Result<Page<Invitation>, ApiError> {
    get("/invitations").await
}

/// Invites somebody.
pub(crate) async fn invite(body: &CreateInvitation) -> Result<InvitationWithLink, ApiError> {
    send(Method::Post, "/invitations", body).await
}

/// Takes an invitation back.
pub(crate) async fn take_back(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/invitations/{id}")).await
}

/// Changes a user.
pub(crate) async fn update(id: Uuid, body: &UpdateUser) -> Result<User, ApiError> {
    send(Method::Patch, &format!("/users/{id}"), body).await
}

/// Removes a user.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/users/{id}")).await
}

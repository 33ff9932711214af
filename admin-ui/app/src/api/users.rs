//! People of the workspace; for admins.

use admin_types::{CreateUser, Page, UpdateUser, User};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All users, by name.
pub(crate) async fn list() -> Result<Page<User>, ApiError> {
    get("/users?limit=200").await
}

/// Adds a user.
pub(crate) async fn create(body: &CreateUser) -> Result<User, ApiError> {
    send(Method::Post, "/users", body).await
}

/// Changes a user.
pub(crate) async fn update(id: Uuid, body: &UpdateUser) -> Result<User, ApiError> {
    send(Method::Patch, &format!("/users/{id}"), body).await
}

/// Removes a user.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/users/{id}")).await
}

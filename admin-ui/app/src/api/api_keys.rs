//! Keys of programs.

use admin_types::{ApiKey, ApiKeyWithSecret, CreateApiKey, Page, UpdateApiKey};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All keys, the oldest first.
pub(crate) async fn list() -> Result<Page<ApiKey>, ApiError> {
    get("/api-keys?limit=200").await
}

/// Makes one; the answer has the key itself.
pub(crate) async fn create(body: &CreateApiKey) -> Result<ApiKeyWithSecret, ApiError> {
    send(Method::Post, "/api-keys", body).await
}

/// Changes one.
pub(crate) async fn update(id: Uuid, body: &UpdateApiKey) -> Result<ApiKey, ApiError> {
    send(Method::Put, &format!("/api-keys/{id}"), body).await
}

/// Removes one.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/api-keys/{id}")).await
}

//! Message templates.

use admin_types::{CreateTemplate, MessageTemplate, SyncTemplates, Templates, UpdateTemplate};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All templates of the workspace's numbers.
pub(crate) async fn list() -> Result<Templates, ApiError> {
    get("/templates").await
}

/// One template.
pub(crate) async fn read(id: Uuid) -> Result<MessageTemplate, ApiError> {
    get(&format!("/templates/{id}")).await
}

/// Makes a template, which Meta reviews.
pub(crate) async fn create(body: &CreateTemplate) -> Result<MessageTemplate, ApiError> {
    send(Method::Post, "/templates", body).await
}

/// Changes a template, which Meta reviews again.
pub(crate) async fn update(id: Uuid, body: &UpdateTemplate) -> Result<MessageTemplate, ApiError> {
    send(Method::Put, &format!("/templates/{id}"), body).await
}

/// Deletes a template in its language.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/templates/{id}")).await
}

/// Fetches the templates of a number's account from Meta.
pub(crate) async fn sync(number_id: Uuid) -> Result<Templates, ApiError> {
    send(Method::Post, "/templates/sync", &SyncTemplates { number_id }).await
}

//! Messages to many contacts.

use admin_types::{
    Broadcast, BroadcastPreview, BroadcastRecipient, CreateBroadcast, Page, RecipientFilter, SendableTemplate,
};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, get, query, send},
};

/// The latest first.
pub(crate) async fn list() -> Result<Page<Broadcast>, ApiError> {
    get("/broadcasts").await
}

/// One of them.
pub(crate) async fn read(id: Uuid) -> Result<Broadcast, ApiError> {
    get(&format!("/broadcasts/{id}")).await
}

/// Who would get it.
pub(crate) async fn preview(wanted: &CreateBroadcast) -> Result<BroadcastPreview, ApiError> {
    send(Method::Post, "/broadcasts/preview", wanted).await
}

/// Makes one.
pub(crate) async fn create(wanted: &CreateBroadcast) -> Result<Broadcast, ApiError> {
    send(Method::Post, "/broadcasts", wanted).await
}

/// `pause`, `resume` or `stop`.
pub(crate) async fn change(id: Uuid, how: &str) -> Result<Broadcast, ApiError> {
    send(Method::Post, &format!("/broadcasts/{id}/{how}"), &serde_json::json!({})).await
}

/// Its recipients.
pub(crate) async fn recipients(
    id: Uuid,
    filter: &RecipientFilter,
) -> Result<Page<BroadcastRecipient>, ApiError> {
    get(&format!("/broadcasts/{id}/recipients{}", query(filter))).await
}

/// The templates that a number can send.
pub(crate) async fn templates(number: Uuid) -> Result<Page<SendableTemplate>, ApiError> {
    get(&format!("/numbers/{number}/templates")).await
}

//! What could not be delivered, and the pause of everything that goes out.

use admin_types::{
    DeadLetter, DeadLetterFilter, DeadLetterQueue, Page, RedriveAll, Redriven, Sending, SetSending,
};

use super::{
    ApiError,
    client::{Method, delete, encode_component, get, query, send},
};

/// A page of what could not be delivered, the youngest first.
pub(crate) async fn dead_letters(filter: &DeadLetterFilter) -> Result<Page<DeadLetter>, ApiError> {
    get(&format!("/dead-letters{}", query(filter))).await
}

/// Gives one another try.
pub(crate) async fn redrive(id: &str) -> Result<(), ApiError> {
    send(Method::Post, &format!("/dead-letters/{}/redrive", encode_component(id)), &()).await
}

/// Gives all of a queue another try.
pub(crate) async fn redrive_all(queue: DeadLetterQueue) -> Result<Redriven, ApiError> {
    send(Method::Post, "/dead-letters/redrive", &RedriveAll { queue }).await
}

/// Lets one go for good.
pub(crate) async fn discard(id: &str) -> Result<(), ApiError> {
    delete(&format!("/dead-letters/{}", encode_component(id))).await
}

/// Whether anything goes out.
pub(crate) async fn sending() -> Result<Sending, ApiError> {
    get("/sending").await
}

/// Pauses everything that goes out, or lets it go on.
pub(crate) async fn set_sending(body: &SetSending) -> Result<Sending, ApiError> {
    send(Method::Put, "/sending", body).await
}

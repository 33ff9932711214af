//! Addresses that are told of events.

use admin_types::{
    CreateSubscription, Subscription, SubscriptionWithSecret, TestedSubscription, UpdateSubscription,
};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All of them, with how telling them goes.
pub(crate) async fn list() -> Result<Vec<Subscription>, ApiError> {
    get("/subscriptions").await
}

/// Adds one; the answer has the secret.
pub(crate) async fn create(body: &CreateSubscription) -> Result<SubscriptionWithSecret, ApiError> {
    send(Method::Post, "/subscriptions", body).await
}

/// Changes one.
pub(crate) async fn update(id: Uuid, body: &UpdateSubscription) -> Result<Subscription, ApiError> {
    send(Method::Patch, &format!("/subscriptions/{id}"), body).await
}

/// Removes one.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/subscriptions/{id}")).await
}

/// Makes a new secret, which the answer has.
pub(crate) async fn rotate_secret(id: Uuid) -> Result<SubscriptionWithSecret, ApiError> {
    send(Method::Post, &format!("/subscriptions/{id}/rotate-secret"), &()).await
}

/// Sends a test event.
pub(crate) async fn test(id: Uuid) -> Result<TestedSubscription, ApiError> {
    send(Method::Post, &format!("/subscriptions/{id}/test"), &()).await
}

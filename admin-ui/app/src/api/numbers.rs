//! Numbers, and writing to the simulated ones.

use admin_types::{
    ChangeLink, CheckCloud, CloudFound, CreateNumber, Number, NumberForm, NumberNews, Page, RegisterNumber,
    ReplaceCredentials, Simulate, Simulated, UpdateNumber, WhatsappLink,
};
use serde_json::json;
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// All numbers, by name; a workspace has few.
pub(crate) async fn list() -> Result<Page<Number>, ApiError> {
    get("/numbers?limit=200").await
}

/// One number.
pub(crate) async fn read(id: Uuid) -> Result<Number, ApiError> {
    get(&format!("/numbers/{id}")).await
}

/// What the provider told of a number that is no message, the newest first.
pub(crate) async fn news(id: Uuid) -> Result<Page<NumberNews>, ApiError> {
    get(&format!("/numbers/{id}/news?limit=20")).await
}

/// Adds a number.
pub(crate) async fn create(body: &CreateNumber) -> Result<Number, ApiError> {
    send(Method::Post, "/numbers", body).await
}

/// Changes a number, or takes its flow off.
pub(crate) async fn update(id: Uuid, body: &UpdateNumber) -> Result<Number, ApiError> {
    send(Method::Patch, &format!("/numbers/{id}"), body).await
}

/// Checks what was pasted, before anything is kept.
pub(crate) async fn check_cloud(body: &CheckCloud) -> Result<CloudFound, ApiError> {
    send(Method::Post, "/numbers/cloud/check", body).await
}

/// Checks a number at Meta now.
pub(crate) async fn check(id: Uuid) -> Result<Number, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/check"), &json!({})).await
}

/// Registers a number with its PIN.
pub(crate) async fn register(id: Uuid, body: &RegisterNumber) -> Result<Number, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/register"), body).await
}

/// Subscribes the app to the number's account.
pub(crate) async fn subscribe(id: Uuid) -> Result<Number, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/subscribe"), &json!({})).await
}

/// Replaces credentials once Meta accepts the new ones.
pub(crate) async fn replace_credentials(id: Uuid, body: &ReplaceCredentials) -> Result<Number, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/credentials"), body).await
}

/// How a number is linked.
pub(crate) async fn link(id: Uuid) -> Result<WhatsappLink, ApiError> {
    get(&format!("/numbers/{id}/link")).await
}

/// Connects, pauses or logs out a number.
pub(crate) async fn change_link(id: Uuid, body: &ChangeLink) -> Result<WhatsappLink, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/link"), body).await
}

/// Removes a number.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/numbers/{id}")).await
}

/// Writes to a simulator number as a contact would.
pub(crate) async fn simulate(id: Uuid, body: &Simulate) -> Result<Simulated, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/simulate"), body).await
}

/// The forms of the flow that answers there.
pub(crate) async fn forms(id: Uuid) -> Result<Page<NumberForm>, ApiError> {
    get(&format!("/numbers/{id}/forms")).await
}

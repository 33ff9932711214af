//! Numbers, and writing to the simulated ones.

use admin_types::{CreateNumber, Number, Page, Simulate, Simulated, UpdateNumber};
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

/// Adds a number.
pub(crate) async fn create(body: &CreateNumber) -> Result<Number, ApiError> {
    send(Method::Post, "/numbers", body).await
}

/// Changes a number, or takes its flow off.
pub(crate) async fn update(id: Uuid, body: &UpdateNumber) -> Result<Number, ApiError> {
    send(Method::Patch, &format!("/numbers/{id}"), body).await
}

/// Removes a number.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/numbers/{id}")).await
}

/// Writes to a simulator number as a contact would.
pub(crate) async fn simulate(id: Uuid, body: &Simulate) -> Result<Simulated, ApiError> {
    send(Method::Post, &format!("/numbers/{id}/simulate"), body).await
}

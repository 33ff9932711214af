//! Rules for alerts, and checks of deployed flows.

use admin_types::{AlertRule, Check, CheckRun, SaveAlertRule, SaveCheck};
use uuid::Uuid;

use super::{
    ApiError,
    client::{Method, delete, get, send},
};

/// The rules, each with where it is broken now.
pub(crate) async fn rules() -> Result<Vec<AlertRule>, ApiError> {
    get("/alert-rules").await
}

/// Adds a rule.
pub(crate) async fn create_rule(body: &SaveAlertRule) -> Result<AlertRule, ApiError> {
    send(Method::Post, "/alert-rules", body).await
}

/// Changes a rule.
pub(crate) async fn save_rule(id: Uuid, body: &SaveAlertRule) -> Result<AlertRule, ApiError> {
    send(Method::Put, &format!("/alert-rules/{id}"), body).await
}

/// Removes a rule.
pub(crate) async fn remove_rule(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/alert-rules/{id}")).await
}

/// The checks, each with how it went last.
pub(crate) async fn checks() -> Result<Vec<Check>, ApiError> {
    get("/checks").await
}

/// Adds a check.
pub(crate) async fn create_check(body: &SaveCheck) -> Result<Check, ApiError> {
    send(Method::Post, "/checks", body).await
}

/// Changes a check.
pub(crate) async fn save_check(id: Uuid, body: &SaveCheck) -> Result<Check, ApiError> {
    send(Method::Put, &format!("/checks/{id}"), body).await
}

/// Removes a check.
pub(crate) async fn remove_check(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/checks/{id}")).await
}

/// Lets a check be held as soon as possible.
pub(crate) async fn run_check(id: Uuid) -> Result<(), ApiError> {
    send(Method::Post, &format!("/checks/{id}/run"), &()).await
}

/// How a check went, the latest first.
pub(crate) async fn runs(id: Uuid) -> Result<Vec<CheckRun>, ApiError> {
    get(&format!("/checks/{id}/runs")).await
}

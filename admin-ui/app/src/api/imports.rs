//! Contacts from files.

use admin_types::{Import, ImportPlan, ImportPreview, ImportUpload, Page};
use uuid::Uuid;

use super::{
    ApiError,
    client::{BASE, Method, delete, get, query, send, upload},
};

/// The latest first.
pub(crate) async fn list() -> Result<Page<Import>, ApiError> {
    get("/imports").await
}

/// Uploads a file.
pub(crate) async fn create(number_id: Uuid, file: web_sys::File) -> Result<Import, ApiError> {
    let wanted = ImportUpload { number_id: Some(number_id), filename: Some(file.name()) };
    upload(&format!("/imports{}", query(&wanted)), file).await
}

/// The beginning of the file as a plan reads it.
pub(crate) async fn preview(id: Uuid, plan: &ImportPlan) -> Result<ImportPreview, ApiError> {
    send(Method::Post, &format!("/imports/{id}/preview"), plan).await
}

/// Begins.
pub(crate) async fn start(id: Uuid, plan: &ImportPlan) -> Result<Import, ApiError> {
    send(Method::Post, &format!("/imports/{id}/start"), plan).await
}

/// Stops.
pub(crate) async fn stop(id: Uuid) -> Result<Import, ApiError> {
    send(Method::Post, &format!("/imports/{id}/stop"), &serde_json::json!({})).await
}

/// Deletes file and report.
pub(crate) async fn remove(id: Uuid) -> Result<(), ApiError> {
    delete(&format!("/imports/{id}")).await
}

/// Where the rows that were refused are downloaded.
pub(crate) fn report_url(id: Uuid) -> String {
    format!("{BASE}/imports/{id}/report")
}

//! The description of the API itself.

use serde_json::Value;

use super::{ApiError, client::get};

/// The OpenAPI document.
pub(crate) async fn read() -> Result<Value, ApiError> {
    get("/openapi.json").await
}

//! Flows to start from.

use admin_types::{Sample, SampleDetail};

use super::{ApiError, client::get};

/// The samples.
pub(crate) async fn list() -> Result<Vec<Sample>, ApiError> {
    get("/gallery").await
}

/// One sample with its document.
pub(crate) async fn sample(key: &str) -> Result<SampleDetail, ApiError> {
    get(&format!("/gallery/{key}")).await
}

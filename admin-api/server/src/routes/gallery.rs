//! Flows to start from.

use admin_types::{Problem, ProblemCode, Sample, SampleDetail};

use crate::{error::ApiError, extract::Path, gallery::samples};

/// List the sample flows
#[utoipa::path(get, path = "/gallery", tag = "flows", operation_id = "listSamples",
    responses((status = 200, body = Vec<Sample>)))]
pub(crate) async fn list() -> axum::Json<Vec<Sample>> {
    axum::Json(samples().iter().map(|found| found.sample.clone()).collect())
}

/// A sample flow with its document
#[utoipa::path(get, path = "/gallery/{key}", tag = "flows", operation_id = "getSample",
    params(("key" = String, Path, description = "Name of the sample")),
    responses((status = 200, body = SampleDetail), (status = 404, body = Problem)))]
pub(crate) async fn get(Path(key): Path<String>) -> Result<axum::Json<SampleDetail>, ApiError> {
    let found = samples().iter().find(|found| found.sample.key == key);
    found.cloned().map(axum::Json).ok_or_else(|| {
        ApiError::new(ProblemCode::NotFound, "There is no such sample; GET /api/v1/gallery lists them.")
    })
}

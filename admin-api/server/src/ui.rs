//! The pages of the admin UI.

use axum::{Router, response::Html};
use http::StatusCode;

use crate::{AppState, headers};

/// The UI's routes: everything that nobody else answers.
#[must_use]
pub(crate) fn router(state: &AppState) -> Router {
    let https = state.config().is_https();
    Router::new()
        .fallback(not_built)
        .layer(axum::middleware::from_fn(move |request, next| headers::of_pages(https, request, next)))
}

async fn not_built() -> (StatusCode, Html<&'static str>) {
    (
        StatusCode::SERVICE_UNAVAILABLE,
        Html(
            "<!doctype html><title>Botloom</title><p>The admin UI is not part of this build. <code>cargo xtask run</code> builds it. The API at <code>/api/v1</code> works.</p>",
        ),
    )
}

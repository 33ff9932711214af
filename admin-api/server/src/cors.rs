//! Which other sites may ask the API from their pages: none, unless the settings name them.
//!
//! They ask with a key or a token in `Authorization`; cookies are never let through, so a page of theirs can do nothing in
//! the name of whoever is signed in here.

use http::{HeaderName, HeaderValue, Method, header};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::idempotency;

/// How long browsers remember that they may ask.
const REMEMBERED: std::time::Duration = std::time::Duration::from_secs(600);

/// The layer for these origins; none where there are none.
pub(crate) fn layer(origins: &[String]) -> Option<CorsLayer> {
    let origins: Vec<HeaderValue> = origins.iter().filter_map(|origin| origin.parse().ok()).collect();
    if origins.is_empty() {
        return None;
    }
    let exposed = [
        header::ETAG,
        header::LOCATION,
        header::RETRY_AFTER,
        header::CONTENT_DISPOSITION,
        HeaderName::from_static("x-request-id"),
        idempotency::REPLAYED,
    ];
    let layer = CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            header::IF_MATCH,
            header::RANGE,
            idempotency::HEADER,
        ])
        .expose_headers(exposed)
        .max_age(REMEMBERED);
    Some(layer)
}

//! `/health/live` and `/health/ready`, for whatever watches the process.

use std::sync::Arc;

use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use engine_store::Store;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

/// What readiness looks at.
#[derive(Clone)]
pub(crate) struct Health {
    pub(crate) store: Arc<dyn Store>,
    /// Cancelled when the process was told to stop.
    pub(crate) stop: CancellationToken,
}

/// The routes.
pub(crate) fn router(health: Health) -> Router {
    Router::new().route("/health/live", get(live)).route("/health/ready", get(ready)).with_state(health)
}

/// The process answers. Depends on nothing, so that a database's failure never restarts it.
async fn live() -> Json<Value> {
    Json(json!({"status": "live"}))
}

/// The process takes requests. It stays ready, but degraded, while the database is away: webhooks
/// are then refused with 503 and delivered again later.
async fn ready(State(health): State<Health>) -> (StatusCode, Json<Value>) {
    if health.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, Json(json!({"status": "stopping"})));
    }
    let ping = tokio::time::timeout(std::time::Duration::from_secs(2), health.store.ping()).await;
    match ping {
        Ok(Ok(())) => (StatusCode::OK, Json(json!({"status": "ready"}))),
        _ => (StatusCode::OK, Json(json!({"status": "degraded", "reason": "the database does not answer"}))),
    }
}

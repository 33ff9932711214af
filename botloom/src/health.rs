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
        Ok(Ok(())) => (StatusCode::OK, Json(readiness(&*health.store).await)),
        _ => (StatusCode::OK, Json(json!({"status": "degraded", "reason": "the database does not answer"}))),
    }
}

/// Says too when nothing is sent: the process is ready all the same, since it takes what comes in.
async fn readiness(store: &dyn Store) -> Value {
    match store.sends_paused().await {
        Ok(Some(pause)) => json!({
            "status": "ready", "sending": "paused", "reason": pause.note, "since": pause.since,
        }),
        _ => json!({"status": "ready"}),
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use chrono::DateTime;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_pause_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        let store = engine_store::connect(&url).await.unwrap();
        let app = router(Health { store: Arc::clone(&store), stop: CancellationToken::new() });
        let ask = async || {
            let request = Request::get("/health/ready").body(Body::empty()).unwrap();
            let response = app.clone().oneshot(request).await.unwrap();
            assert_eq!(response.status(), StatusCode::OK);
            let bytes = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
            serde_json::from_slice::<Value>(&bytes).unwrap()
        };
        assert_eq!(ask().await, json!({"status": "ready"}));
        store.pause_sends("restored", DateTime::UNIX_EPOCH).await.unwrap();
        let paused = ask().await;
        assert_eq!((&paused["sending"], &paused["reason"]), (&json!("paused"), &json!("restored")));
        assert_eq!(paused["status"], "ready");
    }
}

//! `/health/live` and `/health/ready`, for whatever watches the process.

use std::{sync::Arc, time::Duration};

use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use engine_runtime::{Presence, Runtime};
use engine_store::{Store, StoreError};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// What readiness looks at.
#[derive(Clone)]
pub(crate) struct Health {
    pub(crate) store: Arc<dyn Store>,
    /// The engine, where this process runs one.
    pub(crate) engine: Option<Arc<Runtime>>,
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

/// The process takes requests: it listens, or nobody would be answered here. It stays ready, but degraded, while the
/// database is away: webhooks are then refused with 503 and delivered again later.
async fn ready(State(health): State<Health>) -> (StatusCode, Json<Value>) {
    let engine = health.engine.as_ref().map(|engine| engine.presence());
    let missing = tokio::time::timeout(PATIENCE, health.store.missing_migrations()).await;
    let migrations = missing.ok().and_then(Result::ok);
    let floor = tokio::time::timeout(PATIENCE, health.store.check_floor()).await;
    let outdated = matches!(floor, Ok(Err(StoreError::Outdated { .. })));
    let (code, status, reason) = judge(health.stop.is_cancelled(), outdated, migrations, engine);
    let mut body = json!({"status": status, "database": migrations.is_some()});
    if let Some(reason) = reason {
        body["reason"] = reason.into();
    }
    // Nothing is sent then, but the process is ready all the same, since it takes what comes in.
    let pause = tokio::time::timeout(PATIENCE, health.store.sends_paused()).await;
    if let Ok(Ok(Some(pause))) = pause {
        body["sending"] = "paused".into();
        body["since"] = json!(pause.since);
        body["reason"] = body.get("reason").cloned().unwrap_or_else(|| pause.note.into());
    }
    if let Some(engine) = engine {
        body["node"] = engine.registered.into();
        body["shards"] = engine.shards.into();
        body["nodes"] = engine.nodes.into();
    }
    (code, Json(body))
}

/// Status and reason from what is known. `outdated` says that only newer programs may use the database; `missing` is `None` while the database is away.
fn judge(
    stopping: bool,
    outdated: bool,
    missing: Option<usize>,
    engine: Option<Presence>,
) -> (StatusCode, &'static str, Option<&'static str>) {
    const NOT: StatusCode = StatusCode::SERVICE_UNAVAILABLE;
    if stopping {
        return (NOT, "stopping", Some("the process was told to stop"));
    }
    if engine.is_some_and(|engine| !engine.alive) {
        return (NOT, "unready", Some("the loop that registers this node stands still; restart the process"));
    }
    if outdated {
        return (NOT, "unready", Some("the database is a newer version's; start that version"));
    }
    match missing {
        None => (
            StatusCode::OK,
            "degraded",
            Some("the database does not answer; webhooks get 503 and come again"),
        ),
        Some(0) if engine.is_some_and(|engine| !engine.registered) => (
            StatusCode::OK,
            "degraded",
            Some("this process is not registered as a node and answers nobody yet"),
        ),
        Some(0) => (StatusCode::OK, "ready", None),
        Some(_) => (NOT, "unready", Some("the database lacks migrations; run botloom migrate or restart")),
    }
}

#[cfg(test)]
mod tests {
    use axum::{body::Body, http::Request};
    use engine_store::{on_each_database, testing::TestStore};
    use tower::ServiceExt;

    use super::*;

    async fn ask(router: &Router, path: &str) -> (StatusCode, Value) {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = axum::body::to_bytes(answer.into_body(), 1 << 16).await.unwrap();
        (status, serde_json::from_slice(&body).unwrap())
    }

    on_each_database!(
        a_database_that_is_away_degrades_and_nothing_touches_liveness,
        async |store: TestStore| {
            let stop = CancellationToken::new();
            let router = router(Health { store: store.store.clone(), engine: None, stop: stop.clone() });
            assert_eq!(
                ask(&router, "/health/ready").await,
                (StatusCode::OK, json!({"status": "ready", "database": true}))
            );
            store.close().await;
            let (status, body) = ask(&router, "/health/ready").await;
            assert_eq!(
                (status, &body["status"], &body["database"]),
                (StatusCode::OK, &json!("degraded"), &json!(false))
            );
            assert!(body["reason"].as_str().unwrap().contains("database"), "{body}");
            assert_eq!(ask(&router, "/health/live").await, (StatusCode::OK, json!({"status": "live"})));
            stop.cancel();
            let (status, body) = ask(&router, "/health/ready").await;
            assert_eq!((status, &body["status"]), (StatusCode::SERVICE_UNAVAILABLE, &json!("stopping")));
            assert_eq!(ask(&router, "/health/live").await.0, StatusCode::OK);
        }
    );

    on_each_database!(a_pause_is_told, async |store: TestStore| {
        let stop = CancellationToken::new();
        let router = router(Health { store: store.store.clone(), engine: None, stop });
        store.pause_sends("restored", chrono::DateTime::UNIX_EPOCH).await.unwrap();
        let (status, body) = ask(&router, "/health/ready").await;
        assert_eq!((status, &body["status"]), (StatusCode::OK, &json!("ready")));
        assert_eq!((&body["sending"], &body["reason"]), (&json!("paused"), &json!("restored")));
    });

    #[test]
    fn only_what_a_restart_or_an_operator_can_repair_is_unready() {
        let node = Presence { alive: true, registered: true, shards: 256, nodes: 1 };
        let status = |missing, engine| {
            let (code, status, reason) = judge(false, false, missing, Some(engine));
            assert_eq!(reason.is_none(), status == "ready");
            (code.as_u16(), status)
        };
        assert_eq!(status(Some(0), node), (200, "ready"));
        assert_eq!(status(Some(0), Presence { registered: false, ..node }), (200, "degraded"));
        assert_eq!(status(None, node), (200, "degraded"));
        assert_eq!(status(Some(1), node), (503, "unready"));
        assert_eq!(status(None, Presence { alive: false, ..node }), (503, "unready"));
    }
}

//! Files: taken and given as they are, which is encrypted.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path, State},
    http::StatusCode,
    routing::{get, post},
};
use serde_json::{Value, json};

use crate::server::FakeWhatsapp;

/// Bytes of the largest file.
const MOST: usize = 110 * 1024 * 1024;

pub(crate) fn router(server: Arc<FakeWhatsapp>) -> Router {
    Router::new()
        .route("/mms/{kind}/{token}", post(take))
        .route("/files/{name}", get(give))
        .layer(DefaultBodyLimit::max(MOST))
        .with_state(server)
}

async fn take(
    State(server): State<Arc<FakeWhatsapp>>,
    Path((_, token)): Path<(String, String)>,
    bytes: Bytes,
) -> Json<Value> {
    if bytes.is_empty() {
        // The client asks whether an upload that broke off can go on.
        return Json(json!({"resume": 0}));
    }
    let path = format!("/files/{token}");
    server.lock().files.insert(path.clone(), bytes.to_vec());
    Json(json!({"url": format!("https://mmg.whatsapp.net{path}"), "direct_path": path}))
}

async fn give(
    State(server): State<Arc<FakeWhatsapp>>,
    Path(name): Path<String>,
) -> Result<Vec<u8>, StatusCode> {
    let found = server.lock().files.get(&format!("/files/{name}")).cloned();
    found.ok_or(StatusCode::NOT_FOUND)
}

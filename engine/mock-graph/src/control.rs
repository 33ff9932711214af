//! How tests and people steer the mock: `/__mock/…`.

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::Instant;

use crate::{Fault, MockGraph, Received, server::error};

pub(crate) async fn list(State(mock): State<MockGraph>) -> Json<Vec<Received>> {
    Json(mock.received())
}

pub(crate) async fn signs(State(mock): State<MockGraph>) -> Json<Vec<Value>> {
    Json(mock.signs())
}

pub(crate) async fn clear(State(mock): State<MockGraph>) -> StatusCode {
    let mut inner = mock.lock();
    inner.received.clear();
    inner.faults.clear();
    StatusCode::NO_CONTENT
}

pub(crate) async fn add_fault(State(mock): State<MockGraph>, Json(fault): Json<Fault>) -> StatusCode {
    mock.fail(fault);
    StatusCode::NO_CONTENT
}

/// Puts a file there: the body is its bytes, `content-type` its type. An inbound message names it by the id.
pub(crate) async fn add_media(State(mock): State<MockGraph>, headers: HeaderMap, bytes: Bytes) -> Response {
    let mime = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let id = mock.add_media(mime, bytes);
    (StatusCode::CREATED, Json(json!({"id": id}))).into_response()
}

/// A contact writes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Inbound {
    /// To the number with this id.
    phone_number_id: String,
    /// From this phone number, E.164 without `+`.
    from: String,
    /// The name that the contact gave itself.
    #[serde(default)]
    name: String,
    /// Words; or else `message`.
    #[serde(default)]
    text: String,
    /// Anything else, in Meta's words: `type` and what belongs to it.
    #[serde(default)]
    message: Value,
}

/// Delivers a message of a contact to the webhook.
pub(crate) async fn inbound(State(mock): State<MockGraph>, Json(inbound): Json<Inbound>) -> Response {
    let Some(webhooks) = mock.webhooks.clone() else {
        return error(StatusCode::CONFLICT, 100, "The mock was started without a webhook's address.");
    };
    let mut message = match &inbound.message {
        Value::Object(_) => inbound.message.clone(),
        _ => json!({"type": "text", "text": {"body": inbound.text}}),
    };
    let id = format!("wamid.MOCKIN{:016X}", mock.next_id());
    message["id"] = id.clone().into();
    message["from"] = inbound.from.clone().into();
    message["timestamp"] = webhooks.timestamp(&mock).into();
    mock.lock().heard.insert(inbound.from.clone(), Instant::now());
    let contact = json!({"wa_id": inbound.from, "profile": {"name": inbound.name}});
    let value = json!({"contacts": [contact], "messages": [message]});
    webhooks.deliver(&mock, "messages", Some(&inbound.phone_number_id), value);
    (StatusCode::ACCEPTED, Json(json!({"id": id}))).into_response()
}

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

use crate::{
    Fault, MockGraph, Received, StatusPlan, WebhookTarget,
    business::AppChange,
    server::error,
    templates,
    webhooks::{Of, Webhooks},
};

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
    let Some(webhooks) = mock.webhooks() else {
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
    if !webhooks.deliver(&mock, Of::Number(&inbound.phone_number_id), "messages", value) {
        return error(StatusCode::CONFLICT, 100, "No app has subscribed the account's news.");
    }
    (StatusCode::ACCEPTED, Json(json!({"id": id}))).into_response()
}

/// What stands at Meta of the app and its numbers; what is absent stays.
pub(crate) async fn app(State(mock): State<MockGraph>, Json(change): Json<AppChange>) -> StatusCode {
    mock.lock().business.change(change);
    StatusCode::NO_CONTENT
}

/// The form "Webhook" of Meta's app dashboard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WebhookForm {
    /// Where to: plain HTTP, by IP address or `localhost`.
    url: String,
    verify_token: String,
    app_secret: String,
    /// Whether what is said outside of the 24 hours fails.
    #[serde(default)]
    window: bool,
}

/// "Verify and save": the address is asked for the challenge, and gets webhooks when it knows it.
pub(crate) async fn webhook(State(mock): State<MockGraph>, Json(form): Json<WebhookForm>) -> Response {
    let Some(target) = WebhookTarget::read(&form.url, form.app_secret) else {
        return error(StatusCode::BAD_REQUEST, 100, "The address must be http:// with an IP address.");
    };
    if !Webhooks::verifies(&target, &form.verify_token).await {
        let text = "The URL couldn't be validated. Response does not match challenge.";
        return error(StatusCode::BAD_REQUEST, 2_200, text);
    }
    mock.tell(target, StatusPlan { window: form.window, ..StatusPlan::default() });
    Json(json!({"success": true})).into_response()
}

/// What Meta decides of a template afterwards, such as `{"status": "PAUSED"}`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decision {
    #[serde(default)]
    pub(crate) status: Option<String>,
    #[serde(default)]
    pub(crate) quality: Option<String>,
    #[serde(default)]
    pub(crate) category: Option<String>,
}

/// Meta decides something of a template, and tells.
pub(crate) async fn template(
    State(mock): State<MockGraph>,
    axum::extract::Path(name): axum::extract::Path<String>,
    Json(decision): Json<Decision>,
) -> StatusCode {
    if templates::decide(&mock, &name, &decision) { StatusCode::NO_CONTENT } else { StatusCode::NOT_FOUND }
}

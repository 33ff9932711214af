//! A stand-in for Meta's Graph API, on loopback.
//!
//! It speaks the protocol of `POST /{version}/{phone-number-id}/messages`: bearer tokens, Meta's
//! answers and error bodies, limits on texts and titles, and, where Meta's own OpenAPI description is
//! at hand, a check of every body against it. Tests steer it by `/__mock/…`.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::MetaSchema;

/// A request that the mock accepted or refused.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Received {
    /// Order of arrival, from 0.
    pub number: usize,
    /// Id of the sending number, from the path.
    pub phone_number_id: String,
    /// The body.
    pub body: Value,
    /// Id of the message, when it was accepted.
    pub message_id: Option<String>,
    /// HTTP status of the answer; 0 when the connection was dropped after the message was accepted.
    pub status: u16,
}

/// What goes wrong with the next requests.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// For how many requests.
    pub count: usize,
    /// HTTP status of the answer.
    #[serde(default = "server_error")]
    pub status: u16,
    /// Meta's error code.
    #[serde(default)]
    pub code: i64,
    /// Seconds in `Retry-After`.
    #[serde(default)]
    pub retry_after: Option<u64>,
    /// Milliseconds before the answer.
    #[serde(default)]
    pub delay_ms: u64,
    /// Accepts the message, then gives no usable answer: the ambiguous case.
    #[serde(default)]
    pub accept_without_answer: bool,
}

fn server_error() -> u16 {
    500
}

#[derive(Default)]
struct Inner {
    received: Vec<Received>,
    faults: VecDeque<Fault>,
    sequence: u64,
}

/// The mock. Clones share their state.
#[derive(Clone)]
pub struct MockGraph {
    inner: Arc<Mutex<Inner>>,
    schema: Arc<Option<MetaSchema>>,
    token: Arc<str>,
    watcher: Option<Watcher>,
}

/// Sees each accepted message's body.
type Watcher = Arc<dyn Fn(&Value) + Send + Sync>;

impl std::fmt::Debug for MockGraph {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MockGraph").field("schema", &self.schema).finish_non_exhaustive()
    }
}

impl MockGraph {
    /// A mock that lets requests with this bearer token in. Meta's description is used when it is
    /// at hand.
    ///
    /// # Errors
    /// When Meta's description is there but cannot be understood.
    pub fn new(token: &str) -> Result<Self, String> {
        Ok(Self {
            inner: Arc::default(),
            schema: Arc::new(MetaSchema::load()?),
            token: token.into(),
            watcher: None,
        })
    }

    /// A mock for loads: accepted messages are shown to `watcher` and not kept, and bodies are judged by the
    /// documented limits only, so that the mock costs little beside what is measured.
    #[must_use]
    pub fn watched(token: &str, watcher: impl Fn(&Value) + Send + Sync + 'static) -> Self {
        let watcher: Watcher = Arc::new(watcher);
        Self { inner: Arc::default(), schema: Arc::new(None), token: token.into(), watcher: Some(watcher) }
    }

    /// Whether bodies are checked against Meta's description.
    #[must_use]
    pub fn has_schema(&self) -> bool {
        self.schema.is_some()
    }

    /// Everything received so far, in order.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.lock().received.clone()
    }

    /// Makes the next requests fail.
    pub fn fail(&self, fault: Fault) {
        self.lock().faults.push_back(fault);
    }

    /// The routes.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{version}/{phone_number_id}/messages", post(messages))
            .route("/__mock/requests", get(list).delete(clear))
            .route("/__mock/faults", post(add_fault))
            .with_state(self.clone())
    }

    /// Serves on an address until the task is dropped; gives the address it listens on.
    ///
    /// # Errors
    /// When the address cannot be listened on.
    pub async fn serve(
        &self,
        address: SocketAddr,
    ) -> std::io::Result<(SocketAddr, tokio::task::JoinHandle<()>)> {
        let listener = TcpListener::bind(address).await?;
        let local = listener.local_addr()?;
        let router = self.router();
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::warn!(%error, "the mock of the Graph API stopped");
            }
        });
        Ok((local, task))
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next_fault(&self) -> Option<Fault> {
        let mut inner = self.lock();
        let fault = inner.faults.front_mut()?;
        fault.count = fault.count.saturating_sub(1);
        let taken = fault.clone();
        if taken.count == 0 {
            inner.faults.pop_front();
        }
        Some(taken)
    }

    fn record(
        &self,
        phone_number_id: &str,
        body: Value,
        status: StatusCode,
        answered: bool,
    ) -> Option<String> {
        let mut inner = self.lock();
        let accepted = status.is_success();
        inner.sequence += 1;
        let message_id = accepted.then(|| format!("wamid.MOCK{:016X}", inner.sequence));
        if let Some(watcher) = &self.watcher {
            drop(inner);
            if accepted {
                watcher(&body);
            }
            return message_id;
        }
        let number = inner.received.len();
        inner.received.push(Received {
            number,
            phone_number_id: phone_number_id.to_owned(),
            body,
            message_id: message_id.clone(),
            status: if answered { status.as_u16() } else { 0 },
        });
        message_id
    }
}

async fn list(State(mock): State<MockGraph>) -> Json<Vec<Received>> {
    Json(mock.received())
}

async fn clear(State(mock): State<MockGraph>) -> StatusCode {
    let mut inner = mock.lock();
    inner.received.clear();
    inner.faults.clear();
    StatusCode::NO_CONTENT
}

async fn add_fault(State(mock): State<MockGraph>, Json(fault): Json<Fault>) -> StatusCode {
    mock.fail(fault);
    StatusCode::NO_CONTENT
}

async fn messages(
    State(mock): State<MockGraph>,
    Path((_version, phone_number_id)): Path<(String, String)>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let body: Value = match serde_json::from_slice(&bytes) {
        Ok(body) => body,
        Err(_) => return refuse(&mock, &phone_number_id, Value::Null, 100, "Invalid JSON"),
    };
    let bearer = headers.get("authorization").and_then(|value| value.to_str().ok());
    if bearer.and_then(|value| value.strip_prefix("Bearer ")) != Some(&*mock.token) {
        let answer =
            error_body(190, "OAuthException", "Invalid OAuth access token - Cannot parse access token");
        mock.record(&phone_number_id, body, StatusCode::UNAUTHORIZED, true);
        return (StatusCode::UNAUTHORIZED, Json(answer)).into_response();
    }
    if let Err(reason) = judge(&mock, &body) {
        return refuse(&mock, &phone_number_id, body, 100, &reason);
    }
    match mock.next_fault() {
        Some(fault) => fail(&mock, &phone_number_id, body, &fault).await,
        None => accept(&mock, &phone_number_id, body),
    }
}

fn accept(mock: &MockGraph, phone_number_id: &str, body: Value) -> Response {
    let to = body.get("to").or_else(|| body.get("recipient")).cloned().unwrap_or_default();
    let id = mock.record(phone_number_id, body, StatusCode::OK, true);
    let contact = json!({"input": to, "wa_id": to.as_str().map(|to| to.trim_start_matches('+'))});
    Json(json!({"messaging_product": "whatsapp", "contacts": [contact], "messages": [{"id": id}]}))
        .into_response()
}

fn refuse(mock: &MockGraph, phone_number_id: &str, body: Value, code: i64, reason: &str) -> Response {
    mock.record(phone_number_id, body, StatusCode::BAD_REQUEST, true);
    let answer = error_body(code, "OAuthException", &format!("(#{code}) {reason}"));
    (StatusCode::BAD_REQUEST, Json(answer)).into_response()
}

async fn fail(mock: &MockGraph, phone_number_id: &str, body: Value, fault: &Fault) -> Response {
    tokio::time::sleep(Duration::from_millis(fault.delay_ms)).await;
    if fault.accept_without_answer {
        mock.record(phone_number_id, body, StatusCode::OK, false);
        // Half an answer: the sender cannot know whether the message was taken.
        return (StatusCode::BAD_GATEWAY, "<html>").into_response();
    }
    let status = StatusCode::from_u16(fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status.is_success() {
        return accept(mock, phone_number_id, body);
    }
    mock.record(phone_number_id, body, status, true);
    let answer = error_body(fault.code, "OAuthException", &format!("(#{}) Simulated failure", fault.code));
    let mut response = (status, Json(answer)).into_response();
    if let Some(seconds) = fault.retry_after {
        response.headers_mut().insert("retry-after", HeaderValue::from(seconds));
    }
    response
}

/// The shape of Meta's errors.
fn error_body(code: i64, kind: &str, message: &str) -> Value {
    json!({"error": {
        "message": message, "type": kind, "code": code,
        "error_data": {"messaging_product": "whatsapp", "details": message},
        "fbtrace_id": "AMockTraceOfThisRequest",
    }})
}

/// Meta's description where it is at hand, and the documented limits that it does not state.
fn judge(mock: &MockGraph, body: &Value) -> Result<(), String> {
    if body["messaging_product"] != "whatsapp" {
        return Err("The parameter messaging_product is required.".to_owned());
    }
    if body["status"] == "read" {
        return if body["message_id"].is_string() {
            Ok(())
        } else {
            Err("message_id is required".to_owned())
        };
    }
    if !body["to"].is_string() && !body["recipient"].is_string() {
        return Err("The parameter to is required.".to_owned());
    }
    if let Some(schema) = mock.schema.as_ref() {
        // Recipients known only by a business-scoped id are newer than the description.
        let mut judged = body.clone();
        if let Some(object) = judged.as_object_mut()
            && let Some(recipient) = object.remove("recipient")
        {
            object.insert("to".to_owned(), recipient);
        }
        let errors = schema.errors(&judged);
        if !errors.is_empty() {
            return Err(errors.join("; "));
        }
    }
    limits(body)
}

fn limits(body: &Value) -> Result<(), String> {
    let within = |value: &Value, name: &str, min: usize, max: usize| match value
        .as_str()
        .map(|text| text.chars().count())
    {
        Some(count) if (min..=max).contains(&count) => Ok(()),
        Some(count) => Err(format!("{name} has {count} characters; {min} to {max} are allowed")),
        None => Err(format!("{name} is required")),
    };
    if let Some(data) = body.get("biz_opaque_callback_data") {
        within(data, "biz_opaque_callback_data", 1, 512)?;
    }
    let interactive = &body["interactive"];
    match (body["type"].as_str(), interactive["type"].as_str()) {
        (Some("text"), _) => within(&body["text"]["body"], "text.body", 1, 4096),
        (Some("image"), _) if body["image"].get("caption").is_some() => {
            within(&body["image"]["caption"], "image.caption", 1, 1024)
        }
        (Some("interactive"), Some("button")) => {
            within(&interactive["body"]["text"], "interactive.body.text", 1, 1024)?;
            let buttons = interactive["action"]["buttons"].as_array().map(Vec::as_slice).unwrap_or_default();
            if buttons.is_empty() || buttons.len() > 3 {
                return Err(format!("{} buttons; 1 to 3 are allowed", buttons.len()));
            }
            let mut titles = std::collections::BTreeSet::new();
            for button in buttons {
                within(&button["reply"]["title"], "button title", 1, 20)?;
                within(&button["reply"]["id"], "button id", 1, 256)?;
                if !titles.insert(button["reply"]["title"].to_string()) {
                    return Err("two buttons have the same title".to_owned());
                }
            }
            Ok(())
        }
        (Some("interactive"), Some("list")) => {
            within(&interactive["body"]["text"], "interactive.body.text", 1, 4096)?;
            within(&interactive["action"]["button"], "list button", 1, 20)?;
            let sections =
                interactive["action"]["sections"].as_array().map(Vec::as_slice).unwrap_or_default();
            let rows: Vec<&Value> =
                sections.iter().filter_map(|section| section["rows"].as_array()).flatten().collect();
            if rows.is_empty() || rows.len() > 10 || sections.len() > 10 {
                return Err(format!("{} rows; 1 to 10 are allowed", rows.len()));
            }
            for row in rows {
                within(&row["title"], "row title", 1, 24)?;
                within(&row["id"], "row id", 1, 200)?;
                if row.get("description").is_some() {
                    within(&row["description"], "row description", 1, 72)?;
                }
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

//! The mock and its state: what came in, what goes wrong next, and the routes.

use std::{
    collections::{HashMap, VecDeque},
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use axum::{
    Json, Router,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tokio::{net::TcpListener, time::Instant};

use crate::{
    Fault, MetaSchema, StatusPlan, WebhookTarget,
    business::{self, Business},
    control, forms,
    media::{self, Media},
    messages,
    templates::{self, Template},
    uploads,
    webhooks::Webhooks,
};

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

#[derive(Default)]
pub(crate) struct Inner {
    pub(crate) received: Vec<Received>,
    pub(crate) faults: VecDeque<Fault>,
    pub(crate) sequence: u64,
    pub(crate) templates: Vec<Template>,
    /// Account and name of approved templates that were deleted.
    pub(crate) deleted: Vec<(String, String)>,
    /// Examples for reviewers.
    pub(crate) uploads: Vec<uploads::Upload>,
    pub(crate) media: HashMap<String, Media>,
    /// Read receipts and typing indicators.
    pub(crate) signs: Vec<Value>,
    /// How long these are waited for.
    pub(crate) stall: std::time::Duration,
    pub(crate) forms: Vec<forms::Form>,
    /// Addresses of files that will not work.
    pub(crate) dead_links: usize,
    /// The pause in the middle of each download.
    pub(crate) slow: std::time::Duration,
    /// The app, its token's permissions, accounts and their numbers.
    pub(crate) business: Business,
    /// When contacts last wrote by [`control`], for the 24 hours.
    pub(crate) heard: HashMap<String, Instant>,
}

/// Sees each accepted message's body.
type Watcher = Arc<dyn Fn(&Value) + Send + Sync>;

/// The mock. Clones share their state.
#[derive(Clone)]
pub struct MockGraph {
    inner: Arc<Mutex<Inner>>,
    pub(crate) schema: Arc<Option<MetaSchema>>,
    token: Arc<str>,
    watcher: Option<Watcher>,
    webhooks: Arc<Mutex<Option<Webhooks>>>,
    /// Where it listens, for the addresses of media.
    pub(crate) address: Arc<Mutex<Option<SocketAddr>>>,
}

impl std::fmt::Debug for MockGraph {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MockGraph").field("schema", &self.schema).finish_non_exhaustive()
    }
}

impl MockGraph {
    /// A mock that lets requests with this bearer token in, and judges bodies by Meta's description.
    ///
    /// # Errors
    /// When Meta's description cannot be understood.
    pub fn new(token: &str) -> Result<Self, String> {
        Ok(Self {
            inner: Arc::default(),
            schema: Arc::new(Some(MetaSchema::load()?)),
            token: token.into(),
            watcher: None,
            webhooks: Arc::default(),
            address: Arc::default(),
        })
    }

    /// A mock for loads: accepted messages are shown to `watcher` and not kept, and bodies are judged by the
    /// documented limits only, so that the mock costs little beside what is measured.
    #[must_use]
    pub fn watched(token: &str, watcher: impl Fn(&Value) + Send + Sync + 'static) -> Self {
        let watcher: Watcher = Arc::new(watcher);
        Self {
            inner: Arc::default(),
            schema: Arc::new(None),
            token: token.into(),
            watcher: Some(watcher),
            webhooks: Arc::default(),
            address: Arc::default(),
        }
    }

    /// Tells of statuses and templates as Meta does: signed, again when they are not taken, in the order and as often as
    /// the plan says.
    #[must_use]
    pub fn with_webhooks(self, target: WebhookTarget, plan: StatusPlan) -> Self {
        self.tell(target, plan);
        // Who says where webhooks go has subscribed them.
        self.lock().business.subscribe_all();
        self
    }

    /// Sends webhooks there from now on.
    pub(crate) fn tell(&self, target: WebhookTarget, plan: StatusPlan) {
        *self.webhooks.lock().unwrap_or_else(PoisonError::into_inner) = Some(Webhooks::new(target, plan));
    }

    /// The sender of webhooks, where there is one and it has a reader.
    pub(crate) fn webhooks(&self) -> Option<Webhooks> {
        self.webhooks.lock().unwrap_or_else(PoisonError::into_inner).clone()
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

    /// The read receipts and typing indicators so far, in order.
    #[must_use]
    pub fn signs(&self) -> Vec<Value> {
        self.lock().signs.clone()
    }

    /// Read receipts are answered after so long.
    pub fn stall_signs(&self, stall: std::time::Duration) {
        self.lock().stall = stall;
    }

    /// Makes the next requests fail.
    pub fn fail(&self, fault: Fault) {
        self.lock().faults.push_back(fault);
    }

    /// The routes.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{version}/{id}/messages", post(messages::send))
            .route("/{version}/{id}/media", post(media::upload))
            .route("/{version}/{id}/flows", post(forms::create))
            .route(
                "/{version}/{id}/message_templates",
                get(templates::list).post(templates::create).delete(templates::delete),
            )
            .route("/{version}/debug_token", get(business::debug_token))
            .route("/{version}/{id}/phone_numbers", get(business::phone_numbers))
            .route("/{version}/{id}/register", post(business::register))
            .route("/{version}/{id}/subscribed_apps", get(business::subscribed).post(business::subscribe))
            .route("/{version}/{id}/uploads", post(uploads::open))
            .route("/{version}/{id}", get(business::node).post(uploads::node).delete(media::delete))
            .route("/__mock/requests", get(control::list).delete(control::clear))
            .route("/__mock/signs", get(control::signs))
            .route("/__mock/faults", post(control::add_fault))
            .route("/__mock/inbound", post(control::inbound))
            .route("/__mock/media", post(control::add_media))
            .route("/__mock/app", post(control::app))
            .route("/__mock/webhook", post(control::webhook))
            .route("/__mock/templates/{name}", post(control::template))
            .route("/__mock/media/{id}", get(media::download))
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
        *self.address.lock().unwrap_or_else(PoisonError::into_inner) = Some(local);
        let router = self.router();
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::warn!(%error, "the mock of the Graph API stopped");
            }
        });
        Ok((local, task))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn next_fault(&self) -> Option<Fault> {
        let mut inner = self.lock();
        let fault = inner.faults.front_mut()?;
        fault.count = fault.count.saturating_sub(1);
        let taken = fault.clone();
        if taken.count == 0 {
            inner.faults.pop_front();
        }
        Some(taken)
    }

    /// An id that was never given before.
    pub(crate) fn next_id(&self) -> u64 {
        let mut inner = self.lock();
        inner.sequence += 1;
        inner.sequence
    }

    /// Keeps a request, unless a watcher sees it; gives the message's id where it was accepted.
    pub(crate) fn record(
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

    /// Whether a request carries the token.
    pub(crate) fn lets_in(&self, headers: &HeaderMap) -> bool {
        bearer(headers) == Some(&*self.token) && !self.lock().business.expired
    }

    /// Takes the token its rights, or gives them back.
    pub fn refuse_token(&self, refused: bool) {
        self.lock().business.expired = refused;
    }

    /// Whether this is the token.
    pub(crate) fn is_token(&self, token: &str) -> bool {
        *self.token == *token
    }

    /// The answer to a request whose token is not accepted or lacks a permission.
    pub(crate) fn refusal(&self, headers: &HeaderMap, scope: &str) -> Option<Response> {
        if !self.lets_in(headers) {
            return Some(unauthorized());
        }
        let has = self.lock().business.scopes.iter().any(|has| has == scope);
        let text = format!("(#200) You do not have the necessary permission: {scope}");
        (!has).then(|| error(StatusCode::FORBIDDEN, 200, &text))
    }
}

/// The token of a request.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The answer to a request without the token.
pub(crate) fn unauthorized() -> Response {
    error(StatusCode::UNAUTHORIZED, 190, "Invalid OAuth access token - Cannot parse access token")
}

/// An answer in the shape of Meta's errors.
pub(crate) fn error(status: StatusCode, code: i64, message: &str) -> Response {
    error_of(status, code, 0, message)
}

/// An answer in the shape of Meta's errors, with the finer code.
pub(crate) fn error_of(status: StatusCode, code: i64, subcode: i64, message: &str) -> Response {
    let body = json!({"error": {
        "message": message, "type": "OAuthException", "code": code, "error_subcode": subcode,
        "error_data": {"messaging_product": "whatsapp", "details": message},
        "fbtrace_id": "AMockTraceOfThisRequest",
    }});
    (status, Json(body)).into_response()
}

//! The API with a database of its own, and clients with cookies.

use std::sync::Arc;

use admin_api::{ApiConfig, AppState, StateParts, auth::password::hash_password};
use admin_types::Role;
use axum::{Router, body::Body, response::Response};
use chrono::{DateTime, Duration, Utc};
use engine_store::{
    clock::{Clock, ManualClock},
    hints::Hints,
    ids,
    objects::Objects,
    rates::Rates,
    repo::{logins::LoginRecord, users::UserRecord, workspaces::WorkspaceRecord},
    secrets::Vault,
    testing::{Kind, TestStore, fresh},
};
use http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;
use uuid::Uuid;

pub(crate) const PASSWORD: &str = "a long enough password";

/// The API under test. The clock stands still unless a test moves it.
pub(crate) struct App {
    pub(crate) store: TestStore,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) hints: Hints,
    pub(crate) router: Router,
    pub(crate) state: AppState,
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: http::HeaderMap,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.bytes)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.bytes)))
    }

    /// Asserts a problem with this code, its status and its shape.
    #[track_caller]
    pub(crate) fn problem(&self, code: admin_types::ProblemCode) -> Value {
        let body = self.json();
        assert_eq!(body["code"], code.as_str(), "{body}");
        assert_eq!(self.status.as_u16(), code.status(), "{body}");
        assert_eq!(self.headers[header::CONTENT_TYPE], admin_types::PROBLEM_CONTENT_TYPE);
        for field in ["type", "title", "status", "detail"] {
            assert!(!body[field].is_null(), "{field} is missing: {body}");
        }
        body
    }

    /// The bytes of a file.
    #[track_caller]
    pub(crate) fn ok_bytes(self) -> Vec<u8> {
        assert!(self.status.is_success(), "{}", self.status);
        self.bytes
    }

    #[track_caller]
    pub(crate) fn ok(self) -> Value {
        assert!(self.status.is_success(), "{}: {}", self.status, String::from_utf8_lossy(&self.bytes));
        if self.bytes.is_empty() { Value::Null } else { self.json() }
    }

    /// What `Set-Cookie` sets, as a `Cookie` header's text.
    pub(crate) fn cookies(&self) -> String {
        let pairs: Vec<&str> = self
            .headers
            .get_all(header::SET_COOKIE)
            .iter()
            .map(|value| value.to_str().unwrap().split(';').next().unwrap())
            .collect();
        pairs.join("; ")
    }
}

/// Another system that answers with what it was asked.
struct Echo;

#[async_trait::async_trait]
impl admin_api::outside::Outside for Echo {
    async fn call(&self, _workspace_id: Uuid, call: &engine_core::Call) -> engine_core::CallOutcome {
        let engine_core::Call::Http(request) = call else {
            return engine_core::CallOutcome::failed("not_configured", "Only requests are answered here.");
        };
        let body = serde_json::json!({"url": request.url, "body": request.body});
        let value = serde_json::json!({"status": 200, "headers": {}, "body": body});
        engine_core::CallOutcome::Ok { value }
    }

    async fn refusal(&self, url: &str) -> Option<String> {
        url.contains("127.0.0.1").then(|| "The address is refused: it is not public.".to_owned())
    }

    /// Answers with the status that the address ends with.
    async fn post_event(
        &self,
        url: &str,
        _secret: Vec<u8>,
        _id: &str,
        _body: Vec<u8>,
    ) -> Result<u16, String> {
        let status = url.rsplit('/').next().and_then(|status| status.parse().ok());
        status.ok_or_else(|| "The other system cannot be reached.".to_owned())
    }
}

impl App {
    pub(crate) async fn new() -> Self {
        Self::on(Kind::Sqlite).await
    }

    pub(crate) async fn on(kind: Kind) -> Self {
        // Nothing listens on this port: a test that asks Meta says what stands in for it.
        Self::asking(kind, "http://127.0.0.1:9").await
    }

    /// An API that takes this address for Meta's.
    pub(crate) async fn asking(kind: Kind, graph_url: &str) -> Self {
        let config = ApiConfig::new("http://localhost:8080");
        Self::with(kind, ApiConfig { graph_url: graph_url.to_owned(), ..config }).await
    }

    pub(crate) async fn with(kind: Kind, config: ApiConfig) -> Self {
        let start: DateTime<Utc> = "2026-03-01T12:00:00Z".parse().unwrap();
        Self::at(kind, config, Arc::new(ManualClock::new(start))).await
    }

    /// With a clock that others read too.
    pub(crate) async fn at(kind: Kind, config: ApiConfig, clock: Arc<ManualClock>) -> Self {
        let store = fresh(kind).await;
        let hints = Hints::in_process();
        let vault = Arc::new(Vault::new(&vec![7_u8; 32].into()));
        let parts = StateParts {
            store: Arc::clone(&store.store),
            objects: Objects::in_memory(),
            hints: hints.clone(),
            rates: Rates::in_process(),
            vault,
            clock: clock.clone(),
            outside: Arc::new(Echo),
        };
        let state = AppState::new(parts, config);
        Self { store, clock, hints, router: admin_api::router(&state), state }
    }

    pub(crate) fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    pub(crate) async fn workspace(&self, name: &str) -> Uuid {
        let id = ids::new_id(&*self.clock);
        let record = WorkspaceRecord { id, name: name.into(), created_at: self.clock.now() };
        self.store.create_workspace(&record).await.unwrap();
        id
    }

    /// A user with [`PASSWORD`].
    pub(crate) async fn user(&self, workspace_id: Uuid, role: Role, email: &str) -> Uuid {
        // Hashing costs tens of milliseconds, and the same hash will do for every test.
        static HASH: std::sync::LazyLock<String> =
            std::sync::LazyLock::new(|| hash_password(PASSWORD).unwrap());
        let id = ids::new_id(&*self.clock);
        let record = UserRecord {
            id,
            workspace_id,
            email: email.into(),
            name: format!("The {role}"),
            role: role.as_str().into(),
            password_hash: HASH.clone(),
            disabled: false,
            limited: false,
            created_at: self.clock.now(),
            last_login_at: None,
        };
        self.store.create_user(&record, &[]).await.unwrap();
        id
    }

    /// A client that is signed in as a new user of the workspace.
    pub(crate) async fn client(&self, workspace_id: Uuid, role: Role) -> Client<'_> {
        let email = format!("{role}-{}@example.com", ids::new_id(&*self.clock).simple());
        let user_id = self.user(workspace_id, role, &email).await;
        self.client_of(user_id).await
    }

    pub(crate) async fn client_of(&self, user_id: Uuid) -> Client<'_> {
        let (token, digest) = admin_api::auth::token::new_token();
        let now = self.clock.now();
        let login = LoginRecord {
            digest,
            user_id,
            created_at: now,
            expires_at: now + Duration::days(14),
            user_agent: "Test".to_owned(),
            address: String::new(),
        };
        self.store.create_login(&login).await.unwrap();
        Client { app: self, user_id, cookie: format!("botloom={token}"), key: String::new() }
    }

    pub(crate) fn anonymous(&self) -> Client<'_> {
        Client { app: self, user_id: Uuid::nil(), cookie: String::new(), key: String::new() }
    }

    /// A program with a key.
    pub(crate) fn program(&self, key: &str) -> Client<'_> {
        Client { key: key.to_owned(), ..self.anonymous() }
    }

    pub(crate) async fn raw(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }
}

/// A browser with its cookies, or a program with its key.
#[derive(Clone)]
pub(crate) struct Client<'a> {
    app: &'a App,
    pub(crate) user_id: Uuid,
    pub(crate) cookie: String,
    key: String,
}

impl Client<'_> {
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: impl Into<Body>,
    ) -> Answer {
        let uri = if path.starts_with("/api/") { path.to_owned() } else { format!("/api/v1{path}") };
        let mut request = Request::builder().method(method).uri(uri);
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        if !self.key.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = self.app.raw(request.body(body.into()).unwrap()).await;
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, bytes }
    }

    pub(crate) async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(method, path, &[("content-type", "application/json")], body.to_string()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], Body::empty()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::POST, path, body).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.json(Method::PATCH, path, body).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &[], Body::empty()).await
    }

    /// Saves a draft that was made from the given etag.
    pub(crate) async fn save(&self, flow: &str, etag: &str, document: &Value) -> Answer {
        let body = serde_json::json!({"document": document}).to_string();
        let quoted = format!("\"{etag}\"");
        let headers = [("content-type", "application/json"), ("if-match", quoted.as_str())];
        self.send(Method::PUT, &format!("/flows/{flow}/draft"), &headers, body).await
    }
}

//! The tools over HTTP: `/mcp`, with the key of a program in `Authorization`.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Request as HttpRequest, State},
    http::{HeaderValue, header, request::Parts},
    middleware::{Next, from_fn, from_fn_with_state},
    response::Response,
};
use http_body_util::BodyExt as _;
use rmcp::transport::streamable_http_server::{
    StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
};
use tower::ServiceExt as _;

use super::{Answer, Ask, Server, tools::Request};
use crate::{API_PREFIX, AppState, auth::CurrentUser, error::ApiError, headers};

/// Bytes of an answer that are read.
const MAX_BYTES: usize = 4_000_000;

/// The route. Each call stands for itself: there are no sessions that a stranger could guess or a restart could lose.
pub(crate) fn router(state: &AppState, api: Router) -> Router {
    let server = Server::new(Arc::new(Within { api }));
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(crate::BODY_LIMIT)
        // A page of another site that reaches this server by a forged name has no key, and cookies do not count here.
        .disable_allowed_hosts();
    let service = StreamableHttpService::new(
        move || Ok(server.clone()),
        Arc::new(NeverSessionManager::default()),
        config,
    );
    Router::new()
        .route_service("/mcp", service)
        .layer(from_fn_with_state(state.clone(), keyed))
        .layer(from_fn(headers::of_api))
}

/// Lets in whoever has a key that counts; a session's cookie alone does not.
async fn keyed(
    State(state): State<AppState>,
    request: HttpRequest,
    next: Next,
) -> Result<Response, ApiError> {
    let unknown = || {
        let detail = "Send the key of a program: Authorization: Bearer botloom_…. An admin makes one.";
        ApiError::new(admin_types::ProblemCode::ApiKeyWrong, detail)
            .with_header(header::WWW_AUTHENTICATE, "Bearer")
    };
    if !request.headers().contains_key(header::AUTHORIZATION) {
        return Err(unknown());
    }
    CurrentUser::find(&state, request.headers()).await?.ok_or_else(unknown)?;
    Ok(next.run(request).await)
}

/// Asks the API of this very process.
struct Within {
    api: Router,
}

#[async_trait::async_trait]
impl Ask for Within {
    async fn ask(&self, request: Request, parts: Option<&Parts>) -> Result<Answer, String> {
        let body = request.body.map(|body| body.to_string()).unwrap_or_default();
        let mut asked = HttpRequest::builder()
            .method(request.method)
            .uri(format!("{API_PREFIX}{}", request.path))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body))
            .map_err(|error| error.to_string())?;
        if let Some(parts) = parts {
            for name in [header::AUTHORIZATION, header::HeaderName::from_static("x-forwarded-for")] {
                for value in parts.headers.get_all(&name) {
                    asked.headers_mut().append(name.clone(), HeaderValue::clone(value));
                }
            }
            // From where it was asked, for the audit log.
            if let Some(peer) = parts.extensions.get::<axum::extract::ConnectInfo<std::net::SocketAddr>>() {
                asked.extensions_mut().insert(*peer);
            }
        }
        let response = self.api.clone().oneshot(asked).await.map_err(|error| error.to_string())?;
        let status = response.status().as_u16();
        let body = http_body_util::Limited::new(response.into_body(), MAX_BYTES).collect().await;
        let bytes =
            body.map_err(|_| "The answer is too long; ask for less with limit.".to_owned())?.to_bytes();
        Ok(Answer { status, body: String::from_utf8_lossy(&bytes).into_owned() })
    }
}

//! `Idempotency-Key`: a change that is asked for again under the same key is done once, and answered as the first time.
//!
//! The key belongs to whoever sends it. Only what succeeded is kept: a request that was refused changed nothing, so its
//! key is free again. If the process dies between doing and keeping, the next try under the key runs again with the same
//! [`OnceId`], which handlers that reach the outside world give to what they do.

use std::sync::{Arc, Mutex, PoisonError};

use admin_types::ProblemCode;
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequestParts, Request},
    response::Response,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::Duration;
use engine_store::{
    ids,
    repo::idempotency::{Keyed, KeyedRequest, KnownRequest, answer_place},
};
use futures::StreamExt as _;
use http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::{AppState, BODY_LIMIT, auth::CurrentUser, error::ApiError};

/// The header of the request.
pub(crate) const HEADER: HeaderName = HeaderName::from_static("idempotency-key");
/// The header of an answer that is given again.
pub(crate) const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// How long a key counts.
const KEPT: Duration = Duration::hours(24);
/// A request that has been under way for this long died: a handler's own time is over long before, and an upload's.
const STALE: Duration = Duration::minutes(10);
/// Characters of a key.
const MAX_KEY_CHARS: usize = 255;
/// Bytes of an answer. Changes answer with what they made, which is far smaller.
const MAX_ANSWER: usize = 2 * 1024 * 1024;
/// Bytes of a file that is sent again, to compare it.
const MAX_UPLOAD: u64 = 128 * 1024 * 1024;

/// Under which id a change counts once: that of its key, or a new one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OnceId(pub(crate) Uuid);

impl FromRequestParts<AppState> for OnceId {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let known = parts.extensions.get::<Self>().copied();
        Ok(known.unwrap_or_else(|| Self(ids::new_id(state.clock()))))
    }
}

/// What becomes of a request.
pub(crate) enum Once {
    /// It has no key, or is no change.
    Plain(Request),
    /// It is the first with its key.
    First(Request, Keeping),
    /// It was answered before.
    Again(Response),
}

/// Keeps the answer that a first request gets.
pub(crate) struct Keeping {
    id: Uuid,
    upload: Option<Arc<Mutex<Sha256>>>,
}

/// An answer as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    status: u16,
    headers: Vec<(String, String)>,
    body: String,
    /// Digest of the file, where the request was one.
    upload: Option<String>,
}

/// Looks a request's key up.
///
/// # Errors
/// A key that is none, that came with another request, or whose request is under way.
pub(crate) async fn begin(state: &AppState, user: &CurrentUser, request: Request) -> Result<Once, ApiError> {
    let Some(header) = request.headers().get(&HEADER) else { return Ok(Once::Plain(request)) };
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(Once::Plain(request));
    }
    let name = header.to_str().map(str::trim).unwrap_or_default().to_owned();
    if name.is_empty() || name.len() > MAX_KEY_CHARS {
        let detail = "Idempotency-Key has 1 to 255 letters, digits or signs of ASCII. Nothing was changed.";
        return Err(ApiError::new(ProblemCode::InvalidParameter, detail));
    }
    let is_upload =
        request.headers().get(header::CONTENT_TYPE).is_some_and(|it| it == "application/octet-stream");
    let (parts, body) = request.into_parts();
    let mut hash = Sha256::new();
    hash.update(parts.method.as_str());
    hash.update([0]);
    hash.update(parts.uri.path_and_query().map(http::uri::PathAndQuery::as_str).unwrap_or_default());
    hash.update([0]);
    let body = if is_upload {
        body
    } else {
        let bytes = to_bytes(body, BODY_LIMIT).await.map_err(|_| {
            ApiError::new(ProblemCode::TooLarge, "The body is larger than 1 MB. Nothing was changed.")
        })?;
        hash.update(&bytes);
        Body::from(bytes)
    };
    let now = state.clock().now();
    let keyed = KeyedRequest {
        holder_id: user.id(),
        name,
        id: ids::new_id(state.clock()),
        fingerprint: hash.finalize().to_vec(),
        at: now,
        forget_before: now - KEPT,
        stale_before: now - STALE,
    };
    match state.store().begin_keyed(&keyed).await? {
        Keyed::Begin(id) => {
            let upload = is_upload.then(|| Arc::new(Mutex::new(Sha256::new())));
            let body = match &upload {
                Some(hash) => hashed(body, Arc::clone(hash)),
                None => body,
            };
            let mut request = Request::from_parts(parts, body);
            request.extensions_mut().insert(OnceId(id));
            Ok(Once::First(request, Keeping { id, upload }))
        }
        Keyed::Known(known) if known.fingerprint == keyed.fingerprint => again(state, known, body).await,
        Keyed::Known(_) => Err(reused()),
        Keyed::Released => Err(under_way()),
    }
}

impl Keeping {
    /// Keeps an answer that says that something was done, and lets the key of any other go.
    pub(crate) async fn keep(self, state: &AppState, response: Response) -> Response {
        let status = response.status();
        if !status.is_success() {
            self.release(state).await;
            return response;
        }
        let (parts, body) = response.into_parts();
        let Ok(bytes) = to_bytes(body, MAX_ANSWER).await else {
            tracing::error!(%status, "an answer was too long to be kept for its Idempotency-Key");
            self.release(state).await;
            let detail = "It was done, but its answer is too long for an Idempotency-Key. Do not ask again.";
            return axum::response::IntoResponse::into_response(ApiError::new(ProblemCode::Internal, detail));
        };
        let headers = [header::CONTENT_TYPE, header::LOCATION, header::ETAG];
        let text = |name: &HeaderName| parts.headers.get(name)?.to_str().ok().map(str::to_owned);
        let headers = headers.iter().filter_map(|name| Some((name.to_string(), text(name)?)));
        let kept = Kept {
            status: status.as_u16(),
            headers: headers.collect(),
            body: STANDARD.encode(&bytes),
            upload: self.upload.as_ref().map(|hash| digest(hash)),
        };
        let plain = serde_json::to_vec(&kept).unwrap_or_default();
        let stored = match state.vault().seal(answer_place(self.id), &plain) {
            Ok(sealed) => state.store().keep_answer(self.id, &sealed).await,
            Err(error) => Err(error),
        };
        if let Err(error) = stored {
            // It is done. Asked again within ten minutes it is refused as under way, and later done under the same id.
            tracing::error!(%error, "an answer was not kept for its Idempotency-Key");
        }
        Response::from_parts(parts, Body::from(bytes))
    }

    async fn release(&self, state: &AppState) {
        if let Err(error) = state.store().release_keyed(self.id).await {
            tracing::warn!(%error, "an Idempotency-Key was not released");
        }
    }
}

/// The answer of the first time.
async fn again(state: &AppState, known: KnownRequest, body: Body) -> Result<Once, ApiError> {
    let sealed = known.answer.ok_or_else(under_way)?;
    let plain = state.vault().open(answer_place(known.id), &sealed)?;
    let kept: Kept = serde_json::from_slice(&plain).map_err(|error| crate::error::internal(&error))?;
    if let Some(wanted) = &kept.upload
        && digest_of(body).await.as_ref() != Some(wanted)
    {
        return Err(reused());
    }
    let bytes = STANDARD.decode(&kept.body).map_err(|error| crate::error::internal(&error))?;
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::OK);
    for (name, value) in kept.headers {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(&value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response.headers_mut().insert(REPLAYED, HeaderValue::from_static("true"));
    Ok(Once::Again(response))
}

fn under_way() -> ApiError {
    let detail = "A request with this Idempotency-Key is under way. Ask again in a moment.";
    ApiError::new(ProblemCode::RequestUnderWay, detail).with_header(header::RETRY_AFTER, "1")
}

fn reused() -> ApiError {
    let detail = "This Idempotency-Key came with another request within 24 hours. Nothing was changed; take a new key for \
                  a new request.";
    ApiError::new(ProblemCode::IdempotencyKeyReused, detail)
}

/// A body that is digested while it is read.
fn hashed(body: Body, hash: Arc<Mutex<Sha256>>) -> Body {
    Body::from_stream(body.into_data_stream().inspect(move |chunk| {
        if let Ok(chunk) = chunk {
            hash.lock().unwrap_or_else(PoisonError::into_inner).update(chunk);
        }
    }))
}

fn digest(hash: &Mutex<Sha256>) -> String {
    hex::encode(hash.lock().unwrap_or_else(PoisonError::into_inner).clone().finalize())
}

/// The digest of a file that came again; none for one that is too long or came in part.
async fn digest_of(body: Body) -> Option<String> {
    let (mut hash, mut read) = (Sha256::new(), 0_u64);
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.ok()?;
        read = read.saturating_add(chunk.len() as u64);
        if read > MAX_UPLOAD {
            return None;
        }
        hash.update(&chunk);
    }
    Some(hex::encode(hash.finalize()))
}

//! `POST /hooks/{key}`: another system posts to a conversation that waits for it.
//!
//! Whoever knows the key may post. Keys have 128 bits and are kept as hashes, so they cannot be guessed or read.

use std::{sync::Arc, time::Instant};

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, State},
    http::StatusCode,
    routing::post,
};
use engine_store::{Store, clock::Clock, repo::listeners::key_hash, without_nul};
use serde_json::{Value, json};
use tracing::Instrument;

use crate::{event::Event, intake::Intake, metrics, problem::Problem};

/// The largest body: a conversation's variables take no more either.
const MAX_BODY: usize = 256 * 1024;
/// The longest key that is looked up.
const MAX_KEY: usize = 256;

const UNKNOWN: Problem =
    Problem { status: StatusCode::NOT_FOUND, code: "hook_unknown", detail: "Nothing waits at this address." };
const TOO_LARGE: Problem = Problem {
    status: StatusCode::PAYLOAD_TOO_LARGE,
    code: "body_too_large",
    detail: "The body has at most 256 KiB.",
};
const MALFORMED: Problem =
    Problem { status: StatusCode::BAD_REQUEST, code: "json_malformed", detail: "The body is not JSON." };
const BROKEN: Problem = Problem {
    status: StatusCode::BAD_REQUEST,
    code: "body_broken",
    detail: "The body could not be read to its end.",
};
const BUSY: Problem = Problem {
    status: StatusCode::SERVICE_UNAVAILABLE,
    code: "busy",
    detail: "The post could not be stored now; send it again.",
};

/// What became of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posted {
    /// It is stored. Whether it was posted before makes no difference to the poster.
    Accepted,
    /// Nothing waits under this key.
    Unknown,
    /// It could not be stored and must be posted again.
    Busy,
}

/// What the address needs.
#[derive(Clone)]
pub(crate) struct Hooks {
    pub store: Arc<dyn Store>,
    pub intake: Intake,
    pub clock: Arc<dyn Clock>,
}

impl Hooks {
    /// Journals a post for the conversation that waits under a key.
    pub(crate) async fn post(&self, key: &str, mut data: Value) -> Posted {
        if key.is_empty() || key.len() > MAX_KEY {
            return Posted::Unknown;
        }
        let listener = match self.store.listener(&key_hash(key)).await {
            Ok(Some(listener)) => listener,
            Ok(None) => return Posted::Unknown,
            Err(error) => {
                tracing::warn!(%error, "a webhook's key cannot be looked up");
                return Posted::Busy;
            }
        };
        without_nul(&mut data);
        let span = tracing::info_span!("webhook.hook", number.id = %listener.number_id, conversation.id = %listener.conversation_id);
        let size = data.to_string().len();
        let event = span.in_scope(|| Event::webhook(self.clock.now(), &listener, key, data));
        match self.intake.submit(vec![event], size).instrument(span).await {
            Ok(()) => Posted::Accepted,
            Err(error) => {
                tracing::warn!(number.id = %listener.number_id, %error, "a webhook was refused");
                Posted::Busy
            }
        }
    }
}

/// The route.
pub(crate) fn router(hooks: Hooks) -> Router {
    Router::new().route("/hooks/{key}", post(receive)).with_state(hooks)
}

async fn receive(
    State(hooks): State<Hooks>,
    Path(key): Path<String>,
    body: Body,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let began = Instant::now();
    let answer = take(&hooks, &key, body).await;
    metrics::webhook("hook", &answer);
    if answer.is_ok() {
        metrics::stage("acknowledge", began.elapsed());
    }
    answer
}

async fn take(hooks: &Hooks, key: &str, body: Body) -> Result<(StatusCode, Json<Value>), Problem> {
    let bytes = axum::body::to_bytes(body, MAX_BODY).await.map_err(|error| {
        let too_large = std::error::Error::source(&error)
            .is_some_and(|source| source.is::<http_body_util::LengthLimitError>());
        if too_large { TOO_LARGE } else { BROKEN }
    })?;
    let data = match bytes.trim_ascii() {
        b"" => Value::Null,
        words => serde_json::from_slice(words).map_err(|_| MALFORMED)?,
    };
    match hooks.post(key, data).await {
        Posted::Accepted => Ok((StatusCode::ACCEPTED, Json(json!({"accepted": true})))),
        Posted::Unknown => Err(UNKNOWN),
        Posted::Busy => Err(BUSY),
    }
}

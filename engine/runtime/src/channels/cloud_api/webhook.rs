//! The webhook's address: `/webhooks/cloud/{number_id}`.

use std::{sync::Arc, time::Instant};

use axum::{
    Router,
    body::Body,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::get,
};
use engine_store::{
    Store,
    clock::Clock,
    repo::{
        number_health::NumberMark,
        numbers::{NumberKind, NumberRecord},
    },
    secrets::Vault,
};
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq;
use tracing::{Instrument, Span, field};
use uuid::Uuid;

use super::{envelope, marks::Marks, preferences, signature};
use crate::{directory::Directory, intake::Intake, metrics, problem::Problem};

/// Meta sends at most 3 MB.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// What the address needs.
#[derive(Clone)]
pub(crate) struct WebhookState {
    pub directory: Directory,
    pub intake: Intake,
    pub vault: Arc<Vault>,
    pub clock: Arc<dyn Clock>,
    pub marks: Marks,
    pub store: Arc<dyn Store>,
}

const fn problem(status: StatusCode, code: &'static str, detail: &'static str) -> Problem {
    Problem { status, code, detail }
}

const UNKNOWN: Problem =
    problem(StatusCode::NOT_FOUND, "number_unknown", "There is no Cloud API number at this address.");
const VERIFY: Problem =
    problem(StatusCode::FORBIDDEN, "verify_token_wrong", "The verify token is not the one of this number.");
const SIGNATURE: Problem = problem(
    StatusCode::UNAUTHORIZED,
    "signature_invalid",
    "X-Hub-Signature-256 is missing or does not sign this body with the number's app secret.",
);
const TOO_LARGE: Problem =
    problem(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", "A webhook's body has at most 4 MiB.");
const MALFORMED: Problem = problem(StatusCode::BAD_REQUEST, "json_malformed", "The body is not JSON.");
const BROKEN: Problem =
    problem(StatusCode::BAD_REQUEST, "body_broken", "The body could not be read to its end.");
const BUSY: Problem = problem(
    StatusCode::SERVICE_UNAVAILABLE,
    "busy",
    "The messages could not be stored now; deliver them again.",
);

/// The webhook's routes.
pub(crate) fn router(state: WebhookState) -> Router {
    Router::new().route("/webhooks/cloud/{number_id}", get(verify).post(receive)).with_state(state)
}

#[derive(Deserialize)]
struct Verify {
    #[serde(rename = "hub.mode", default)]
    mode: String,
    #[serde(rename = "hub.verify_token", default)]
    token: String,
    #[serde(rename = "hub.challenge", default)]
    challenge: String,
}

async fn verify(
    State(state): State<WebhookState>,
    Path(id): Path<String>,
    Query(query): Query<Verify>,
) -> Result<Response, Problem> {
    let number = number(&state, &id).await?;
    let expected = number.cloud_settings().map_err(|_| UNKNOWN)?.verify_token;
    let same: bool = expected.as_bytes().ct_eq(query.token.as_bytes()).into();
    if query.mode == "subscribe" && same && !expected.is_empty() {
        state.marks.note(&number, NumberMark::Verified, state.clock.now()).await;
        // As plain text, so that a challenge can never run as a page.
        Ok(([("content-type", "text/plain; charset=utf-8")], query.challenge).into_response())
    } else {
        Err(VERIFY)
    }
}

async fn receive(
    State(state): State<WebhookState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let began = Instant::now();
    let span = tracing::info_span!("webhook.cloud", number.id = field::Empty, events = field::Empty);
    let answer = take(&state, &id, &headers, body).instrument(span).await;
    metrics::webhook("cloud_api", &answer);
    if answer.is_ok() {
        metrics::stage("acknowledge", began.elapsed());
    }
    answer
}

async fn take(
    state: &WebhookState,
    id: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<StatusCode, Problem> {
    let number = number(state, id).await?;
    let span = Span::current();
    span.record("number.id", field::display(number.id));
    let settings = number.cloud_settings().map_err(|_| UNKNOWN)?;
    let credentials = number.cloud_credentials(&state.vault).map_err(|error| {
        tracing::error!(number.id = %number.id, %error, "a webhook cannot be checked");
        BUSY
    })?;
    let announced =
        headers.get("content-length").and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BODY) {
        return Err(TOO_LARGE);
    }
    let raw = axum::body::to_bytes(body, MAX_BODY).await.map_err(|error| {
        let too_large = std::error::Error::source(&error)
            .is_some_and(|source| source.is::<http_body_util::LengthLimitError>());
        if too_large { TOO_LARGE } else { BROKEN }
    })?;
    let given = headers.get("x-hub-signature-256").and_then(|value| value.to_str().ok()).unwrap_or_default();
    // Without an app secret nothing can be signed, so nothing is valid.
    let secret = credentials.as_ref().map(|credentials| credentials.app_secret.as_str()).unwrap_or_default();
    if secret.is_empty() || !signature::is_valid(secret, &raw, given) {
        return Err(SIGNATURE);
    }
    let json: Value = serde_json::from_slice(&raw).map_err(|_| MALFORMED)?;
    let now = state.clock.now();
    let decisions = preferences::decisions(&json, &settings.phone_number_id);
    let mut events = envelope::events(number.id, &settings.phone_number_id, json, now);
    if !decisions.is_empty() {
        let changes = preferences::events(&*state.store, number.id, decisions, now).await;
        events.extend(changes.map_err(|error| {
            tracing::warn!(number.id = %number.id, %error, "a contact's decision cannot be looked up");
            BUSY
        })?);
    }
    span.record("events", events.len());
    state.intake.submit(events, raw.len()).await.map_err(|error| {
        tracing::warn!(number.id = %number.id, %error, "a webhook was refused");
        BUSY
    })?;
    state.marks.note(&number, NumberMark::Heard, state.clock.now()).await;
    Ok(StatusCode::OK)
}

async fn number(state: &WebhookState, id: &str) -> Result<Arc<NumberRecord>, Problem> {
    let id = Uuid::parse_str(id).map_err(|_| UNKNOWN)?;
    let number = state.directory.number(id).await.map_err(|error| {
        tracing::warn!(%error, "a number cannot be looked up");
        BUSY
    })?;
    number.filter(|number| number.kind == NumberKind::CloudApi).ok_or(UNKNOWN)
}

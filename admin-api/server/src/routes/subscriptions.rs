//! Addresses that are told of events.

use admin_types::{
    CreateSubscription, DeliveryFailure, Problem, ProblemCode, Secret, Subscription, SubscriptionWithSecret,
    TestedSubscription, UpdateSubscription,
};
use axum::extract::State;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use engine_store::{
    ids,
    repo::subscriptions::{SubscriptionRecord, SubscriptionState, joined, names},
};
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
};

/// Subscriptions of a workspace at most: every event is written once for each that wants it.
const MOST: usize = 50;
/// Names of events of one subscription.
const MOST_EVENTS: usize = 100;
/// Characters of the name of an event.
const MAX_EVENT_CHARS: usize = 120;
/// Characters of an address.
const MAX_URL_CHARS: usize = 2_048;
/// Bytes of a new key; Standard Webhooks asks for 24 to 64.
const KEY_BYTES: usize = 32;
/// How long the key before a new one still signs, too.
const OLD_KEY: chrono::Duration = chrono::Duration::hours(24);

/// List the addresses that are told of events, with how telling them goes
#[utoipa::path(get, path = "/subscriptions", tag = "subscriptions", operation_id = "listSubscriptions",
    responses((status = 200, body = Vec<Subscription>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Vec<Subscription>>, ApiError> {
    let records = state.store().subscriptions(user.workspace_id()).await?;
    let states = state.store().subscription_states(user.workspace_id()).await?;
    Ok(axum::Json(records.into_iter().map(|record| dto(record, &states)).collect()))
}

/// Tell an address of events from now on
///
/// The answer has the secret that signs them, which is never shown again.
#[utoipa::path(post, path = "/subscriptions", tag = "subscriptions", operation_id = "createSubscription",
    request_body = CreateSubscription, responses((status = 201, body = SubscriptionWithSecret)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateSubscription>,
) -> Result<(StatusCode, axum::Json<SubscriptionWithSecret>), ApiError> {
    let there = state.store().subscriptions(user.workspace_id()).await?.len();
    let mut fields = Fields::default();
    if there >= MOST {
        fields.add("/url", format!("There are {there} subscriptions already; delete one first."));
    }
    let url = address(&state, &mut fields, &body.url).await;
    let events = event_names(&mut fields, &body.events);
    fields.finish()?;
    let id = ids::new_id(state.clock());
    let (secret, sealed) = new_key(&state, id)?;
    let now = state.clock().now();
    let record = SubscriptionRecord {
        id,
        workspace_id: user.workspace_id(),
        url,
        events,
        secret: sealed,
        enabled: body.enabled,
        created_at: now,
        updated_at: now,
    };
    state.store().create_subscription(&record).await?;
    tracing::info!(user.id = %user.id(), subscription.id = %id, "a subscription was made");
    let subscription = dto(record, &[]);
    user.noted().made(&subscription);
    Ok((StatusCode::CREATED, axum::Json(SubscriptionWithSecret { subscription, secret })))
}

/// Change address or events, or pause it
///
/// Events that wait go to the new address. While it is not enabled it is told nothing, and what waits is given up.
#[utoipa::path(patch, path = "/subscriptions/{id}", tag = "subscriptions", operation_id = "updateSubscription",
    params(("id" = Uuid, Path, description = "Id of the subscription")), request_body = UpdateSubscription,
    responses((status = 200, body = Subscription)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateSubscription>,
) -> Result<axum::Json<Subscription>, ApiError> {
    let mut record = find(&state, &user, id).await?;
    let before = dto(record.clone(), &[]);
    let mut fields = Fields::default();
    if let Some(url) = &body.url {
        record.url = address(&state, &mut fields, url).await;
    }
    if let Some(events) = &body.events {
        record.events = event_names(&mut fields, events);
    }
    fields.finish()?;
    record.enabled = body.enabled.unwrap_or(record.enabled);
    record.updated_at = state.clock().now();
    state.store().update_subscription(&record).await?;
    user.noted().changed(&before, &dto(record.clone(), &[]));
    let states = state.store().subscription_states(user.workspace_id()).await?;
    Ok(axum::Json(dto(record, &states)))
}

/// Tell an address no more
///
/// What it was not told yet is given up.
#[utoipa::path(delete, path = "/subscriptions/{id}", tag = "subscriptions", operation_id = "deleteSubscription",
    params(("id" = Uuid, Path, description = "Id of the subscription")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if !state.store().delete_subscription(user.workspace_id(), id).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), subscription.id = %id, "a subscription was deleted");
    Ok(StatusCode::NO_CONTENT)
}

/// Make a new secret
///
/// For 24 hours everything is signed with the old secret as well, so that the receiver can change in its own time.
/// The new one is never shown again.
#[utoipa::path(post, path = "/subscriptions/{id}/rotate-secret", tag = "subscriptions",
    operation_id = "rotateSubscriptionSecret",
    params(("id" = Uuid, Path, description = "Id of the subscription")),
    responses((status = 200, body = SubscriptionWithSecret)))]
pub(crate) async fn rotate_secret(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<SubscriptionWithSecret>, ApiError> {
    let (secret, sealed) = new_key(&state, id)?;
    let now = state.clock().now();
    let store = state.store();
    if !store.rotate_subscription_secret(user.workspace_id(), id, &sealed, now + OLD_KEY, now).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), subscription.id = %id, "a subscription has a new secret");
    let record = find(&state, &user, id).await?;
    let states = store.subscription_states(user.workspace_id()).await?;
    Ok(axum::Json(SubscriptionWithSecret { subscription: dto(record, &states), secret }))
}

/// Send a test event
///
/// Posts an event called `botloom.test` once, signed like every other one, and says what came of it.
#[utoipa::path(post, path = "/subscriptions/{id}/test", tag = "subscriptions", operation_id = "testSubscription",
    params(("id" = Uuid, Path, description = "Id of the subscription")),
    responses((status = 200, body = TestedSubscription), (status = 409, body = Problem)))]
pub(crate) async fn test(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<TestedSubscription>, ApiError> {
    let record = find(&state, &user, id).await?;
    if state.store().sends_paused().await?.is_some() {
        let text = "Sending is paused, so nothing leaves this Botloom. Resume it first, then test.";
        return Err(ApiError::new(ProblemCode::SendingPaused, text));
    }
    let now = state.clock().now();
    let event = json!({
        "type": "botloom.test",
        "timestamp": now,
        "data": {"subscription_id": id, "payload": {"text": "This is a test. Nothing happened."}},
    });
    let secret = state.vault().open(SubscriptionRecord::place(id), &record.secret)?;
    let event_id = ids::new_id(state.clock()).to_string();
    let answer =
        state.outside().post_event(&record.url, secret, &event_id, event.to_string().into_bytes()).await;
    let (status, reason) = match answer {
        Ok(status @ 200..300) => (Some(status), String::new()),
        Ok(status) => (Some(status), format!("HTTP {status}")),
        Err(reason) => (None, reason),
    };
    let failure = Some(reason.as_str()).filter(|reason| !reason.is_empty());
    state.store().note_delivery(id, failure, now).await?;
    Ok(axum::Json(TestedSubscription { delivered: reason.is_empty(), status, reason }))
}

async fn find(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<SubscriptionRecord, ApiError> {
    state.store().subscription(user.workspace_id(), id).await?.ok_or_else(ApiError::not_found)
}

/// A key as people copy it, and as it is kept.
fn new_key(state: &AppState, id: Uuid) -> Result<(Secret, Vec<u8>), ApiError> {
    let key = ids::secret_bytes::<KEY_BYTES>();
    let sealed = state.vault().seal(SubscriptionRecord::place(id), &key)?;
    Ok((Secret::new(format!("whsec_{}", STANDARD.encode(key))), sealed))
}

/// An address that may be asked. The server asks it again each time, since a name may change its mind.
async fn address(state: &AppState, fields: &mut Fields, url: &str) -> String {
    let url = fields.text("/url", url, 1, MAX_URL_CHARS);
    if fields.errors().is_empty()
        && let Some(reason) = state.outside().refusal(&url).await
    {
        fields.add("/url", reason);
    }
    url
}

/// Names of events as they are stored, each once.
fn event_names(fields: &mut Fields, events: &[String]) -> String {
    if events.len() > MOST_EVENTS {
        fields.add("/events", format!("{MOST_EVENTS} events at most, please; these are {}.", events.len()));
        return String::new();
    }
    let mut known: Vec<String> = Vec::new();
    for (at, event) in events.iter().enumerate() {
        let pointer = format!("/events/{at}");
        let event = fields.text(&pointer, event, 1, MAX_EVENT_CHARS);
        if event.contains('|') {
            fields.add(&pointer, "The name of an event has no bar in it.");
        }
        if !known.contains(&event) {
            known.push(event);
        }
    }
    joined(known.iter().map(String::as_str))
}

fn dto(record: SubscriptionRecord, states: &[SubscriptionState]) -> Subscription {
    let state = states.iter().find(|state| state.id == record.id).cloned().unwrap_or_default();
    let reason = state.last_failure;
    Subscription {
        id: record.id,
        url: record.url,
        events: names(&record.events).map(str::to_owned).collect(),
        enabled: record.enabled,
        last_success_at: state.last_success_at,
        last_failure: state.last_failure_at.map(|at| DeliveryFailure { at, reason }),
        waiting: clamped(state.waiting),
        given_up: clamped(state.given_up),
        created_at: record.created_at,
        updated_at: record.updated_at,
    }
}

fn clamped(rows: i64) -> u32 {
    u32::try_from(rows.max(0)).unwrap_or(u32::MAX)
}

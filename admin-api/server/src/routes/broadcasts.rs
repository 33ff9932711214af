//! Messages to many contacts: previewed, made, paused, resumed, stopped, watched.

use admin_types::{
    Broadcast, BroadcastPreview, BroadcastRecipient, BroadcastResults, BroadcastState, CreateBroadcast,
    DEFAULT_BROADCAST_PACE, LeftOut, MAX_BROADCAST_PACE, NumberRef, Page, ProblemCode, RecipientFilter,
    SegmentFilter, SendableTemplate,
};
use axum::extract::State;
use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use engine_store::{
    StoreError, ids,
    repo::{
        broadcasts::{Audience, BroadcastContent, BroadcastRow, RecipientView, ResultCount, recipient_state},
        contacts::{self, ContactQuery},
        numbers::NumberRecord,
        records::status_rank,
    },
};
use flows_schema::{TriggerKind, calendar};
use http::StatusCode;
use serde::Deserialize as _;
use serde_json::json;
use uuid::Uuid;

use super::{answers, compose, numbers};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    page::Paging,
    people::{self, count, rules},
};

/// Broadcasts that are listed.
const MAX_LISTED: i64 = 200;
/// Contacts that a preview reads at a time.
const PAGE: i64 = 500;
/// Contacts that a preview shows.
const FIRST: usize = 10;
/// How far ahead one may be planned.
const MAX_AHEAD: Duration = Duration::days(366);

/// Why something with a broadcast does not work.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BroadcastError {
    #[error("no such broadcast")]
    NotFound,
    #[error("it is over")]
    Over,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<BroadcastError> for ApiError {
    fn from(error: BroadcastError) -> Self {
        match error {
            BroadcastError::NotFound => Self::not_found(),
            BroadcastError::Over => Self::new(
                ProblemCode::Conflict,
                "The broadcast is over, or in this state already. Nothing was changed.",
            ),
            BroadcastError::Store(error) => error.into(),
        }
    }
}

/// A request that was checked.
struct Checked {
    number: NumberRecord,
    segment_name: String,
    filter: SegmentFilter,
    content: Option<BroadcastContent>,
}

/// Who would get a broadcast now, and who would not and why. Nothing is sent
#[utoipa::path(post, path = "/broadcasts/preview", tag = "broadcasts", operation_id = "previewBroadcast",
    request_body = CreateBroadcast, responses((status = 200, body = BroadcastPreview)))]
pub(crate) async fn preview(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateBroadcast>,
) -> Result<axum::Json<BroadcastPreview>, ApiError> {
    let mut fields = Fields::default();
    let per_minute = pace(&body, &mut fields);
    // The words may still be missing while somebody chooses whom it is for.
    let checked = check(&state, &user, &body, &mut Fields::default(), &mut fields).await?;
    fields.finish()?;
    let free = body.words.start.is_some();
    let now = state.clock().now();
    let audience = ContactQuery {
        seen_by: user.limited(),
        rules: rules::of_filter(&checked.filter, now),
        any: checked.filter.any,
        ..ContactQuery::default()
    };
    let everybody = state.store().contact_count(user.workspace_id(), &audience).await?;
    let at_number = ContactQuery { number_id: Some(checked.number.id), ..audience };
    let counts =
        state.store().audience_counts(user.workspace_id(), &at_number, body.need_consent, free, now).await?;
    let mut left_out: Vec<LeftOut> = Vec::new();
    let mut leave = |reason: &str, contacts: i64| {
        if contacts > 0 {
            left_out.push(LeftOut { reason: reason.to_owned(), contacts: count(contacts) });
        }
    };
    if body.segment_id.is_some() {
        leave("other_number", everybody - counts.everybody);
    }
    leave("blocked", counts.blocked);
    leave("opted_out", counts.opted_out);
    leave("never_asked", counts.never_asked);
    leave("outside_window", counts.outside_window);
    let recipients = count(
        counts.everybody - counts.blocked - counts.opted_out - counts.never_asked - counts.outside_window,
    );
    let page = state.store().contact_list(user.workspace_id(), &at_number, None, PAGE).await?;
    let first = page
        .into_iter()
        .filter(|contact| contacts::left_out(contact, body.need_consent, free, now).is_none())
        .take(FIRST)
        .map(people::summary)
        .collect();
    let minutes = recipients.div_ceil(u64::from(per_minute));
    Ok(axum::Json(BroadcastPreview { recipients, left_out, first, minutes }))
}

/// Make a broadcast. It begins at once, or when its time comes
#[utoipa::path(post, path = "/broadcasts", tag = "broadcasts", operation_id = "createBroadcast",
    request_body = CreateBroadcast, responses((status = 201, body = Broadcast)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateBroadcast>,
) -> Result<(StatusCode, axum::Json<Broadcast>), ApiError> {
    let mut fields = Fields::default();
    let mut words = Fields::default();
    let name = fields.name("/name", &body.name);
    let per_minute = pace(&body, &mut fields);
    let now = state.clock().now();
    let (starts_at, local_time) = time(&body, now, &mut fields);
    let checked = check(&state, &user, &body, &mut words, &mut fields).await?;
    fields.errors().append(words.errors());
    fields.finish()?;
    let Some(content) = checked.content else { return Err(BroadcastError::NotFound.into()) };
    let audience = Audience { any: checked.filter.any, rules: rules::kept(&checked.filter) };
    let row = BroadcastRow {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        number_id: checked.number.id,
        name,
        segment_name: checked.segment_name,
        audience: json!(audience),
        content: json!(content),
        need_consent: body.need_consent,
        state: BroadcastState::Scheduled.as_str().to_owned(),
        starts_at,
        local_time,
        timezone: body.timezone.trim().to_owned(),
        per_minute: i64::from(per_minute),
        cursor: None,
        prepared: false,
        user_id: user.is_person().then(|| user.id()),
        user_name: user.actor().name,
        created_at: now,
        updated_at: now,
        started_at: None,
        ended_at: None,
    };
    state.store().create_broadcast(&row).await?;
    tracing::info!(user.id = %user.id(), broadcast.id = %row.id, "a broadcast is made");
    Ok((StatusCode::CREATED, axum::Json(dto(&state, row).await?)))
}

/// List the broadcasts, the latest first
#[utoipa::path(get, path = "/broadcasts", tag = "broadcasts", operation_id = "listBroadcasts",
    responses((status = 200, body = Page<Broadcast>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<Broadcast>>, ApiError> {
    let mut items = Vec::new();
    for row in state.store().broadcasts(user.workspace_id(), user.limited(), MAX_LISTED).await? {
        items.push(dto(&state, row).await?);
    }
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// A broadcast with its results
#[utoipa::path(get, path = "/broadcasts/{id}", tag = "broadcasts", operation_id = "getBroadcast",
    params(("id" = Uuid, Path, description = "Id of the broadcast")),
    responses((status = 200, body = Broadcast)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Broadcast>, ApiError> {
    let row = find(&state, &user, id).await?;
    Ok(axum::Json(dto(&state, row).await?))
}

/// Its recipients, with how far each message is
#[utoipa::path(get, path = "/broadcasts/{id}/recipients", tag = "broadcasts",
    operation_id = "listBroadcastRecipients",
    params(("id" = Uuid, Path, description = "Id of the broadcast"), RecipientFilter),
    responses((status = 200, body = Page<BroadcastRecipient>)))]
pub(crate) async fn recipients(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<RecipientFilter>,
) -> Result<axum::Json<Page<BroadcastRecipient>>, ApiError> {
    let paging = Paging::<Uuid>::new(query.cursor.as_deref(), query.limit)?;
    find(&state, &user, id).await?;
    let wanted = query.left_out.filter(|left_out| *left_out).map(|_| recipient_state::LEFT_OUT);
    let rows = state.store().broadcast_recipients(id, wanted, paging.cursor, paging.rows()).await?;
    Ok(axum::Json(paging.page(rows, |row| row.contact_id, recipient)))
}

/// The templates that a number can send
#[utoipa::path(get, path = "/numbers/{id}/templates", tag = "broadcasts", operation_id = "listNumberTemplates",
    params(("id" = Uuid, Path, description = "Id of the number")),
    responses((status = 200, body = Page<SendableTemplate>)))]
pub(crate) async fn templates(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Page<SendableTemplate>>, ApiError> {
    let number = numbers::find(&state, &user, id).await?;
    let items = answers::sendable_of(&state, &number).await?;
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// Hold a broadcast: nobody gets it until it is resumed
#[utoipa::path(post, path = "/broadcasts/{id}/pause", tag = "broadcasts", operation_id = "pauseBroadcast",
    params(("id" = Uuid, Path, description = "Id of the broadcast")),
    responses((status = 200, body = Broadcast)))]
pub(crate) async fn pause(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Broadcast>, ApiError> {
    find(&state, &user, id).await?;
    let done = state.store().pause_broadcast(id, state.clock().now()).await?;
    changed(&state, &user, id, done).await
}

/// Let a paused broadcast go on
#[utoipa::path(post, path = "/broadcasts/{id}/resume", tag = "broadcasts", operation_id = "resumeBroadcast",
    params(("id" = Uuid, Path, description = "Id of the broadcast")),
    responses((status = 200, body = Broadcast)))]
pub(crate) async fn resume(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Broadcast>, ApiError> {
    find(&state, &user, id).await?;
    let done = state.store().resume_broadcast(id, state.clock().now()).await?;
    changed(&state, &user, id, done).await
}

/// Stop a broadcast for good. What was sent stays sent
#[utoipa::path(post, path = "/broadcasts/{id}/stop", tag = "broadcasts", operation_id = "stopBroadcast",
    params(("id" = Uuid, Path, description = "Id of the broadcast")),
    responses((status = 200, body = Broadcast)))]
pub(crate) async fn stop(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Broadcast>, ApiError> {
    find(&state, &user, id).await?;
    let done = state.store().stop_broadcast(id, state.clock().now()).await?;
    changed(&state, &user, id, done).await
}

async fn changed(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    done: bool,
) -> Result<axum::Json<Broadcast>, ApiError> {
    if !done {
        return Err(BroadcastError::Over.into());
    }
    let row = find(state, user, id).await?;
    Ok(axum::Json(dto(state, row).await?))
}

/// Looks for mistakes in whom and what; those of the words are collected apart.
async fn check(
    state: &AppState,
    user: &CurrentUser,
    body: &CreateBroadcast,
    words: &mut Fields,
    fields: &mut Fields,
) -> Result<Checked, ApiError> {
    let number = numbers::find(state, user, body.number_id).await?;
    let (mut segment_name, mut filter) = (String::new(), SegmentFilter::default());
    if let Some(id) = body.segment_id {
        match state.store().segment(user.workspace_id(), id).await? {
            Some(row) => {
                segment_name = row.name;
                match serde_json::from_value(row.filter) {
                    Ok(kept) => filter = kept,
                    Err(_) => fields.add("/segment_id", "This segment cannot be read. Save it again."),
                }
            }
            None => fields.add("/segment_id", "There is no such segment any more."),
        }
    }
    let content = match (&body.words.template, &body.words.start) {
        (Some(template), None) => {
            let template = compose::template_of(state, user, number.id, template, words).await?;
            template.map(|template| BroadcastContent::Template(Box::new(template)))
        }
        (None, Some(start)) => {
            if !starts(state, number.id, start).await? {
                words.add(
                    "/words/start",
                    "The flow that answers this number has no start that takes this. Publish one first.",
                );
            }
            Some(BroadcastContent::Start(start.clone()))
        }
        _ => {
            words.add("/words", "Give either a template or a start.");
            None
        }
    };
    Ok(Checked { number, segment_name, filter, content })
}

/// Whether the flow of a number has a start that takes a call.
async fn starts(state: &AppState, number_id: Uuid, name: &str) -> Result<bool, ApiError> {
    let Some(active) = state.store().active_deployments(&[number_id]).await?.into_iter().next() else {
        return Ok(false);
    };
    let document = state.store().version_document(active.flow_id, active.version).await?;
    let flow = document.and_then(|document| flows_schema::parse_value(document).ok());
    Ok(flow.is_some_and(|flow| {
        flow.triggers.iter().any(|trigger| {
            matches!(&trigger.kind, TriggerKind::ApiCall(call) if call.name.is_empty() || call.name == name)
        })
    }))
}

fn pace(body: &CreateBroadcast, fields: &mut Fields) -> u32 {
    let pace = body.per_minute.unwrap_or(DEFAULT_BROADCAST_PACE);
    if !(1..=MAX_BROADCAST_PACE).contains(&pace) {
        fields.add("/per_minute", format!("From 1 to {MAX_BROADCAST_PACE} messages per minute."));
    }
    pace.max(1)
}

/// When it begins, and the wall clock that it waits for.
fn time(body: &CreateBroadcast, now: DateTime<Utc>, fields: &mut Fields) -> (DateTime<Utc>, Option<String>) {
    let zone = body.timezone.trim();
    if !zone.is_empty() && calendar::zone(zone).is_none() {
        fields.add("/timezone", "There is no such time zone. One is named as in Europe/Berlin.");
    }
    let ahead = |at: DateTime<Utc>, pointer: &str, fields: &mut Fields| {
        if at > now + MAX_AHEAD {
            fields.add(pointer, "A broadcast is planned a year ahead at most.");
        }
    };
    match (body.at, &body.local_time) {
        (Some(_), Some(_)) => {
            fields.add("/at", "Give one moment or a time on each contact's clock, not both.");
            (now, None)
        }
        (Some(at), None) => {
            ahead(at, "/at", fields);
            (at.max(now), None)
        }
        (None, Some(local)) => match NaiveDateTime::parse_from_str(local.trim(), "%Y-%m-%dT%H:%M") {
            Ok(wall) => {
                // The first clocks of the world are 14 hours ahead of UTC.
                let first = wall.and_utc() - Duration::hours(14);
                ahead(first, "/local_time", fields);
                if first + Duration::hours(26) < now {
                    fields.add("/local_time", "Every clock in the world is past this time.");
                }
                (first.max(now), Some(local.trim().to_owned()))
            }
            Err(_) => {
                fields.add("/local_time", "Give a day and a time, such as 2026-12-24T09:00.");
                (now, None)
            }
        },
        (None, None) => (now, None),
    }
}

async fn find(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<BroadcastRow, BroadcastError> {
    let row = state.store().broadcast(user.workspace_id(), id).await?;
    row.filter(|row| user.sees(row.number_id)).ok_or(BroadcastError::NotFound)
}

async fn dto(state: &AppState, row: BroadcastRow) -> Result<Broadcast, ApiError> {
    let results = results(&state.store().broadcast_results(row.id).await?);
    let number = state.store().number(row.number_id).await?;
    let (words, starts_flow) = match BroadcastContent::deserialize(&row.content) {
        Ok(BroadcastContent::Template(template)) => {
            (format!("{} ({})", template.name, template.language), false)
        }
        Ok(BroadcastContent::Start(name)) => (name, true),
        Err(_) => (String::new(), false),
    };
    let known = BroadcastState::ALL.into_iter().find(|it| it.as_str() == row.state);
    Ok(Broadcast {
        id: row.id,
        name: row.name,
        number: NumberRef { id: row.number_id, name: number.map(|number| number.name).unwrap_or_default() },
        segment: row.segment_name,
        words,
        starts_flow,
        need_consent: row.need_consent,
        state: known.unwrap_or(BroadcastState::Stopped),
        starts_at: row.starts_at,
        local_time: row.local_time,
        timezone: row.timezone,
        per_minute: u32::try_from(row.per_minute).unwrap_or_default(),
        by: row.user_name,
        created_at: row.created_at,
        started_at: row.started_at,
        ended_at: row.ended_at,
        results,
    })
}

fn results(rows: &[ResultCount]) -> BroadcastResults {
    let mut results = BroadcastResults::default();
    for row in rows {
        let contacts = count(row.recipients);
        match row.state {
            recipient_state::LEFT_OUT => {
                results.left_out.push(LeftOut { reason: row.reason.clone(), contacts });
                continue;
            }
            recipient_state::SAID => results.said += contacts,
            _ => results.waiting += contacts,
        }
        results.recipients += contacts;
        let status = row.status.as_deref().unwrap_or_default();
        if status == "failed" {
            results.failed += contacts;
        } else {
            let rank = status_rank(status);
            results.sent += if rank >= status_rank("sent") { contacts } else { 0 };
            results.delivered += if rank >= status_rank("delivered") { contacts } else { 0 };
            results.read += if rank >= status_rank("read") { contacts } else { 0 };
        }
        results.answered += count(row.answered);
    }
    results.left_out.sort_by_key(|row| std::cmp::Reverse(row.contacts));
    results
}

fn recipient(row: RecipientView) -> BroadcastRecipient {
    let (status, reason) = match row.state {
        recipient_state::LEFT_OUT => ("left_out".to_owned(), row.reason),
        recipient_state::SAID => (row.status.unwrap_or_default(), row.error.unwrap_or_default()),
        _ => ("waiting".to_owned(), String::new()),
    };
    BroadcastRecipient { contact_id: row.contact_id, name: row.name, phone: row.phone, status, reason }
}

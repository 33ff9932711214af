//! Filters of contacts with a name.

use admin_types::{Page, PreviewSegment, ProblemCode, SaveSegment, Segment, SegmentFilter, SegmentPreview};
use axum::extract::State;
use engine_store::{StoreError, ids, repo::segments::SegmentRow};
use http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::contacts::of_segment;
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
    people::{self, count, rules},
};

/// Characters of a name.
const MAX_NAME: usize = 60;
/// Segments of a workspace: each is counted when they are listed.
const MAX_SEGMENTS: i64 = 100;
/// Contacts that a preview shows.
const FIRST: i64 = 10;

/// List the segments, by name, with how many belong to each now
#[utoipa::path(get, path = "/segments", tag = "contacts", operation_id = "listSegments",
    responses((status = 200, body = Page<Segment>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<Segment>>, ApiError> {
    let mut items = Vec::new();
    for row in state.store().segments(user.workspace_id(), MAX_SEGMENTS).await? {
        items.push(dto(&state, &user, row).await?);
    }
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// Add a segment
#[utoipa::path(post, path = "/segments", tag = "contacts", operation_id = "createSegment",
    request_body = SaveSegment, responses((status = 201, body = Segment)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SaveSegment>,
) -> Result<(StatusCode, axum::Json<Segment>), ApiError> {
    let id = ids::new_id(state.clock());
    let there = state.store().segments(user.workspace_id(), MAX_SEGMENTS).await?;
    if there.len() as i64 >= MAX_SEGMENTS {
        let detail = format!("{MAX_SEGMENTS} segments are the most that there can be. Delete one first.");
        return Err(ApiError::new(ProblemCode::Conflict, detail));
    }
    Ok((StatusCode::CREATED, axum::Json(save(&state, &user, id, &body, true).await?)))
}

/// Change a segment
#[utoipa::path(put, path = "/segments/{id}", tag = "contacts", operation_id = "updateSegment",
    params(("id" = Uuid, Path, description = "Id of the segment")), request_body = SaveSegment,
    responses((status = 200, body = Segment)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<SaveSegment>,
) -> Result<axum::Json<Segment>, ApiError> {
    Ok(axum::Json(save(&state, &user, id, &body, false).await?))
}

/// Delete a segment. Its contacts stay
#[utoipa::path(delete, path = "/segments/{id}", tag = "contacts", operation_id = "deleteSegment",
    params(("id" = Uuid, Path, description = "Id of the segment")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if !state.store().delete_segment(user.workspace_id(), id).await? {
        return Err(ApiError::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Count and show whom a filter means, without keeping it
#[utoipa::path(post, path = "/segments/preview", tag = "contacts", operation_id = "previewSegment",
    request_body = PreviewSegment, responses((status = 200, body = SegmentPreview)))]
pub(crate) async fn preview(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<PreviewSegment>,
) -> Result<axum::Json<SegmentPreview>, ApiError> {
    let mut fields = Fields::default();
    rules::check(&body.filter, &mut fields);
    fields.finish()?;
    let query = of_segment(&state, &user, &body.filter);
    let contacts = count(state.store().contact_count(user.workspace_id(), &query).await?);
    let first = state.store().contact_list(user.workspace_id(), &query, None, FIRST).await?;
    Ok(axum::Json(SegmentPreview { contacts, first: first.into_iter().map(people::summary).collect() }))
}

async fn save(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    body: &SaveSegment,
    new: bool,
) -> Result<Segment, ApiError> {
    let before = state.store().segment(user.workspace_id(), id).await?;
    if before.is_none() && !new {
        return Err(ApiError::not_found());
    }
    let mut fields = Fields::default();
    let name = fields.text("/name", &body.name, 1, MAX_NAME);
    rules::check(&body.filter, &mut fields);
    fields.finish()?;
    let now = state.clock().now();
    let created_at = before.as_ref().map_or(now, |row| row.created_at);
    let row = SegmentRow { id, name, filter: json!(body.filter), created_at, updated_at: now };
    match state.store().save_segment(user.workspace_id(), &row).await {
        Ok(true) => dto(state, user, row).await,
        Ok(false) => Err(ApiError::not_found()),
        Err(StoreError::Conflict { .. }) => {
            Err(ApiError::new(ProblemCode::Conflict, "Another segment has this name already."))
        }
        Err(error) => Err(error.into()),
    }
}

async fn dto(state: &AppState, user: &CurrentUser, row: SegmentRow) -> Result<Segment, ApiError> {
    // What another version wrote and this one cannot read means nobody.
    let filter: Option<SegmentFilter> = serde_json::from_value(row.filter).ok();
    let contacts = match &filter {
        Some(filter) => {
            let query = of_segment(state, user, filter);
            count(state.store().contact_count(user.workspace_id(), &query).await?)
        }
        None => 0,
    };
    let filter = filter.unwrap_or_default();
    Ok(Segment { id: row.id, name: row.name, filter, contacts, updated_at: row.updated_at })
}

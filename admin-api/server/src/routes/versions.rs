//! Versions, and publishing.

use admin_types::{NumberRef, Page, PageQuery, Problem, Publish, Published, Version, VersionDetail};
use axum::extract::State;
use engine_store::repo::{deployments::DeploymentView, versions::VersionRecord};
use uuid::Uuid;

use super::flows::{count, user_ref};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    flows::{self as service, FlowError, PublishWish},
    page::Paging,
};

const MAX_NOTE_CHARS: usize = 500;
const MAX_NUMBERS: usize = 100;

/// List a flow's versions, the newest first
#[utoipa::path(get, path = "/flows/{id}/versions", tag = "flows", operation_id = "listVersions",
    params(("id" = Uuid, Path, description = "Id of the flow"), PageQuery),
    responses((status = 200, body = Page<Version>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<Version>>, ApiError> {
    let paging = Paging::<i32>::new(query.cursor.as_deref(), query.limit)?;
    state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    let rows = state.store().versions(user.workspace_id(), id, paging.cursor, paging.rows()).await?;
    let deployments = state.store().deployments(user.workspace_id()).await?;
    Ok(axum::Json(paging.page(rows, |row| row.version, |row| dto(row, &deployments))))
}

/// A version with its document
#[utoipa::path(get, path = "/flows/{id}/versions/{version}", tag = "flows", operation_id = "getVersion",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("version" = u32, Path, description = "Number of the version")),
    responses((status = 200, body = VersionDetail)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, version)): Path<(Uuid, u32)>,
) -> Result<axum::Json<VersionDetail>, ApiError> {
    let version = i32::try_from(version).map_err(|_| FlowError::NotFound)?;
    let record = state.store().version(user.workspace_id(), id, version).await?;
    let record = record.ok_or(FlowError::NotFound)?;
    let document = state.store().version_document(id, version).await?.ok_or(FlowError::NotFound)?;
    let deployments = state.store().deployments(user.workspace_id()).await?;
    Ok(axum::Json(VersionDetail { version: dto(record, &deployments), document }))
}

/// Make the draft a version, and let it answer on numbers
#[utoipa::path(post, path = "/flows/{id}/publish", tag = "flows", operation_id = "publishFlow",
    params(("id" = Uuid, Path, description = "Id of the flow")), request_body = Publish,
    responses((status = 200, body = Published), (status = 409, body = Problem), (status = 412, body = Problem)))]
pub(crate) async fn publish(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(mut body): Json<Publish>,
) -> Result<axum::Json<Published>, ApiError> {
    let mut fields = Fields::default();
    let note = fields.long_text("/note", &body.note, MAX_NOTE_CHARS);
    if body.number_ids.len() > MAX_NUMBERS {
        fields.add("/number_ids", format!("{MAX_NUMBERS} numbers at most at once, please."));
    }
    fields.finish()?;
    body.number_ids.sort_unstable();
    body.number_ids.dedup();
    // What is no revision of ours cannot be the draft's: -1 never matches.
    let revision = body.if_match.as_ref().map(|etag| etag.trim_matches('"').parse::<i64>().unwrap_or(-1));
    let wish = PublishWish {
        workspace_id: user.workspace_id(),
        flow_id: id,
        number_ids: &body.number_ids,
        note: &note,
        revision,
    };
    let published =
        service::publish(state.store(), state.clock(), state.hints(), &wish, Some(&user.actor())).await?;
    let deployments = state.store().deployments(user.workspace_id()).await?;
    tracing::info!(flow.id = %id, flow.version = published.version.version, user.id = %user.id(), "published");
    Ok(axum::Json(Published {
        version: dto(published.version, &deployments),
        created: published.created,
        issues: published.issues,
    }))
}

fn dto(record: VersionRecord, deployments: &[DeploymentView]) -> Version {
    let numbers = deployments
        .iter()
        .filter(|it| it.flow_id == record.flow_id && it.version == record.version)
        .map(|it| NumberRef { id: it.number_id, name: it.number_name.clone() })
        .collect();
    Version {
        number: count(record.version),
        note: record.note,
        created_at: record.created_at,
        created_by: user_ref(record.created_by, record.created_by_name),
        numbers,
    }
}

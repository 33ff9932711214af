//! Versions, and publishing.

use admin_types::{
    ChangesSince, NumberRef, Page, PageQuery, Permission, Problem, Publish, PublishAgain, Published, Version,
    VersionChanges, VersionDetail, VersionOverride,
};
use axum::extract::State;
use engine_store::repo::{deployments::DeploymentView, versions::VersionRecord};
use flows_schema::{Flow, diff_words::tell};
use serde_json::json;
use uuid::Uuid;

use super::{
    flows::{count, user_ref},
    numbers::deployments,
    waiting::rules,
};
use crate::{
    AppState,
    auth::CurrentUser,
    document::read_document,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    flows::{self as service, FlowError, OnErrors, PublishWish},
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
    let deployments = deployments(&state, &user).await?;
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
    let deployments = deployments(&state, &user).await?;
    Ok(axum::Json(VersionDetail { version: dto(record, &deployments), document }))
}

/// What a version changed, in words
///
/// Compared with the version before, or with an older one. Places on the canvas do not count.
#[utoipa::path(get, path = "/flows/{id}/versions/{version}/changes", tag = "flows", operation_id = "versionChanges",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("version" = u32, Path, description = "Number of the version"), ChangesSince),
    responses((status = 200, body = VersionChanges)))]
pub(crate) async fn changes(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, version)): Path<(Uuid, u32)>,
    Query(query): Query<ChangesSince>,
) -> Result<axum::Json<VersionChanges>, ApiError> {
    let since = query.since.unwrap_or(version.saturating_sub(1));
    let new = document(&state, &user, id, version).await?;
    let old = if since == 0 { Flow::new("") } else { document(&state, &user, id, since).await? };
    Ok(axum::Json(VersionChanges { since, changes: tell(&old, &new) }))
}

async fn document(state: &AppState, user: &CurrentUser, id: Uuid, version: u32) -> Result<Flow, ApiError> {
    let version = i32::try_from(version).map_err(|_| FlowError::NotFound)?;
    // The document alone would not say whose it is.
    state.store().version(user.workspace_id(), id, version).await?.ok_or(FlowError::NotFound)?;
    let document = state.store().version_document(id, version).await?.ok_or(FlowError::NotFound)?;
    Ok(read_document(document, "")?.flow)
}

/// Make the draft a version, and let it answer on numbers
///
/// A draft with errors is refused with `flow_has_errors`. An admin may publish it nevertheless with
/// `in_spite_of_errors`, which is noted in the version; anybody else who says so gets `forbidden`.
#[utoipa::path(post, path = "/flows/{id}/publish", tag = "flows", operation_id = "publishFlow",
    params(("id" = Uuid, Path, description = "Id of the flow")), request_body = Publish,
    responses((status = 200, body = Published), (status = 403, body = Problem), (status = 422, body = Problem),
              (status = 409, body = Problem), (status = 412, body = Problem)))]
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
    let takeover = rules(&body.waiting, &mut fields);
    fields.finish()?;
    body.number_ids.sort_unstable();
    body.number_ids.dedup();
    // What is no revision of ours cannot be the draft's: -1 never matches.
    let revision = body.if_match.as_ref().map(|etag| etag.trim_matches('"').parse::<i64>().unwrap_or(-1));
    only_seen(&user, &body.number_ids)?;
    let wish = PublishWish {
        workspace_id: user.workspace_id(),
        flow_id: id,
        number_ids: &body.number_ids,
        note: &note,
        revision,
        errors: on_errors(&user, body.in_spite_of_errors),
        takeover: &takeover,
    };
    let published =
        service::publish(state.store(), state.clock(), state.hints(), &wish, Some(&user.actor())).await?;
    let deployments = deployments(&state, &user).await?;
    user.noted().made(&json!({"version": published.version.version, "number_ids": body.number_ids}));
    tracing::info!(flow.id = %id, flow.version = published.version.version, user.id = %user.id(), "published");
    Ok(axum::Json(Published {
        version: dto(published.version, &deployments),
        created: published.created,
        issues: published.issues,
    }))
}

/// Let an older version answer again
///
/// The way back when a version turns out wrong. The draft stays as it is.
#[utoipa::path(post, path = "/flows/{id}/versions/{version}/publish", tag = "flows", operation_id = "publishVersion",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("version" = u32, Path, description = "Number of the version")), request_body = PublishAgain,
    responses((status = 200, body = Published), (status = 403, body = Problem), (status = 409, body = Problem),
              (status = 422, body = Problem)))]
pub(crate) async fn publish_again(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, version)): Path<(Uuid, u32)>,
    Json(mut body): Json<PublishAgain>,
) -> Result<axum::Json<Published>, ApiError> {
    let mut fields = Fields::default();
    if body.number_ids.len() > MAX_NUMBERS {
        fields.add("/number_ids", format!("{MAX_NUMBERS} numbers at most at once, please."));
    }
    let takeover = rules(&body.waiting, &mut fields);
    fields.finish()?;
    let version = i32::try_from(version).map_err(|_| FlowError::NotFound)?;
    body.number_ids.sort_unstable();
    body.number_ids.dedup();
    only_seen(&user, &body.number_ids)?;
    let wish = PublishWish {
        workspace_id: user.workspace_id(),
        flow_id: id,
        number_ids: &body.number_ids,
        note: "",
        revision: None,
        errors: on_errors(&user, body.in_spite_of_errors),
        takeover: &takeover,
    };
    let (store, actor) = (state.store(), user.actor());
    let published =
        service::publish_again(store, state.clock(), state.hints(), &wish, version, Some(&actor)).await?;
    let deployments = deployments(&state, &user).await?;
    user.noted().made(&json!({"version": version, "number_ids": body.number_ids}));
    tracing::info!(flow.id = %id, flow.version = version, user.id = %user.id(), "published again");
    Ok(axum::Json(Published {
        version: dto(published.version, &deployments),
        created: published.created,
        issues: published.issues,
    }))
}

/// Numbers that the user does not see are answered like those that are not there.
fn only_seen(user: &CurrentUser, numbers: &[Uuid]) -> Result<(), FlowError> {
    match numbers.iter().find(|id| !user.sees(**id)) {
        Some(id) => Err(FlowError::NumberNotFound(*id)),
        None => Ok(()),
    }
}

fn on_errors(user: &CurrentUser, in_spite: bool) -> OnErrors {
    match (in_spite, user.can(Permission::PublishWithErrors)) {
        (false, _) => OnErrors::Refuse,
        (true, true) => OnErrors::Publish,
        (true, false) => OnErrors::Forbid,
    }
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
        published_with_errors: (record.error_count > 0).then(|| VersionOverride {
            error_count: count(record.error_count),
            by: user_ref(record.overridden_by, record.overridden_by_name),
        }),
    }
}

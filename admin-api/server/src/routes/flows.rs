//! Flows.

use admin_types::{
    CreateFlow, Flow, FlowDeployment, FlowFilter, NumberRef, Page, Problem, UpdateFlow, UserRef,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::{
    hints::Hint,
    repo::{
        deployments::DeploymentView,
        flows::{FlowQuery, FlowRecord, SaveOutcome},
    },
};
use http::StatusCode;
use uuid::Uuid;

use super::numbers::deployments;
use crate::{
    AppState,
    auth::CurrentUser,
    document::{content_of, read_document},
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
    flows::{self as service, FlowError},
    page::{Paging, pattern},
};

const MAX_DESCRIPTION_CHARS: usize = 1_000;

/// List the flows, the one that was saved last first
#[utoipa::path(get, path = "/flows", tag = "flows", operation_id = "listFlows", params(FlowFilter),
    responses((status = 200, body = Page<Flow>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<FlowFilter>,
) -> Result<axum::Json<Page<Flow>>, ApiError> {
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), query.limit)?;
    let filter = FlowQuery {
        archived: query.archived.unwrap_or_default(),
        pattern: pattern(query.q.as_deref())?,
        before: paging.cursor,
        limit: paging.rows(),
    };
    let rows = state.store().flows(user.workspace_id(), &filter).await?;
    let deployments = deployments(&state, &user).await?;
    Ok(axum::Json(paging.page(rows, |row| (row.updated_at, row.id), |row| dto(row, &deployments))))
}

/// Create a flow
#[utoipa::path(post, path = "/flows", tag = "flows", operation_id = "createFlow", request_body = CreateFlow,
    responses((status = 201, body = Flow)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CreateFlow>,
) -> Result<(StatusCode, axum::Json<Flow>), ApiError> {
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    fields.finish()?;
    let flow = match body.document {
        None => flows_schema::Flow::new(name),
        Some(document) => flows_schema::Flow { name, ..read_document(document, "/document")?.flow },
    };
    let id = service::create(
        state.store(),
        state.clock(),
        state.hints(),
        user.workspace_id(),
        &flow,
        Some(&user.actor()),
    )
    .await?;
    Ok((StatusCode::CREATED, axum::Json(one(&state, &user, id).await?)))
}

/// A flow without its document
#[utoipa::path(get, path = "/flows/{id}", tag = "flows", operation_id = "getFlow",
    params(("id" = Uuid, Path, description = "Id of the flow")), responses((status = 200, body = Flow)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Flow>, ApiError> {
    Ok(axum::Json(one(&state, &user, id).await?))
}

/// Rename a flow, describe it, or bring it back from the archive
#[utoipa::path(patch, path = "/flows/{id}", tag = "flows", operation_id = "updateFlow",
    params(("id" = Uuid, Path, description = "Id of the flow")), request_body = UpdateFlow,
    responses((status = 200, body = Flow), (status = 409, body = Problem), (status = 412, body = Problem)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<UpdateFlow>,
) -> Result<axum::Json<Flow>, ApiError> {
    let mut fields = Fields::default();
    let name = body.name.as_ref().map(|name| fields.name("/name", name));
    let description =
        body.description.as_ref().map(|text| fields.long_text("/description", text, MAX_DESCRIPTION_CHARS));
    fields.finish()?;
    if let Some(archived) = body.archived {
        set_archived(&state, &user, id, archived).await?;
    }
    if name.is_some() || description.is_some() {
        describe(&state, &user, id, name, description).await?;
    }
    Ok(axum::Json(one(&state, &user, id).await?))
}

/// Archive a flow; it can be brought back
#[utoipa::path(delete, path = "/flows/{id}", tag = "flows", operation_id = "archiveFlow",
    params(("id" = Uuid, Path, description = "Id of the flow")),
    responses((status = 204), (status = 409, body = Problem)))]
pub(crate) async fn archive(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    set_archived(&state, &user, id, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn set_archived(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    archived: bool,
) -> Result<(), FlowError> {
    let at = archived.then(|| state.clock().now());
    if !state.store().set_archived(user.workspace_id(), id, at).await? {
        let exists = state.store().flow(user.workspace_id(), id).await?.is_some();
        return Err(if exists { FlowError::InUse } else { FlowError::NotFound });
    }
    state.hints().publish(Hint::FlowChanged { workspace_id: user.workspace_id(), flow_id: id });
    Ok(())
}

/// Writes name and description into the draft, whatever else was saved in it meanwhile.
async fn describe(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    name: Option<String>,
    description: Option<String>,
) -> Result<(), FlowError> {
    let mut last = FlowError::NotFound;
    // Somebody's autosave may come between reading and writing; then it is read again.
    for _ in 0..3 {
        let Some((record, document)) = state.store().draft(user.workspace_id(), id).await? else {
            return Err(FlowError::NotFound);
        };
        let mut flow = read_document(document, "")?.flow;
        if let Some(name) = &name {
            flow.name.clone_from(name);
        }
        if let Some(description) = &description {
            flow.description.clone_from(description);
        }
        let (content, now) = (content_of(&flow)?, state.clock().now());
        let saved = state
            .store()
            .save_draft(user.workspace_id(), id, record.revision, &content, Some(&user.actor()), now)
            .await?;
        match saved {
            SaveOutcome::Saved(_) => {
                state.hints().publish(Hint::FlowChanged { workspace_id: user.workspace_id(), flow_id: id });
                return Ok(());
            }
            SaveOutcome::Stale(flow) => {
                last = FlowError::Stale { revision: flow.revision, by: flow.updated_by_name };
            }
            SaveOutcome::NotFound => return Err(FlowError::NotFound),
        }
    }
    Err(last)
}

async fn one(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<Flow, FlowError> {
    let record = state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    let deployments = deployments(state, user).await?;
    Ok(dto(record, &deployments))
}

fn dto(record: FlowRecord, deployments: &[DeploymentView]) -> Flow {
    let deployments = deployments
        .iter()
        .filter(|deployment| deployment.flow_id == record.id)
        .map(|deployment| FlowDeployment {
            number: NumberRef { id: deployment.number_id, name: deployment.number_name.clone() },
            version: count(deployment.version),
        })
        .collect();
    Flow {
        id: record.id,
        etag: record.revision.to_string(),
        node_count: count(record.node_count),
        latest_version: record.latest_version.map(count),
        has_unpublished_changes: record.latest_hash.as_ref() != Some(&record.draft_hash),
        deployments,
        archived: record.archived_at.is_some(),
        created_at: record.created_at,
        updated_at: record.updated_at,
        updated_by: user_ref(record.updated_by, record.updated_by_name),
        name: record.name,
        description: record.description,
    }
}

/// A count or version of the database, which is never negative.
pub(super) fn count(number: i32) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

/// Who did something, if it was a person.
pub(super) fn user_ref(id: Option<Uuid>, name: Option<String>) -> Option<UserRef> {
    id.map(|id| UserRef { id, name: name.unwrap_or_default() })
}

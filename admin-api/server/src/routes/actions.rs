//! Custom actions of the workspace.

use admin_types::{Action, FieldError, Issue, Problem, ProblemCode, SaveAction, Severity};
use axum::extract::State;
use engine_store::repo::actions::ActionRecord;
use flows_schema::{ActionDefinition, Flow};
use http::StatusCode;
use serde_json::Value;

use super::flows::{count, user_ref};
use crate::{
    AppState,
    auth::CurrentUser,
    error::{ApiError, internal},
    extract::{Json, Path},
};

/// List the actions that flows can use, each with its newest version
#[utoipa::path(get, path = "/actions", tag = "actions", operation_id = "listActions",
    responses((status = 200, body = Vec<Action>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Vec<Action>>, ApiError> {
    let records = state.store().actions(user.workspace_id()).await?;
    Ok(axum::Json(records.into_iter().map(dto).collect()))
}

/// The newest version of an action
#[utoipa::path(get, path = "/actions/{name}", tag = "actions", operation_id = "getAction",
    params(("name" = String, Path, description = "Name of the action")),
    responses((status = 200, body = Action), (status = 404, body = Problem)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(name): Path<String>,
) -> Result<axum::Json<Action>, ApiError> {
    let found = state.store().action(user.workspace_id(), &name, None).await?;
    found.map(dto).map(axum::Json).ok_or_else(ApiError::not_found)
}

/// Make a new version of an action
///
/// Flows keep the version that they use until their author chooses another.
#[utoipa::path(put, path = "/actions/{name}", tag = "actions", operation_id = "saveAction",
    params(("name" = String, Path, description = "Name of the action: letters, digits, '_' and '-'")),
    request_body = SaveAction, responses((status = 200, body = Action), (status = 422, body = Problem)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(name): Path<String>,
    Json(body): Json<SaveAction>,
) -> Result<axum::Json<Action>, ApiError> {
    let newest = state.store().action(user.workspace_id(), &name, None).await?;
    let before = newest.as_ref().map_or(0, |record| record.version);
    let mut definition = read(&name, body.definition)?;
    definition.version = count(before);
    let same =
        |record: &ActionRecord| serde_json::to_value(&definition).is_ok_and(|now| now == record.definition);
    if let Some(record) = newest.filter(same) {
        return Ok(axum::Json(dto(record)));
    }
    let version = before.saturating_add(1);
    definition.version = count(version);
    let value = serde_json::to_value(&definition).map_err(|error| internal(&error))?;
    let (actor, now) = (user.actor(), state.clock().now());
    let made =
        state.store().create_action(user.workspace_id(), &name, version, &value, Some(&actor), now).await?;
    if !made {
        let text = "Somebody saved this action at the same moment. Load it again, then save.";
        return Err(ApiError::new(ProblemCode::DraftStale, text));
    }
    let made = state.store().action(user.workspace_id(), &name, Some(version)).await?;
    made.map(dto).map(axum::Json).ok_or_else(ApiError::not_found)
}

/// Offer an action no longer
///
/// Flows that use it keep the version that they have.
#[utoipa::path(delete, path = "/actions/{name}", tag = "actions", operation_id = "hideAction",
    params(("name" = String, Path, description = "Name of the action")),
    responses((status = 204), (status = 404, body = Problem)))]
pub(crate) async fn hide(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(name): Path<String>,
) -> Result<StatusCode, ApiError> {
    let found = state.store().action(user.workspace_id(), &name, None).await?;
    found.ok_or_else(ApiError::not_found)?;
    state.store().hide_action(user.workspace_id(), &name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reads a definition and finds its mistakes with the checks that flows are checked with.
fn read(name: &str, mut definition: Value) -> Result<ActionDefinition, ApiError> {
    if let Some(fields) = definition.as_object_mut() {
        fields.insert("name".to_owned(), name.into());
        fields.insert("version".to_owned(), 1.into());
    }
    let definition: ActionDefinition = serde_path_to_error::deserialize(definition).map_err(|error| {
        let pointer = format!("/definition/{}", error.path().to_string().replace('.', "/"));
        ApiError::invalid(vec![FieldError::new(pointer, error.inner().to_string())])
    })?;
    let mut flow = Flow::new("Action");
    flow.actions.insert(ActionDefinition::key(name, 1), definition.clone());
    let wrong = |issue: &Issue| issue.severity == Severity::Error && issue.path.starts_with("/actions/");
    let errors: Vec<FieldError> = flows_schema::checks(&flow)
        .into_iter()
        .filter(wrong)
        .map(|issue| FieldError::new(issue.path.replacen("/actions", "/definition", 1), issue.text))
        .collect();
    if errors.is_empty() { Ok(definition) } else { Err(ApiError::invalid(errors)) }
}

fn dto(record: ActionRecord) -> Action {
    Action {
        name: record.name,
        version: count(record.version),
        definition: record.definition,
        created_at: record.created_at,
        created_by: user_ref(record.created_by, record.created_by_name),
    }
}

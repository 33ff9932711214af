//! Conversations that are held now and then with the flow that answers a number.

use admin_types::{Check, CheckOutcome, CheckRun, NumberRef, Problem, SaveCheck};
use axum::extract::State;
use chrono::Duration;
use engine_core::flow_test::Script;
use engine_store::{
    ids,
    repo::checks::{CheckRecord, CheckRun as RunRecord, RUNS_KEPT},
};
use flows_schema::TestStep;
use http::StatusCode;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::{ApiError, internal},
    extract::{Json, Path},
    fields::Fields,
};

/// Checks of a workspace at most.
const MOST: usize = 50;
/// Steps of one check.
const MOST_STEPS: usize = 50;
/// Minutes between two runs.
const PERIODS: std::ops::RangeInclusive<u32> = 1..=1_440;
/// Milliseconds that an answer may take.
const PATIENCE: std::ops::RangeInclusive<u32> = 100..=60_000;

/// List the checks, each with how it went last
#[utoipa::path(get, path = "/checks", tag = "alerts", operation_id = "listChecks",
    responses((status = 200, body = Vec<Check>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Vec<Check>>, ApiError> {
    Ok(axum::Json(all(&state, &user).await?))
}

/// Add a check
#[utoipa::path(post, path = "/checks", tag = "alerts", operation_id = "createCheck",
    request_body = SaveCheck, responses((status = 201, body = Check), (status = 422, body = Problem)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SaveCheck>,
) -> Result<(StatusCode, axum::Json<Check>), ApiError> {
    let there = state.store().checks(user.workspace_id()).await?.len();
    let id = ids::new_id(state.clock());
    let record = read(&state, &user, id, &body, there).await?;
    state.store().create_check(&record).await?;
    Ok((StatusCode::CREATED, axum::Json(one(&state, &user, id).await?)))
}

/// Change a check; it is held at once
#[utoipa::path(put, path = "/checks/{id}", tag = "alerts", operation_id = "saveCheck",
    params(("id" = Uuid, Path, description = "Id of the check")), request_body = SaveCheck,
    responses((status = 200, body = Check), (status = 404, body = Problem), (status = 422, body = Problem)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<SaveCheck>,
) -> Result<axum::Json<Check>, ApiError> {
    let record = read(&state, &user, id, &body, 0).await?;
    if !state.store().update_check(&record).await? {
        return Err(ApiError::not_found());
    }
    Ok(axum::Json(one(&state, &user, id).await?))
}

/// Delete a check, with how it went
#[utoipa::path(delete, path = "/checks/{id}", tag = "alerts", operation_id = "deleteCheck",
    params(("id" = Uuid, Path, description = "Id of the check")),
    responses((status = 204), (status = 404, body = Problem)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    match state.store().delete_check(user.workspace_id(), id, state.clock().now()).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(ApiError::not_found()),
    }
}

/// Hold a check as soon as possible
#[utoipa::path(post, path = "/checks/{id}/run", tag = "alerts", operation_id = "runCheck",
    params(("id" = Uuid, Path, description = "Id of the check")),
    responses((status = 202), (status = 404, body = Problem)))]
pub(crate) async fn run(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    match state.store().hasten_check(user.workspace_id(), id, state.clock().now()).await? {
        true => Ok(StatusCode::ACCEPTED),
        false => Err(ApiError::not_found()),
    }
}

/// How a check went, the latest first; the last 200 times are kept
#[utoipa::path(get, path = "/checks/{id}/runs", tag = "alerts", operation_id = "listCheckRuns",
    params(("id" = Uuid, Path, description = "Id of the check")),
    responses((status = 200, body = Vec<CheckRun>), (status = 404, body = Problem)))]
pub(crate) async fn runs(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Vec<CheckRun>>, ApiError> {
    one(&state, &user, id).await?;
    let runs = state.store().check_runs(user.workspace_id(), id, RUNS_KEPT).await?;
    Ok(axum::Json(runs.into_iter().map(run_dto).collect()))
}

async fn all(state: &AppState, user: &CurrentUser) -> Result<Vec<Check>, ApiError> {
    let store = state.store();
    let records = store.checks(user.workspace_id()).await?;
    let mut last = store.last_check_runs(user.workspace_id()).await?;
    let mut checks = Vec::new();
    for record in records {
        let at = last.iter().position(|run| run.check_id == record.id);
        let run = at.map(|at| last.swap_remove(at));
        let number = store.number(record.number_id).await?;
        checks.push(dto(record, run, number.map(|number| number.name).unwrap_or_default())?);
    }
    Ok(checks)
}

async fn one(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<Check, ApiError> {
    let found = all(state, user).await?.into_iter().find(|check| check.id == id);
    found.ok_or_else(ApiError::not_found)
}

/// Reads what people set. `there` counts the checks beside which it would stand.
async fn read(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    body: &SaveCheck,
    there: usize,
) -> Result<CheckRecord, ApiError> {
    let mut fields = Fields::default();
    let name = fields.name("/name", &body.name);
    for (pointer, value, range) in
        [("/period_minutes", body.period_minutes, PERIODS), ("/slow_ms", body.slow_ms, PATIENCE)]
    {
        if !range.contains(&value) {
            fields.add(pointer, format!("From {} to {}, please.", range.start(), range.end()));
        }
    }
    if there >= MOST {
        fields.add("/name", format!("There are {there} checks already; delete one first."));
    }
    let number = state.store().number(body.number_id).await?;
    if number.is_none_or(|number| number.workspace_id != user.workspace_id()) {
        fields.add("/number_id", "There is no such number; GET /api/v1/numbers lists them.");
    }
    let script = script(state, &mut fields, body).await?;
    fields.finish()?;
    let now = state.clock().now();
    Ok(CheckRecord {
        id,
        workspace_id: user.workspace_id(),
        number_id: body.number_id,
        shadow_id: ids::new_id(state.clock()),
        name,
        script: serde_json::to_value(script).map_err(|error| internal(&error))?,
        period_seconds: Duration::minutes(i64::from(body.period_minutes)).num_seconds(),
        slow_ms: i64::from(body.slow_ms),
        enabled: body.enabled,
        next_run_at: now,
        failures: 0,
        created_at: now,
        updated_at: now,
    })
}

/// The conversation: steps that say and expect something, or a test that the deployed flow has.
async fn script(state: &AppState, fields: &mut Fields, body: &SaveCheck) -> Result<Script, ApiError> {
    let Some(name) = &body.flow_test else {
        let steps = steps(fields, &body.steps);
        if !steps.iter().any(|step| matches!(step, TestStep::Expect(_) | TestStep::ExpectSilence(_)))
            && fields.errors().is_empty()
        {
            fields.add("/steps", "Say something and expect an answer, or name a test of the flow.");
        }
        return Ok(Script::Steps(steps));
    };
    if !body.steps.is_empty() {
        fields.add("/steps", "A check names a test of the flow or has steps of its own, not both.");
    }
    let active = state.store().active_deployments(&[body.number_id]).await?.pop();
    let document = match active {
        Some(active) => state.store().version_document(active.flow_id, active.version).await?,
        None => None,
    };
    let tests = document.as_ref().and_then(|document| document["tests"].as_array());
    if !tests.into_iter().flatten().any(|test| test["name"] == name.as_str()) {
        fields.add("/flow_test", "The flow that answers this number has no test of this name.");
    }
    Ok(Script::FlowTest(name.clone()))
}

fn steps(fields: &mut Fields, steps: &[Value]) -> Vec<TestStep> {
    if steps.len() > MOST_STEPS {
        fields.add("/steps", format!("{MOST_STEPS} steps at most, please; these are {}.", steps.len()));
        return Vec::new();
    }
    let mut read = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match TestStep::deserialize(step) {
            Ok(step) => read.push(step),
            Err(_) => fields.add(
                &format!("/steps/{at}"),
                "A step is an object with one key, such as {\"send\": \"Hello\"} or {\"expect\": \"How can I help\"}.",
            ),
        }
    }
    read
}

fn dto(record: CheckRecord, run: Option<RunRecord>, number: String) -> Result<Check, ApiError> {
    let (flow_test, steps) = match Script::deserialize(&record.script).map_err(|error| internal(&error))? {
        Script::FlowTest(name) => (Some(name), Vec::new()),
        Script::Steps(steps) => (None, steps),
    };
    let steps = steps.iter().map(serde_json::to_value).collect::<Result<_, _>>();
    Ok(Check {
        id: record.id,
        name: record.name,
        number: NumberRef { id: record.number_id, name: number },
        flow_test,
        steps: steps.map_err(|error| internal(&error))?,
        period_minutes: clamped(record.period_seconds / 60),
        slow_ms: clamped(record.slow_ms),
        enabled: record.enabled,
        failures: clamped(record.failures),
        last_run: run.map(run_dto),
        next_run_at: record.next_run_at,
        created_at: record.created_at,
        updated_at: record.updated_at,
    })
}

fn run_dto(run: RunRecord) -> CheckRun {
    CheckRun {
        at: run.at,
        outcome: match run.outcome.as_str() {
            "ok" => CheckOutcome::Ok,
            "failed" => CheckOutcome::Failed,
            "slow" => CheckOutcome::Slow,
            _ => CheckOutcome::Unknown,
        },
        step: run.step.map(clamped),
        expected: run.expected,
        came: run.came,
        through: clamped(run.through),
        latency_ms: run.latency_ms.map(clamped),
        flow_version: run.flow_version.and_then(|version| u32::try_from(version).ok()),
    }
}

fn clamped(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

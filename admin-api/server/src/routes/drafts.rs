//! Drafts: what the editor loads, checks and saves.

use admin_types::{CheckFlow, CheckResult, Draft, DraftSaved, LinkedFlow, Problem, SaveDraft};
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use engine_store::{hints::Hint, repo::flows::SaveOutcome};
use flows_schema::{Severity, message_template::KnownTemplate};
use http::{HeaderName, header};
use uuid::Uuid;

use super::flows::user_ref;
use crate::{
    AppState, account_checks,
    auth::CurrentUser,
    document::{content_of, read_document},
    error::ApiError,
    extract::{IfMatch, Json, Path},
    flows::FlowError,
    library,
};

/// Numbers whose accounts one check asks.
const MAX_NUMBERS: usize = 100;

/// The draft with its etag
#[utoipa::path(get, path = "/flows/{id}/draft", tag = "flows", operation_id = "getDraft",
    params(("id" = Uuid, Path, description = "Id of the flow")),
    responses((status = 200, body = Draft, headers(("ETag" = String, description = "Etag of the draft")))))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<impl IntoResponse, ApiError> {
    let found = state.store().draft(user.workspace_id(), id).await?;
    let (record, document) = found.ok_or(FlowError::NotFound)?;
    let read = read_document(document, "")?;
    let draft = Draft {
        flow_id: id,
        issues: flows_schema::checks(&read.flow),
        document: read.content.document,
        etag: record.revision.to_string(),
        updated_at: record.updated_at,
        updated_by: user_ref(record.updated_by, record.updated_by_name),
    };
    Ok((etag(record.revision), axum::Json(draft)))
}

/// The draft with the flows that it enters
///
/// A document that needs nothing else: to run it elsewhere, to keep it as a file, or to import it.
#[utoipa::path(get, path = "/flows/{id}/linked", tag = "flows", operation_id = "getLinkedDraft",
    params(("id" = Uuid, Path, description = "Id of the flow")),
    responses((status = 200, body = LinkedFlow)))]
pub(crate) async fn linked(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<LinkedFlow>, ApiError> {
    let found = state.store().draft(user.workspace_id(), id).await?;
    let (_, document) = found.ok_or(FlowError::NotFound)?;
    let draft = read_document(document, "")?.flow;
    let flow = library::link(state.store(), user.workspace_id(), draft).await?;
    let issues = flows_schema::checks(&flow);
    Ok(axum::Json(LinkedFlow { document: content_of(&flow)?.document, issues }))
}

/// Save the draft
///
/// Needs `If-Match` with the etag that the change was made from. Findings of any severity may be
/// saved; a document that is no flow may not.
#[utoipa::path(put, path = "/flows/{id}/draft", tag = "flows", operation_id = "saveDraft",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("If-Match" = String, Header, description = "Etag of the draft that was changed, in quotes")),
    request_body = SaveDraft,
    responses((status = 200, body = DraftSaved, headers(("ETag" = String, description = "New etag"))),
              (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(body): Json<SaveDraft>,
) -> Result<impl IntoResponse, ApiError> {
    let record = state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    let seen = seen.ok_or(FlowError::EtagMissing)?;
    if seen != record.revision.to_string() {
        return Err(FlowError::Stale { revision: record.revision, by: record.updated_by_name }.into());
    }
    if record.archived_at.is_some() {
        return Err(FlowError::Archived.into());
    }
    let read = read_document(body.document, "/document")?;
    let now = state.clock().now();
    let saved = state
        .store()
        .save_draft(user.workspace_id(), id, record.revision, &read.content, Some(&user.actor()), now)
        .await?;
    match saved {
        SaveOutcome::Saved(flow) => {
            state.hints().publish(Hint::FlowChanged { workspace_id: user.workspace_id(), flow_id: id });
            let saved = DraftSaved {
                etag: flow.revision.to_string(),
                issues: flows_schema::checks(&read.flow),
                updated_at: flow.updated_at,
            };
            Ok((etag(flow.revision), axum::Json(saved)))
        }
        SaveOutcome::Stale(flow) => {
            Err(FlowError::Stale { revision: flow.revision, by: flow.updated_by_name }.into())
        }
        SaveOutcome::NotFound => Err(FlowError::NotFound.into()),
    }
}

/// Check a document without storing it
#[utoipa::path(post, path = "/flows/check", tag = "flows", operation_id = "checkFlow", request_body = CheckFlow,
    responses((status = 200, body = CheckResult)))]
pub(crate) async fn check(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<CheckFlow>,
) -> Result<axum::Json<CheckResult>, ApiError> {
    let flow = read_document(body.document, "/document")?.flow;
    let mut issues = flows_schema::checks(&flow);
    let (store, workspace) = (state.store(), user.workspace_id());
    if body.number_ids.is_empty() {
        // Where no template is known, nothing can be said of any.
        let known = account_checks::known(store, workspace, None).await?;
        if !known.is_empty() {
            issues.extend(KnownTemplate::findings(&flow, &known));
        }
    } else {
        let wanted = body.number_ids.into_iter().filter(|id| user.sees(*id)).take(MAX_NUMBERS);
        let wanted: Vec<Uuid> = wanted.collect();
        issues.extend(account_checks::of_numbers(store, workspace, &flow, &wanted).await?);
    }
    let publishable = issues.iter().all(|issue| issue.severity != Severity::Error);
    Ok(axum::Json(CheckResult { issues, publishable }))
}

fn etag(revision: i64) -> AppendHeaders<[(HeaderName, String); 1]> {
    AppendHeaders([(header::ETAG, format!("\"{revision}\""))])
}

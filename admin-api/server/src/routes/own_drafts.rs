//! Own drafts: what the editor saves by itself, seen by nobody else until it is shared. And who is in a flow.

use admin_types::{
    DraftAuthor, DraftAuthors, OwnDraft, OwnDraftSaved, Presence, Problem, SaveOwnDraft, SharedDraft, UserRef,
};
use axum::{
    extract::State,
    response::{AppendHeaders, IntoResponse},
};
use engine_store::{
    hints::Hint,
    repo::{
        flows::{FlowRecord, SaveOutcome},
        own_drafts::{OwnEtag, OwnOutcome, OwnSave},
    },
};
use http::{HeaderName, StatusCode, header};
use uuid::Uuid;

use super::flows::user_ref;
use crate::{
    AppState,
    auth::CurrentUser,
    document::read_document,
    error::ApiError,
    extract::{IfMatch, Json, Path},
    fields::Fields,
    flows::FlowError,
};

const MAX_STEP_CHARS: usize = 200;

/// One's own draft
///
/// The shared draft where nothing was changed. `base` and `shared` are what a merge needs when somebody else has shared
/// something since.
#[utoipa::path(get, path = "/flows/{id}/draft/mine", tag = "flows", operation_id = "getOwnDraft",
    params(("id" = Uuid, Path, description = "Id of the flow")),
    responses((status = 200, body = OwnDraft, headers(("ETag" = String, description = "Etag of the own draft")))))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<impl IntoResponse, ApiError> {
    let found = state.store().own_draft(user.workspace_id(), id, user.id()).await?;
    let found = found.ok_or(FlowError::NotFound)?;
    let base = match found.base {
        Some(base) => Some(read_document(base, "")?.content.document),
        None => None,
    };
    let draft = OwnDraft {
        flow_id: id,
        document: read_document(found.document, "")?.content.document,
        etag: text(found.etag),
        changed: base.is_some(),
        base,
        base_etag: found.etag.base.to_string(),
        shared: shared(found.flow),
        updated_at: found.updated_at,
    };
    Ok((etag(found.etag), axum::Json(draft)))
}

/// Save one's own draft
///
/// Needs `If-Match` with the etag that the change was made from. Nobody else sees it until it is shared.
#[utoipa::path(put, path = "/flows/{id}/draft/mine", tag = "flows", operation_id = "saveOwnDraft",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("If-Match" = String, Header, description = "Etag of the own draft that was changed, in quotes")),
    request_body = SaveOwnDraft,
    responses((status = 200, body = OwnDraftSaved, headers(("ETag" = String, description = "New etag"))),
              (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub(crate) async fn save(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
    Json(body): Json<SaveOwnDraft>,
) -> Result<impl IntoResponse, ApiError> {
    let flow = open(&state, &user, id).await?;
    let seen = parsed(seen)?;
    // What is no revision of ours cannot be the draft's: -1 never matches.
    let onto = body.onto.map(|onto| onto.parse().unwrap_or(-1));
    let read = read_document(body.document, "/document")?;
    let (now, actor) = (state.clock().now(), user.actor());
    let save = OwnSave { seen, onto, document: &read.content.document, actor: &actor, now };
    let saved = state.store().save_own_draft(user.workspace_id(), id, &save).await?;
    match saved {
        OwnOutcome::Saved(own, flow) => Ok(answer(own, flow, now)),
        OwnOutcome::Stale(flow) => Err(stale(flow)),
        OwnOutcome::NotFound => Err(stale(flow)),
    }
}

/// Share one's own draft
///
/// It becomes the draft that everybody sees and that is published. Refused with `draft_stale` when somebody else has
/// shared something since it began: merge that first, and save with `onto`.
#[utoipa::path(post, path = "/flows/{id}/draft/mine/share", tag = "flows", operation_id = "shareOwnDraft",
    params(("id" = Uuid, Path, description = "Id of the flow"),
           ("If-Match" = String, Header, description = "Etag of the own draft, in quotes")),
    responses((status = 200, body = OwnDraftSaved, headers(("ETag" = String, description = "New etag"))),
              (status = 409, body = Problem), (status = 412, body = Problem), (status = 428, body = Problem)))]
pub(crate) async fn share(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    IfMatch(seen): IfMatch,
) -> Result<impl IntoResponse, ApiError> {
    let flow = open(&state, &user, id).await?;
    let seen = parsed(seen)?;
    let own = state.store().own_draft(user.workspace_id(), id, user.id()).await?;
    let own = own.ok_or(FlowError::NotFound)?;
    if own.etag != seen {
        return Err(stale(flow));
    }
    let content = read_document(own.document, "")?.content;
    let (now, actor) = (state.clock().now(), user.actor());
    let saved = state.store().share_own_draft(user.workspace_id(), id, seen, &content, &actor, now).await?;
    match saved {
        SaveOutcome::Saved(flow) => {
            state.hints().publish(Hint::FlowChanged { workspace_id: user.workspace_id(), flow_id: id });
            let own = state.store().own_draft(user.workspace_id(), id, user.id()).await?;
            let own = own.map_or(OwnEtag { base: flow.revision, own: 0 }, |own| own.etag);
            Ok(answer(own, flow, now))
        }
        SaveOutcome::Stale(flow) => Err(stale(flow)),
        SaveOutcome::NotFound => Err(FlowError::NotFound.into()),
    }
}

/// Give one's own changes up
///
/// The own draft is the shared one again.
#[utoipa::path(delete, path = "/flows/{id}/draft/mine", tag = "flows", operation_id = "discardOwnDraft",
    params(("id" = Uuid, Path, description = "Id of the flow")), responses((status = 204)))]
pub(crate) async fn discard(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    state.store().discard_own_draft(user.workspace_id(), id, user.id(), state.clock().now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who has changes that are not shared
#[utoipa::path(get, path = "/flows/{id}/drafts", tag = "flows", operation_id = "listDraftAuthors",
    params(("id" = Uuid, Path, description = "Id of the flow")), responses((status = 200, body = DraftAuthors)))]
pub(crate) async fn authors(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<DraftAuthors>, ApiError> {
    state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    let heads = state.store().own_drafts(user.workspace_id(), id).await?;
    let author = |head: engine_store::repo::own_drafts::OwnDraftHead| DraftAuthor {
        user: UserRef { id: head.user_id, name: head.user_name },
        updated_at: head.updated_at,
    };
    Ok(axum::Json(DraftAuthors { items: heads.into_iter().map(author).collect() }))
}

/// Say that one has a flow open
///
/// Others who have it open hear of it as a live event.
#[utoipa::path(post, path = "/flows/{id}/presence", tag = "flows", operation_id = "sayPresence",
    params(("id" = Uuid, Path, description = "Id of the flow")), request_body = Presence,
    responses((status = 204)))]
pub(crate) async fn presence(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<Presence>,
) -> Result<StatusCode, ApiError> {
    let mut fields = Fields::default();
    let step = body.step.as_ref().map(|step| fields.long_text("/step", step, MAX_STEP_CHARS));
    fields.finish()?;
    state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    let actor = user.actor();
    state.hints().publish(Hint::FlowPresence {
        workspace_id: user.workspace_id(),
        flow_id: id,
        user_id: actor.id,
        user_name: actor.name,
        step,
        leaving: body.leaving,
    });
    Ok(StatusCode::NO_CONTENT)
}

/// The flow, if it can be changed.
async fn open(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<FlowRecord, ApiError> {
    let flow = state.store().flow(user.workspace_id(), id).await?.ok_or(FlowError::NotFound)?;
    if flow.archived_at.is_some() {
        return Err(FlowError::Archived.into());
    }
    Ok(flow)
}

fn stale(flow: FlowRecord) -> ApiError {
    FlowError::Stale { revision: flow.revision, by: flow.updated_by_name }.into()
}

fn answer(own: OwnEtag, flow: FlowRecord, now: chrono::DateTime<chrono::Utc>) -> impl IntoResponse {
    let saved = OwnDraftSaved {
        etag: text(own),
        base_etag: own.base.to_string(),
        shared: shared(flow),
        updated_at: now,
    };
    (etag(own), axum::Json(saved))
}

fn shared(flow: FlowRecord) -> SharedDraft {
    SharedDraft {
        etag: flow.revision.to_string(),
        updated_at: flow.updated_at,
        updated_by: user_ref(flow.updated_by, flow.updated_by_name),
    }
}

/// `base.own`, which no shared draft has as its etag.
fn text(etag: OwnEtag) -> String {
    format!("{}.{}", etag.base, etag.own)
}

fn parsed(seen: Option<String>) -> Result<OwnEtag, ApiError> {
    let seen = seen.ok_or(FlowError::EtagMissing)?;
    let numbers = seen.split_once('.').and_then(|(base, own)| Some((base.parse().ok()?, own.parse().ok()?)));
    // What is none of ours never matches.
    let (base, own) = numbers.unwrap_or((-1, -1));
    Ok(OwnEtag { base, own })
}

fn etag(etag: OwnEtag) -> AppendHeaders<[(HeaderName, String); 1]> {
    AppendHeaders([(header::ETAG, format!("\"{}\"", text(etag)))])
}

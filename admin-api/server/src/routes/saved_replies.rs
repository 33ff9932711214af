//! Words that people send again and again.

use admin_types::{Page, ProblemCode, SaveReply, SavedReply};
use axum::extract::State;
use engine_store::{StoreError, ids, repo::saved_replies::SavedReplyRow};
use flows_schema::limits::MAX_TEXT_CHARS;
use http::StatusCode;
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
};

/// Characters of a name.
const MAX_NAME: usize = 60;
/// Replies that a workspace keeps and is shown.
const MAX_REPLIES: i64 = 500;

/// List the saved replies, by name
#[utoipa::path(get, path = "/saved-replies", tag = "inbox", operation_id = "listSavedReplies",
    responses((status = 200, body = Page<SavedReply>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<SavedReply>>, ApiError> {
    let rows = state.store().saved_replies(user.workspace_id(), MAX_REPLIES).await?;
    Ok(axum::Json(Page { items: rows.into_iter().map(dto).collect(), next_cursor: None }))
}

/// Save a reply
#[utoipa::path(post, path = "/saved-replies", tag = "inbox", operation_id = "createSavedReply",
    request_body = SaveReply, responses((status = 201, body = SavedReply)))]
pub(crate) async fn create(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SaveReply>,
) -> Result<(StatusCode, axum::Json<SavedReply>), ApiError> {
    let reply = save(&state, &user, ids::new_id(state.clock()), &body, true).await?;
    Ok((StatusCode::CREATED, axum::Json(reply)))
}

/// Change a saved reply
#[utoipa::path(put, path = "/saved-replies/{id}", tag = "inbox", operation_id = "updateSavedReply",
    params(("id" = Uuid, Path, description = "Id of the reply")), request_body = SaveReply,
    responses((status = 200, body = SavedReply)))]
pub(crate) async fn update(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<SaveReply>,
) -> Result<axum::Json<SavedReply>, ApiError> {
    Ok(axum::Json(save(&state, &user, id, &body, false).await?))
}

/// Delete a saved reply
#[utoipa::path(delete, path = "/saved-replies/{id}", tag = "inbox", operation_id = "deleteSavedReply",
    params(("id" = Uuid, Path, description = "Id of the reply")), responses((status = 204)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    if state.store().delete_reply(user.workspace_id(), id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::not_found())
    }
}

async fn save(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
    body: &SaveReply,
    new: bool,
) -> Result<SavedReply, ApiError> {
    let mut fields = Fields::default();
    let name = fields.text("/name", &body.name, 1, MAX_NAME);
    let text = fields.long_text("/text", &body.text, MAX_TEXT_CHARS).replace('\0', "");
    if text.is_empty() {
        fields.add("/text", "Please write what is to be sent.");
    }
    fields.finish()?;
    let all = state.store().saved_replies(user.workspace_id(), MAX_REPLIES).await?;
    let known = all.iter().any(|reply| reply.id == id);
    if !new && !known {
        return Err(ApiError::not_found());
    }
    if new && i64::try_from(all.len()).unwrap_or(MAX_REPLIES) >= MAX_REPLIES {
        let detail = format!("A workspace keeps {MAX_REPLIES} replies. Delete one first.");
        return Err(ApiError::new(ProblemCode::Invalid, detail));
    }
    let row = SavedReplyRow { id, name, text, updated_at: state.clock().now() };
    match state.store().save_reply(user.workspace_id(), &row).await {
        Ok(true) => Ok(dto(row)),
        Ok(false) => Err(ApiError::not_found()),
        Err(StoreError::Conflict { .. }) => {
            let mut fields = Fields::default();
            fields.add("/name", "Another saved reply has this name.");
            fields.finish().map(|()| dto(row))
        }
        Err(error) => Err(error.into()),
    }
}

fn dto(row: SavedReplyRow) -> SavedReply {
    SavedReply { id: row.id, name: row.name, text: row.text }
}

//! Sessions: one's own, and those of others for admins.

use admin_types::{UserSession, UserSessions};
use axum::extract::State;
use engine_store::{StoreError, repo::logins::SessionView};
use http::StatusCode;
use uuid::Uuid;

use crate::{AppState, auth::CurrentUser, error::ApiError, extract::Path};

/// Where one is signed in
#[utoipa::path(get, path = "/me/sessions", tag = "session", operation_id = "listMySessions",
    responses((status = 200, body = UserSessions)))]
pub(crate) async fn mine(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<UserSessions>, ApiError> {
    Ok(axum::Json(all(&state, &user, user.id()).await?))
}

/// Sign out everywhere else
#[utoipa::path(delete, path = "/me/sessions", tag = "session", operation_id = "endMyOtherSessions",
    responses((status = 204)))]
pub(crate) async fn end_my_others(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<StatusCode, ApiError> {
    state.store().end_logins(user.id(), Some(&user.digest)).await?;
    tracing::info!(user.id = %user.id(), "all other sessions were ended");
    Ok(StatusCode::NO_CONTENT)
}

/// Sign out in one browser
#[utoipa::path(delete, path = "/me/sessions/{id}", tag = "session", operation_id = "endMySession",
    params(("id" = Uuid, Path, description = "Id of the session")), responses((status = 204)))]
pub(crate) async fn end_mine(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    end(&state, user.id(), id).await
}

/// Where somebody is signed in
#[utoipa::path(get, path = "/users/{id}/sessions", tag = "users", operation_id = "listUserSessions",
    params(("id" = Uuid, Path, description = "Id of the user")), responses((status = 200, body = UserSessions)))]
pub(crate) async fn of_user(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<UserSessions>, ApiError> {
    known(&state, &user, id).await?;
    Ok(axum::Json(all(&state, &user, id).await?))
}

/// Sign somebody out everywhere
#[utoipa::path(delete, path = "/users/{id}/sessions", tag = "users", operation_id = "endUserSessions",
    params(("id" = Uuid, Path, description = "Id of the user")), responses((status = 204)))]
pub(crate) async fn end_of_user(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    known(&state, &user, id).await?;
    state.store().end_logins(id, None).await?;
    tracing::info!(user.id = %user.id(), of.id = %id, "all sessions of a user were ended");
    Ok(StatusCode::NO_CONTENT)
}

/// Sign somebody out in one browser
#[utoipa::path(delete, path = "/users/{id}/sessions/{session_id}", tag = "users", operation_id = "endUserSession",
    params(("id" = Uuid, Path, description = "Id of the user"),
           ("session_id" = Uuid, Path, description = "Id of the session")), responses((status = 204)))]
pub(crate) async fn end_one_of_user(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, session)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, ApiError> {
    known(&state, &user, id).await?;
    end(&state, id, session).await
}

/// A user of another workspace is answered like one that is not there.
async fn known(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<(), ApiError> {
    state.store().user(user.workspace_id(), id).await?.map(drop).ok_or_else(ApiError::not_found)
}

async fn all(state: &AppState, user: &CurrentUser, id: Uuid) -> Result<UserSessions, StoreError> {
    let now = state.clock().now();
    let rows = state.store().logins_of(id, now, now - state.config().session_idle).await?;
    Ok(UserSessions { items: rows.into_iter().map(|row| dto(row, user)).collect() })
}

async fn end(state: &AppState, user_id: Uuid, session: Uuid) -> Result<StatusCode, ApiError> {
    let now = state.clock().now();
    let rows = state.store().logins_of(user_id, now, now - state.config().session_idle).await?;
    let row = rows.iter().find(|row| id_of(&row.digest) == session).ok_or_else(ApiError::not_found)?;
    state.store().end_login(&row.digest).await?;
    tracing::info!(of.id = %user_id, "a session was ended");
    Ok(StatusCode::NO_CONTENT)
}

/// A session's name: the first half of its digest, from which neither the token nor the digest follows.
fn id_of(digest: &[u8]) -> Uuid {
    digest.first_chunk::<16>().map_or(Uuid::nil(), |bytes| Uuid::from_bytes(*bytes))
}

fn dto(row: SessionView, user: &CurrentUser) -> UserSession {
    UserSession {
        id: id_of(&row.digest),
        current: row.digest == user.digest,
        user_agent: row.user_agent,
        address: row.address,
        created_at: row.created_at,
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    }
}

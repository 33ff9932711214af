//! Whether anything leaves the installation.

use admin_types::{FieldError, Problem, ProblemCode, Sending, SetSending};
use axum::extract::State;
use engine_store::hints::Hint;

use crate::{AppState, auth::CurrentUser, error::ApiError, extract::Json};

/// Most characters of a note.
const MAX_NOTE_CHARS: usize = 200;

/// Whether messages, calls and events go out
#[utoipa::path(get, path = "/sending", tag = "operations", operation_id = "getSending",
    responses((status = 200, body = Sending)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    _user: CurrentUser,
) -> Result<axum::Json<Sending>, ApiError> {
    Ok(axum::Json(read(&state).await?))
}

/// Pause everything that goes out, or let it go on
///
/// Contacts can still write, and conversations move; what they say waits. A restored backup begins paused.
#[utoipa::path(put, path = "/sending", tag = "operations", operation_id = "setSending",
    request_body = SetSending, responses((status = 200, body = Sending)))]
pub(crate) async fn set(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<SetSending>,
) -> Result<axum::Json<Sending>, ApiError> {
    let note = body.note.as_deref().map(str::trim).unwrap_or_default();
    if note.chars().count() > MAX_NOTE_CHARS {
        let detail = format!("A note may have {MAX_NOTE_CHARS} characters at most.");
        let problem = Problem::new(ProblemCode::Invalid, detail.clone());
        return Err(problem.with_errors(vec![FieldError::new("/note", detail)]).into());
    }
    let before = read(&state).await?;
    if body.paused {
        state.store().pause_sends(note, state.clock().now()).await?;
        tracing::warn!(user.id = %user.id(), "sending was paused");
    } else {
        let given_up = state.store().resume_sends(body.give_up_waiting).await?;
        tracing::warn!(user.id = %user.id(), given_up, "sending goes on");
    }
    state.hints().publish(Hint::SendingChanged);
    let after = read(&state).await?;
    user.noted().changed(&before, &after);
    Ok(axum::Json(after))
}

async fn read(state: &AppState) -> Result<Sending, ApiError> {
    let pause = state.store().sends_paused().await?;
    Ok(Sending {
        paused: pause.is_some(),
        since: pause.as_ref().map(|pause| pause.since),
        note: pause.map(|pause| pause.note).unwrap_or_default(),
    })
}

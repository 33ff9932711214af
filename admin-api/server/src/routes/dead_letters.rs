//! Dead letters: what the engine could not do, and another try at it.

use admin_types::{
    DeadLetter, DeadLetterCode, DeadLetterFilter, DeadLetterQueue, NumberRef, Page, RedriveAll, Redriven,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_store::{
    hints::Hint,
    repo::{
        dead_letters::{DeadLetter as Letter, LetterKey, LetterQuery, Queue},
        records::outbox_status,
    },
};
use http::StatusCode;
use uuid::Uuid;

use super::flows::count;
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    page::Paging,
};

/// Most characters of a reason: a database may say a lot.
const MAX_REASON_CHARS: usize = 500;

/// List what the engine could not do, the youngest first
///
/// Tells nothing of what the letters say. Letters that nobody tends to are deleted with time; see the settings.
#[utoipa::path(get, path = "/dead-letters", tag = "operations", operation_id = "listDeadLetters",
    params(DeadLetterFilter), responses((status = 200, body = Page<DeadLetter>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<DeadLetterFilter>,
) -> Result<axum::Json<Page<DeadLetter>>, ApiError> {
    let paging = Paging::<(DateTime<Utc>, LetterKey)>::new(query.cursor.as_deref(), query.limit)?;
    let filter = LetterQuery { queue: query.queue.map(queue), before: paging.cursor, limit: paging.rows() };
    let rows = state.store().dead_letter_list(user.workspace_id(), &filter).await?;
    Ok(axum::Json(paging.page(rows, |row| (row.at, row.key), dto)))
}

/// Give one dead letter another try
///
/// An event is processed as if it came now. A message goes out as it is, after those of its conversation that
/// were sent meanwhile; one with the code `outcome_unknown` may reach the contact a second time.
#[utoipa::path(post, path = "/dead-letters/{id}/redrive", tag = "operations", operation_id = "redriveDeadLetter",
    params(("id" = String, Path, description = "Id of the dead letter")), responses((status = 204)))]
pub(crate) async fn redrive(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    let key = key(&id).ok_or_else(ApiError::not_found)?;
    if !state.store().redrive(user.workspace_id(), key, state.clock().now()).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), letter.queue = key.queue.as_str(), letter.id = %key.id, "a dead letter is tried again");
    state.hints().publish(hint(key.queue));
    Ok(StatusCode::NO_CONTENT)
}

/// Give all dead letters of a queue another try
///
/// What holds for one holds for each of them. Messages of one conversation go out in their old order.
#[utoipa::path(post, path = "/dead-letters/redrive", tag = "operations", operation_id = "redriveDeadLetters",
    request_body = RedriveAll, responses((status = 200, body = Redriven)))]
pub(crate) async fn redrive_all(
    State(state): State<AppState>,
    user: CurrentUser,
    Json(body): Json<RedriveAll>,
) -> Result<axum::Json<Redriven>, ApiError> {
    let queue = queue(body.queue);
    let count = state.store().redrive_all(user.workspace_id(), queue, state.clock().now()).await?;
    tracing::info!(user.id = %user.id(), letter.queue = queue.as_str(), count, "dead letters are tried again");
    if count > 0 {
        state.hints().publish(hint(queue));
    }
    Ok(axum::Json(Redriven { count }))
}

/// Let a dead letter go for good
///
/// Its content is deleted. The transcript still shows a message as failed.
#[utoipa::path(delete, path = "/dead-letters/{id}", tag = "operations", operation_id = "discardDeadLetter",
    params(("id" = String, Path, description = "Id of the dead letter")), responses((status = 204)))]
pub(crate) async fn discard(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<String>,
) -> Result<StatusCode, ApiError> {
    let key = key(&id).ok_or_else(ApiError::not_found)?;
    if !state.store().discard(user.workspace_id(), key).await? {
        return Err(ApiError::not_found());
    }
    tracing::info!(user.id = %user.id(), letter.queue = key.queue.as_str(), letter.id = %key.id, "a dead letter was discarded");
    Ok(StatusCode::NO_CONTENT)
}

fn queue(queue: DeadLetterQueue) -> Queue {
    match queue {
        DeadLetterQueue::Inbox => Queue::Inbox,
        DeadLetterQueue::Outbox => Queue::Outbox,
        DeadLetterQueue::Effect => Queue::Effect,
    }
}

fn hint(queue: Queue) -> Hint {
    match queue {
        Queue::Inbox => Hint::InboxReady,
        Queue::Outbox => Hint::OutboxReady,
        Queue::Effect => Hint::EffectsReady,
    }
}

/// `queue.id`, or `effect.id.target` where the two differ.
fn id(key: LetterKey) -> String {
    let target = if key.target == key.id { String::new() } else { format!(".{}", key.target.simple()) };
    format!("{}.{}{target}", key.queue.as_str(), key.id.simple())
}

fn key(id: &str) -> Option<LetterKey> {
    let mut parts = id.split('.');
    let queue = Queue::parse(parts.next()?)?;
    let id = Uuid::try_parse(parts.next()?).ok()?;
    let target = parts.next().map_or(Some(id), |target| Uuid::try_parse(target).ok())?;
    parts.next().is_none().then_some(LetterKey { queue, id, target })
}

fn dto(letter: Letter) -> DeadLetter {
    let (queue, code) = match letter.key.queue {
        Queue::Inbox => (DeadLetterQueue::Inbox, DeadLetterCode::NotProcessed),
        Queue::Outbox if letter.status == outbox_status::UNKNOWN => {
            (DeadLetterQueue::Outbox, DeadLetterCode::OutcomeUnknown)
        }
        Queue::Outbox => (DeadLetterQueue::Outbox, DeadLetterCode::GivenUp),
        Queue::Effect => (DeadLetterQueue::Effect, DeadLetterCode::GivenUp),
    };
    DeadLetter {
        id: id(letter.key),
        queue,
        number: NumberRef { id: letter.number_id, name: letter.number_name.unwrap_or_default() },
        conversation_id: letter.conversation_id,
        kind: letter.kind,
        code,
        reason: letter.error.unwrap_or_default().chars().take(MAX_REASON_CHARS).collect(),
        attempts: count(letter.attempts),
        created_at: letter.at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_were_written() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for queue in [Queue::Inbox, Queue::Outbox, Queue::Effect] {
            for target in [one, two] {
                let letter = LetterKey { queue, id: one, target };
                assert_eq!(key(&id(letter)), Some(letter));
            }
        }
        for strange in ["", "inbox", "attic.0", "inbox.0", "effect.00000000000000000000000000000001.x"] {
            assert_eq!(key(strange), None, "{strange}");
        }
    }
}

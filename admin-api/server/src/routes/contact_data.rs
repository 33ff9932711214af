//! What the law gives a contact: everything that is held as one file, and being forgotten.

use std::sync::Arc;

use admin_types::ErasedContact;
use axum::{
    body::Body,
    extract::State,
    response::{AppendHeaders, IntoResponse, Response},
};
use bytes::Bytes;
use engine_store::{
    Store, StoreError, files,
    hints::Hint,
    repo::{contacts::ContactView, transcripts::MessageView},
};
use futures::stream;
use http::header;
use serde_json::{Value, json};
use uuid::Uuid;

use super::contacts::find;
use crate::{AppState, auth::CurrentUser, error::ApiError, extract::Path};

/// Messages that are in memory at a time.
const CHUNK: i64 = 200;
/// Rows of everything else.
const MAX_ROWS: i64 = 10_000;

/// Everything that is held of a contact, as one JSON file, for the contact
#[utoipa::path(get, path = "/exports/contacts/{id}", tag = "exports", operation_id = "exportContact",
    params(("id" = Uuid, Path, description = "Id of the contact")),
    responses((status = 200, content_type = "application/json", body = Object)))]
pub(crate) async fn export(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let view = find(&state, &user, id).await?;
    let head = head(&state, &user, &view).await?;
    let mut text = serde_json::to_string_pretty(&head).map_err(|error| crate::error::internal(&error))?;
    // The messages are the last member, and come page by page.
    text.truncate(text.trim_end().len().saturating_sub(1));
    text.truncate(text.trim_end().len());
    text.push_str(",\n  \"messages\": [");
    let pages = Pages {
        store: state.store_handle(),
        workspace_id: user.workspace_id(),
        conversation_id: view.conversation_id,
        below: None,
        first: true,
        head: Some(text),
        done: false,
    };
    let body = stream::try_unfold(pages, |mut pages| async move {
        if let Some(head) = pages.head.take() {
            return Ok::<_, StoreError>(Some((Bytes::from(head), pages)));
        }
        if pages.done {
            return Ok(None);
        }
        let text = pages.next().await.inspect_err(|error| {
            tracing::error!(error = %error, "an export broke off");
        })?;
        Ok(Some((Bytes::from(text), pages)))
    });
    tracing::info!(user.id = %user.id(), contact.id = %id, "a contact's data is taken out");
    let headers = AppendHeaders([
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"contact-{id}.json\"")),
    ]);
    Ok((headers, Body::from_stream(body)).into_response())
}

/// Delete everything that is held of a contact. It cannot be undone
#[utoipa::path(delete, path = "/contacts/{id}", tag = "contacts", operation_id = "eraseContact",
    params(("id" = Uuid, Path, description = "Id of the contact")),
    responses((status = 200, body = ErasedContact)))]
pub(crate) async fn erase(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<ErasedContact>, ApiError> {
    let view = find(&state, &user, id).await?;
    let erased = state.store().erase_contact(user.workspace_id(), id).await?;
    let erased = erased.ok_or_else(ApiError::not_found)?;
    // The files' rows are marked; if their bytes cannot be deleted now, the engine does it.
    if let Err(error) = files::sweep(state.store(), state.objects()).await {
        tracing::warn!(%error, "the files of an erased contact wait to be deleted");
    }
    if let Some(conversation_id) = view.conversation_id {
        state.hints().publish(Hint::ConversationChanged {
            workspace_id: user.workspace_id(),
            number_id: view.number_id,
            conversation_id,
        });
    }
    tracing::info!(user.id = %user.id(), contact.id = %id, "a contact is erased");
    Ok(axum::Json(ErasedContact { messages: erased.messages, others: erased.others }))
}

/// Everything but the messages.
async fn head(state: &AppState, user: &CurrentUser, view: &ContactView) -> Result<Value, ApiError> {
    let store = state.store();
    let workspace = user.workspace_id();
    let identities = store.contact_identities(view.id).await?;
    let identities: Vec<Value> =
        identities.into_iter().map(|(kind, value)| json!({"kind": kind, "value": value})).collect();
    let consents = store.consents(view.id, MAX_ROWS).await?;
    let consents: Vec<Value> = consents
        .into_iter()
        .map(|row| json!({"at": row.at, "opted_in": row.opted_in, "source": row.source, "proof": row.proof}))
        .collect();
    let mut notes = store.contact_notes(view.id, MAX_ROWS).await?;
    let hand_overs = store.contact_hand_overs(view.id, MAX_ROWS).await?;
    let hand_overs: Vec<Value> = hand_overs
        .into_iter()
        .map(|row| json!({"at": row.created_at, "until": row.ended_at, "queue": row.queue, "note": row.note, "outcome": row.outcome}))
        .collect();
    let broadcasts = store.contact_broadcasts(view.id, MAX_ROWS).await?;
    let broadcasts: Vec<Value> = broadcasts
        .into_iter()
        .map(|row| json!({"at": row.due, "name": row.name, "status": row.status, "left_out": row.reason}))
        .collect();
    let (mut answers, mut rows, mut session) = (Vec::new(), Vec::new(), None);
    if let Some(conversation) = view.conversation_id {
        notes.extend(store.notes(workspace, conversation, MAX_ROWS).await?);
        answers = store.conversation_answers(workspace, conversation, MAX_ROWS).await?;
        rows = store.conversation_table_rows(workspace, conversation, MAX_ROWS).await?;
        session = store.conversation_session(workspace, conversation).await?;
    }
    let notes: Vec<Value> =
        notes.into_iter().map(|row| json!({"at": row.created_at, "text": row.text})).collect();
    let answers: Vec<Value> = answers
        .into_iter()
        .map(|row| json!({"at": row.created_at, "flow": row.flow_name, "name": row.name, "value": row.value}))
        .collect();
    let rows: Vec<Value> =
        rows.into_iter().map(|(table, row, at)| json!({"at": at, "table": table, "row": row})).collect();
    Ok(json!({
        "contact": {
            "id": view.id,
            "number": view.number_name,
            "name": view.name,
            "phone": view.phone,
            "language": view.language,
            "tags": view.tags,
            "fields": view.fields,
            "opted_in": view.opted_in,
            "blocked": view.blocked,
            "first_met_at": view.created_at,
            "last_wrote_at": view.last_seen_at,
        },
        "identities": identities,
        "consents": consents,
        "broadcasts": broadcasts,
        "answers": answers,
        "table_rows": rows,
        "hand_overs": hand_overs,
        "notes": notes,
        "running_flow": session,
    }))
}

/// Where the messages of an export stand.
struct Pages {
    store: Arc<dyn Store>,
    workspace_id: Uuid,
    conversation_id: Option<Uuid>,
    below: Option<i64>,
    first: bool,
    head: Option<String>,
    done: bool,
}

impl Pages {
    /// The next messages as text, the latest first; the end of the file when there are none left.
    async fn next(&mut self) -> Result<String, StoreError> {
        let rows = match self.conversation_id {
            Some(id) => self.store.transcript(self.workspace_id, id, self.below, CHUNK).await?,
            None => Vec::new(),
        };
        self.below = rows.last().map(|row| row.position);
        self.done = (rows.len() as i64) < CHUNK;
        let mut text = String::new();
        for row in &rows {
            text.push_str(if self.first { "\n    " } else { ",\n    " });
            self.first = false;
            text.push_str(&line(row).to_string());
        }
        if self.done {
            text.push_str("\n  ]\n}\n");
        }
        Ok(text)
    }
}

fn line(row: &MessageView) -> Value {
    let file = row.media_mime.as_ref().map(|mime| json!({"type": mime, "name": row.media_filename}));
    json!({
        "at": row.created_at,
        "direction": row.direction,
        "kind": row.kind,
        "text": row.text,
        "status": row.status,
        "file": file,
        "content": row.body,
    })
}

//! Conversations and their transcripts.

use admin_types::{
    Answer, Contact, Conversation, ConversationDetail, ConversationFilter, ConversationStatus, Direction,
    FlowRef, Message, MessagePreview, MessageStatus, MessageWindow, NumberRef, Page, PageQuery,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_core::{window_end, window_is_open};
use engine_store::{
    StoreError,
    repo::numbers::NumberKind,
    repo::transcripts::{AnswerView, ConversationQuery, ConversationView, MessageView},
};
use uuid::Uuid;

use super::flows::count;
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Path, Query},
    page::{Paging, pattern},
};

const PREVIEW_CHARS: usize = 120;
const MAX_ANSWERS: i64 = 200;

/// Why a conversation could not be shown.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConversationError {
    #[error("no such conversation")]
    NotFound,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<ConversationError> for ApiError {
    fn from(error: ConversationError) -> Self {
        match error {
            ConversationError::NotFound => Self::not_found(),
            ConversationError::Store(error) => error.into(),
        }
    }
}

/// List the conversations, the one with the latest message first
#[utoipa::path(get, path = "/conversations", tag = "conversations", operation_id = "listConversations",
    params(ConversationFilter), responses((status = 200, body = Page<Conversation>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<ConversationFilter>,
) -> Result<axum::Json<Page<Conversation>>, ApiError> {
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), query.limit)?;
    let filter = ConversationQuery {
        number_id: query.number_id,
        seen_by: user.limited(),
        flow_id: query.flow_id,
        pattern: pattern(query.q.as_deref())?,
        before: paging.cursor,
        limit: paging.rows(),
    };
    let now = state.clock().now();
    let rows = state.store().conversation_list(user.workspace_id(), &filter).await?;
    Ok(axum::Json(paging.page(rows, |row| (row.last_message_at, row.id), |view| conversation(view, now))))
}

/// A conversation with what flows kept of it
#[utoipa::path(get, path = "/conversations/{id}", tag = "conversations", operation_id = "getConversation",
    params(("id" = Uuid, Path, description = "Id of the conversation")),
    responses((status = 200, body = ConversationDetail)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<ConversationDetail>, ApiError> {
    let view = find(&state, &user, id).await?;
    let answers = state.store().conversation_answers(user.workspace_id(), id, MAX_ANSWERS).await?;
    Ok(axum::Json(ConversationDetail {
        conversation: conversation(view, state.clock().now()),
        answers: answers.into_iter().map(answer).collect(),
    }))
}

/// The messages of a conversation, the latest first
#[utoipa::path(get, path = "/conversations/{id}/messages", tag = "conversations",
    operation_id = "listMessages",
    params(("id" = Uuid, Path, description = "Id of the conversation"), PageQuery),
    responses((status = 200, body = Page<Message>)))]
pub(crate) async fn messages(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<PageQuery>,
) -> Result<axum::Json<Page<Message>>, ApiError> {
    let paging = Paging::<i64>::new(query.cursor.as_deref(), query.limit)?;
    find(&state, &user, id).await?;
    let rows = state.store().transcript(user.workspace_id(), id, paging.cursor, paging.rows()).await?;
    Ok(axum::Json(paging.page(rows, |row| row.position, message)))
}

/// The conversation, if it is one that the user sees.
pub(super) async fn find(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
) -> Result<ConversationView, ConversationError> {
    let view = state.store().conversation_view(user.workspace_id(), id).await?;
    view.filter(|view| user.sees(view.number_id)).ok_or(ConversationError::NotFound)
}

fn conversation(view: ConversationView, now: DateTime<Utc>) -> Conversation {
    let (window, window_until) = window(&view, now);
    let address = if view.contact_phone.is_empty() {
        view.contact_alias.unwrap_or_default()
    } else {
        view.contact_phone
    };
    let last_message = (view.message_count > 0).then(|| MessagePreview {
        direction: direction(&view.last_direction),
        text: view.last_text.chars().take(PREVIEW_CHARS).collect(),
        at: view.last_message_at,
    });
    Conversation {
        id: view.id,
        number: NumberRef { id: view.number_id, name: view.number_name.unwrap_or_default() },
        contact: Contact { id: view.contact_id, name: view.contact_name, address },
        flow: flow_ref(view.flow_id, view.flow_name, view.flow_version),
        status: if view.active { ConversationStatus::Active } else { ConversationStatus::Idle },
        last_message,
        created_at: view.created_at,
        updated_at: view.last_message_at,
        window_until,
        window,
    }
}

/// Only Meta's Cloud API knows the window.
fn window(view: &ConversationView, now: DateTime<Utc>) -> (MessageWindow, Option<DateTime<Utc>>) {
    if view.number_kind.as_deref() != Some(NumberKind::CloudApi.as_str()) {
        return (MessageWindow::Unlimited, None);
    }
    let open = window_is_open(view.last_inbound_at, now);
    let window = if open { MessageWindow::Open } else { MessageWindow::Closed };
    (window, view.last_inbound_at.map(window_end))
}

fn message(view: MessageView) -> Message {
    Message {
        media: super::media::message_media(&view),
        id: view.id.to_string(),
        direction: direction(&view.direction),
        kind: view.kind,
        text: view.text,
        content: view.body,
        status: status(&view.status),
        error: view.error,
        delivery: view.delivery,
        node: view.node_id,
        at: view.created_at,
    }
}

fn answer(view: AnswerView) -> Answer {
    Answer {
        flow: flow_ref(Some(view.flow_id), view.flow_name, Some(view.flow_version)),
        node: view.node_id,
        variable: view.name,
        value: view.value,
        at: view.created_at,
    }
}

fn flow_ref(id: Option<Uuid>, name: Option<String>, version: Option<i32>) -> Option<FlowRef> {
    id.map(|id| FlowRef {
        id,
        name: name.unwrap_or_default(),
        version: version.map(count).unwrap_or_default(),
    })
}

fn direction(stored: &str) -> Direction {
    if stored == "out" { Direction::Out } else { Direction::In }
}

fn status(stored: &str) -> MessageStatus {
    match stored {
        "received" => MessageStatus::Received,
        "queued" => MessageStatus::Queued,
        "sending" => MessageStatus::Sending,
        "sent" => MessageStatus::Sent,
        "delivered" => MessageStatus::Delivered,
        // A voice message that was played was certainly seen.
        "read" | "played" => MessageStatus::Read,
        "failed" => MessageStatus::Failed,
        _ => MessageStatus::Unknown,
    }
}

//! Conversations and their transcripts.

use std::collections::HashMap;

use admin_types::{
    Answer, Contact, Conversation, ConversationDetail, ConversationFilter, ConversationStatus,
    ConversationVariable, Direction, FlowRef, HandedOver, InboxState, Message, MessagePreview, MessageStatus,
    MessageWindow, NumberRef, Page, PageQuery, Permission, ProblemCode, StartFired, UserRef,
};
use axum::extract::State;
use chrono::{DateTime, Utc};
use engine_core::{Session, window_end, window_is_open};
use engine_store::{
    StoreError,
    repo::acts::{Pause, Started},
    repo::numbers::NumberKind,
    repo::transcripts::{AnswerView, ConversationQuery, ConversationView, MessageView},
};
use serde::Deserialize as _;
use serde_json::Value;
use uuid::Uuid;

use super::{desk, flows::count};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Path, Query},
    page::{Paging, pattern},
};

const PREVIEW_CHARS: usize = 120;
const MAX_ANSWERS: i64 = 200;
const MAX_NOTES: i64 = 200;
/// Words of a search that are looked for in messages.
const MAX_WORDS: usize = 10;
/// Versions whose steps are named beside messages.
const MAX_VERSIONS: usize = 5;

/// Titles of steps, by flow and version.
type Titles = HashMap<(Uuid, i32), HashMap<String, String>>;

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
    let (assignee_id, assigned) = assignee(query.assignee.as_deref(), &user)?;
    let filter = ConversationQuery {
        number_id: query.number_id,
        seen_by: user.limited(),
        flow_id: query.flow_id,
        pattern: pattern(query.q.as_deref())?,
        words: words(query.q.as_deref()),
        state: query.state.map(InboxState::as_str),
        assignee_id,
        assigned,
        tag: query.tag,
        unread: query.unread,
        mentioned: query.mentioned,
        reader_id: Some(user.id()),
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
    let notes = state.store().notes(user.workspace_id(), id, MAX_NOTES).await?;
    let variables = variables(&state, &user, &view).await?;
    Ok(axum::Json(ConversationDetail {
        conversation: conversation(view, state.clock().now()),
        answers: answers.into_iter().map(answer).collect(),
        variables,
        notes: notes.into_iter().map(desk::note).collect(),
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
    let titles = titles(&state, &rows).await?;
    Ok(axum::Json(paging.page(rows, |row| row.position, |row| message(row, &titles))))
}

/// The conversation, if it is one that the user sees.
pub(super) async fn find(
    state: &AppState,
    user: &CurrentUser,
    id: Uuid,
) -> Result<ConversationView, ConversationError> {
    let view = state.store().conversation_view(user.workspace_id(), id, Some(user.id())).await?;
    view.filter(|view| user.sees(view.number_id)).ok_or(ConversationError::NotFound)
}

/// Whom a filter wants, and whether somebody or nobody.
fn assignee(wanted: Option<&str>, user: &CurrentUser) -> Result<(Option<Uuid>, Option<bool>), ApiError> {
    match wanted {
        None | Some("") => Ok((None, None)),
        Some("me") => Ok((Some(user.id()), None)),
        Some("nobody") => Ok((None, Some(false))),
        Some(id) => Uuid::parse_str(id).map(|id| (Some(id), None)).map_err(|_| {
            ApiError::new(ProblemCode::InvalidParameter, "assignee is me, nobody, or the id of a user.")
        }),
    }
}

/// The words of a search as the index of messages has them: letters and digits, in lower case.
fn words(search: Option<&str>) -> Vec<String> {
    let words =
        search.unwrap_or_default().split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.take(MAX_WORDS).map(str::to_lowercase).collect()
}

/// What the flow that runs remembers. Who only looks does not see what is personal.
async fn variables(
    state: &AppState,
    user: &CurrentUser,
    view: &ConversationView,
) -> Result<Vec<ConversationVariable>, ApiError> {
    let session = state.store().conversation_session(user.workspace_id(), view.id).await?;
    let Some(session) = session.and_then(|session| Session::deserialize(session).ok()) else {
        return Ok(Vec::new());
    };
    let document = match view.flow_id.zip(view.flow_version) {
        Some((flow, version)) => state.store().version_document(flow, version).await?,
        None => None,
    };
    let flow = document.and_then(|document| flows_schema::parse_value(document).ok());
    let known = flow.map(|flow| flow.variables).unwrap_or_default();
    let shown = session.variables.into_iter().filter(|(_, value)| !value.is_null());
    let shown = shown.map(|(key, value)| {
        let of_flow = known.iter().find(|variable| variable.key == key);
        let label = of_flow.map(|it| it.label.clone()).filter(|label| !label.is_empty());
        let masked = of_flow.is_some_and(|it| it.personal) && !user.can(Permission::WorkInbox);
        let value = if masked { Value::Null } else { value };
        ConversationVariable { label: label.unwrap_or_else(|| key.clone()), key, value, masked }
    });
    Ok(shown.collect())
}

/// The titles of the steps of the versions that some messages come from.
async fn titles(state: &AppState, rows: &[MessageView]) -> Result<Titles, ApiError> {
    let mut titles = Titles::new();
    for row in rows.iter().filter(|row| row.node_id.is_some()) {
        let Some(key) = row.flow_id.zip(row.flow_version) else { continue };
        if titles.contains_key(&key) || titles.len() >= MAX_VERSIONS {
            continue;
        }
        let document = state.store().version_document(key.0, key.1).await?;
        let nodes = document.as_ref().and_then(|document| document["nodes"].as_array());
        let named = nodes.into_iter().flatten().filter_map(|node| {
            let title = node["title"].as_str().filter(|title| !title.is_empty())?;
            Some((node["id"].as_str()?.to_owned(), title.to_owned()))
        });
        titles.insert(key, named.collect());
    }
    Ok(titles)
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
        paused: view.pause.is_some(),
        paused_until: view.pause.and_then(|pause| Pause::deserialize(pause).ok()?.until),
        handed_over: view.handed_over_at.map(|at| HandedOver {
            at,
            queue: view.queue.unwrap_or_default(),
            wanted: view.wanted.unwrap_or_default(),
            note: view.hand_over_note.unwrap_or_default(),
        }),
        assignee: view.assignee_id.map(|id| UserRef { id, name: view.assignee_name.unwrap_or_default() }),
        tags: view.contact_tags,
        unread: view.unread,
        mentioned: view.mentioned,
    }
}

/// Only Meta's Cloud API knows the window.
pub(super) fn window(view: &ConversationView, now: DateTime<Utc>) -> (MessageWindow, Option<DateTime<Utc>>) {
    if view.number_kind.as_deref() != Some(NumberKind::CloudApi.as_str()) {
        return (MessageWindow::Unlimited, None);
    }
    let open = window_is_open(view.last_inbound_at, now);
    let window = if open { MessageWindow::Open } else { MessageWindow::Closed };
    (window, view.last_inbound_at.map(window_end))
}

fn message(view: MessageView, titles: &Titles) -> Message {
    let node_title = view.flow_id.zip(view.flow_version).zip(view.node_id.as_deref());
    let node_title = node_title.and_then(|(flow, node)| titles.get(&flow)?.get(node)).cloned();
    let start = view.start.as_ref().and_then(|start| Started::deserialize(start).ok());
    Message {
        node_title,
        flow: flow_ref(view.flow_id, view.flow_name.clone(), view.flow_version),
        start: start.map(|start| StartFired { trigger: start.trigger, why: start.why }),
        author: view.author_id.map(|id| UserRef { id, name: view.author_name.clone().unwrap_or_default() }),
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

//! What people do beside the words: take over, hand back, assign, tell each other, mark as read.

use admin_types::{AddNote, Assign, ChangeTags, HandBack, Note, Page, PauseContact, Taken, UserRef};
use axum::extract::State;
use engine_core::ContactChange;
use engine_store::{
    hints::Hint,
    ids,
    repo::{
        acts::{Act, PersonAct, Whom},
        desk::{NewNote, NoteRow},
        numbers::{NumberKind, NumberRecord},
        records::Alias,
        transcripts::ConversationView,
    },
};
use http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{conversations::find, numbers};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path},
    fields::Fields,
    people::{MAX_NOTE_CHARS, MAX_TAG_CHARS},
};

/// Characters of a phone number as people write it.
const MAX_ADDRESS_CHARS: usize = 64;
/// Colleagues that one note calls.
const MAX_MENTIONS: usize = 20;
/// Tags that one request changes.
const MAX_TAGS: usize = 50;
/// Characters of an outcome.
const MAX_OUTCOME_CHARS: usize = 120;
/// Colleagues that are listed.
const MAX_COLLEAGUES: i64 = 1_000;

/// Take a conversation over: its flow is silent until it is handed back, and it is yours
#[utoipa::path(post, path = "/conversations/{id}/take-over", tag = "inbox", operation_id = "takeOver",
    params(("id" = Uuid, Path, description = "Id of the conversation")),
    responses((status = 202, body = Taken)))]
pub(crate) async fn take_over(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    if user.is_person() {
        state.store().assign(user.workspace_id(), id, Some(user.id()), state.clock().now()).await?;
    }
    let mine = user.is_person().then(|| user.id());
    user.noted().changed(
        &json!({"paused": view.pause.is_some(), "assignee_id": view.assignee_id}),
        &json!({"paused": true, "assignee_id": mine.or(view.assignee_id)}),
    );
    act(&state, &user, &view, Act::Pause, None).await
}

/// Give a conversation back to its flow, which goes on where it was
#[utoipa::path(post, path = "/conversations/{id}/hand-back", tag = "inbox", operation_id = "handBack",
    params(("id" = Uuid, Path, description = "Id of the conversation")), request_body = HandBack,
    responses((status = 202, body = Taken)))]
pub(crate) async fn hand_back(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<HandBack>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let outcome = fields.text("/outcome", &body.outcome, 0, MAX_OUTCOME_CHARS);
    fields.finish()?;
    state.store().assign(user.workspace_id(), id, None, state.clock().now()).await?;
    user.noted().changed(
        &json!({"paused": view.pause.is_some(), "assignee_id": view.assignee_id}),
        &json!({"paused": false, "assignee_id": null}),
    );
    act(&state, &user, &view, Act::HandBack { outcome }, None).await
}

/// Keep the flow of a number silent for a contact, who need not have written yet
#[utoipa::path(post, path = "/numbers/{id}/pause-contact", tag = "inbox", operation_id = "pauseContact",
    params(("id" = Uuid, Path, description = "Id of the number")), request_body = PauseContact,
    responses((status = 202, body = Taken)))]
pub(crate) async fn pause_contact(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<PauseContact>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let number = numbers::find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let named = named(&number, "/phone", &body.phone, &mut fields);
    fields.finish()?;
    let to = known(&state, named).await?;
    tell(&state, &user, id, to, Act::Pause, None).await
}

/// A contact whom somebody names by a phone number, or by the sender's name at a simulator.
pub(super) struct Named {
    number_id: Uuid,
    alias: (String, String),
    phone: String,
    recipient: Value,
}

/// Reads whom somebody names.
pub(super) fn named(number: &NumberRecord, pointer: &str, text: &str, fields: &mut Fields) -> Named {
    let text = fields.text(pointer, text, 1, MAX_ADDRESS_CHARS);
    if number.kind == NumberKind::Simulator {
        let (alias, recipient) = (("simulator".to_owned(), text.clone()), json!({"simulator": text}));
        return Named { number_id: number.id, alias, phone: String::new(), recipient };
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if !(7..=15).contains(&digits.len()) {
        fields.add(pointer, "Give the whole phone number with its country's code, such as +49 170 1234567.");
    }
    let recipient = match number.kind {
        NumberKind::WhatsappWeb => json!({"chat": format!("{digits}@s.whatsapp.net")}),
        _ => json!({"to": digits}),
    };
    Named { number_id: number.id, alias: ("phone".to_owned(), digits.clone()), phone: digits, recipient }
}

/// The conversation of who was named, or the one to begin.
pub(super) async fn known(state: &AppState, named: Named) -> Result<Whom, ApiError> {
    let Named { number_id, alias, phone, recipient } = named;
    let wanted = Alias { number_id, kind: alias.0.clone(), value: alias.1.clone() };
    let known = state.store().known_aliases(std::slice::from_ref(&wanted)).await?;
    Ok(match known.first() {
        Some(row) => Whom::Conversation(row.conversation_id),
        None => Whom::Identity { alias, phone, recipient },
    })
}

/// Say who looks after a conversation
#[utoipa::path(put, path = "/conversations/{id}/assignee", tag = "inbox", operation_id = "assign",
    params(("id" = Uuid, Path, description = "Id of the conversation")), request_body = Assign,
    responses((status = 204)))]
pub(crate) async fn assign(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<Assign>,
) -> Result<StatusCode, ApiError> {
    let view = find(&state, &user, id).await?;
    if let Some(wanted) = body.user_id {
        let found = state.store().user(user.workspace_id(), wanted).await?;
        if found.is_none_or(|found| found.disabled) {
            let mut fields = Fields::default();
            fields.add("/user_id", "Nobody of this workspace has this id.");
            return fields.finish().map(|()| StatusCode::NO_CONTENT);
        }
    }
    state.store().assign(user.workspace_id(), id, body.user_id, state.clock().now()).await?;
    user.noted().changed(&json!({"assignee_id": view.assignee_id}), &json!({"assignee_id": body.user_id}));
    changed(&state, &user, &view);
    Ok(StatusCode::NO_CONTENT)
}

/// Note that one has read a conversation
#[utoipa::path(post, path = "/conversations/{id}/read", tag = "inbox", operation_id = "markRead",
    params(("id" = Uuid, Path, description = "Id of the conversation")), responses((status = 204)))]
pub(crate) async fn read(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<StatusCode, ApiError> {
    find(&state, &user, id).await?;
    if user.is_person() {
        state.store().mark_read(user.id(), id, state.clock().now()).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Tell colleagues something about a conversation; the contact never sees it
#[utoipa::path(post, path = "/conversations/{id}/notes", tag = "inbox", operation_id = "addNote",
    params(("id" = Uuid, Path, description = "Id of the conversation")), request_body = AddNote,
    responses((status = 201, body = Note)))]
pub(crate) async fn add_note(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<AddNote>,
) -> Result<(StatusCode, axum::Json<Note>), ApiError> {
    let view = find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let text = fields.long_text("/text", &body.text, MAX_NOTE_CHARS).replace('\0', "");
    if text.is_empty() {
        fields.add("/text", "Please write something.");
    }
    if body.mentions.len() > MAX_MENTIONS {
        fields.add("/mentions", format!("A note calls {MAX_MENTIONS} colleagues at most."));
    }
    fields.finish()?;
    let note = NewNote {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        conversation_id: id,
        author_id: user.id(),
        text: text.clone(),
        mentions: body.mentions,
        created_at: state.clock().now(),
    };
    state.store().add_note(&note).await?;
    // What colleagues tell each other is not the audit log's business.
    user.noted().made(&json!({"note_id": note.id, "mentions": note.mentions}));
    changed(&state, &user, &view);
    let author = UserRef { id: user.id(), name: user.actor().name };
    Ok((StatusCode::CREATED, axum::Json(Note { id: note.id, author, text, at: note.created_at })))
}

/// Delete one's own note
#[utoipa::path(delete, path = "/conversations/{id}/notes/{note_id}", tag = "inbox", operation_id = "deleteNote",
    params(("id" = Uuid, Path, description = "Id of the conversation"),
           ("note_id" = Uuid, Path, description = "Id of the note")),
    responses((status = 204)))]
pub(crate) async fn delete_note(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, note)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, ApiError> {
    let view = find(&state, &user, id).await?;
    if !state.store().delete_note(user.workspace_id(), user.id(), note).await? {
        return Err(ApiError::not_found());
    }
    user.noted().gone(&json!({"note_id": note}));
    changed(&state, &user, &view);
    Ok(StatusCode::NO_CONTENT)
}

/// Give tags to the contact of a conversation, or take them away
#[utoipa::path(put, path = "/conversations/{id}/tags", tag = "inbox", operation_id = "changeTags",
    params(("id" = Uuid, Path, description = "Id of the conversation")), request_body = ChangeTags,
    responses((status = 202, body = Taken)))]
pub(crate) async fn change_tags(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<ChangeTags>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    let mut fields = Fields::default();
    if body.add.len() + body.remove.len() > MAX_TAGS {
        fields.add("", format!("{MAX_TAGS} tags at most at once."));
    }
    let mut tags = |pointer: &str, tags: &[String]| -> Vec<String> {
        tags.iter().map(|tag| fields.text(pointer, tag, 1, MAX_TAG_CHARS)).collect()
    };
    let add = tags("/add", &body.add).into_iter().map(|tag| ContactChange::AddTag { tag });
    let add: Vec<ContactChange> = add.collect();
    let remove = tags("/remove", &body.remove).into_iter().map(|tag| ContactChange::RemoveTag { tag });
    let changes: Vec<ContactChange> = add.into_iter().chain(remove).collect();
    if changes.is_empty() {
        fields.add("", "Name a tag to add or to remove.");
    }
    fields.finish()?;
    let kept = view.contact_tags.iter().filter(|tag| !body.remove.contains(tag) && !body.add.contains(tag));
    let after: Vec<&String> = kept.chain(&body.add).collect();
    user.noted().changed(&json!({"tags": view.contact_tags}), &json!({"tags": after}));
    act(&state, &user, &view, Act::Change(changes), None).await
}

/// Who works in this workspace, to give conversations to
#[utoipa::path(get, path = "/colleagues", tag = "inbox", operation_id = "listColleagues",
    responses((status = 200, body = Page<UserRef>)))]
pub(crate) async fn colleagues(
    State(state): State<AppState>,
    user: CurrentUser,
) -> Result<axum::Json<Page<UserRef>>, ApiError> {
    let users = state.store().users(user.workspace_id(), None, MAX_COLLEAGUES).await?;
    let users = users.into_iter().filter(|user| !user.disabled);
    let items = users.map(|user| UserRef { id: user.id, name: user.name }).collect();
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// A note as it is shown.
pub(super) fn note(row: NoteRow) -> Note {
    let author = UserRef { id: row.author_id, name: row.author_name.unwrap_or_default() };
    Note { id: row.id, author, text: row.text, at: row.created_at }
}

/// Tells open pages that something stands beside a conversation.
fn changed(state: &AppState, user: &CurrentUser, view: &ConversationView) {
    state.hints().publish(Hint::ConversationChanged {
        workspace_id: user.workspace_id(),
        number_id: view.number_id,
        conversation_id: view.id,
    });
}

/// Lets the engine do something in a conversation. `id` makes it the same thing when it is asked for again.
pub(super) async fn act(
    state: &AppState,
    user: &CurrentUser,
    view: &ConversationView,
    act: Act,
    id: Option<String>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    tell(state, user, view.number_id, Whom::Conversation(view.id), act, id).await
}

pub(super) async fn tell(
    state: &AppState,
    user: &CurrentUser,
    number_id: Uuid,
    to: Whom,
    act: Act,
    id: Option<String>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let now = state.clock().now();
    let id = id.unwrap_or_else(|| ids::new_id(state.clock()).to_string());
    let user_id = user.is_person().then(|| user.id());
    let act = PersonAct { to, user_id, act, flow_goes_on: false, message_id: None };
    let row = act.row(number_id, &id, now).map_err(|error| crate::error::internal(&error))?;
    state.store().enqueue(&[row]).await?;
    state.hints().publish(Hint::InboxReady);
    Ok((StatusCode::ACCEPTED, axum::Json(Taken { id })))
}

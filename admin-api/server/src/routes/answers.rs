//! Answers of people: words, files, and templates where nothing else arrives.

use admin_types::{
    MessageWindow, Page, Problem, SendMessage, SendableTemplate, StoredFile, Taken, UploadQuery,
};
use axum::{body::Body, extract::State};
use engine_store::repo::{acts::Act, message_templates::TemplateRecord, numbers::NumberRecord};
use http::StatusCode;
use uuid::Uuid;

use super::{
    compose::{Said, compose, content_of, window_closed},
    conversations::{find, window},
    desk, media,
};
use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Json, Path, Query},
    fields::Fields,
};

/// Characters of the id that a sender chooses.
const MAX_ID_CHARS: usize = 64;

/// Write to the contact; the flow is silent from then on, until the conversation is handed back
///
/// While WhatsApp's 24 hours are over, only a template is taken.
#[utoipa::path(post, path = "/conversations/{id}/messages", tag = "inbox", operation_id = "sendMessage",
    params(("id" = Uuid, Path, description = "Id of the conversation")), request_body = SendMessage,
    responses((status = 202, body = Taken),
              (status = 409, description = "The 24 hours are over; nothing was sent", body = Problem)))]
pub(crate) async fn send(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Json(body): Json<SendMessage>,
) -> Result<(StatusCode, axum::Json<Taken>), ApiError> {
    let view = find(&state, &user, id).await?;
    let mut fields = Fields::default();
    let key = body.id.as_deref().map(|key| fields.text("/id", key, 1, MAX_ID_CHARS));
    if view.blocked {
        fields.add("", "This contact is blocked, so nothing is sent. Unblock the contact first.");
    }
    let said =
        Said { text: body.text.as_deref(), file: body.file.as_ref(), template: body.template.as_ref() };
    let message = compose(&state, &user, view.number_id, &said, &mut fields).await?;
    fields.finish()?;
    let Some(message) = message else { return Err(ApiError::not_found()) };
    let (now_open, _) = window(&view, state.clock().now());
    if now_open == MessageWindow::Closed && message.needs_window() {
        return Err(window_closed());
    }
    // Whoever answers first looks after it.
    if view.assignee_id.is_none() && user.is_person() {
        state.store().assign(user.workspace_id(), id, Some(user.id()), state.clock().now()).await?;
    }
    desk::act(&state, &user, &view, Act::Say(Box::new(message)), key).await
}

/// The templates that can be sent in a conversation
#[utoipa::path(get, path = "/conversations/{id}/templates", tag = "inbox", operation_id = "listSendableTemplates",
    params(("id" = Uuid, Path, description = "Id of the conversation")),
    responses((status = 200, body = Page<SendableTemplate>)))]
pub(crate) async fn templates(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Page<SendableTemplate>>, ApiError> {
    let view = find(&state, &user, id).await?;
    let items = match state.store().number(view.number_id).await? {
        Some(number) => sendable_of(&state, &number).await?,
        None => Vec::new(),
    };
    Ok(axum::Json(Page { items, next_cursor: None }))
}

/// The approved templates of a number's account.
pub(super) async fn sendable_of(
    state: &AppState,
    number: &NumberRecord,
) -> Result<Vec<SendableTemplate>, ApiError> {
    let account = number.cloud_settings().ok().and_then(|settings| settings.waba_id);
    let Some(account) = account else { return Ok(Vec::new()) };
    let all = state.store().message_templates(number.workspace_id, Some(&account)).await?;
    // The parameters of other parts, such as products, cannot be filled in here.
    Ok(all.into_iter().filter(|it| it.status == "APPROVED").map(sendable).collect())
}

/// Upload a file to send in a conversation: the body is the file
#[utoipa::path(post, path = "/conversations/{id}/files", tag = "inbox", operation_id = "attachFile",
    params(("id" = Uuid, Path, description = "Id of the conversation"), UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = StoredFile),
              (status = 413, description = "The file is larger than WhatsApp takes", body = Problem),
              (status = 415, description = "The content type is not application/octet-stream", body = Problem)))]
pub(crate) async fn attach(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<UploadQuery>,
    body: Body,
) -> Result<(StatusCode, axum::Json<StoredFile>), ApiError> {
    find(&state, &user, id).await?;
    media::upload(State(state), user, Query(query), body).await
}

fn sendable(record: TemplateRecord) -> SendableTemplate {
    let content = content_of(&record);
    let TemplateRecord { id, name, language, category, .. } = record;
    SendableTemplate { id, name, language, category, content }
}

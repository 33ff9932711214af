//! Answers of people: words, files, and templates where nothing else arrives.

use admin_types::{
    MessageWindow, Page, Problem, ProblemCode, SendFile, SendMessage, SendTemplate, SendableTemplate,
    StoredFile, Taken, UploadQuery,
};
use axum::{body::Body, extract::State};
use engine_core::{MediaKind, OutMedia, OutMessage, OutTemplate, TemplateButton};
use engine_store::{
    media_type::kind_of_name,
    repo::{
        acts::Act, media::media_state, message_templates::TemplateRecord, numbers::NumberRecord,
        transcripts::ConversationView,
    },
};
use flows_schema::{
    STORED, limits,
    message_template::{
        TemplateButtonSpec, TemplateContent, TemplateHeader, TemplatePlace, TemplateVariable,
    },
    stored_file,
};
use http::StatusCode;
use uuid::Uuid;

use super::{
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
    let parts =
        [body.text.is_some(), body.file.is_some(), body.template.is_some()].iter().filter(|it| **it).count();
    if parts != 1 {
        fields.add("", "Give one of text, file and template.");
    }
    let message = match (&body.text, &body.file, &body.template) {
        (Some(text), None, None) => {
            let text = fields.long_text("/text", text, limits::MAX_TEXT_CHARS);
            if text.is_empty() {
                fields.add("/text", "Please write something.");
            }
            Some(OutMessage::Text { text })
        }
        (None, Some(file), None) => of_file(&state, &user, file, &mut fields).await?,
        (None, None, Some(template)) => of_template(&state, &user, &view, template, &mut fields).await?,
        _ => None,
    };
    fields.finish()?;
    let Some(message) = message else { return Err(ApiError::not_found()) };
    let (now_open, _) = window(&view, state.clock().now());
    if now_open == MessageWindow::Closed && message.needs_window() {
        return Err(ApiError::new(
            ProblemCode::WindowClosed,
            "The contact has not written for 24 hours, so WhatsApp delivers approved templates only. Nothing was sent. \
             Send a template; as soon as the contact answers, anything may be written again.",
        ));
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
    let Some(account) = account_of(number) else { return Ok(Vec::new()) };
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

fn account_of(number: &NumberRecord) -> Option<String> {
    number.cloud_settings().ok().and_then(|settings| settings.waba_id)
}

async fn of_file(
    state: &AppState,
    user: &CurrentUser,
    file: &SendFile,
    fields: &mut Fields,
) -> Result<Option<OutMessage>, ApiError> {
    let row = state.store().media(user.workspace_id(), file.id).await?;
    let row = row.filter(|row| row.conversation_id.is_none() && row.state == media_state::STORED);
    let Some(row) = row else {
        fields.add("/file/id", "This file is not here any more. Please attach it again.");
        return Ok(None);
    };
    let caption = fields.long_text("/file/caption", &file.caption, limits::MAX_CAPTION_CHARS);
    let media = kind_of_name(&row.kind).unwrap_or(MediaKind::Document);
    let filename = if media == MediaKind::Document { row.filename } else { String::new() };
    Ok(Some(OutMessage::Media(OutMedia { media, url: format!("{STORED}{}", row.id), caption, filename })))
}

async fn of_template(
    state: &AppState,
    user: &CurrentUser,
    view: &ConversationView,
    wanted: &SendTemplate,
    fields: &mut Fields,
) -> Result<Option<OutMessage>, ApiError> {
    let Some(number) = state.store().number(view.number_id).await? else { return Ok(None) };
    Ok(template_of(state, user, &number, wanted, fields).await?.map(OutMessage::Template))
}

/// A template of a number's account with its values.
pub(super) async fn template_of(
    state: &AppState,
    user: &CurrentUser,
    number: &NumberRecord,
    wanted: &SendTemplate,
    fields: &mut Fields,
) -> Result<Option<OutTemplate>, ApiError> {
    let found = state.store().message_template(user.workspace_id(), wanted.id).await?;
    let account = account_of(number);
    let Some(record) = found.filter(|it| account.as_deref() == Some(it.account_id.as_str())) else {
        fields.add("/template/id", "The number of this conversation has no such template.");
        return Ok(None);
    };
    if record.status != "APPROVED" {
        fields.add("/template/id", "Meta has not approved this template, so it cannot be sent now.");
    }
    Ok(Some(filled(&record, wanted, fields)))
}

/// The template with its values.
fn filled(record: &TemplateRecord, wanted: &SendTemplate, fields: &mut Fields) -> OutTemplate {
    let content = content_of(record);
    let mut value = |variable: &TemplateVariable| {
        let key = variable.key();
        let given = wanted.values.get(&key).map(String::as_str).unwrap_or_default();
        // Meta takes no line breaks within a variable.
        fields.text(&format!("/template/values/{key}"), given, 1, limits::MAX_META_TEMPLATE_BODY_CHARS)
    };
    let variables = content.variables();
    let mut sent = OutTemplate {
        name: record.name.clone(),
        language: record.language.clone(),
        header: String::new(),
        header_media: None,
        header_name: String::new(),
        body: Vec::new(),
        body_names: Vec::new(),
        buttons: Vec::new(),
    };
    for variable in &variables {
        let words = value(variable);
        match variable.place {
            TemplatePlace::Header => {
                sent.header = words;
                if content.named {
                    sent.header_name.clone_from(&variable.name);
                }
            }
            TemplatePlace::Body => {
                sent.body.push(words);
                if content.named {
                    sent.body_names.push(variable.name.clone());
                }
            }
            TemplatePlace::Button(at) => {
                let copies = matches!(content.buttons.get(at), Some(TemplateButtonSpec::CopyCode));
                let kind = if copies { "copy_code" } else { "url" }.to_owned();
                let index = u8::try_from(at).unwrap_or(u8::MAX);
                sent.buttons.push(TemplateButton { kind, index, value: words });
            }
        }
    }
    sent.header_media = match content.header {
        TemplateHeader::Image => Some(MediaKind::Image),
        TemplateHeader::Video => Some(MediaKind::Video),
        TemplateHeader::Document => Some(MediaKind::Document),
        TemplateHeader::None | TemplateHeader::Text { .. } | TemplateHeader::Location => None,
    };
    if sent.header_media.is_some() {
        let address = wanted.header_file.trim();
        if stored_file(address).is_none() && !address.starts_with("https://") {
            fields.add(
                "/template/header_file",
                "Choose the file that stands above the words. Meta wants it with each message.",
            );
        }
        address.clone_into(&mut sent.header);
    }
    sent
}

fn content_of(record: &TemplateRecord) -> TemplateContent {
    let named = record.parameter_format.eq_ignore_ascii_case("named");
    TemplateContent::from_components(&record.components, named)
}

fn sendable(record: TemplateRecord) -> SendableTemplate {
    let content = content_of(&record);
    let TemplateRecord { id, name, language, category, .. } = record;
    SendableTemplate { id, name, language, category, content }
}

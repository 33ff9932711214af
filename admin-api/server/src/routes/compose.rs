//! What somebody wants to say, as the message that goes out: words, a file, or a template where nothing else arrives.

use admin_types::{ProblemCode, SendFile, SendTemplate};
use engine_core::{MediaKind, OutMedia, OutMessage, OutTemplate, TemplateButton};
use engine_store::{
    media_type::kind_of_name,
    repo::{media::media_state, message_templates::TemplateRecord},
};
use flows_schema::{
    STORED, limits,
    message_template::{
        TemplateButtonSpec, TemplateContent, TemplateHeader, TemplatePlace, TemplateVariable,
    },
    stored_file,
};
use uuid::Uuid;

use crate::{AppState, auth::CurrentUser, error::ApiError, fields::Fields};

/// What a request says: exactly one of the three.
pub(super) struct Said<'a> {
    pub(super) text: Option<&'a str>,
    pub(super) file: Option<&'a SendFile>,
    pub(super) template: Option<&'a SendTemplate>,
}

/// The message that goes out at a number; none where `fields` has got its mistakes.
pub(super) async fn compose(
    state: &AppState,
    user: &CurrentUser,
    number_id: Uuid,
    said: &Said<'_>,
    fields: &mut Fields,
) -> Result<Option<OutMessage>, ApiError> {
    match (said.text, said.file, said.template) {
        (Some(text), None, None) => {
            let text = fields.long_text("/text", text, limits::MAX_TEXT_CHARS);
            if text.is_empty() {
                fields.add("/text", "Please write something.");
            }
            Ok(Some(OutMessage::Text { text }))
        }
        (None, Some(file), None) => of_file(state, user, file, fields).await,
        (None, None, Some(template)) => {
            Ok(template_of(state, user, number_id, template, fields).await?.map(OutMessage::Template))
        }
        _ => {
            fields.add("", "Give one of text, file and template.");
            Ok(None)
        }
    }
}

/// WhatsApp's 24 hours are over.
pub(super) fn window_closed() -> ApiError {
    ApiError::new(
        ProblemCode::WindowClosed,
        "The contact has not written for 24 hours, so WhatsApp delivers approved templates only. Nothing was sent. \
         Send a template; as soon as the contact answers, anything may be written again.",
    )
}

/// The WhatsApp Business Account of a number, to which its templates belong.
async fn account_of(state: &AppState, number_id: Uuid) -> Result<Option<String>, ApiError> {
    let number = state.store().number(number_id).await?;
    Ok(number.and_then(|number| number.cloud_settings().ok()).and_then(|settings| settings.waba_id))
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

/// A template of a number's account with its values.
pub(super) async fn template_of(
    state: &AppState,
    user: &CurrentUser,
    number_id: Uuid,
    wanted: &SendTemplate,
    fields: &mut Fields,
) -> Result<Option<OutTemplate>, ApiError> {
    let found = state.store().message_template(user.workspace_id(), wanted.id).await?;
    let account = account_of(state, number_id).await?;
    let Some(record) = found.filter(|it| account.as_deref() == Some(it.account_id.as_str())) else {
        fields.add("/template/id", "The number has no such template.");
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

pub(super) fn content_of(record: &TemplateRecord) -> TemplateContent {
    let named = record.parameter_format.eq_ignore_ascii_case("named");
    TemplateContent::from_components(&record.components, named)
}

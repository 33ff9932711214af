//! The file that stands as an example in the header of a template, for Meta's reviewers.

use admin_types::{FileKind, ProblemCode};
use engine_graph::{Ask, UploadBody, UploadFile};
use engine_store::repo::media::{MediaRow, media_state};
use flows_schema::{
    message_template::{TemplateContent, TemplateHeader},
    stored_file,
};
use serde_json::Value;

use super::{Connected, words};
use crate::{AppState, auth::CurrentUser, error::ApiError, fields::Fields};

/// Where the request names it.
const POINTER: &str = "/header_example";
/// What Meta's reviewers can open, by the kind of header.
const OPENED: [(FileKind, &[&str], &str); 3] = [
    (FileKind::Image, &["image/jpeg", "image/png"], "a JPEG or PNG picture"),
    (FileKind::Video, &["video/mp4", "video/3gpp"], "an MP4 video"),
    (FileKind::Document, &["application/pdf"], "a PDF"),
];

/// The stored file that is the example of a header which needs one; what is wrong with it goes into `fields`.
pub(crate) async fn find(
    state: &AppState,
    user: &CurrentUser,
    content: &TemplateContent,
    address: &str,
    fields: &mut Fields,
) -> Result<Option<MediaRow>, ApiError> {
    let kind = match content.header {
        TemplateHeader::Image => FileKind::Image,
        TemplateHeader::Video => FileKind::Video,
        TemplateHeader::Document => FileKind::Document,
        TemplateHeader::None | TemplateHeader::Text { .. } | TemplateHeader::Location => return Ok(None),
    };
    let Some((_, types, words)) = OPENED.into_iter().find(|(of, ..)| *of == kind) else { return Ok(None) };
    let Some(id) = stored_file(address).and_then(|id| id.parse().ok()) else {
        fields.add(POINTER, format!("Upload an example for Meta's reviewers: {words}."));
        return Ok(None);
    };
    let row = state.store().media(user.workspace_id(), id).await?;
    let row = row.filter(|row| row.conversation_id.is_none() && row.state == media_state::STORED);
    match row {
        Some(row) if types.contains(&row.mime.as_str()) => Ok(Some(row)),
        Some(_) => {
            fields
                .add(POINTER, format!("Meta's reviewers open {words} here, and this file is another kind."));
            Ok(None)
        }
        None => {
            fields.add(POINTER, "This file was deleted. Upload it again.");
            Ok(None)
        }
    }
}

/// Uploads the example to the app of the number's token; gives Meta's handle for it.
pub(crate) async fn upload(
    state: &AppState,
    number: &Connected,
    example: Option<&MediaRow>,
) -> Result<Option<String>, ApiError> {
    const LOST: &str =
        "The example could not be uploaded, so the template was not sent; what you wrote is still here.";
    let Some(row) = example else { return Ok(None) };
    let graph = state.graph()?;
    let token = &number.credentials.access_token;
    let asked = number.ask(graph, Ask::get(&["debug_token"]).query("input_token", token)).await;
    let asked = asked.map_err(|error| words::problem(&error, LOST))?;
    let app = match &asked["data"]["app_id"] {
        Value::String(id) => id.clone(),
        other => other.to_string(),
    };
    let key = row.object_key.as_deref().unwrap_or_default();
    let reading = state.objects().read(key, None).await.map_err(|error| crate::error::internal(&error))?;
    let Some(reading) = reading else {
        return Err(ApiError::new(
            ProblemCode::FileNotHere,
            "The example's bytes are gone. Upload it again.",
        ));
    };
    let file = UploadFile { name: &row.filename, mime: &row.mime, size: reading.size };
    let bytes = UploadBody::of(reading.bytes);
    graph.upload(token, &app, file, bytes).await.map(Some).map_err(|error| words::problem(&error, LOST))
}

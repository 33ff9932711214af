//! Files of conversations and of the library: their bytes out, and files of flows in.

use std::ops::Range;

use admin_types::{
    DeleteFile, FieldError, FileFilter, FileKind, FileUse, MediaState, MessageMedia, Page, Problem,
    ProblemCode, StoredFile, UploadQuery,
};
use axum::{body::Body, extract::State, response::Response};
use chrono::{DateTime, Utc};
use engine_store::{
    StoreError, files,
    hints::Hint,
    ids,
    media_type::{self, WrongType, is_shown, kind_of_name, most_bytes},
    objects::{ObjectError, Objects, Writing},
    repo::{
        media::{MediaRow, StoredMedia, media_state},
        transcripts::MessageView,
    },
};
use flows_schema::{STORED, limits};
use futures::StreamExt;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use uuid::Uuid;

use crate::{
    AppState,
    auth::CurrentUser,
    error::ApiError,
    extract::{Path, Query},
    fields::Fields,
    page::{Paging, pattern},
};

/// Why a file could not be had or taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MediaError {
    #[error("no such file")]
    NotFound,
    #[error("the file is not here")]
    NotHere(MediaState),
    #[error("the file is too large")]
    TooLarge(FileKind),
    #[error("the file is of no type that WhatsApp takes")]
    WrongType(FileKind),
    #[error("the range lies outside a file of {0} bytes")]
    Outside(u64),
    #[error("a flow sends the file")]
    InUse(String, usize),
    #[error("the file came only in part")]
    Broken,
    #[error(transparent)]
    Objects(ObjectError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<MediaError> for ApiError {
    fn from(error: MediaError) -> Self {
        let invalid = |detail: String| Self::invalid(vec![FieldError::new("", detail)]);
        match error {
            MediaError::NotFound => Self::not_found(),
            MediaError::NotHere(state) => Self::new(ProblemCode::FileNotHere, not_here(state)),
            MediaError::TooLarge(kind) => {
                let most = most_in_words(kind);
                Self::new(ProblemCode::TooLarge, format!("WhatsApp takes {most} at most. Nothing was kept."))
            }
            MediaError::WrongType(kind) => invalid(format!(
                "This file cannot be sent here: WhatsApp takes {}. Nothing was kept.",
                types_in_words(kind)
            )),
            MediaError::Outside(size) => {
                Self::new(ProblemCode::RangeOutside, format!("The file has {size} bytes."))
                    .with_header(header::CONTENT_RANGE, &format!("bytes */{size}"))
            }
            MediaError::InUse(flow, count) => {
                let more = if count > 1 { " and others" } else { "" };
                let text =
                    format!("The flow “{flow}”{more} would send nothing in its place. Nothing was deleted.");
                Self::new(ProblemCode::FileInUse, text)
            }
            MediaError::Broken => {
                invalid("The file came only in part. Nothing was kept; please try again.".into())
            }
            MediaError::Objects(error) => crate::error::internal(&error),
            MediaError::Store(error) => error.into(),
        }
    }
}

fn not_here(state: MediaState) -> &'static str {
    match state {
        MediaState::Fetching | MediaState::Here => {
            "The file is still being fetched from WhatsApp. Try again soon."
        }
        MediaState::OnDemand => "The file is at WhatsApp. Ask for it first.",
        MediaState::NotKept => "This number keeps no files of its contacts.",
        MediaState::GivenUp => "The file could not be fetched from WhatsApp. It can be asked for again.",
        MediaState::Expired => "The file was deleted, because its time was over.",
    }
}

/// The largest file of a kind, in words.
fn most_in_words(kind: FileKind) -> String {
    match most_bytes(stored_kind(kind)) {
        bytes if bytes >= limits::MEGABYTE as u64 => format!("{} MB", bytes / limits::MEGABYTE as u64),
        bytes => format!("{} KB", bytes / 1024),
    }
}

fn types_in_words(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image => "JPEG and PNG as pictures",
        FileKind::Video => "MP4 and 3GP as videos",
        FileKind::Audio => "MP3, M4A, AAC, AMR and OGG as sounds",
        FileKind::Document => "files that are what they are said to be as documents",
        FileKind::Sticker => "WebP as stickers",
    }
}

fn stored_kind(kind: FileKind) -> engine_core::MediaKind {
    kind_of_name(kind.as_str()).unwrap_or(engine_core::MediaKind::Document)
}

/// The file that came with a message
#[utoipa::path(get, path = "/conversations/{id}/media/{message_id}", tag = "conversations",
    operation_id = "getMessageMedia",
    params(("id" = Uuid, Path, description = "Id of the conversation"),
           ("message_id" = Uuid, Path, description = "Id of the message"),
           ("Range" = Option<String>, Header, description = "One range of bytes")),
    responses((status = 200, description = "The bytes; as a download, unless it is a picture, film or sound"),
              (status = 206, description = "The range"), (status = 409, body = Problem),
              (status = 416, body = Problem)))]
pub(crate) async fn of_message(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, message)): Path<(Uuid, Uuid)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let row = state.store().media(user.workspace_id(), message).await?;
    let row =
        row.filter(|row| row.conversation_id == Some(id) && row.number_id.is_none_or(|it| user.sees(it)));
    let row = row.ok_or(MediaError::NotFound)?;
    Ok(bytes(&state, &row, &headers).await?)
}

/// Fetch the file of a message from WhatsApp, where that was not done yet
#[utoipa::path(post, path = "/conversations/{id}/media/{message_id}/fetch", tag = "conversations",
    operation_id = "fetchMessageMedia",
    params(("id" = Uuid, Path, description = "Id of the conversation"),
           ("message_id" = Uuid, Path, description = "Id of the message")),
    responses((status = 202, description = "It is being fetched; a live event tells of its end"),
              (status = 409, body = Problem)))]
pub(crate) async fn fetch(
    State(state): State<AppState>,
    user: CurrentUser,
    Path((id, message)): Path<(Uuid, Uuid)>,
) -> Result<StatusCode, ApiError> {
    let row = state.store().media(user.workspace_id(), message).await?;
    let row =
        row.filter(|row| row.conversation_id == Some(id) && row.number_id.is_none_or(|it| user.sees(it)));
    let row = row.ok_or(MediaError::NotFound)?;
    let asked = state.store().ask_for_media(user.workspace_id(), message, state.clock().now()).await?;
    match (asked, media_state_of(row.state)) {
        (true, _) => state.hints().publish(Hint::EffectsReady),
        (false, MediaState::Fetching | MediaState::Here) => {}
        (false, state) => return Err(MediaError::NotHere(state).into()),
    }
    Ok(StatusCode::ACCEPTED)
}

/// List the files that flows can send, the newest first
#[utoipa::path(get, path = "/files", tag = "flows", operation_id = "listFiles", params(FileFilter),
    responses((status = 200, body = Page<StoredFile>)))]
pub(crate) async fn list(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<FileFilter>,
) -> Result<axum::Json<Page<StoredFile>>, ApiError> {
    let paging = Paging::<(DateTime<Utc>, Uuid)>::new(query.cursor.as_deref(), query.limit)?;
    let kind = query.kind.map(FileKind::as_str);
    let rows = {
        let (pattern, workspace) = (pattern(query.q.as_deref())?, user.workspace_id());
        state.store().library_media(workspace, kind, pattern.as_deref(), paging.cursor, paging.rows()).await?
    };
    Ok(axum::Json(paging.page(rows, |row| (row.created_at, row.id), stored_file)))
}

/// Upload a file that flows can send: the body is the file
#[utoipa::path(post, path = "/files", tag = "flows", operation_id = "uploadFile", params(UploadQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = StoredFile),
              (status = 413, description = "The file is larger than WhatsApp takes", body = Problem),
              (status = 415, description = "The content type is not application/octet-stream", body = Problem)))]
pub(crate) async fn upload(
    State(state): State<AppState>,
    user: CurrentUser,
    Query(query): Query<UploadQuery>,
    body: Body,
) -> Result<(StatusCode, axum::Json<StoredFile>), ApiError> {
    let mut fields = Fields::default();
    let filename = query.filename.as_deref().unwrap_or_default();
    let filename = fields.text("filename", filename, 1, limits::MAX_FILENAME_CHARS);
    if query.kind.is_none() {
        fields.add("kind", "Say what kind of file it is.");
    }
    fields.finish()?;
    let Some(kind) = query.kind else { return Err(MediaError::NotFound.into()) };
    let declared = query.mime.unwrap_or_default();
    let key = Objects::new_key(user.workspace_id());
    let mut row = MediaRow {
        id: ids::new_id(state.clock()),
        workspace_id: user.workspace_id(),
        number_id: None,
        conversation_id: None,
        kind: kind.as_str().to_owned(),
        mime: String::new(),
        filename: filename.replace(['/', '\\'], "-"),
        provider_id: String::new(),
        state: media_state::UNDER_WAY,
        object_key: Some(key.clone()),
        size: None,
        sha256: None,
        attempt: 0,
        error: None,
        created_at: state.clock().now(),
    };
    state.store().begin_library_media(&row).await?;
    let taken = take(&state, kind, &declared, &key, body).await;
    let stored = match taken {
        Ok(stored) => stored,
        Err(error) => {
            state.store().erase_library_media(row.workspace_id, row.id).await?;
            files::sweep(state.store(), state.objects()).await?;
            return Err(error.into());
        }
    };
    if !state.store().media_stored(row.id, 0, &stored).await? {
        return Err(MediaError::Broken.into());
    }
    row.mime = stored.mime;
    row.size = Some(stored.size);
    Ok((StatusCode::CREATED, axum::Json(stored_file(row))))
}

/// Writes a body down and judges it.
async fn take(
    state: &AppState,
    kind: FileKind,
    declared: &str,
    key: &str,
    body: Body,
) -> Result<StoredMedia, MediaError> {
    let objects = state.objects();
    let mut writing = objects.write(key, most_bytes(stored_kind(kind))).await.map_err(MediaError::Objects)?;
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let put = match chunk {
            Ok(chunk) => writing.put(chunk).await.map_err(|error| match error {
                ObjectError::TooLarge(_) => MediaError::TooLarge(kind),
                error => MediaError::Objects(error),
            }),
            Err(_) => Err(MediaError::Broken),
        };
        if let Err(error) = put {
            writing.abort().await;
            return Err(error);
        }
    }
    match media_type::to_send(stored_kind(kind), declared, writing.head()) {
        Ok(mime) => finish(writing, mime).await,
        Err(WrongType::Other | WrongType::NotTaken) => {
            writing.abort().await;
            Err(MediaError::WrongType(kind))
        }
    }
}

async fn finish(writing: Writing, mime: String) -> Result<StoredMedia, MediaError> {
    let written = writing.finish().await.map_err(MediaError::Objects)?;
    let size = i64::try_from(written.size).unwrap_or(i64::MAX);
    Ok(StoredMedia { mime, size, sha256: written.sha256 })
}

/// A file that flows can send
#[utoipa::path(get, path = "/files/{id}", tag = "flows", operation_id = "getFile",
    params(("id" = Uuid, Path, description = "Id of the file"),
           ("Range" = Option<String>, Header, description = "One range of bytes")),
    responses((status = 200, description = "The bytes; as a download, unless it is a picture, film or sound"),
              (status = 206, description = "The range"), (status = 409, body = Problem),
              (status = 416, body = Problem)))]
pub(crate) async fn get(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let row = state.store().media(user.workspace_id(), id).await?;
    // What a contact sent is no file of the library: fewer may see it.
    let row = row.filter(|row| row.conversation_id.is_none()).ok_or(MediaError::NotFound)?;
    Ok(bytes(&state, &row, &headers).await?)
}

/// The flows that send a file, in their draft or where they answer
#[utoipa::path(get, path = "/files/{id}/uses", tag = "flows", operation_id = "listFileUses",
    params(("id" = Uuid, Path, description = "Id of the file")), responses((status = 200, body = Page<FileUse>)))]
pub(crate) async fn uses(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
) -> Result<axum::Json<Page<FileUse>>, ApiError> {
    let row = state.store().media(user.workspace_id(), id).await?;
    row.filter(|row| row.conversation_id.is_none()).ok_or(MediaError::NotFound)?;
    let rows = state.store().file_uses(user.workspace_id(), id).await?;
    let seen = rows.into_iter().filter(|row| row.number_id.is_none_or(|number| user.sees(number)));
    let items = seen.map(|row| FileUse {
        flow_id: row.flow_id,
        flow_name: row.flow_name,
        version: row.version.map(super::flows::count),
        number: row.number_name,
    });
    Ok(axum::Json(Page { items: items.collect(), next_cursor: None }))
}

/// Delete a file that no flow sends, or in spite of that: then its steps send nothing any more
#[utoipa::path(delete, path = "/files/{id}", tag = "flows", operation_id = "deleteFile",
    params(("id" = Uuid, Path, description = "Id of the file"), DeleteFile),
    responses((status = 204), (status = 409, description = "A flow sends it", body = Problem)))]
pub(crate) async fn delete(
    State(state): State<AppState>,
    user: CurrentUser,
    Path(id): Path<Uuid>,
    Query(query): Query<DeleteFile>,
) -> Result<StatusCode, ApiError> {
    if query.in_spite_of_use != Some(true) {
        let uses = state.store().file_uses(user.workspace_id(), id).await?;
        if let Some(first) = uses.first() {
            return Err(MediaError::InUse(first.flow_name.clone(), uses.len()).into());
        }
    }
    if !state.store().erase_library_media(user.workspace_id(), id).await? {
        return Err(MediaError::NotFound.into());
    }
    files::sweep(state.store(), state.objects()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The bytes of a file, or a range of them.
async fn bytes(state: &AppState, row: &MediaRow, headers: &HeaderMap) -> Result<Response, MediaError> {
    let here = media_state_of(row.state);
    let (MediaState::Here, Some(key)) = (here, &row.object_key) else {
        return Err(MediaError::NotHere(here));
    };
    let size = row.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default();
    let wanted = match headers.get(header::RANGE).map(|range| range_of(range, size)) {
        Some(Wanted::Outside) => return Err(MediaError::Outside(size)),
        Some(Wanted::Part(range)) => Some(range),
        Some(Wanted::All) | None => None,
    };
    let reading = state.objects().read(key, wanted.clone()).await.map_err(MediaError::Objects)?;
    // A restored backup may know of a file whose bytes are not in it.
    let reading = reading.ok_or(MediaError::NotHere(MediaState::Expired))?;
    let mut response = Response::new(Body::from_stream(reading.bytes));
    let set = |response: &mut Response, name, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(name, value);
        }
    };
    if let Some(range) = wanted {
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        let last = range.end.saturating_sub(1);
        set(&mut response, header::CONTENT_RANGE, &format!("bytes {}-{last}/{size}", range.start));
    }
    let length = reading.range.end.saturating_sub(reading.range.start);
    set(&mut response, header::CONTENT_LENGTH, &length.to_string());
    set(&mut response, header::ACCEPT_RANGES, "bytes");
    // A page or a drawing of a stranger would run as one of ours, so nothing like it is shown in place.
    let shown = is_shown(&row.mime);
    set(&mut response, header::CONTENT_TYPE, if shown { &row.mime } else { "application/octet-stream" });
    set(&mut response, header::CONTENT_DISPOSITION, &disposition(shown, row));
    Ok(response)
}

/// What of a file is wanted.
enum Wanted {
    All,
    Part(Range<u64>),
    Outside,
}

/// Reads one range (RFC 9110); several, or what is not understood, mean the whole file.
fn range_of(value: &HeaderValue, size: u64) -> Wanted {
    let spec = value.to_str().ok().and_then(|text| text.trim().strip_prefix("bytes="));
    let Some((first, last)) = spec.and_then(|spec| spec.split_once('-')) else { return Wanted::All };
    let (first, last) = (first.trim(), last.trim());
    let range = match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last => first..last.saturating_add(1).min(size),
        (Ok(first), Err(_)) if last.is_empty() => first..size,
        (Err(_), Ok(count)) if first.is_empty() => size.saturating_sub(count)..size,
        _ => return Wanted::All,
    };
    if range.start < range.end { Wanted::Part(range) } else { Wanted::Outside }
}

/// `Content-Disposition` with a name that any browser reads (RFC 6266).
fn disposition(shown: bool, row: &MediaRow) -> String {
    let how = if shown { "inline" } else { "attachment" };
    let name = if row.filename.is_empty() { row.kind.as_str() } else { row.filename.as_str() };
    let plain: String = name
        .chars()
        .map(|it| if it.is_ascii_alphanumeric() || ".-_ ".contains(it) { it } else { '_' })
        .collect();
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

fn stored_file(row: MediaRow) -> StoredFile {
    StoredFile {
        id: row.id,
        kind: FileKind::from_name(&row.kind).unwrap_or(FileKind::Document),
        mime: row.mime,
        filename: row.filename,
        size: row.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
        address: format!("{STORED}{}", row.id),
        created_at: row.created_at,
    }
}

fn media_state_of(stored: i32) -> MediaState {
    match stored {
        media_state::STORED => MediaState::Here,
        media_state::ON_DEMAND => MediaState::OnDemand,
        media_state::NOT_KEPT => MediaState::NotKept,
        media_state::GIVEN_UP => MediaState::GivenUp,
        media_state::EXPIRING | media_state::EXPIRED | media_state::ERASING => MediaState::Expired,
        _ => MediaState::Fetching,
    }
}

/// The file of a message, as a transcript shows it.
pub(super) fn message_media(view: &MessageView) -> Option<MessageMedia> {
    Some(MessageMedia {
        state: media_state_of(view.media_state?),
        mime: view.media_mime.clone().unwrap_or_default(),
        filename: view.media_filename.clone().unwrap_or_default(),
        size: view.media_size.and_then(|size| u64::try_from(size).ok()),
        error: view.media_error.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_players_send_them() {
        let part = |text: &str| match range_of(&HeaderValue::from_str(text).unwrap(), 100) {
            Wanted::Part(range) => format!("{}-{}", range.start, range.end),
            Wanted::All => "all".to_owned(),
            Wanted::Outside => "outside".to_owned(),
        };
        assert_eq!(part("bytes=0-"), "0-100");
        assert_eq!(part("bytes=10-19"), "10-20");
        assert_eq!(part("bytes=90-500"), "90-100");
        assert_eq!(part("bytes=-10"), "90-100");
        assert_eq!(part("bytes=100-"), "outside");
        for odd in ["bytes=5-1", "bytes=0-1,5-6", "pages=1-2", "bytes=a-b"] {
            assert_eq!(part(odd), "all", "{odd}");
        }
    }
}

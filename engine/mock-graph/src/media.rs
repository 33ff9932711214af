//! Media: uploaded to a number, asked for by id, fetched from an address that lives for five minutes.

use std::{
    pin::Pin,
    sync::PoisonError,
    task::{Context, Poll},
    time::Duration,
};

use axum::{
    Json,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use hyper::body::Frame;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::time::Instant;

use crate::{
    MockGraph,
    server::{error, unauthorized},
};

/// How long an address of a medium works.
const ADDRESS_LIVES: Duration = Duration::from_secs(300);
/// Bytes of the largest kind, documents.
const MAX_BYTES: usize = 100 * 1024 * 1024;

/// An uploaded file.
#[derive(Debug, Clone)]
pub(crate) struct Media {
    mime: String,
    bytes: Bytes,
    /// When its address was last asked for.
    asked: Option<Instant>,
}

/// Bytes that are allowed for a type, and whether the type is known at all.
fn limit(mime: &str) -> Option<usize> {
    const MIB: usize = 1024 * 1024;
    match mime {
        "image/jpeg" | "image/png" => Some(5 * MIB),
        "image/webp" => Some(500 * 1024),
        "video/mp4" | "video/3gpp" => Some(16 * MIB),
        "audio/aac" | "audio/amr" | "audio/mpeg" | "audio/mp4" | "audio/ogg" => Some(16 * MIB),
        "text/plain" | "application/pdf" => Some(MAX_BYTES),
        other if other.starts_with("application/vnd.") || other == "application/msword" => Some(MAX_BYTES),
        _ => None,
    }
}

pub(crate) async fn upload(
    State(mock): State<MockGraph>,
    Path((_version, _number)): Path<(String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let Ok(bytes) = axum::body::to_bytes(body, MAX_BYTES + 64 * 1024).await else {
        return error(StatusCode::PAYLOAD_TOO_LARGE, 131_053, "The file is too large.");
    };
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let parts = parts(kind, &bytes).unwrap_or_default();
    let product = parts.iter().find(|part| part.name == "messaging_product");
    if product.is_none_or(|part| &part.bytes[..] != b"whatsapp") {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) The parameter messaging_product is required.");
    }
    let Some(file) = parts.iter().find(|part| part.name == "file") else {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) The parameter file is required.");
    };
    let mime = file.mime.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match limit(&mime) {
        None => {
            let text =
                format!("(#100) Param file must be a file with one of the following types, not {mime}");
            return error(StatusCode::BAD_REQUEST, 100, &text);
        }
        Some(most) if file.bytes.len() > most => {
            return error(StatusCode::BAD_REQUEST, 131_053, "The file is too large for its type.");
        }
        Some(_) => {}
    }
    let id = format!("8{:014}", mock.next_id());
    mock.lock().media.insert(id.clone(), Media { mime, bytes: file.bytes.clone(), asked: None });
    Json(json!({"id": id})).into_response()
}

pub(crate) async fn get(
    State(mock): State<MockGraph>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let address = *mock.address.lock().unwrap_or_else(PoisonError::into_inner);
    let mut inner = mock.lock();
    let Some(media) = inner.media.get_mut(&id) else { return unknown(&id) };
    media.asked = Some(Instant::now());
    let host = address.map(|address| address.to_string()).unwrap_or_default();
    Json(json!({
        "messaging_product": "whatsapp", "id": id, "mime_type": media.mime, "file_size": media.bytes.len(),
        "sha256": hex::encode(Sha256::digest(&media.bytes)), "url": format!("http://{host}/__mock/media/{id}"),
    }))
    .into_response()
}

pub(crate) async fn download(
    State(mock): State<MockGraph>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    let mut inner = mock.lock();
    if inner.dead_links > 0 {
        inner.dead_links -= 1;
        return StatusCode::NOT_FOUND.into_response();
    }
    let lives = |media: &&Media| media.asked.is_some_and(|asked| asked.elapsed() < ADDRESS_LIVES);
    match inner.media.get(&id).filter(lives) {
        Some(media) => {
            ([(CONTENT_TYPE, media.mime.clone())], trickle(&media.bytes, inner.slow)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

pub(crate) async fn delete(
    State(mock): State<MockGraph>,
    Path((_version, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    match mock.lock().media.remove(&id) {
        Some(_) => Json(json!({"success": true})).into_response(),
        None => unknown(&id),
    }
}

/// A body that comes in two halves, with a pause between them.
fn trickle(bytes: &Bytes, pause: Duration) -> Body {
    if pause.is_zero() {
        return Body::from(bytes.clone());
    }
    let half = bytes.len() / 2;
    let (first, second) = (bytes.slice(..half), bytes.slice(half..));
    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move {
        // Whoever asked may be gone.
        if sender.send(first).await.is_ok() {
            tokio::time::sleep(pause).await;
            let _ = sender.send(second).await;
        }
    });
    Body::new(Pieces(receiver))
}

/// A body out of a channel.
struct Pieces(tokio::sync::mpsc::Receiver<Bytes>);

impl hyper::body::Body for Pieces {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        self.0.poll_recv(context).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// The kind of message's file by id, when Meta does not have it.
pub(crate) fn missing(mock: &MockGraph, body: &Value) -> Option<String> {
    let inner = mock.lock();
    let kind = body["type"].as_str().unwrap_or_default();
    let header = body.pointer("/template/components/0/parameters/0").unwrap_or(&Value::Null);
    let header_kind = header["type"].as_str().unwrap_or_default();
    let id = [&body[kind]["id"], &header[header_kind]["id"]].into_iter().find_map(Value::as_str)?;
    let is_file = ["image", "video", "audio", "document", "sticker"];
    let named = is_file.contains(&kind) || is_file.contains(&header_kind);
    (named && !inner.media.contains_key(id)).then(|| id.to_owned())
}

impl MockGraph {
    /// Puts a file there, as one that a contact sends; gives its id.
    pub fn add_media(&self, mime: &str, bytes: impl Into<Bytes>) -> String {
        let id = format!("8{:014}", self.next_id());
        let media = Media { mime: mime.to_owned(), bytes: bytes.into(), asked: None };
        self.lock().media.insert(id.clone(), media);
        id
    }

    /// The ids of the files that are there.
    #[must_use]
    pub fn media_ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.lock().media.keys().cloned().collect();
        ids.sort();
        ids
    }

    /// Loses all files.
    pub fn lose_media(&self) {
        self.lock().media.clear();
    }

    /// The next so many addresses of files do not work any more.
    pub fn expire_links(&self, count: usize) {
        self.lock().dead_links = count;
    }

    /// Downloads pause in their middle for so long.
    pub fn slow_downloads(&self, pause: Duration) {
        self.lock().slow = pause;
    }
}

fn unknown(id: &str) -> Response {
    let text = format!("Unsupported get request. Object with ID '{id}' does not exist");
    error(StatusCode::BAD_REQUEST, 100, &text)
}

/// One part of a form.
#[derive(Debug)]
struct Part {
    name: String,
    mime: String,
    bytes: Bytes,
}

/// The parts of a `multipart/form-data` body (RFC 7578).
fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let boundary = content_type.split("boundary=").nth(1)?.split(';').next()?.trim_matches('"');
    let (open, close) = (format!("--{boundary}\r\n"), format!("\r\n--{boundary}"));
    let mut parts = Vec::new();
    let mut at = find(body, open.as_bytes(), 0)? + open.len();
    loop {
        let head_end = find(body, b"\r\n\r\n", at)?;
        let head = std::str::from_utf8(body.get(at..head_end)?).ok()?;
        let begin = head_end + 4;
        let end = find(body, close.as_bytes(), begin)?;
        let field = |name: &str| {
            head.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                key.eq_ignore_ascii_case(name).then(|| value.trim())
            })
        };
        let name = field("content-disposition")?.split("name=\"").nth(1)?.split('"').next()?;
        let mime = field("content-type").unwrap_or_default();
        parts.push(Part { name: name.to_owned(), mime: mime.to_owned(), bytes: body.slice(begin..end) });
        let after = end + close.len();
        match body.get(after..after + 2)? {
            b"\r\n" => at = after + 2,
            _ => return Some(parts),
        }
    }
}

fn find(body: &[u8], wanted: &[u8], from: usize) -> Option<usize> {
    let rest = body.get(from..)?;
    rest.windows(wanted.len()).position(|window| window == wanted).map(|place| place + from)
}

#[cfg(test)]
mod tests {
    use super::{limit, parts};

    #[test]
    fn forms_are_read_whatever_the_file_holds() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--X\r\n\
            content-disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\
            \u{0}a\r\n--Y\r\n--X--\r\n";
        let parts = parts("multipart/form-data; boundary=X", &body.into()).unwrap();
        assert_eq!((parts[0].name.as_str(), &parts[0].bytes[..]), ("messaging_product", &b"whatsapp"[..]));
        assert_eq!((parts[1].mime.as_str(), &parts[1].bytes[..]), ("image/png", &b"\0a\r\n--Y"[..]));
        for broken in ["", "--X\r\n", "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"] {
            assert!(super::parts("multipart/form-data; boundary=X", &broken.into()).is_none(), "{broken:?}");
        }
        assert!(super::parts("text/plain", &body.into()).is_none());
        assert_eq!((limit("image/png"), limit("image/gif")), (Some(5 << 20), None));
    }
}

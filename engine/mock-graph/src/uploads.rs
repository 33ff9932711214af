//! Examples for reviewers: the Resumable Upload API, which gives a handle for a file.
//! See <https://developers.facebook.com/docs/graph-api/guides/upload>.

use axum::{
    Json, RequestExt as _,
    extract::{Path, Query, Request, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    MockGraph, business,
    server::{error, unauthorized},
    templates,
};

/// The largest file that an app uploads here.
const MAX_BYTES: usize = 100 * 1024 * 1024;
/// What Meta takes as the examples of templates.
const TYPES: [&str; 5] = ["image/jpeg", "image/png", "video/mp4", "application/pdf", "video/3gpp"];

/// A session, and the handle once the bytes are there.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    session: String,
    length: usize,
    mime: String,
    handle: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Opened {
    file_length: Option<usize>,
    file_type: Option<String>,
    #[expect(dead_code, reason = "Meta takes a name and does nothing with it")]
    file_name: Option<String>,
}

/// Opens a session of an app.
pub(crate) async fn open(
    State(mock): State<MockGraph>,
    Path((_version, app)): Path<(String, String)>,
    Query(query): Query<Opened>,
    headers: HeaderMap,
) -> Response {
    if !mock.lets_in(&headers) {
        return unauthorized();
    }
    if app != business::APP {
        return error(StatusCode::BAD_REQUEST, 100, &format!("(#100) {app} is not an app of this token."));
    }
    let (Some(length), Some(mime)) = (query.file_length, query.file_type) else {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) file_length and file_type are required.");
    };
    if !TYPES.contains(&mime.as_str()) || length > MAX_BYTES {
        return error(
            StatusCode::BAD_REQUEST,
            100,
            &format!("(#100) A file of type {mime} cannot be uploaded."),
        );
    }
    let session = format!("{:014}", mock.next_id());
    let id = format!("upload:{session}?sig=ARmock{session}");
    mock.lock().uploads.push(Upload { session, length, mime, handle: None });
    Json(json!({"id": id})).into_response()
}

/// What is posted to a node: the bytes of a session, or a change of a template.
pub(crate) async fn node(
    State(mock): State<MockGraph>,
    Path((version, id)): Path<(String, String)>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    let Some(session) = id.strip_prefix("upload:").map(str::to_owned) else {
        let Ok(Json(body)) = request.extract::<Json<Value>, _>().await else {
            return error(StatusCode::BAD_REQUEST, 100, "(#100) The body is not JSON.");
        };
        return templates::edit(State(mock), Path((version, id)), headers, Json(body)).await;
    };
    let token = headers.get("authorization").and_then(|value| value.to_str().ok()?.strip_prefix("OAuth "));
    if !token.is_some_and(|token| mock.is_token(token)) || mock.lock().business.expired {
        return unauthorized();
    }
    if headers.get("file_offset").is_none_or(|value| value != "0") {
        return error(StatusCode::BAD_REQUEST, 100, "(#100) The header file_offset is required.");
    }
    let Ok(bytes) = axum::body::to_bytes(request.into_body(), MAX_BYTES + 1).await else {
        return error(StatusCode::PAYLOAD_TOO_LARGE, 100, "(#100) The file is too large.");
    };
    let mut inner = mock.lock();
    let Some(upload) = inner.uploads.iter_mut().find(|upload| upload.session == session) else {
        return error(StatusCode::NOT_FOUND, 100, "(#100) There is no such upload.");
    };
    if bytes.len() != upload.length {
        let text = format!("(#100) {} bytes came, and {} were announced.", bytes.len(), upload.length);
        return error(StatusCode::BAD_REQUEST, 100, &text);
    }
    let handle = format!("4::{session}:ARmock:e:1700000000:{}:1:AR", business::APP);
    upload.handle = Some(handle.clone());
    Json(json!({"h": handle})).into_response()
}

impl MockGraph {
    /// Whether the header of a template has an example that was uploaded here, of a type that fits.
    pub(crate) fn has_example(&self, body: &Value) -> bool {
        let parts = body["components"].as_array().map(Vec::as_slice).unwrap_or_default();
        let Some(header) = parts.iter().find(|part| templates::is(part, "HEADER")) else { return true };
        let fits: &[&str] = match header["format"].as_str().unwrap_or_default() {
            "IMAGE" => &["image/jpeg", "image/png"],
            "VIDEO" => &["video/mp4", "video/3gpp"],
            "DOCUMENT" => &["application/pdf"],
            _ => return true,
        };
        let handle = header["example"]["header_handle"][0].as_str().unwrap_or_default();
        let inner = self.lock();
        let found = inner.uploads.iter().find(|upload| upload.handle.as_deref() == Some(handle));
        found.is_some_and(|upload| fits.contains(&upload.mime.as_str()))
    }
}

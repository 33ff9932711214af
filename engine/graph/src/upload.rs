//! Files for Meta's reviewers: the Resumable Upload API.
//!
//! See <https://developers.facebook.com/docs/graph-api/guides/upload>: a session of the app takes the bytes and gives a
//! handle, which stands in a template as its example. Not to be confused with media, which messages carry.

use std::time::Duration;

use serde_json::json;

use crate::{Ask, Graph, GraphError, ask::read};

/// How long the bytes may take.
const TIMEOUT: Duration = Duration::from_secs(300);
/// What stands before a session's id.
const PREFIX: &str = "upload:";
/// The longest id of a session.
const MAX_SESSION: usize = 2_048;

/// A file to upload.
#[derive(Debug, Clone, Copy)]
pub struct UploadFile<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its media type.
    pub mime: &'a str,
    /// Bytes.
    pub size: u64,
}

/// The bytes of a file on their way.
#[derive(Debug)]
pub struct UploadBody(reqwest::Body);

impl UploadBody {
    /// Of a stream, which is read as Meta takes it.
    pub fn of<E>(stream: impl futures::Stream<Item = Result<bytes::Bytes, E>> + Send + 'static) -> Self
    where
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self(reqwest::Body::wrap_stream(stream))
    }
}

impl Graph {
    /// Uploads a file to an app and gives its handle. The bytes are as many as the file says.
    ///
    /// # Errors
    /// As [`Graph::send`]; [`GraphError::NotAnId`] too for an answer that names no session.
    pub async fn upload(
        &self,
        token: &str,
        app_id: &str,
        file: UploadFile<'_>,
        bytes: UploadBody,
    ) -> Result<String, GraphError> {
        let ask = Ask::post(&[app_id, "uploads"], json!({}))
            .query("file_name", file.name)
            .query("file_length", file.size.to_string())
            .query("file_type", file.mime);
        let opened = self.send(token, ask).await?;
        let session = opened["id"].as_str().unwrap_or_default();
        if !is_session(session) {
            return Err(GraphError::NotAnId(session.chars().take(40).collect()));
        }
        // Sources show `OAuth` and not `Bearer` for this one address.
        let request = self
            .client
            .post(format!("{}/{session}", self.base))
            .header(http::header::AUTHORIZATION, format!("OAuth {token}"))
            .header("file_offset", "0")
            .header(http::header::CONTENT_TYPE, "application/octet-stream")
            .header(http::header::CONTENT_LENGTH, file.size)
            .timeout(TIMEOUT)
            .body(bytes.0);
        let answer = request.send().await.map_err(|error| {
            if error.is_connect() || error.is_builder() {
                GraphError::Unreachable
            } else {
                GraphError::NoAnswer
            }
        })?;
        let answer = read(answer).await?;
        match answer["h"].as_str().filter(|handle| !handle.is_empty()) {
            Some(handle) => Ok(handle.to_owned()),
            None => Err(GraphError::Unreadable { status: 200 }),
        }
    }
}

/// Whether Meta's id of a session can be a path: it brings a signature as a query of its own, and nothing else.
fn is_session(id: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.~+=:".contains(letter);
    let Some(rest) = id.strip_prefix(PREFIX).filter(|_| id.len() <= MAX_SESSION) else { return false };
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let dots = path.contains("..");
    !path.is_empty()
        && !dots
        && path.chars().all(plain)
        && query.chars().all(|it| plain(it) || "&%".contains(it))
}

#[cfg(test)]
mod tests {
    use super::is_session;

    #[test]
    fn a_session_is_nothing_that_leads_elsewhere() {
        assert!(is_session("upload:MTphdHRhY2htZW50OjY0=?sig=ARZqkGCA-_1"));
        assert!(is_session("upload:1"));
        for wrong in
            ["", "1", "upload:", "upload:../1", "upload:a/b", "upload:a?x=/b", "upload:a#b", "upload:é"]
        {
            assert!(!is_session(wrong), "{wrong}");
        }
    }
}

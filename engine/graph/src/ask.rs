//! Requests and their answers.

use std::time::Duration;

use http::Method;
use serde_json::Value;

use crate::GraphError;

/// The longest answer that is read: a page of a hundred templates stays far below.
const MAX_ANSWER: usize = 4 * 1024 * 1024;
/// How long an answer may take. Registering a number takes Meta several seconds.
const TIMEOUT: Duration = Duration::from_secs(20);

/// The Graph API at its address. Clones share their connections.
#[derive(Debug, Clone)]
pub struct Graph {
    pub(crate) client: reqwest::Client,
    pub(crate) base: String,
}

/// One request.
#[derive(Debug, Clone)]
pub struct Ask<'a> {
    method: Method,
    path: Vec<&'a str>,
    query: Vec<(&'a str, String)>,
    body: Option<Value>,
}

impl<'a> Ask<'a> {
    /// Reads something: a node by its id, or what hangs on it (`&["1023", "phone_numbers"]`).
    #[must_use]
    pub fn get(path: &[&'a str]) -> Self {
        Self { method: Method::GET, path: path.to_vec(), query: Vec::new(), body: None }
    }

    /// Makes or changes something.
    #[must_use]
    pub fn post(path: &[&'a str], body: Value) -> Self {
        Self { method: Method::POST, path: path.to_vec(), query: Vec::new(), body: Some(body) }
    }

    /// Deletes something.
    #[must_use]
    pub fn delete(path: &[&'a str]) -> Self {
        Self { method: Method::DELETE, path: path.to_vec(), query: Vec::new(), body: None }
    }

    /// Adds a parameter to the address.
    #[must_use]
    pub fn query(mut self, name: &'a str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }
}

impl Graph {
    /// A client for the Graph API at this address (`https://graph.facebook.com`) in this version (`v23.0`).
    ///
    /// # Errors
    /// The TLS set-up fails.
    pub fn new(url: &str, version: &str) -> Result<Self, reqwest::Error> {
        Ok(Self { client: crate::client()?, base: format!("{}/{version}", url.trim_end_matches('/')) })
    }

    /// Sends a request with a token and gives the answer's JSON.
    ///
    /// # Errors
    /// See [`GraphError`]. A token that cannot stand in a header is a token that Meta does not know.
    pub async fn send(&self, token: &str, ask: Ask<'_>) -> Result<Value, GraphError> {
        let mut url = self.base.clone();
        for segment in &ask.path {
            // A segment is an id or a name of Meta's: nothing that could change the path.
            let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
            if segment.is_empty() || !segment.chars().all(plain) {
                return Err(GraphError::NotAnId((*segment).chars().take(40).collect()));
            }
            url.push('/');
            url.push_str(segment);
        }
        if !token.bytes().all(|byte| (0x21..0x7f).contains(&byte)) {
            let text = "The token has letters that no token of Meta's has.".to_owned();
            return Err(GraphError::Refused { status: 401, code: 190, subcode: 0, text });
        }
        if !ask.query.is_empty() {
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query.extend_pairs(&ask.query);
            url.push('?');
            url.push_str(&query.finish());
        }
        let mut request = self.client.request(ask.method, url).bearer_auth(token).timeout(TIMEOUT);
        if let Some(body) = &ask.body {
            request = request.json(body);
        }
        let answer = request.send().await.map_err(|error| {
            // The error would show the address, which may hold a token.
            if error.is_connect() || error.is_builder() {
                GraphError::Unreachable
            } else {
                GraphError::NoAnswer
            }
        })?;
        read(answer).await
    }

    /// Every entry of a list, page after page, until `most` are there.
    ///
    /// # Errors
    /// As [`Graph::send`], of whichever page.
    pub async fn list(&self, token: &str, ask: Ask<'_>, most: usize) -> Result<Vec<Value>, GraphError> {
        let mut all = Vec::new();
        let mut after = None;
        loop {
            let mut page = ask.clone();
            if let Some(after) = after.take() {
                page = page.query("after", after);
            }
            let mut answer = self.send(token, page).await?;
            if let Value::Array(entries) = answer["data"].take() {
                if entries.is_empty() {
                    return Ok(all);
                }
                all.extend(entries);
            }
            // The address of the next page is Meta's to give, and not asked: it holds the token. The place is enough.
            let next = answer["paging"]["next"].is_string();
            after = answer["paging"]["cursors"]["after"].as_str().filter(|_| next).map(str::to_owned);
            if after.is_none() || all.len() >= most {
                all.truncate(most);
                return Ok(all);
            }
        }
    }
}

pub(crate) async fn read(mut answer: reqwest::Response) -> Result<Value, GraphError> {
    let status = answer.status();
    let mut bytes = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| GraphError::NoAnswer)? {
        if bytes.len() + chunk.len() > MAX_ANSWER {
            return Err(GraphError::Unreadable { status: status.as_u16() });
        }
        bytes.extend_from_slice(&chunk);
    }
    let json: Option<Value> = serde_json::from_slice(&bytes).ok();
    match json {
        Some(json) if status.is_success() && json.get("error").is_none() => Ok(json),
        Some(json) if json.get("error").is_some() => Err(GraphError::refused(status.as_u16(), &json)),
        _ => Err(GraphError::Unreadable { status: status.as_u16() }),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn graph() -> Graph {
        // Nothing listens on this port.
        Graph::new("http://127.0.0.1:9/", "v23.0").unwrap()
    }

    #[tokio::test]
    async fn what_is_no_id_never_becomes_a_path() {
        for wrong in ["", "..", "1/2", "1?x=1", "1 2", "a.b", "%2e", "é"] {
            let answer = graph().send("token", Ask::get(&[wrong, "phone_numbers"])).await;
            assert!(matches!(answer, Err(GraphError::NotAnId(_))), "{wrong}");
        }
    }

    #[tokio::test]
    async fn a_token_that_no_header_can_hold_is_a_bad_token() {
        for token in ["a b", "a\r\nx: y", "ключ"] {
            let answer = graph().send(token, Ask::get(&["1"])).await.unwrap_err();
            assert!(answer.is_bad_token(), "{answer:?}");
        }
    }

    #[tokio::test]
    async fn nobody_at_home_is_unreachable() {
        let ask = Ask::post(&["1", "register"], json!({}));
        assert_eq!(graph().send("token", ask).await, Err(GraphError::Unreachable));
    }
}

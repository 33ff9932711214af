//! Requests and answers: JSON, problems, sessions that have ended.

use std::cell::RefCell;

use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};

use super::ApiError;

/// Where the API is.
pub(super) const BASE: &str = "/api/v1";

/// How a request changes things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

thread_local! {
    static SIGNED_OUT: RefCell<Option<Box<dyn Fn()>>> = const { RefCell::new(None) };
}

/// Sets what happens when the server says that nobody is signed in any more.
pub(crate) fn on_signed_out(act: impl Fn() + 'static) {
    SIGNED_OUT.with(|slot| *slot.borrow_mut() = Some(Box::new(act)));
}

/// Reads.
pub(super) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, ApiError> {
    let text = exchange(Method::Get, path, None, None).await?;
    parse(&text)
}

/// Changes, and reads what came of it.
pub(super) async fn send<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: &B,
) -> Result<T, ApiError> {
    let text = exchange(method, path, Some(encode(body)?), None).await?;
    parse(&text)
}

/// [`send`] that is refused when the thing has another etag by now.
pub(super) async fn send_if_match<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: &B,
    etag: &str,
) -> Result<T, ApiError> {
    let text = exchange(method, path, Some(encode(body)?), Some(etag)).await?;
    parse(&text)
}

/// Deletes. It is sent even while the page is being left.
pub(super) async fn delete(path: &str) -> Result<(), ApiError> {
    exchange(Method::Delete, path, None, None).await.map(|_| ())
}

/// Tells something while the page is being left: the browser sends it after the page is gone. Nobody hears the answer.
pub(super) fn tell_leaving<B: Serialize>(path: &str, body: &B) {
    let Ok(text) = encode(body) else { return };
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&text.into());
    if let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) {
        // It is refused when too much waits already; then others notice by the silence.
        let _ = window().navigator().send_beacon_with_opt_blob(&format!("{BASE}{path}"), Some(&blob));
    }
}

/// A query string of what is set, with its question mark; empty when nothing is.
pub(super) fn query<Q: Serialize>(query: &Q) -> String {
    let Ok(serde_json::Value::Object(fields)) = serde_json::to_value(query) else { return String::new() };
    let pairs: Vec<String> = fields
        .into_iter()
        .filter_map(|(key, value)| match value {
            serde_json::Value::Null => None,
            serde_json::Value::String(text) => Some(format!("{key}={}", encode_component(&text))),
            other => Some(format!("{key}={other}")),
        })
        .collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// Percent-encodes everything but the unreserved characters of RFC 3986.
pub(super) fn encode_component(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

fn encode<B: Serialize>(body: &B) -> Result<String, ApiError> {
    serde_json::to_string(body).map_err(|error| ApiError::Unexpected(0, error.to_string()))
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    // Routes that answer with nothing are read as `()`.
    let text = if text.is_empty() { "null" } else { text };
    serde_json::from_str(text).map_err(|error| ApiError::Unexpected(200, error.to_string()))
}

#[cfg(not(feature = "hydrate"))]
async fn exchange(_: Method, _: &str, _: Option<String>, _: Option<&str>) -> Result<String, ApiError> {
    std::future::ready(Err(ApiError::Offline)).await
}

#[cfg(feature = "hydrate")]
async fn exchange(
    method: Method,
    path: &str,
    body: Option<String>,
    if_match: Option<&str>,
) -> Result<String, ApiError> {
    use gloo_net::http::{Method as HttpMethod, RequestBuilder};

    let http_method = match method {
        Method::Get => HttpMethod::GET,
        Method::Post => HttpMethod::POST,
        Method::Put => HttpMethod::PUT,
        Method::Patch => HttpMethod::PATCH,
        Method::Delete => HttpMethod::DELETE,
    };
    let mut request = RequestBuilder::new(&format!("{BASE}{path}"))
        .method(http_method)
        .header("accept", "application/json")
        .cache(web_sys::RequestCache::NoStore);
    if method != Method::Get {
        // The server takes changes as JSON only; a body of `null` keeps that true for deletions.
        request = request.header("content-type", "application/json");
    }
    if let Some(etag) = if_match {
        request = request.header("if-match", &format!("\"{etag}\""));
    }
    let response = match body {
        Some(body) => request.body(body).map_err(|_| ApiError::Offline)?.send().await,
        None => request.send().await,
    };
    answered(response).await
}

/// The text of an answer, or its problem.
#[cfg(feature = "hydrate")]
async fn answered(response: Result<gloo_net::http::Response, gloo_net::Error>) -> Result<String, ApiError> {
    let offline = |_| ApiError::Offline;
    let response = response.map_err(offline)?;
    let status = response.status();
    let text = response.text().await.map_err(offline)?;
    if (200..300).contains(&status) {
        return Ok(text);
    }
    let error = match serde_json::from_str::<admin_types::Problem>(&text) {
        Ok(problem) => ApiError::Problem(Box::new(problem)),
        Err(_) => ApiError::Unexpected(status, text.chars().take(120).collect()),
    };
    if error.code() == Some(admin_types::ProblemCode::NotSignedIn) {
        SIGNED_OUT.with(|slot| slot.borrow().iter().for_each(|act| act()));
    }
    Err(error)
}

/// Sends a file's own bytes, and reads what came of it.
#[cfg(not(feature = "hydrate"))]
pub(super) async fn upload<T: DeserializeOwned>(_: &str, _: web_sys::File) -> Result<T, ApiError> {
    std::future::ready(Err(ApiError::Offline)).await
}

/// Sends a file's own bytes, and reads what came of it.
#[cfg(feature = "hydrate")]
pub(super) async fn upload<T: DeserializeOwned>(path: &str, file: web_sys::File) -> Result<T, ApiError> {
    use gloo_net::http::RequestBuilder;

    let request = RequestBuilder::new(&format!("{BASE}{path}"))
        .method(gloo_net::http::Method::POST)
        .header("accept", "application/json")
        .header("content-type", "application/octet-stream");
    let response = request.body(file).map_err(|_| ApiError::Offline)?.send().await;
    parse(&answered(response).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use admin_types::ConversationFilter;

    #[test]
    fn a_query_holds_what_is_set_and_is_encoded() {
        assert_eq!(query(&ConversationFilter::default()), "");
        let filter = ConversationFilter { q: Some("a b&ü".into()), limit: Some(5), ..Default::default() };
        assert_eq!(query(&filter), "?limit=5&q=a%20b%26%C3%BC");
    }

    #[test]
    fn an_empty_answer_is_nothing() {
        assert_eq!(parse::<()>(""), Ok(()));
    }
}

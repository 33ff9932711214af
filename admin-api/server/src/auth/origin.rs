//! Refuses changes that another site makes a browser send.
//!
//! `Sec-Fetch-Site` is decided by the browser and cannot be forged by a page; where a browser does
//! not send it (plain HTTP away from localhost), `Origin` must be ours. Programs that are no browser
//! send neither, and have no cookies that a stranger could use. The JSON content type keeps plain
//! forms out even so.

use admin_types::ProblemCode;
use axum::{
    extract::{MatchedPath, Request, State},
    middleware::Next,
    response::Response,
};
use http::{HeaderMap, Method, header};

use crate::{AppState, error::ApiError};

/// Middleware for every route of the API.
pub(crate) async fn guard(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Result<Response, ApiError> {
    if is_change(request.method()) {
        let config = state.config();
        if !same_origin(request.headers(), &config.origin())
            && !is_let_in(request.headers(), &config.cors_origins)
        {
            return Err(ApiError::new(
                ProblemCode::CrossSite,
                "The request came from another web site, so nothing was changed.",
            ));
        }
        if needs_json(request.method()) && !is_json(request.headers()) && !is_upload(&request) {
            return Err(ApiError::new(
                ProblemCode::UnsupportedMediaType,
                "Send the header Content-Type: application/json. Nothing was changed.",
            ));
        }
    }
    Ok(next.run(request).await)
}

fn is_change(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// `DELETE` needs none: it has no body, and a form cannot send it.
fn needs_json(method: &Method) -> bool {
    matches!(*method, Method::POST | Method::PUT | Method::PATCH)
}

/// A file's own bytes: a type that no form can send, to the addresses that take it.
fn is_upload(request: &Request) -> bool {
    let path = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let path = path.and_then(|path| path.strip_prefix(crate::API_PREFIX));
    matches!(path, Some("/files" | "/conversations/{id}/files" | "/imports"))
        && kind == Some("application/octet-stream")
}

fn is_json(headers: &HeaderMap) -> bool {
    let Some(value) = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()) else {
        return false;
    };
    value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
}

/// A page of a site that the settings name, with a key or a token of its own. Where there is one, no cookie counts
/// ([`super::CurrentUser::find`]), so the page cannot act for whoever is signed in.
fn is_let_in(headers: &HeaderMap, origins: &[String]) -> bool {
    let origin = headers.get(header::ORIGIN).and_then(|origin| origin.to_str().ok());
    headers.contains_key(header::AUTHORIZATION)
        && origin.is_some_and(|origin| origins.iter().any(|it| it.eq_ignore_ascii_case(origin)))
}

fn same_origin(headers: &HeaderMap, ours: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return site == "same-origin";
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    if origin.eq_ignore_ascii_case(ours) {
        return true;
    }
    // Reached by another of its names, such as an address in the local network.
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    matches!((host, authority), (Some(host), Some(authority)) if host.eq_ignore_ascii_case(authority))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(key, value)| (key.parse().unwrap(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn only_our_own_pages_may_change_things() {
        let ours = "https://bots.example.com";
        for (pairs, expected) in [
            (&[("sec-fetch-site", "same-origin")][..], true),
            (&[("sec-fetch-site", "same-site")], false),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://bots.example.com")], false),
            (&[("sec-fetch-site", "none")], false),
            (&[("origin", "https://bots.example.com")], true),
            (&[("origin", "https://evil.example"), ("host", "bots.example.com")], false),
            (&[("origin", "null"), ("host", "null")], false),
            (&[("origin", "http://192.168.1.9:8080"), ("host", "192.168.1.9:8080")], true),
            (&[("origin", "http://192.168.1.9:8081"), ("host", "192.168.1.9:8080")], false),
            (&[], true),
        ] {
            assert_eq!(same_origin(&headers(pairs), ours), expected, "{pairs:?}");
        }
    }

    #[test]
    fn what_a_form_can_send_is_not_json() {
        for kind in
            ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/json5"]
        {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap());
            assert!(!is_json(&headers), "{kind}");
        }
        assert!(is_json(&headers(&[("content-type", "application/json; charset=utf-8")])));
    }
}

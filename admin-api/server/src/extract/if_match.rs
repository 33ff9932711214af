//! The header by which a client says which state it changes (RFC 9110, 13.1.1).

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use http::{header, request::Parts};

/// The etag in `If-Match`, without quotes; `None` when the header is missing or `*`, which names no
/// state. A weak or unreadable etag matches nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IfMatch(pub(crate) Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let value = parts.headers.get(header::IF_MATCH);
        let text = value.map(|value| value.to_str().unwrap_or("unreadable").trim());
        Ok(Self(text.filter(|text| *text != "*" && !text.is_empty()).map(unquote)))
    }
}

fn unquote(text: &str) -> String {
    text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn quotes_are_optional_and_weak_etags_stay_weak() {
        assert_eq!(unquote("\"12\""), "12");
        assert_eq!(unquote("12"), "12");
        assert_eq!(unquote("W/\"12\""), "W/\"12\"");
    }
}

//! `/.well-known/security.txt` (RFC 9116): whom to tell of a vulnerability.

use axum::{Router, response::AppendHeaders, routing::get};
use chrono::{DateTime, Days, SecondsFormat, Utc};
use engine_store::clock::Clock;
use http::header;
use std::sync::Arc;

/// Days until readers should ask again; the standard wants less than a year.
const VALID: Days = Days::new(90);

/// The file, if somebody is named. Without a contact there is no such address.
pub(crate) fn router(contact: Option<&str>, public_url: &str, clock: Arc<dyn Clock>) -> Router {
    let Some(contact) = contact else { return Router::new() };
    let (contact, public_url) = (contact.to_owned(), public_url.to_owned());
    Router::new().route(
        "/.well-known/security.txt",
        get(async move || {
            let headers = AppendHeaders([
                (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
                (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            ]);
            (headers, text(&contact, &public_url, clock.now()))
        }),
    )
}

fn text(contact: &str, public_url: &str, now: DateTime<Utc>) -> String {
    let expires = now.checked_add_days(VALID).unwrap_or(now).to_rfc3339_opts(SecondsFormat::Secs, true);
    let canonical = format!("{public_url}/.well-known/security.txt");
    format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: en\nCanonical: {canonical}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_what_the_standard_demands() {
        let now = "2026-03-01T12:00:00Z".parse().unwrap_or(DateTime::UNIX_EPOCH);
        assert_eq!(
            text("mailto:security@example.com", "https://bots.example.com", now),
            "Contact: mailto:security@example.com\nExpires: 2026-05-30T12:00:00Z\nPreferred-Languages: en\n\
             Canonical: https://bots.example.com/.well-known/security.txt\n"
        );
    }
}

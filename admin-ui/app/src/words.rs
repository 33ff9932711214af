//! Times, counts and roles in words, in the language of the page. Times in the browser only: what is read there
//! depends on its clock and place.

use admin_types::Role;
use chrono::{DateTime, Utc};
use js_sys::{Date, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::state::page_language;

/// How long ago, such as `just now`, `5 min ago`, `yesterday` or a date.
pub(crate) fn ago(at: DateTime<Utc>) -> String {
    since(at.timestamp_millis(), now_millis()).unwrap_or_else(|| date(at))
}

/// What is left until a moment, such as `23 h 10 min` or `5 min`; `None` when it is over.
pub(crate) fn left(at: DateTime<Utc>) -> Option<String> {
    left_of(at.timestamp_millis(), now_millis())
}

/// Time of day where the visitor is, such as `14:05`.
pub(crate) fn time(at: DateTime<Utc>) -> String {
    let options = Object::new();
    let _ = Reflect::set(&options, &"hour".into(), &"2-digit".into());
    let _ = Reflect::set(&options, &"minute".into(), &"2-digit".into());
    String::from(js_date(at).to_locale_time_string_with_options(&language(), &options))
}

/// Day where the visitor is, such as `3 Nov 2026`.
pub(crate) fn date(at: DateTime<Utc>) -> String {
    let options = Object::new();
    for (key, value) in [("day", "numeric"), ("month", "short"), ("year", "numeric")] {
        let _ = Reflect::set(&options, &key.into(), &value.into());
    }
    String::from(js_date(at).to_locale_date_string(&language(), &options))
}

/// Day and time, for hints.
pub(crate) fn date_time(at: DateTime<Utc>) -> String {
    format!("{}, {}", date(at), time(at))
}

/// The visitor's clock.
pub(crate) fn now() -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(now_millis())
}

/// Whether a moment is over by the visitor's clock.
pub(crate) fn is_over(at: DateTime<Utc>) -> bool {
    at.timestamp_millis() <= now_millis()
}

/// A provider's constant as people read it: `PENDING_REVIEW` is `Pending review`.
pub(crate) fn of_code(code: &str) -> String {
    let small = code.replace('_', " ").to_lowercase();
    let mut letters = small.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What somebody may do, in small letters: `admin`.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => t!("common-role-admin"),
        Role::Editor => t!("common-role-editor"),
        Role::Agent => t!("common-role-agent"),
        Role::Viewer => t!("common-role-viewer"),
    }
}

/// A size, such as `640 B`, `12 KB` or `4.2 MB`.
pub(crate) fn bytes(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    match bytes {
        0..1024 => t!("words-bytes", bytes = bytes.to_string()),
        1024..MB => t!("words-kilobytes", kilobytes = bytes.div_ceil(1024).to_string()),
        _ => {
            let (whole, tenths) = ((bytes / MB).to_string(), (bytes % MB * 10 / MB).to_string());
            t!("words-megabytes", whole = whole, tenths = tenths)
        }
    }
}

/// A number with thin spaces between thousands: `12 345`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// The language of dates: the browser's own, with its country's order and clock, where that is the page's; else the
/// page's, so that names of months are in it.
fn language() -> String {
    let page = page_language().code();
    let own = leptos::prelude::window().navigator().language();
    own.filter(|own| own.split('-').next() == Some(page)).unwrap_or_else(|| page.to_owned())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 fit for a few hundred million years"
)]
pub(crate) fn now_millis() -> i64 {
    Date::now() as i64
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 are exact in a double")]
fn js_date(at: DateTime<Utc>) -> Date {
    Date::new(&JsValue::from_f64(at.timestamp_millis() as f64))
}

/// Begun minutes count, so that the last one is shown as such.
fn left_of(at: i64, now: i64) -> Option<String> {
    let minutes = (at - now + 59_999).div_euclid(60_000);
    match minutes {
        ..1 => None,
        1..60 => Some(t!("words-minutes", minutes = minutes)),
        _ => Some(t!("words-hours-minutes", hours = minutes / 60, minutes = format!("{:02}", minutes % 60))),
    }
}

/// The words for a distance; none when a date says it better.
fn since(at: i64, now: i64) -> Option<String> {
    let minutes = (now - at) / 60_000;
    match minutes {
        ..1 => Some(t!("words-just-now").to_owned()),
        1..60 => Some(t!("words-minutes-ago", minutes = minutes)),
        60..1440 => Some(t!("words-hours-ago", hours = minutes / 60)),
        1440..2880 => Some(t!("words-yesterday").to_owned()),
        2880..10_080 => Some(t!("words-days-ago", days = minutes / 1440)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_ends_with_its_last_minute() {
        let left = |seconds: i64| left_of(seconds * 1_000, 0);
        assert_eq!(left(24 * 3_600).as_deref(), Some("24 h 00 min"));
        assert_eq!(left(3_600 + 61).as_deref(), Some("1 h 02 min"));
        assert_eq!(left(61).as_deref(), Some("2 min"));
        assert_eq!(left(1).as_deref(), Some("1 min"));
        assert_eq!((left(0), left(-5)), (None, None));
    }

    #[test]
    fn distances_in_words() {
        let ago = |minutes: i64| since(0, minutes * 60_000);
        assert_eq!(ago(0).as_deref(), Some("just now"));
        assert_eq!(
            since(60_000, 0).as_deref(),
            Some("just now"),
            "a clock that is behind is no reason for nonsense"
        );
        assert_eq!(ago(59).as_deref(), Some("59 min ago"));
        assert_eq!(ago(61).as_deref(), Some("1 h ago"));
        assert_eq!(ago(1500).as_deref(), Some("yesterday"));
        assert_eq!(ago(4320).as_deref(), Some("3 days ago"));
        assert_eq!(ago(20_000), None);
    }

    #[test]
    fn counts_in_words() {
        assert_eq!(thousands(12_345), "12\u{202f}345");
        assert_eq!(thousands(999), "999");
    }
}

//! What is known of contacts, in words.

use admin_types::{Consent, ContactSummary, FieldKind, TimelineKind};
use serde_json::Value;

use crate::components::Tone;

/// How a contact is called in lists: the name, or the address.
pub(crate) fn title(contact: &ContactSummary) -> String {
    if !contact.name.is_empty() {
        contact.name.clone()
    } else if contact.address.is_empty() {
        t!("contacts-nameless").to_owned()
    } else {
        address(&contact.address)
    }
}

/// A phone number with its plus; other identities as they are.
pub(crate) fn address(address: &str) -> String {
    let is_phone = address.len() >= 7 && address.chars().all(|it| it.is_ascii_digit());
    if is_phone { format!("+{address}") } else { address.to_owned() }
}

/// A consent in a word.
pub(super) fn consent(consent: Consent) -> (Tone, &'static str) {
    match consent {
        Consent::In => (Tone::Ok, t!("contacts-agreed")),
        Consent::Out => (Tone::Warn, t!("contacts-opted-out")),
        Consent::Unknown => (Tone::Neutral, t!("contacts-never-asked")),
    }
}

/// A kind of field.
pub(super) fn kind(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => t!("contacts-kind-text"),
        FieldKind::Number => t!("contacts-kind-number"),
        FieldKind::Date => t!("contacts-kind-day"),
        FieldKind::YesNo => t!("contacts-kind-yes-no"),
        FieldKind::Choice => t!("contacts-kind-choice"),
    }
}

/// A value as people read it.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => t!("contacts-yes").to_owned(),
        Value::Bool(false) => t!("contacts-no").to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Icon and title of a thing that happened.
pub(super) fn happened(kind: TimelineKind, title: &str) -> (&'static str, String) {
    match kind {
        TimelineKind::Met => ("user-plus", t!("contacts-met").to_owned()),
        TimelineKind::OptIn => ("user-check", t!("contacts-agreed-to-be-written-to").to_owned()),
        TimelineKind::OptOut => ("circle-x", t!("contacts-does-not-want").to_owned()),
        TimelineKind::Note => ("sticky-note", t!("contacts-note").to_owned()),
        TimelineKind::HandedOver if title.is_empty() => ("headset", t!("contacts-handed-over").to_owned()),
        TimelineKind::HandedOver => ("headset", t!("contacts-handed-over-for", title = title)),
        TimelineKind::Answer => ("clipboard-check", t!("contacts-answered", title = title)),
        TimelineKind::Broadcast => ("megaphone", t!("contacts-broadcast", title = title)),
    }
}

/// Where a consent comes from.
pub(super) fn source(source: &str) -> Option<&'static str> {
    match source {
        "flow" => Some(t!("contacts-source-flow")),
        "person" => Some(t!("contacts-source-person")),
        "import" => Some(t!("contacts-source-file")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn only_phone_numbers_get_a_plus() {
        assert_eq!(address("491701234567"), "+491701234567");
        assert_eq!(address("ada"), "ada");
        assert_eq!(address("4711"), "4711");
    }
}

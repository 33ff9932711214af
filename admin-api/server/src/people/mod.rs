//! Contacts between the store's shape and the API's: values of fields, rules of segments, and who is shown how.

pub mod import;
pub(crate) mod rules;
pub(crate) mod values;

use admin_types::{Consent, ContactSummary, NumberRef};
use engine_store::repo::contacts::ContactView;

/// Characters of a tag.
pub(crate) const MAX_TAG_CHARS: usize = 60;
/// Characters of a proof that somebody agreed or declined.
pub(crate) const MAX_PROOF_CHARS: usize = 1_000;
/// Characters of a colleague's note, about a contact or in a conversation.
pub(crate) const MAX_NOTE_CHARS: usize = 2_000;

/// A contact as lists show it.
pub(crate) fn summary(view: ContactView) -> ContactSummary {
    let address = if view.phone.is_empty() { view.alias.unwrap_or_default() } else { view.phone };
    ContactSummary {
        id: view.id,
        number: NumberRef { id: view.number_id, name: view.number_name.unwrap_or_default() },
        name: view.name,
        address,
        tags: view.tags,
        fields: view.fields,
        language: view.language,
        consent: consent(view.opted_in),
        blocked: view.blocked,
        created_at: view.created_at,
        last_seen_at: view.last_seen_at,
        conversation_id: view.conversation_id.filter(|_| view.message_count.unwrap_or_default() > 0),
        messages: count(view.message_count.unwrap_or_default()),
    }
}

/// What the database says about a consent.
pub(crate) fn consent(opted_in: Option<bool>) -> Consent {
    match opted_in {
        Some(true) => Consent::In,
        Some(false) => Consent::Out,
        None => Consent::Unknown,
    }
}

/// A number of rows as the API counts it.
pub(crate) fn count(rows: i64) -> u64 {
    rows.try_into().unwrap_or_default()
}

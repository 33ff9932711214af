//! What is known of a contact, between the store's shape and the engine's.

use std::collections::BTreeSet;

use engine_core::{Contact, ContactChange, Signal};
use engine_store::{
    repo::records::{ContactProfile, Conversation},
    without_nul,
};

/// Fields of one contact. More would be a flow that makes up keys.
const MAX_FIELDS: usize = 200;
/// Tags of one contact.
const MAX_TAGS: usize = 200;
/// Bytes of one field's value, as JSON: the contact is read at every step.
const MAX_FIELD_BYTES: usize = 16 * 1024;
/// Characters of a key, a tag, a language or a name.
const MAX_CHARS: usize = 256;

/// The contact as a step sees it.
pub(super) fn of(state: &Conversation) -> Contact {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let profile = &state.profile;
    Contact {
        id: state.contact_id.to_string(),
        name: some(&state.contact_name),
        phone: some(&state.contact_phone),
        language: some(&profile.contact_language),
        fields: profile.contact_fields.clone(),
        tags: profile.contact_tags.clone(),
        opted_in: profile.contact_opted_in,
        blocked: profile.contact_blocked,
    }
}

/// Keeps a change. One that would be too large is left out.
pub(super) fn apply(state: &mut Conversation, change: &ContactChange) {
    let profile = &mut state.profile;
    match change {
        ContactChange::SetField { key, value } if value.is_null() => {
            profile.contact_fields.remove(&short(key));
        }
        ContactChange::SetField { key, value } => {
            let key = short(key);
            let room = profile.contact_fields.len() < MAX_FIELDS || profile.contact_fields.contains_key(&key);
            let mut value = value.clone();
            without_nul(&mut value);
            if room && value.to_string().len() <= MAX_FIELD_BYTES {
                profile.contact_fields.insert(key, value);
            } else {
                tracing::warn!(conversation.id = %state.id, "a contact's field is too large or one too many and is not kept");
            }
        }
        ContactChange::SetName { name } => {
            state.contact_name = short(name);
            // Without a name, the contact's own comes back with the next message.
            profile.contact_named = !state.contact_name.is_empty();
        }
        ContactChange::AddTag { tag } => {
            if profile.contact_tags.len() < MAX_TAGS {
                profile.contact_tags.insert(short(tag));
            } else {
                tracing::warn!(conversation.id = %state.id, "a contact has too many tags; one is not kept");
            }
        }
        ContactChange::RemoveTag { tag } => {
            profile.contact_tags.remove(&short(tag));
        }
        ContactChange::SetLanguage { language } => profile.contact_language = short(language),
        ContactChange::OptIn => profile.contact_opted_in = Some(true),
        ContactChange::OptOut => profile.contact_opted_in = Some(false),
        ContactChange::Block => profile.contact_blocked = true,
        ContactChange::Unblock => profile.contact_blocked = false,
    }
}

/// What starts may wait for in the difference of two profiles.
pub(super) fn signals(before: &ContactProfile, after: &ContactProfile) -> Vec<Signal> {
    let mut signals = Vec::new();
    let mut tag = |tag: &String, added| signals.push(Signal::TagChanged { tag: tag.clone(), added });
    after
        .contact_tags
        .iter()
        .filter(|new| !before.contact_tags.contains(*new))
        .for_each(|new| tag(new, true));
    before
        .contact_tags
        .iter()
        .filter(|old| !after.contact_tags.contains(*old))
        .for_each(|old| tag(old, false));
    let keys: BTreeSet<&String> = before.contact_fields.keys().chain(after.contact_fields.keys()).collect();
    for key in keys {
        let value = after.contact_fields.get(key);
        if before.contact_fields.get(key) != value {
            signals
                .push(Signal::FieldChanged { key: key.clone(), value: value.cloned().unwrap_or_default() });
        }
    }
    if let Some(opted_in) =
        after.contact_opted_in.filter(|_| before.contact_opted_in != after.contact_opted_in)
    {
        signals.push(Signal::OptChanged { opted_in });
    }
    signals
}

fn short(text: &str) -> String {
    text.chars().filter(|letter| *letter != '\0').take(MAX_CHARS).collect()
}

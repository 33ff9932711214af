//! Webhook bodies, read leniently: what is understood becomes an event, everything else is kept.
//!
//! One file per thing that a body holds. To read another field of Meta's: give it an arm in [`change`].

mod account;
mod call;
mod content;
mod message;
mod status;
mod template;

pub(crate) use template::template_change;

use chrono::{DateTime, Utc};
use engine_store::without_nul;
use serde_json::Value;
use uuid::Uuid;

use crate::event::Event;

/// The events of a body that was sent to `number_id`, whose id at Meta is `phone_number_id`.
pub(super) fn events(
    number_id: Uuid,
    phone_number_id: &str,
    mut body: Value,
    now: DateTime<Utc>,
) -> Vec<Event> {
    without_nul(&mut body);
    let mut events = Vec::new();
    let mut changes = 0;
    for entry in array(&body, "entry") {
        for change in array(entry, "changes") {
            changes += 1;
            self::change(number_id, phone_number_id, change, entry.get("time"), now, &mut events);
        }
    }
    if changes == 0 {
        events.push(Event::news(number_id, "unknown", now, body));
    }
    events
}

fn change(
    number_id: Uuid,
    phone_number_id: &str,
    change: &Value,
    time: Option<&Value>,
    now: DateTime<Utc>,
    events: &mut Vec<Event>,
) {
    let field = text(change, "field").unwrap_or("unknown");
    let Some(value) = change.get("value") else {
        events.push(Event::news(number_id, field, now, change.clone()));
        return;
    };
    let theirs = value.pointer("/metadata/phone_number_id").and_then(Value::as_str);
    // One app may serve several numbers, and all their webhooks come to every address of the app.
    // What belongs to another number must not become a conversation of this one.
    if theirs.is_some_and(|theirs| theirs != phone_number_id) {
        events.push(Event::news(number_id, &format!("other_number/{field}"), now, change.clone()));
        return;
    }
    let contacts: Vec<&Value> = array(value, "contacts").collect();
    let before = events.len();
    if field == "messages" {
        let messages: Vec<&Value> = array(value, "messages").collect();
        for (index, message) in messages.iter().enumerate() {
            let contact = contact_of(&contacts, message, index, messages.len());
            match message::event(number_id, message, contact, now) {
                Some(event) => events.push(event),
                None => events.push(Event::news(number_id, "message", now, (*message).clone())),
            }
        }
        for status in array(value, "statuses") {
            match status::update(number_id, status) {
                Some(update) => events.push(Event::status(now, update)),
                None => events.push(Event::news(number_id, "status", now, status.clone())),
            }
        }
        for error in array(value, "errors") {
            events.push(Event::news(number_id, "error", now, error.clone()));
        }
    }
    if events.len() == before {
        let level = account::level(field, value);
        let mut payload = change.clone();
        // When Meta said so. Without it, news that are the same again a week later, such as an approval after a pause,
        // would be taken for a delivery that came twice.
        if let (Value::Object(payload), Some(time)) = (&mut payload, time) {
            payload.insert("time".to_owned(), time.clone());
        }
        events.push(Event::news_of(level, number_id, field, now, payload));
    }
    if field == "calls" {
        let calls: Vec<&Value> = array(value, "calls").collect();
        for (index, call) in calls.iter().enumerate() {
            let contact = contact_of(&contacts, call, index, calls.len());
            events.extend(call::missed(number_id, call, contact, now));
        }
    }
}

/// The contact that belongs to a message: the one with the same id, else the one at its place unless that one has
/// another id. Taking a stranger's id would make two people one.
fn contact_of<'a>(
    contacts: &[&'a Value],
    message: &Value,
    index: usize,
    messages: usize,
) -> Option<&'a Value> {
    let from = text(message, "from");
    let user = text(message, "from_user_id");
    let same = |contact: &&Value| {
        (from.is_some() && text(contact, "wa_id") == from)
            || (user.is_some() && text(contact, "user_id") == user)
    };
    let differs =
        |ours: Option<&str>, theirs: Option<&str>| ours.is_some() && theirs.is_some() && ours != theirs;
    let by_place = if contacts.len() == messages { contacts.get(index) } else { contacts.first() };
    contacts.iter().find(|contact| same(contact)).copied().or_else(|| {
        by_place.copied().filter(|contact| {
            !differs(from, text(contact, "wa_id")) && !differs(user, text(contact, "user_id"))
        })
    })
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default().iter()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// A text, or nothing.
fn words(value: &Value, key: &str) -> String {
    text(value, key).unwrap_or_default().to_owned()
}

fn flag(value: &Value, key: &str) -> bool {
    value.get(key).and_then(Value::as_bool).unwrap_or_default()
}

/// A number that may be written as a text, as several senders do.
fn number(value: &Value, key: &str) -> Option<f64> {
    let value = value.get(key)?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests;

//! Webhook bodies, read leniently: what is understood becomes an event, everything else is kept.

use chrono::{DateTime, Utc};
use engine_core::{Content, Inbound, Input, MediaKind, Referral, SharedContact, Signal};
use engine_store::{
    repo::records::{InboundMessage, StatusUpdate, status_rank},
    without_nul,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::event::{Addressee, Event};

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
            self::change(number_id, phone_number_id, change, now, &mut events);
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
    let before = events.len();
    if field == "messages" {
        let contacts: Vec<&Value> = array(value, "contacts").collect();
        let messages: Vec<&Value> = array(value, "messages").collect();
        for (index, message) in messages.iter().enumerate() {
            let contact = contact_of(&contacts, message, index, messages.len());
            match self::message(number_id, message, contact, now) {
                Some(event) => events.push(event),
                None => events.push(Event::news(number_id, "message", now, (*message).clone())),
            }
        }
        for status in array(value, "statuses") {
            match self::status(number_id, status) {
                Some(update) => events.push(Event::status(now, update)),
                None => events.push(Event::news(number_id, "status", now, status.clone())),
            }
        }
        for error in array(value, "errors") {
            events.push(Event::news(number_id, "error", now, error.clone()));
        }
    }
    if events.len() == before {
        events.push(Event::news(number_id, field, now, change.clone()));
    }
    if field == "calls" {
        let contacts: Vec<&Value> = array(value, "contacts").collect();
        let calls: Vec<&Value> = array(value, "calls").collect();
        for (index, call) in calls.iter().enumerate() {
            let contact = contact_of(&contacts, call, index, calls.len());
            events.extend(missed_call(number_id, call, contact, now));
        }
    }
}

/// A call of a contact that ended before anybody took it. A call that was taken tells when it began.
fn missed_call(number_id: Uuid, call: &Value, contact: Option<&Value>, now: DateTime<Utc>) -> Option<Event> {
    let of_contact = text(call, "direction") == Some("USER_INITIATED");
    let taken = call.get("start_time").is_some() || call.get("duration").and_then(Value::as_i64) > Some(0);
    if !of_contact || text(call, "event") != Some("terminate") || taken {
        return None;
    }
    let user = text(call, "from_user_id").or_else(|| contact.and_then(|contact| text(contact, "user_id")));
    let (alias, phone, recipient) = match (text(call, "from"), user) {
        (Some(phone), _) => (("phone", phone), phone, json!({"to": phone})),
        (None, Some(user)) => (("bsuid", user), "", json!({"recipient": user})),
        (None, None) => return None,
    };
    let alias = (alias.0.to_owned(), alias.1.to_owned());
    let to = Addressee::Identity { alias, phone: phone.to_owned(), recipient };
    Some(Event::told(number_id, to, text(call, "id")?, now, Input::Signal(Signal::MissedCall)))
}

/// The contact that belongs to a message: the one with the same id, else the one at its place.
fn contact_of<'a>(
    contacts: &[&'a Value],
    message: &Value,
    index: usize,
    messages: usize,
) -> Option<&'a Value> {
    let from = text(message, "from");
    let user = text(message, "from_user_id");
    contacts
        .iter()
        .copied()
        .find(|contact| {
            (from.is_some() && text(contact, "wa_id") == from)
                || (user.is_some() && text(contact, "user_id") == user)
        })
        .or_else(|| {
            if contacts.len() == messages { contacts.get(index).copied() } else { contacts.first().copied() }
        })
}

fn message(number_id: Uuid, message: &Value, contact: Option<&Value>, now: DateTime<Utc>) -> Option<Event> {
    let id = text(message, "id")?;
    let phone = text(message, "from").or_else(|| contact.and_then(|contact| text(contact, "wa_id")));
    let user = text(message, "from_user_id").or_else(|| contact.and_then(|contact| text(contact, "user_id")));
    let sender = phone.or(user)?;
    let mut aliases = Vec::new();
    aliases.extend(phone.map(|phone| ("phone".to_owned(), phone.to_owned())));
    aliases.extend(user.map(|user| ("bsuid".to_owned(), user.to_owned())));
    let recipient = match phone {
        Some(phone) => json!({"to": phone}),
        None => json!({"recipient": sender}),
    };
    let name = contact.and_then(|contact| contact.pointer("/profile/name")).and_then(Value::as_str);
    let content = content(message);
    // Words and taps are complete as they are; of everything else the original is kept.
    let complete = matches!(content, Content::Text { .. } | Content::Reply { .. })
        && message.get("context").is_none()
        && message.get("referral").is_none();
    let body = InboundMessage {
        aliases,
        name: name.unwrap_or_default().to_owned(),
        phone: phone.unwrap_or_default().to_owned(),
        recipient,
        content: Inbound { content, message_id: id.to_owned(), referral: referral(message) },
        raw: (!complete).then(|| message.clone()),
    };
    Some(Event::message(number_id, sender, id, now, body))
}

fn content(message: &Value) -> Content {
    let kind = text(message, "type").unwrap_or("unknown");
    let inner = message.get(kind).unwrap_or(&Value::Null);
    let known = match kind {
        "text" => text(inner, "body").map(|body| Content::Text { text: body.to_owned() }),
        "button" => text(inner, "text").map(|title| Content::Reply {
            id: text(inner, "payload").unwrap_or(title).to_owned(),
            title: title.to_owned(),
        }),
        "interactive" if inner.get("nfm_reply").is_some() => form(&inner["nfm_reply"]),
        "interactive" => ["button_reply", "list_reply"].iter().find_map(|kind| {
            let reply = inner.get(kind)?;
            let title = text(reply, "title").unwrap_or_default().to_owned();
            Some(Content::Reply { id: text(reply, "id")?.to_owned(), title })
        }),
        "contacts" => cards(inner),
        "image" => media(MediaKind::Image, inner),
        "video" => media(MediaKind::Video, inner),
        "audio" if inner.get("voice").and_then(Value::as_bool) == Some(true) => {
            media(MediaKind::Voice, inner)
        }
        "audio" => media(MediaKind::Audio, inner),
        "voice" => media(MediaKind::Voice, inner),
        "document" => media(MediaKind::Document, inner),
        "sticker" => media(MediaKind::Sticker, inner),
        "location" => match (number(inner, "latitude"), number(inner, "longitude")) {
            (Some(latitude), Some(longitude)) => Some(Content::Location {
                latitude,
                longitude,
                name: text(inner, "name").map(str::to_owned),
                address: text(inner, "address").map(str::to_owned),
            }),
            _ => None,
        },
        "reaction" => text(inner, "message_id").map(|to| Content::Reaction {
            emoji: text(inner, "emoji").unwrap_or_default().to_owned(),
            to: to.to_owned(),
        }),
        _ => None,
    };
    known.unwrap_or_else(|| Content::Other { name: kind.to_owned() })
}

/// The answers of a form. Meta sends them as JSON inside a text.
fn form(reply: &Value) -> Option<Content> {
    let response = match reply.get("response_json")? {
        Value::String(json) => serde_json::from_str(json).ok()?,
        other => other.clone(),
    };
    Some(Content::Form { response })
}

fn cards(inner: &Value) -> Option<Content> {
    let contacts: Vec<SharedContact> = inner
        .as_array()?
        .iter()
        .map(|card| {
            let name = card.pointer("/name/formatted_name").or_else(|| card.pointer("/name/first_name"));
            let phone = array(card, "phones").find_map(|phone| text(phone, "phone").or(text(phone, "wa_id")));
            SharedContact {
                name: name.and_then(Value::as_str).unwrap_or_default().to_owned(),
                phone: phone.unwrap_or_default().to_owned(),
            }
        })
        .collect();
    (!contacts.is_empty()).then_some(Content::Contacts { contacts })
}

/// The advertisement or post that the contact came by.
fn referral(message: &Value) -> Option<Referral> {
    let referral = message.get("referral").filter(|referral| referral.is_object())?;
    let reference = text(referral, "source_id").or_else(|| text(referral, "ref"));
    Some(Referral {
        source: text(referral, "source_type").unwrap_or("link").to_owned(),
        reference: reference.unwrap_or_default().to_owned(),
        headline: text(referral, "headline").unwrap_or_default().to_owned(),
    })
}

fn media(media: MediaKind, inner: &Value) -> Option<Content> {
    Some(Content::Media {
        media,
        id: text(inner, "id")?.to_owned(),
        mime: text(inner, "mime_type").unwrap_or_default().to_owned(),
        caption: text(inner, "caption").unwrap_or_default().to_owned(),
        filename: text(inner, "filename").map(str::to_owned),
    })
}

fn status(number_id: Uuid, status: &Value) -> Option<StatusUpdate> {
    let name = text(status, "status")?;
    let rank = status_rank(name);
    if rank == 0 {
        return None;
    }
    let outbox_id = text(status, "biz_opaque_callback_data").and_then(|data| Uuid::parse_str(data).ok());
    let code = status.pointer("/errors/0/code").and_then(Value::as_i64);
    let title = status.pointer("/errors/0/title").and_then(Value::as_str);
    let error = code.map(|code| format!("{code} {}", title.unwrap_or_default()).trim().to_owned());
    let provider_id = text(status, "id")?.to_owned();
    let phone = text(status, "recipient_id").map(str::to_owned);
    let user_id = text(status, "recipient_user_id").map(str::to_owned);
    let status = name.to_owned();
    Some(StatusUpdate { number_id, provider_id, outbox_id, phone, user_id, status, rank, error })
}

fn array<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default().iter()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
}

/// A number that may be written as a text, as several senders do.
fn number(value: &Value, key: &str) -> Option<f64> {
    let value = value.get(key)?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

//! Messages: who wrote, in answer to what, and whether the contact has a new identity.

use chrono::{DateTime, Utc};
use engine_core::{Content, Inbound, MessageContext, Referral};
use engine_store::repo::records::InboundMessage;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{content, flag, text, words};
use crate::event::Event;

/// A contact's message; `None` when nobody is named as its sender.
pub(super) fn event(
    number_id: Uuid,
    message: &Value,
    contact: Option<&Value>,
    now: DateTime<Utc>,
) -> Option<Event> {
    let id = text(message, "id")?;
    let phone = text(message, "from").or_else(|| contact.and_then(|contact| text(contact, "wa_id")));
    let user = text(message, "from_user_id").or_else(|| contact.and_then(|contact| text(contact, "user_id")));
    let sender = phone.or(user)?;
    let aliases = identities(phone, user);
    let moved_to = new_identity(message, phone, user);
    let to = |kind: &str| moved_to.iter().find(|(known, _)| known == kind).map(|(_, value)| value.as_str());
    let phone = to("phone").or(phone);
    let recipient = match phone {
        Some(phone) => json!({"to": phone}),
        None => json!({"recipient": to("bsuid").unwrap_or(sender)}),
    };
    let name = contact.and_then(|contact| contact.pointer("/profile/name")).and_then(Value::as_str);
    let content = content::read(message);
    // Words and taps are complete as they are; of everything else the original is kept.
    let complete = matches!(content, Content::Text { .. } | Content::Reply { .. })
        && message.get("context").is_none()
        && message.get("referral").is_none();
    let body = InboundMessage {
        name: name.unwrap_or_default().to_owned(),
        phone: phone.unwrap_or_default().to_owned(),
        recipient,
        content: Inbound {
            content,
            message_id: id.to_owned(),
            referral: referral(message).map(Box::new),
            context: context(message).map(Box::new),
        },
        raw: (!complete).then(|| message.clone()),
        moved_to,
        aliases,
    };
    Some(Event::message(number_id, sender, id, now, body))
}

fn identities(phone: Option<&str>, user: Option<&str>) -> Vec<(String, String)> {
    let named = |kind: &str, value: Option<&str>| value.map(|value| (kind.to_owned(), value.to_owned()));
    named("phone", phone).into_iter().chain(named("bsuid", user)).collect()
}

/// What replaces the sender's identities: a contact who changes the number keeps the account. Business-scoped ids
/// change with it.
fn new_identity(message: &Value, phone: Option<&str>, user: Option<&str>) -> Vec<(String, String)> {
    let Some(system) = message.get("system") else { return Vec::new() };
    let kind = text(system, "type").unwrap_or_default();
    if !kind.contains("changed_number") && !kind.contains("changed_user_id") {
        return Vec::new();
    }
    let new_phone = text(system, "wa_id").or_else(|| text(system, "new_wa_id"));
    let new_user = text(system, "user_id");
    identities(new_phone.filter(|new| Some(*new) != phone), new_user.filter(|new| Some(*new) != user))
}

/// The message that it answers, and whether it was forwarded.
fn context(message: &Value) -> Option<MessageContext> {
    let context = message.get("context").filter(|context| context.is_object())?;
    let product = context.get("referred_product").unwrap_or(&Value::Null);
    let context = MessageContext {
        message_id: words(context, "id"),
        forwarded: flag(context, "forwarded") || flag(context, "frequently_forwarded"),
        often_forwarded: flag(context, "frequently_forwarded"),
        product: words(product, "product_retailer_id"),
    };
    (context != MessageContext::default()).then_some(context)
}

/// The advertisement or post that the contact came by.
fn referral(message: &Value) -> Option<Referral> {
    let referral = message.get("referral").filter(|referral| referral.is_object())?;
    let reference = text(referral, "source_id").or_else(|| text(referral, "ref"));
    Some(Referral {
        source: text(referral, "source_type").unwrap_or("link").to_owned(),
        reference: reference.unwrap_or_default().to_owned(),
        headline: words(referral, "headline"),
        body: words(referral, "body"),
        url: words(referral, "source_url"),
        click_id: words(referral, "ctwa_clid"),
    })
}

//! What a message holds, by its type.

use engine_core::{Content, MediaKind, OrderItem, SharedContact};
use serde_json::Value;

use super::{array, flag, number, text, words};

/// The content. A type that is not known, or not in the shape that is known, is kept by its name.
pub(super) fn read(message: &Value) -> Content {
    let kind = text(message, "type").unwrap_or("unknown");
    let inner = message.get(kind).unwrap_or(&Value::Null);
    let known = match kind {
        "text" => text(inner, "body").map(|body| Content::Text { text: body.to_owned() }),
        "button" => text(inner, "text").map(|title| Content::Reply {
            id: text(inner, "payload").unwrap_or(title).to_owned(),
            title: title.to_owned(),
        }),
        "interactive" => interactive(inner),
        "contacts" => cards(inner),
        "image" => media(MediaKind::Image, inner),
        "video" => media(MediaKind::Video, inner),
        "audio" if flag(inner, "voice") => media(MediaKind::Voice, inner),
        "audio" => media(MediaKind::Audio, inner),
        "voice" => media(MediaKind::Voice, inner),
        "document" => media(MediaKind::Document, inner),
        "sticker" => media(MediaKind::Sticker, inner),
        "location" => location(inner),
        "reaction" => text(inner, "message_id")
            .map(|to| Content::Reaction { emoji: words(inner, "emoji"), to: to.to_owned() }),
        "order" => order(inner),
        "edit" => text(inner, "original_message_id").map(|to| Content::Edit {
            to: to.to_owned(),
            text: inner.get("message").map(words_of).unwrap_or_default(),
        }),
        "revoke" => text(inner, "original_message_id").map(|to| Content::Revoke { to: to.to_owned() }),
        "system" => text(inner, "type")
            .map(|event| Content::System { event: event.to_owned(), text: words(inner, "body") }),
        _ => None,
    };
    known.unwrap_or_else(|| Content::Other { name: kind.to_owned() })
}

/// The words of a message inside another one.
fn words_of(message: &Value) -> String {
    match read(message) {
        Content::Text { text } => text,
        Content::Media { caption, .. } => caption,
        _ => String::new(),
    }
}

fn interactive(inner: &Value) -> Option<Content> {
    if let Some(reply) = inner.get("nfm_reply") {
        return form(reply);
    }
    for kind in ["button_reply", "list_reply"] {
        if let Some(reply) = inner.get(kind) {
            return Some(Content::Reply { id: text(reply, "id")?.to_owned(), title: words(reply, "title") });
        }
    }
    // Its own name says more than "interactive", for example that a contact lets the business call.
    text(inner, "type").map(|name| Content::Other { name: name.to_owned() })
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

fn order(inner: &Value) -> Option<Content> {
    let item = |item: &Value| OrderItem {
        product: words(item, "product_retailer_id"),
        quantity: number(item, "quantity").unwrap_or_default(),
        price: number(item, "item_price").unwrap_or_default(),
        currency: words(item, "currency"),
    };
    Some(Content::Order {
        catalog: text(inner, "catalog_id")?.to_owned(),
        text: words(inner, "text"),
        items: array(inner, "product_items").map(item).collect(),
    })
}

fn location(inner: &Value) -> Option<Content> {
    Some(Content::Location {
        latitude: number(inner, "latitude")?,
        longitude: number(inner, "longitude")?,
        name: text(inner, "name").map(str::to_owned),
        address: text(inner, "address").map(str::to_owned),
    })
}

fn media(media: MediaKind, inner: &Value) -> Option<Content> {
    Some(Content::Media {
        media,
        id: text(inner, "id")?.to_owned(),
        mime: words(inner, "mime_type"),
        caption: words(inner, "caption"),
        filename: text(inner, "filename").map(str::to_owned),
    })
}

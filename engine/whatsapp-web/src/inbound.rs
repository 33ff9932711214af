//! What a message says, in the words that all channels share.

use engine_core::{Content, Inbound, MediaKind, MessageContext, SharedContact};
use engine_runtime::channels::line::Heard;
use engine_store::repo::{
    acts::{Typed, Whom},
    records::InboundMessage,
};
use serde_json::json;
use uuid::Uuid;
use whatsapp_rust::{
    Jid,
    prelude::MessageExt,
    types::events::InboundMessage as Received,
    types::message::MessageSource,
    waproto::whatsapp::{self as wa, message::protocol_message::Type},
};

use crate::{Address, files::FileRef};

/// Longest text that is kept. WhatsApp's own limit is 65,536 characters.
const MAX_TEXT: usize = 65_536;

/// Why a message begins nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Skip {
    /// Groups, status updates, newsletters: no conversation of a bot.
    NoPerson,
    /// Between devices of one account, or about the protocol itself.
    Internal,
    /// What the business's own phone did beside writing: reactions, edits, what it took back.
    FromUs,
}

/// A message of a contact as an event; or why it is none. `vote` is what it says where it is a vote in a poll of ours, `seal`
/// hides what lets one fetch a file.
pub(crate) fn heard(
    number_id: Uuid,
    received: &Received,
    vote: Option<Content>,
    seal: impl FnOnce(&FileRef) -> Option<String>,
) -> Result<Heard, Skip> {
    let info = &*received.info;
    let source = &info.source;
    if source.is_group || !is_person(&source.chat) {
        return Err(Skip::NoPerson);
    }
    if source.is_from_me {
        return typed(number_id, received, seal);
    }
    let content = match vote {
        Some(vote) => vote,
        None => content(received.message.get_base_message(), seal).ok_or(Skip::Internal)?,
    };
    let aliases = aliases(source);
    let phone = aliases.iter().find(|(kind, _)| kind == "phone").map(|(_, value)| value.clone());
    let chat = plain(&source.chat);
    let is_plain = matches!(content, Content::Text { .. });
    let name = match &content {
        Content::Other { name } => Some(name.clone()),
        _ => None,
    };
    let context = context(received.message.get_base_message());
    let body = InboundMessage {
        name: info.push_name.chars().take(200).collect(),
        phone: phone.unwrap_or_default(),
        recipient: json!({"chat": chat}),
        content: Inbound {
            content,
            message_id: info.id.to_string(),
            referral: None,
            context: context.map(Box::new),
        },
        raw: (!is_plain).then(|| json!({"type": info.r#type, "media_type": info.media_type, "other": name})),
        moved_to: Vec::new(),
        aliases,
    };
    let sender = plain(&source.sender);
    let (id, at) = (info.id.to_string(), info.timestamp);
    Ok(Heard::Message { number_id, chat, sender, id, at, body: Box::new(body) })
}

/// What somebody wrote on the business's own phone, or on another device of it.
fn typed(
    number_id: Uuid,
    received: &Received,
    seal: impl FnOnce(&FileRef) -> Option<String>,
) -> Result<Heard, Skip> {
    let info = &*received.info;
    let message = received.message.get_base_message();
    let content = content(message, seal).ok_or(Skip::Internal)?;
    // Whoever only reacts or mends a word does not take a conversation over.
    if matches!(content, Content::Edit { .. } | Content::Revoke { .. } | Content::Reaction { .. }) {
        return Err(Skip::FromUs);
    }
    let chat = plain(&info.source.chat);
    let address: Address = chat.parse().map_err(|_| Skip::NoPerson)?;
    let (kind, value) = address.alias().ok_or(Skip::NoPerson)?;
    let alias = (kind.to_owned(), value.to_owned());
    let phone = if kind == "phone" { value.to_owned() } else { String::new() };
    let is_plain = matches!(content, Content::Text { .. });
    let raw = (!is_plain).then(|| json!({"type": info.r#type, "media_type": info.media_type}));
    let context = context(message).map(Box::new);
    let content = Inbound { content, message_id: info.id.to_string(), referral: None, context };
    Ok(Heard::Typed {
        number_id,
        id: info.id.to_string(),
        at: info.timestamp,
        to: Whom::Identity { alias, phone, recipient: json!({"chat": chat}) },
        typed: Box::new(Typed { content, raw }),
    })
}

/// Bytes that a message takes up while it waits, more or less.
pub(crate) fn size(received: &Received) -> usize {
    received.message.get_base_message().text_content().map_or(0, str::len) + 1024
}

fn is_person(jid: &Jid) -> bool {
    jid.to_string().parse().is_ok_and(|address: Address| address.is_person())
}

/// An address without its device.
pub(crate) fn plain(jid: &Jid) -> String {
    jid.to_non_ad().to_string()
}

/// Every identity of the sender. Phone numbers first: they are what people know each other by.
fn aliases(source: &MessageSource) -> Vec<(String, String)> {
    let mut aliases: Vec<(String, String)> = [Some(&source.sender), source.sender_alt.as_ref()]
        .into_iter()
        .flatten()
        .filter_map(|jid| {
            let address: Address = plain(jid).parse().ok()?;
            address.alias().map(|(kind, value)| (kind.to_owned(), value.to_owned()))
        })
        .collect();
    aliases.sort_by_key(|(kind, _)| kind != "phone");
    aliases.dedup();
    aliases
}

/// What it holds; `None` for what is between devices only.
fn content(message: &wa::Message, seal: impl FnOnce(&FileRef) -> Option<String>) -> Option<Content> {
    if let Some(protocol) = message.protocol_message.as_option() {
        let to = protocol.key.as_option().and_then(|key| key.id.clone());
        return match (protocol.r#type, to) {
            (Some(Type::REVOKE), Some(to)) => Some(Content::Revoke { to }),
            (Some(Type::MESSAGE_EDIT), Some(to)) => {
                let text = protocol.edited_message.as_option().map(words).unwrap_or_default();
                Some(Content::Edit { to, text })
            }
            _ => None,
        };
    }
    if let Some(reaction) = message.reaction_message.as_option() {
        let to = reaction.key.as_option().and_then(|key| key.id.clone())?;
        return Some(Content::Reaction { emoji: reaction.text.clone().unwrap_or_default(), to });
    }
    if let Some(file) = FileRef::of(message) {
        let (media, mime, filename) = (file.kind, file.mime.clone(), file.filename.clone());
        let caption = message.get_caption().map(cut).unwrap_or_default();
        return Some(match seal(&file) {
            Some(id) => Content::Media { media, id, mime, caption, filename },
            None => Content::Other { name: "file_without_address".to_owned() },
        });
    }
    if let Some(place) = message.location_message.as_option() {
        return Some(Content::Location {
            latitude: place.degrees_latitude?,
            longitude: place.degrees_longitude?,
            name: place.name.clone().filter(|name| !name.is_empty()),
            address: place.address.clone().filter(|address| !address.is_empty()),
        });
    }
    if let Some(card) = message.contact_message.as_option() {
        return Some(Content::Contacts { contacts: vec![shared(card)] });
    }
    if let Some(cards) = message.contacts_array_message.as_option() {
        return Some(Content::Contacts { contacts: cards.contacts.iter().map(shared).collect() });
    }
    if let Some(text) = message.text_content() {
        return Some(Content::Text { text: cut(text) });
    }
    if message.sender_key_distribution_message.is_set() {
        return None;
    }
    Some(Content::Other { name: kind(message).to_owned() })
}

/// The words of a message: its text or its caption.
fn words(message: &wa::Message) -> String {
    message.text_content().or_else(|| message.get_caption()).map(cut).unwrap_or_default()
}

fn cut(text: &str) -> String {
    text.chars().take(MAX_TEXT).collect()
}

fn shared(card: &wa::message::ContactMessage) -> SharedContact {
    let vcard = card.vcard.as_deref().unwrap_or_default();
    let phone = vcard.lines().find(|line| line.starts_with("TEL") || line.contains(".TEL"));
    let phone = phone.and_then(|line| line.rsplit_once(':')).map(|(_, phone)| phone.trim());
    SharedContact {
        name: card.display_name.clone().unwrap_or_default(),
        phone: phone.unwrap_or_default().to_owned(),
    }
}

/// What a message of words or with a file says beside them: which one it answers, and whether it was forwarded.
fn context(message: &wa::Message) -> Option<MessageContext> {
    let context = message
        .extended_text_message
        .as_option()
        .and_then(|text| text.context_info.as_option())
        .or_else(|| message.image_message.as_option().and_then(|image| image.context_info.as_option()))
        .or_else(|| message.audio_message.as_option().and_then(|audio| audio.context_info.as_option()))?;
    let found = MessageContext {
        message_id: context.stanza_id.clone().unwrap_or_default(),
        forwarded: context.is_forwarded.unwrap_or_default(),
        // WhatsApp shows two arrows from five on.
        often_forwarded: context.forwarding_score.unwrap_or_default() >= 5,
        product: String::new(),
    };
    (found != MessageContext::default()).then_some(found)
}

/// The name of what flows do not understand yet.
fn kind(message: &wa::Message) -> &'static str {
    let polls = message.poll_creation_message.is_set() || message.poll_creation_message_v3.is_set();
    match message {
        _ if polls => "poll",
        message if message.poll_update_message.is_set() => "poll_vote",
        message if message.live_location_message.is_set() => "live_location",
        message if message.order_message.is_set() => "order",
        message if message.group_invite_message.is_set() => "group_invite",
        _ => "unknown",
    }
}

/// The kind of a file as the library names it.
pub(crate) fn media_kind(kind: MediaKind) -> whatsapp_rust::wacore::download::MediaType {
    use whatsapp_rust::wacore::download::MediaType;
    match kind {
        MediaKind::Image => MediaType::Image,
        MediaKind::Video => MediaType::Video,
        MediaKind::Audio | MediaKind::Voice => MediaType::Audio,
        MediaKind::Document => MediaType::Document,
        MediaKind::Sticker => MediaType::Sticker,
    }
}

#[cfg(test)]
#[path = "inbound_tests.rs"]
mod tests;

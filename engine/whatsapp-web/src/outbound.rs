//! What a flow says, in WhatsApp's own words.

use engine_core::{MediaKind, OutContact, OutLocation, OutMedia, OutReaction, Rendered, RenderedButton};
use whatsapp_rust::{
    Jid,
    prelude::{MessageBuilderExt, MessageField},
    waproto::whatsapp::{self as wa, message},
};

use crate::upload::Receipt;

/// A file that was uploaded, and its own name.
pub(crate) struct Uploaded {
    pub(crate) receipt: Receipt,
    pub(crate) filename: String,
}

/// The message; or why this channel has none like it. `chat` is where it goes, `poll` makes a poll of a question.
pub(crate) fn message(
    rendered: &Rendered,
    chat: &Jid,
    file: Option<Uploaded>,
    poll: impl FnOnce(&str, &[RenderedButton]) -> wa::Message,
) -> Result<wa::Message, &'static str> {
    match rendered {
        Rendered::Text { text } => Ok(wa::Message::text(text.as_str())),
        Rendered::Media(media) => match file {
            Some(file) => Ok(media_message(media, file)),
            None => Err("the file is not uploaded"),
        },
        Rendered::Location(place) => location(place),
        Rendered::Contact(contact) => Ok(card(contact)),
        Rendered::Reaction(reaction) => Ok(react(reaction, chat)),
        Rendered::Buttons { text, buttons } => Ok(poll(text, buttons)),
        // The channel's abilities name none of these.
        Rendered::Template(_)
        | Rendered::LocationRequest { .. }
        | Rendered::Link(_)
        | Rendered::Form(_)
        | Rendered::List { .. } => Err("a number that is paired by QR code cannot send this kind of message"),
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A message of one kind of file. What all kinds have in common comes from the upload.
macro_rules! file {
    ($field:ident, $kind:ident, $receipt:expr, {$($name:ident: $value:expr),* $(,)?}) => {{
        let receipt = $receipt;
        wa::Message {
            $field: MessageField::some(message::$kind {
                url: Some(receipt.url),
                direct_path: Some(receipt.direct_path),
                media_key: Some(receipt.media_key),
                file_sha256: Some(receipt.file_sha256),
                file_enc_sha256: Some(receipt.file_enc_sha256),
                file_length: Some(receipt.file_length),
                media_key_timestamp: Some(receipt.media_key_timestamp),
                mimetype: Some(receipt.mime),
                $($name: $value,)*
                ..Default::default()
            }),
            ..Default::default()
        }
    }};
}

fn media_message(media: &OutMedia, file: Uploaded) -> wa::Message {
    let Uploaded { mut receipt, filename } = file;
    let caption = some(&media.caption);
    let sidecar = receipt.streaming_sidecar.take();
    match media.media {
        MediaKind::Image => file!(image_message, ImageMessage, receipt, {caption: caption}),
        MediaKind::Video => {
            file!(video_message, VideoMessage, receipt, {caption: caption, streaming_sidecar: sidecar})
        }
        MediaKind::Audio | MediaKind::Voice => {
            let ptt = Some(media.media == MediaKind::Voice);
            file!(audio_message, AudioMessage, receipt, {ptt: ptt, streaming_sidecar: sidecar})
        }
        MediaKind::Document => {
            let name = if media.filename.is_empty() { filename } else { media.filename.clone() };
            let file_name = some(&name).or_else(|| Some("file".to_owned()));
            file!(document_message, DocumentMessage, receipt, {caption: caption, file_name: file_name})
        }
        MediaKind::Sticker => file!(sticker_message, StickerMessage, receipt, {}),
    }
}

fn location(place: &OutLocation) -> Result<wa::Message, &'static str> {
    let degrees = |text: &str| text.trim().parse::<f64>().ok().filter(|degrees| degrees.is_finite());
    let (Some(latitude), Some(longitude)) = (degrees(&place.latitude), degrees(&place.longitude)) else {
        return Err("the place has no coordinates");
    };
    Ok(wa::Message {
        location_message: MessageField::some(message::LocationMessage {
            degrees_latitude: Some(latitude),
            degrees_longitude: Some(longitude),
            name: some(&place.name),
            address: some(&place.address),
            ..Default::default()
        }),
        ..Default::default()
    })
}

fn card(contact: &OutContact) -> wa::Message {
    wa::Message {
        contact_message: MessageField::some(message::ContactMessage {
            display_name: Some(contact.name.clone()),
            vcard: Some(vcard(contact)),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// RFC 2426. What could end a line or a field is escaped.
fn vcard(contact: &OutContact) -> String {
    let field = |text: &str| {
        text.replace('\\', "\\\\").replace(['\r', '\n'], " ").replace(';', "\\;").replace(',', "\\,")
    };
    let digits: String = contact.phone.chars().filter(char::is_ascii_digit).collect();
    let mut card = format!("BEGIN:VCARD\nVERSION:3.0\nN:;{0};;;\nFN:{0}\n", field(&contact.name));
    card.push_str(&format!("TEL;type=CELL;waid={digits}:{}\n", field(&contact.phone)));
    if !contact.email.is_empty() {
        card.push_str(&format!("EMAIL:{}\n", field(&contact.email)));
    }
    if !contact.company.is_empty() {
        card.push_str(&format!("ORG:{}\n", field(&contact.company)));
    }
    card.push_str("END:VCARD");
    card
}

fn react(reaction: &OutReaction, chat: &Jid) -> wa::Message {
    wa::Message {
        reaction_message: MessageField::some(message::ReactionMessage {
            key: MessageField::some(wa::MessageKey {
                remote_jid: Some(chat.to_string()),
                // A flow reacts to what the contact wrote.
                from_me: Some(false),
                id: Some(reaction.to.clone()),
                ..Default::default()
            }),
            text: Some(reaction.emoji.clone()),
            ..Default::default()
        }),
        ..Default::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn business_cards_cannot_be_broken_out_of() {
        let contact = OutContact {
            name: "A;B\nTEL:1".into(),
            phone: "+49 170\n1".into(),
            email: "a@b.c".into(),
            company: String::new(),
        };
        let card = vcard(&contact);
        assert_eq!(card.lines().filter(|line| line.starts_with("TEL")).count(), 1);
        assert!(card.contains("FN:A\\;B TEL:1\n") && card.contains("waid=491701:"), "{card}");
        assert!(card.ends_with("END:VCARD"));
    }

    #[test]
    fn what_the_channel_cannot_show_is_refused() {
        let chat: Jid = "491700000001@s.whatsapp.net".parse().unwrap();
        let none = |_: &str, _: &[RenderedButton]| wa::Message::default();
        let list = Rendered::List { text: "x".into(), button: "x".into(), rows: Vec::new() };
        assert!(message(&list, &chat, None, none).is_err());
        let place = OutLocation {
            latitude: "abc".into(),
            longitude: "1".into(),
            name: String::new(),
            address: String::new(),
        };
        assert!(message(&Rendered::Location(place), &chat, None, none).is_err());
        let text = message(&Rendered::Text { text: "hello".into() }, &chat, None, none).unwrap();
        assert_eq!(text.conversation.as_deref(), Some("hello"));
    }
}

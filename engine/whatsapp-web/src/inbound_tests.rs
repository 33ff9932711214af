use std::sync::Arc;

use whatsapp_rust::{
    prelude::{MessageBuilderExt, MessageField},
    types::message::MessageInfo,
};

use super::*;

fn received(chat: &str, sender: &str, message: wa::Message) -> Received {
    let mut info = MessageInfo { id: "ABC".into(), push_name: "Ann".into(), ..MessageInfo::default() };
    info.source.chat = chat.parse().unwrap();
    info.source.sender = sender.parse().unwrap();
    info.source.is_group = chat.ends_with("g.us");
    Received::builder().message(Arc::new(message)).info(Arc::new(info)).build()
}

fn content_of(message: &wa::Message) -> Option<Content> {
    content(message, |_| Some("sealed".to_owned()))
}

#[test]
fn a_contact_is_known_by_phone_and_by_hidden_id() {
    let mut one = received("99001@lid", "99001:3@lid", wa::Message::text("hello"));
    Arc::get_mut(&mut one.info).unwrap().source.sender_alt =
        Some("491700000001:3@s.whatsapp.net".parse().unwrap());
    let Ok(Heard::Message { chat, sender, id, body, .. }) = heard(Uuid::nil(), &one, None, |_| None) else {
        panic!("it is a message")
    };
    assert_eq!((chat.as_str(), sender.as_str(), id.as_str()), ("99001@lid", "99001@lid", "ABC"));
    let pair = |kind: &str, value: &str| (kind.to_owned(), value.to_owned());
    assert_eq!(body.aliases, [pair("phone", "491700000001"), pair("lid", "99001")]);
    assert_eq!((body.phone.as_str(), body.name.as_str()), ("491700000001", "Ann"));
    assert_eq!(body.recipient, json!({"chat": "99001@lid"}));
    assert_eq!(body.content.content, Content::Text { text: "hello".into() });
}

#[test]
fn groups_status_and_newsletters_begin_nothing() {
    for chat in ["120363000000000000@g.us", "status@broadcast", "120363999@newsletter"] {
        let one = received(chat, "491700000001@s.whatsapp.net", wa::Message::text("hello"));
        assert_eq!(heard(Uuid::nil(), &one, None, |_| None).unwrap_err(), Skip::NoPerson, "{chat}");
    }
}

#[test]
fn what_is_typed_on_the_phone_is_told_as_such() {
    let own = |message| {
        let mut own = received("491700000002@s.whatsapp.net", "491700000001@s.whatsapp.net", message);
        Arc::get_mut(&mut own.info).unwrap().source.is_from_me = true;
        heard(Uuid::nil(), &own, None, |_| None)
    };
    let Ok(Heard::Typed { id, to, typed, .. }) = own(wa::Message::text("I take over")) else {
        panic!("it was typed")
    };
    let Whom::Identity { alias, phone, recipient } = to else { panic!("it is to somebody") };
    assert_eq!((id.as_str(), phone.as_str()), ("ABC", "491700000002"));
    assert_eq!(alias, ("phone".to_owned(), "491700000002".to_owned()));
    assert_eq!(recipient, json!({"chat": "491700000002@s.whatsapp.net"}));
    assert_eq!(typed.content.content, Content::Text { text: "I take over".into() });
    // Whoever only reacts does not take over.
    let key = MessageField::some(wa::MessageKey { id: Some("X".into()), ..Default::default() });
    let reaction = wa::message::ReactionMessage { key, text: Some("👍".into()), ..Default::default() };
    let reaction = wa::Message { reaction_message: MessageField::some(reaction), ..Default::default() };
    assert_eq!(own(reaction).unwrap_err(), Skip::FromUs);
}

#[test]
fn what_messages_hold_is_understood() {
    let key = |id: &str| MessageField::some(wa::MessageKey { id: Some(id.into()), ..Default::default() });
    let revoke =
        wa::message::ProtocolMessage { key: key("X"), r#type: Some(Type::REVOKE), ..Default::default() };
    let revoke = wa::Message { protocol_message: MessageField::some(revoke), ..Default::default() };
    assert_eq!(content_of(&revoke), Some(Content::Revoke { to: "X".into() }));
    let edit = wa::message::ProtocolMessage {
        key: key("X"),
        r#type: Some(Type::MESSAGE_EDIT),
        edited_message: MessageField::some(wa::Message::text("better")),
        ..Default::default()
    };
    let edit = wa::Message { protocol_message: MessageField::some(edit), ..Default::default() };
    assert_eq!(content_of(&edit), Some(Content::Edit { to: "X".into(), text: "better".into() }));
    let keys =
        wa::message::ProtocolMessage { r#type: Some(Type::APP_STATE_SYNC_KEY_SHARE), ..Default::default() };
    let keys = wa::Message { protocol_message: MessageField::some(keys), ..Default::default() };
    assert_eq!(content_of(&keys), None);
    let reaction =
        wa::message::ReactionMessage { key: key("X"), text: Some("👍".into()), ..Default::default() };
    let reaction = wa::Message { reaction_message: MessageField::some(reaction), ..Default::default() };
    assert_eq!(content_of(&reaction), Some(Content::Reaction { emoji: "👍".into(), to: "X".into() }));
    let card = wa::message::ContactMessage {
        display_name: Some("Bob".into()),
        vcard: Some("BEGIN:VCARD\nTEL;waid=49170:+49 170\nEND:VCARD".into()),
        ..Default::default()
    };
    let card = wa::Message { contact_message: MessageField::some(card), ..Default::default() };
    let bob = SharedContact { name: "Bob".into(), phone: "+49 170".into() };
    assert_eq!(content_of(&card), Some(Content::Contacts { contacts: vec![bob] }));
    let voice = wa::message::AudioMessage {
        ptt: Some(true),
        mimetype: Some("audio/ogg".into()),
        direct_path: Some("/x".into()),
        media_key: Some(vec![1; 32]),
        ..Default::default()
    };
    let voice = wa::Message { audio_message: MessageField::some(voice), ..Default::default() };
    let Some(Content::Media { media, id, mime, .. }) = content_of(&voice) else { panic!("it is a file") };
    assert_eq!((media, id.as_str(), mime.as_str()), (MediaKind::Voice, "sealed", "audio/ogg"));
    assert_eq!(content_of(&wa::Message::default()), Some(Content::Other { name: "unknown".into() }));
}

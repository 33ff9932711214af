//! The body of a send, in Meta's words.

use engine_core::{
    MediaKind, OutContact, OutForm, OutLink, OutLocation, OutMedia, OutReaction, OutTemplate, Rendered,
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::channels::UploadedFile;

/// The body of `POST /{phone-number-id}/messages`. `recipient` is what the webhook gave: `to` or
/// `recipient` (a business-scoped user id); `file` is
/// the id of the message's file, where it was uploaded.
pub(super) fn body(id: Uuid, recipient: &Value, message: &Rendered, file: Option<&UploadedFile>) -> Value {
    let mut body = Map::new();
    body.insert("messaging_product".into(), "whatsapp".into());
    body.insert("recipient_type".into(), "individual".into());
    if let Some(to) = recipient.get("to") {
        body.insert("to".into(), to.clone());
    } else if let Some(user) = recipient.get("recipient") {
        body.insert("recipient".into(), user.clone());
    }
    // Comes back in status webhooks, and so tells what became of a send without an answer.
    body.insert("biz_opaque_callback_data".into(), id.to_string().into());
    let (kind, content) = content(message, file);
    body.insert("type".into(), kind.into());
    body.insert(kind.into(), content);
    Value::Object(body)
}

/// The body that says that messages up to this one were read; with `typing` also that an answer is on its way, which
/// WhatsApp takes in no other request.
pub(super) fn sign(message_id: &str, typing: bool) -> Value {
    let mut body = json!({"messaging_product": "whatsapp", "status": "read", "message_id": message_id});
    if typing {
        body["typing_indicator"] = json!({"type": "text"});
    }
    body
}

fn content(message: &Rendered, file: Option<&UploadedFile>) -> (&'static str, Value) {
    match message {
        Rendered::Text { text } => ("text", json!({"body": text, "preview_url": true})),
        Rendered::Media(OutMedia { media, url, caption, filename }) => {
            media_content(*media, url, file, caption, filename)
        }
        Rendered::Location(OutLocation { latitude, longitude, name, address }) => {
            let mut place = json!({"latitude": latitude, "longitude": longitude});
            put(&mut place, "name", name);
            put(&mut place, "address", address);
            ("location", place)
        }
        Rendered::Contact(contact) => ("contacts", json!([card(contact)])),
        Rendered::Template(template) => {
            let components = components(template, file);
            let language = json!({"policy": "deterministic", "code": template.language});
            let mut template = json!({"name": template.name, "language": language});
            if !components.is_empty() {
                template["components"] = components.into();
            }
            ("template", template)
        }
        Rendered::Reaction(OutReaction { emoji, to }) => {
            ("reaction", json!({"message_id": to, "emoji": emoji}))
        }
        Rendered::Link(OutLink { text, button, url }) => {
            let parameters = json!({"display_text": button, "url": url});
            let action = json!({"name": "cta_url", "parameters": parameters});
            ("interactive", json!({"type": "cta_url", "body": {"text": text}, "action": action}))
        }
        Rendered::Form(form) => {
            let OutForm { form, text, button, token, screen, data } = &**form;
            let parameters = json!({
                "flow_message_version": "3", "flow_token": token, "flow_id": form, "flow_cta": button,
                "flow_action": "navigate", "flow_action_payload": {"screen": screen, "data": data},
            });
            let action = json!({"name": "flow", "parameters": parameters});
            ("interactive", json!({"type": "flow", "body": {"text": text}, "action": action}))
        }
        Rendered::LocationRequest { text } => (
            "interactive",
            json!({"type": "location_request_message", "body": {"text": text}, "action": {"name": "send_location"}}),
        ),
        Rendered::Buttons { text, buttons } => {
            let buttons: Vec<_> = buttons
                .iter()
                .map(|button| json!({"type": "reply", "reply": {"id": button.id, "title": button.title}}))
                .collect();
            ("interactive", json!({"type": "button", "body": {"text": text}, "action": {"buttons": buttons}}))
        }
        Rendered::List { text, button, rows } => {
            let rows: Vec<_> = rows
                .iter()
                .map(|row| {
                    let mut out = json!({"id": row.id, "title": row.title});
                    if !row.description.is_empty() {
                        out["description"] = row.description.clone().into();
                    }
                    out
                })
                .collect();
            let action = json!({"button": button, "sections": [{"rows": rows}]});
            ("interactive", json!({"type": "list", "body": {"text": text}, "action": action}))
        }
    }
}

/// Sets a text that is there.
fn put(object: &mut Value, key: &str, text: &str) {
    if !text.is_empty() {
        object[key] = text.into();
    }
}

fn media_content(
    media: MediaKind,
    url: &str,
    file: Option<&UploadedFile>,
    caption: &str,
    filename: &str,
) -> (&'static str, Value) {
    let mut content = match file {
        Some(file) => json!({"id": file.provider_id}),
        None => json!({"link": url}),
    };
    let kind = match media {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::Voice => {
            // Shown as a voice message and not as a file; Meta wants Ogg with Opus for it.
            content["voice"] = true.into();
            "audio"
        }
        MediaKind::Document => "document",
        MediaKind::Sticker => "sticker",
    };
    // Sounds and stickers have no words, and only documents have a name.
    if matches!(media, MediaKind::Image | MediaKind::Video | MediaKind::Document) {
        put(&mut content, "caption", caption);
    }
    if media == MediaKind::Document {
        let own = file.map_or("", |file| &file.filename);
        put(&mut content, "filename", if filename.is_empty() { own } else { filename });
    }
    (kind, content)
}

fn card(contact: &OutContact) -> Value {
    // Meta demands one more part of a name beside the whole.
    let first = contact.name.split_whitespace().next().unwrap_or(&contact.name);
    let mut card = json!({
        "name": {"formatted_name": contact.name, "first_name": first},
        "phones": [{"phone": contact.phone, "type": "WORK"}],
    });
    // With the account's id the card has a button that opens a chat.
    let digits: String = contact.phone.chars().filter(char::is_ascii_digit).collect();
    put(&mut card["phones"][0], "wa_id", &digits);
    if !contact.email.is_empty() {
        card["emails"] = json!([{"email": contact.email, "type": "WORK"}]);
    }
    if !contact.company.is_empty() {
        card["org"] = json!({"company": contact.company});
    }
    card
}

/// The variables of a template, part by part.
fn components(template: &OutTemplate, file: Option<&UploadedFile>) -> Vec<Value> {
    let OutTemplate { header, header_media, header_name, body, body_names, buttons, .. } = template;
    let text = |text: &str| json!({"type": "text", "text": text});
    let named = |name: &str, words: &str| {
        let mut parameter = text(words);
        put(&mut parameter, "parameter_name", name);
        parameter
    };
    let mut components = Vec::new();
    if !header.is_empty() {
        let parameter = match header_media {
            Some(media) => {
                let (kind, content) = media_content(*media, header, file, "", "");
                json!({"type": kind, kind: content})
            }
            None => named(header_name, header),
        };
        components.push(json!({"type": "header", "parameters": [parameter]}));
    }
    if !body.is_empty() {
        let name = |at: usize| body_names.get(at).map(String::as_str).unwrap_or_default();
        let parameters: Vec<Value> =
            body.iter().enumerate().map(|(at, words)| named(name(at), words)).collect();
        components.push(json!({"type": "body", "parameters": parameters}));
    }
    for button in buttons {
        let parameter = match button.kind.as_str() {
            "quick_reply" => json!({"type": "payload", "payload": button.value}),
            "copy_code" => json!({"type": "coupon_code", "coupon_code": button.value}),
            _ => text(&button.value),
        };
        components.push(json!({
            "type": "button", "sub_type": button.kind, "index": button.index.to_string(), "parameters": [parameter],
        }));
    }
    components
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use engine_core::{Rendered, RenderedButton, RenderedRow, TemplateButton};

    use super::*;
    use crate::testing::MetaSchema;

    fn media(media: MediaKind) -> Rendered {
        let url = "https://example.com/a".to_owned();
        Rendered::Media(OutMedia { media, url, caption: "A".to_owned(), filename: "a.pdf".to_owned() })
    }

    fn all() -> Vec<Rendered> {
        let text = |text: &str| text.to_owned();
        let button = |kind: &str, index| TemplateButton { kind: text(kind), index, value: text("x") };
        let template = |header: &str, header_media, body: Vec<String>, buttons| {
            Rendered::Template(OutTemplate {
                name: text("welcome"),
                language: text("en_US"),
                header: text(header),
                header_media,
                header_name: String::new(),
                body,
                body_names: Vec::new(),
                buttons,
            })
        };
        let mut all: Vec<Rendered> = [
            MediaKind::Image,
            MediaKind::Video,
            MediaKind::Audio,
            MediaKind::Voice,
            MediaKind::Document,
            MediaKind::Sticker,
        ]
        .into_iter()
        .map(media)
        .collect();
        all.extend([
            Rendered::Text { text: text("Hi") },
            Rendered::Location(OutLocation {
                latitude: text("52.5"),
                longitude: text("13.4"),
                name: text("Here"),
                address: String::new(),
            }),
            Rendered::Contact(OutContact {
                name: text("Ada Lovelace"),
                phone: text("+49 170 1"),
                email: text("ada@example.com"),
                company: text("Engines"),
            }),
            template("", None, Vec::new(), Vec::new()),
            template(
                "Ada",
                None,
                vec![text("one")],
                vec![button("quick_reply", 0), button("url", 1), button("copy_code", 2)],
            ),
            template("https://example.com/a.jpg", Some(MediaKind::Image), Vec::new(), Vec::new()),
            Rendered::Template(OutTemplate {
                name: text("welcome"),
                language: text("en"),
                header: text("Ada"),
                header_media: None,
                header_name: text("who"),
                body: vec![text("seven")],
                body_names: vec![text("order")],
                buttons: Vec::new(),
            }),
            Rendered::Reaction(OutReaction { emoji: text("👍"), to: text("wamid.1") }),
            Rendered::Link(OutLink {
                text: text("Look"),
                button: text("Open"),
                url: text("https://example.com/shop"),
            }),
            Rendered::Form(Box::new(OutForm {
                form: text("7788"),
                text: text("Book"),
                button: text("Fill in"),
                token: text("form"),
                screen: text("FORM"),
                data: [("send".to_owned(), json!("Send"))].into_iter().collect(),
            })),
            Rendered::LocationRequest { text: text("Where?") },
            Rendered::Buttons {
                text: text("A?"),
                buttons: vec![RenderedButton { id: text("a"), title: text("A") }],
            },
            Rendered::List {
                text: text("A?"),
                button: text("Open"),
                rows: vec![RenderedRow { id: text("a"), title: text("A"), description: String::new() }],
            },
        ]);
        all
    }

    #[test]
    fn metas_description_accepts_every_kind() {
        let schema = MetaSchema::load().expect("a readable description");
        for message in all() {
            let body = body(Uuid::nil(), &json!({"to": "491700000001"}), &message, None);
            assert_eq!(schema.errors(&body), Vec::<String>::new(), "{body}");
            assert_eq!(super::super::limits::refusal(&message), None, "{body}");
        }
    }

    #[test]
    fn files_of_the_workspace_go_by_id_and_signs_are_one_request() {
        let schema = MetaSchema::load().expect("a readable description");
        let (media_id, provider_id) = (Uuid::nil(), "8123".to_owned());
        let file = UploadedFile { media: media_id, provider_id, filename: "own.pdf".into(), fresh: true };
        for message in all() {
            let (Rendered::Media(_) | Rendered::Template(OutTemplate { header_media: Some(_), .. })) =
                message
            else {
                continue;
            };
            let body = body(Uuid::nil(), &json!({"to": "491700000001"}), &message, Some(&file));
            assert_eq!(schema.errors(&body), Vec::<String>::new(), "{body}");
            assert!(
                body.to_string().contains("\"id\":\"8123\"") && !body.to_string().contains("\"link\""),
                "{body}"
            );
        }
        for typing in [false, true] {
            let body = sign("wamid.1", typing);
            assert_eq!(schema.errors(&body), Vec::<String>::new(), "{body}");
            assert_eq!(body.get("typing_indicator").is_some(), typing);
        }
    }

    #[test]
    fn only_pictures_films_and_documents_have_words() {
        let part = |kind| body(Uuid::nil(), &json!({"to": "1"}), &media(kind), None);
        assert_eq!(part(MediaKind::Voice)["audio"], json!({"link": "https://example.com/a", "voice": true}));
        assert_eq!(part(MediaKind::Sticker)["sticker"], json!({"link": "https://example.com/a"}));
        assert_eq!(part(MediaKind::Image)["image"], json!({"link": "https://example.com/a", "caption": "A"}));
        assert_eq!(part(MediaKind::Document)["document"]["filename"], "a.pdf");
    }
}

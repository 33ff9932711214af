//! The body of a send, in Meta's words.

use engine_core::Rendered;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The body of `POST /{phone-number-id}/messages`. `recipient` is what the webhook gave: `to` or
/// `recipient` (a business-scoped user id).
pub(super) fn body(id: Uuid, recipient: &Value, message: &Rendered) -> Value {
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
    let (kind, content) = content(message);
    body.insert("type".into(), kind.into());
    body.insert(kind.into(), content);
    Value::Object(body)
}

fn content(message: &Rendered) -> (&'static str, Value) {
    match message {
        Rendered::Text { text } => ("text", json!({"body": text, "preview_url": true})),
        Rendered::Image { url, caption } if caption.is_empty() => ("image", json!({"link": url})),
        Rendered::Image { url, caption } => ("image", json!({"link": url, "caption": caption})),
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

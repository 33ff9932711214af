//! The mock refuses what Meta refuses, so that a test against it means something.

use engine_mock_graph::MetaSchema;
use serde_json::{Value, json};

fn text(body: &Value) -> Value {
    json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001", "type": "text",
        "text": body, "biz_opaque_callback_data": "0123"})
}

#[test]
fn metas_description_accepts_our_shapes_and_refuses_others() {
    let schema = MetaSchema::load().unwrap();
    let good = [
        text(&json!({"body": "Hi", "preview_url": false})),
        json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001", "type": "image",
            "image": {"link": "https://example.com/a.jpg", "caption": "A"}}),
        json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001", "type": "interactive", "interactive": {
            "type": "button", "body": {"text": "Which?"},
            "action": {"buttons": [{"type": "reply", "reply": {"id": "a:b", "title": "B"}}]}}}),
        json!({"messaging_product": "whatsapp", "recipient_type": "individual", "to": "491700000001", "type": "interactive", "interactive": {
            "type": "list", "body": {"text": "Which?"},
            "action": {"button": "Choose", "sections": [{"title": "All", "rows": [{"id": "a", "title": "A"}]}]}}}),
    ];
    for body in good {
        assert_eq!(schema.errors(&body), Vec::<String>::new(), "{body}");
    }
    for body in [
        text(&json!({"body": 7})),
        text(&json!({"body": "Hi", "colour": "red"})),
        json!({"type": "teleport"}),
    ] {
        assert_ne!(schema.errors(&body), Vec::<String>::new(), "{body}");
    }
}

//! Rows that the tests of the engine's side write.
#![allow(dead_code, reason = "each test program uses some of them")]

use std::time::Duration;

use chrono::{DateTime, Utc};
use engine_store::{
    JsonText,
    clock::{Clock, SystemClock},
    repo::records::{
        BatchWrites, ContactProfile, Conversation, ConversationWrite, InboxKey, InboxRow, MessageRow,
        OutboxRow, SendClass, outbox_status, position,
    },
};
use serde_json::json;
use uuid::Uuid;

pub(crate) const TTL: Duration = Duration::from_secs(10);

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn now() -> DateTime<Utc> {
    SystemClock.now()
}

pub(crate) fn row(msg_id: &str) -> InboxRow {
    InboxRow {
        key: InboxKey { number_id: id(1), chat: "c".into(), sender: "s".into(), msg_id: msg_id.into() },
        kind: "message".into(),
        body: Some(json!({"text": "it's \"quoted\" \\ 😀"})),
        received_at: now(),
        shard: 0,
    }
}

pub(crate) fn conversation(ver: i64) -> Conversation {
    Conversation {
        id: id(3),
        workspace_id: id(9),
        number_id: id(1),
        contact_id: id(4),
        ver,
        flow_id: Some(id(5)),
        flow_version: Some(2),
        session: Some(text(&json!({"wait": {"node": "a"}}))),
        recipient: text(&json!({"to": "49"})),
        last_text: "hi".into(),
        last_direction: "in".into(),
        last_message_at: now(),
        last_inbound_at: Some(now()),
        message_count: 1,
        created_at: now(),
        pause: None,
        contact_name: "Ada".into(),
        contact_phone: "49".into(),
        profile: ContactProfile::default(),
    }
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
pub(crate) fn text(value: &serde_json::Value) -> JsonText {
    JsonText::of(value).unwrap()
}

pub(crate) fn outbox(n: u128, ver: i64, ord: i32) -> OutboxRow {
    OutboxRow {
        id: id(n),
        number_id: id(1),
        workspace_id: id(9),
        conversation_id: id(3),
        ver,
        ord,
        class: SendClass::Reply,
        recipient: text(&json!({"to": "49"})),
        payload: text(&json!({"kind": "text", "text": "a"})),
        status: outbox_status::READY,
        attempt: 0,
        epoch: 1,
        due: now(),
        sending_at: None,
        created_at: now(),
        marked: false,
    }
}

pub(crate) fn message(n: u128, ver: i64, ord: i32) -> MessageRow {
    MessageRow {
        id: id(n),
        workspace_id: id(9),
        number_id: id(1),
        conversation_id: id(3),
        position: position(ver, ord),
        direction: "out".into(),
        kind: "text".into(),
        text: "a".into(),
        body: text(&json!({})),
        status: "queued".into(),
        status_rank: 0,
        provider_id: String::new(),
        flow_id: None,
        flow_version: None,
        node_id: None,
        start: None,
        author_id: None,
        created_at: now(),
    }
}

pub(crate) fn writes(state: Conversation, old_ver: Option<i64>) -> BatchWrites {
    let write = ConversationWrite { state, old_ver, contact_changed: old_ver.is_some(), at: now() };
    BatchWrites { conversations: vec![write], ..BatchWrites::default() }
}

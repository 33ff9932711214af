//! What becomes of every body that we know of.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{account, events};
use crate::event::{Event, NewsLevel};

const NUMBER: Uuid = Uuid::nil();

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/cloud-api").join(name)
}

fn bodies() -> Vec<(String, Value)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder("webhooks")).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    files.iter().map(read).collect()
}

/// The events of a body, read as the number that the body is for.
fn read(body: &Value) -> Vec<Event> {
    let own = body.pointer("/entry/0/changes/0/value/metadata/phone_number_id");
    let own = own.and_then(Value::as_str).unwrap_or("1").to_owned();
    events(NUMBER, &own, body.clone(), DateTime::UNIX_EPOCH)
}

fn shown(events: &[Event]) -> Value {
    let row = |event: &Event| {
        let row = event.row(true, 0);
        json!({
            "kind": row.kind, "chat": row.key.chat, "sender": row.key.sender, "id": row.key.msg_id,
            "body": row.body,
        })
    };
    events.iter().map(row).collect()
}

fn one(name: &str) -> Value {
    let (_, body) = bodies().into_iter().find(|(file, _)| file == name).unwrap();
    let mut shown = shown(&read(&body));
    assert_eq!(shown.as_array().unwrap().len(), 1, "{name}");
    shown[0].take()
}

#[test]
fn every_body_becomes_the_recorded_events() {
    let bodies = bodies();
    assert!(bodies.len() >= 104, "{} bodies", bodies.len());
    let mut differences = Vec::new();
    for (name, body) in &bodies {
        let events = shown(&read(body));
        assert!(!events.as_array().unwrap().is_empty(), "{name}: nothing may be lost");
        let path = folder("events").join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{events:#}\n")).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        let expected: Value = serde_json::from_str(&expected).unwrap_or_default();
        if expected != events {
            differences.push(format!("{name}: {events:#}\nis recorded as {expected:#}"));
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n\n"));
    let recorded = std::fs::read_dir(folder("events")).unwrap().count();
    assert_eq!(recorded, bodies.len(), "a record without its body");
}

/// What the records must say, whoever records them: kind of the event, a place in its body, the value there.
#[test]
fn each_type_is_read_in_full() {
    let expected = [
        ("pywa-message-text.json", "message", "/content/kind", json!("text")),
        ("pywa-message-reply.json", "message", "/content/context/message_id", json!("wamid.xyzxyz==")),
        ("pywa-message-forwarded.json", "message", "/content/context/forwarded", json!(true)),
        (
            "pywa-message-forwarded_many_times.json",
            "message",
            "/content/context/often_forwarded",
            json!(true),
        ),
        ("pywa-message-referral.json", "message", "/content/referral/click_id", json!("CTWA_CLID")),
        ("pywa-message-referral.json", "message", "/content/referral/reference", json!("ADID")),
        ("pywa-message-reaction.json", "message", "/content/kind", json!("reaction")),
        ("pywa-message-unreaction_empty.json", "message", "/content/emoji", json!("")),
        ("pywa-message-unreaction_no_emoji.json", "message", "/content/emoji", json!("")),
        ("pywa-message-order.json", "message", "/content/items/0/product", json!("HAMBURGER")),
        ("pywa-message-order.json", "message", "/content/items/1/price", json!(35.0)),
        ("netflie-an_order.json", "message", "/content/kind", json!("order")),
        ("pywa-edited_message-image.json", "message", "/content/text", json!("Updated image caption")),
        (
            "pywa-deleted_message-revoke.json",
            "message",
            "/content/to",
            json!("<ORIGINAL_WHATSAPP_MESSAGE_ID>"),
        ),
        ("pywa-flow_completion-completion.json", "message", "/content/kind", json!("form")),
        ("netflie-flow.json", "message", "/content/kind", json!("form")),
        ("pywa-message-current_location.json", "message", "/content/kind", json!("location")),
        ("pywa-message-chosen_location.json", "message", "/content/kind", json!("location")),
        ("pywa-message-contacts.json", "message", "/content/kind", json!("contacts")),
        ("pywa-message-voice.json", "message", "/content/media", json!("voice")),
        ("pywa-message-audio.json", "message", "/content/media", json!("audio")),
        ("pywa-message-animated_sticker.json", "message", "/content/media", json!("sticker")),
        ("netflie-sticker.json", "message", "/content/media", json!("sticker")),
        ("pywa-callback_button-button.json", "message", "/content/kind", json!("reply")),
        ("pywa-callback_selection-callback.json", "message", "/content/kind", json!("reply")),
        ("netflie-with_bsuid_only_and_no_from.json", "message", "/recipient/recipient", json!("BSUID_123")),
        ("netflie-with_bsuid_only_and_no_from.json", "message", "/aliases", json!([["bsuid", "BSUID_123"]])),
        ("pywa-system-phone_number_change.json", "message", "/moved_to", json!([["phone", "972912345678"]])),
        ("pywa-system-phone_number_change.json", "message", "/recipient/to", json!("972912345678")),
        ("pywa-system-identity_change.json", "message", "/content/event", json!("customer_identity_changed")),
        (
            "pywa-call_permission_update-accept.json",
            "message",
            "/content/name",
            json!("call_permission_reply"),
        ),
        ("pywa-message-unsupported.json", "message", "/content/name", json!("unsupported")),
        ("pywa-message-unsupported.json", "message", "/raw/errors/0/code", json!(131_051)),
        ("netflie-an_unknown.json", "message", "/content/name", json!("unknown")),
        ("pywa-message_status-sent.json", "status", "/delivery/pricing/category", json!("service")),
        ("pywa-message_status-failed.json", "status", "/delivery/errors/0/code", json!(130_472)),
        ("pywa-message_status-played.json", "status", "/rank", json!(4)),
        ("netflie-status_with_errors.json", "status", "/status", json!("failed")),
        ("pywa-template_status_update-rejected.json", "event", "/level", json!("problem")),
        ("pywa-template_status_update-approved.json", "event", "/level", json!("info")),
        ("pywa-template_quality_update-yellow.json", "event", "/level", json!("warning")),
        ("pywa-account_update-account_violation.json", "event", "/level", json!("problem")),
        ("pywa-account_update-account_restriction.json", "event", "/level", json!("problem")),
        ("pywa-account_update-account_disabled.json", "event", "/level", json!("info")),
        ("pywa-outgoing_message-text.json", "event", "/name", json!("smb_message_echoes")),
    ];
    for (name, kind, place, value) in expected {
        let event = one(name);
        assert_eq!(event["kind"], kind, "{name}");
        assert_eq!(event["body"].pointer(place), Some(&value), "{name} {place}: {event:#}");
    }
}

#[test]
fn a_contact_at_the_same_place_lends_no_identity_to_somebody_else() {
    // The body's sender and its contact have different phone numbers.
    let event = one("pywa-edited_message-image.json");
    assert_eq!(event["body"]["aliases"], json!([["phone", "16505551234"]]));
}

#[test]
fn a_new_user_id_replaces_the_old_one_where_there_is_no_number() {
    let body = json!({"entry": [{"changes": [{"field": "messages", "value": {
        "contacts": [{"profile": {"name": "Ada"}, "user_id": "DE.1"}],
        "messages": [{"id": "wamid.1", "type": "system", "from_user_id": "DE.1",
            "system": {"type": "user_changed_user_id", "user_id": "DE.2", "body": "Ada changed"}}],
    }}]}]});
    let shown = shown(&read(&body));
    assert_eq!(shown[0]["body"]["moved_to"], json!([["bsuid", "DE.2"]]));
    assert_eq!(shown[0]["body"]["recipient"], json!({"recipient": "DE.2"}));
    assert_eq!(shown[0]["body"]["aliases"], json!([["bsuid", "DE.1"]]));
}

#[test]
fn only_news_that_stops_messages_is_a_problem() {
    let level = |field, value| account::level(field, &value);
    assert_eq!(level("message_template_status_update", json!({"event": "PAUSED"})), NewsLevel::Problem);
    assert_eq!(
        level("message_template_quality_update", json!({"new_quality_score": "RED"})),
        NewsLevel::Problem
    );
    assert_eq!(level("phone_number_quality_update", json!({"event": "DOWNGRADE"})), NewsLevel::Problem);
    assert_eq!(level("phone_number_quality_update", json!({"event": "UNFLAGGED"})), NewsLevel::Info);
    assert_eq!(level("account_alerts", json!({"alert_severity": "CRITICAL"})), NewsLevel::Problem);
    let banned = json!({"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}});
    assert_eq!(level("account_update", banned), NewsLevel::Problem);
    assert_eq!(level("a field of next year", json!({"event": "REJECTED"})), NewsLevel::Info);
}

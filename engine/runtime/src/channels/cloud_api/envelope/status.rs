//! Statuses: how messages of ours fare, what they cost, and why they failed.

use engine_store::repo::records::{StatusUpdate, status_rank};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::text;

/// What of a status is kept as it came: what the message costs, the conversation that Meta counts it to, and
/// everything that Meta says of a failure.
const KEPT: [&str; 3] = ["pricing", "conversation", "errors"];

/// The update; `None` for a status that is not known.
pub(super) fn update(number_id: Uuid, status: &Value) -> Option<StatusUpdate> {
    let name = text(status, "status")?;
    let rank = status_rank(name);
    if rank == 0 {
        return None;
    }
    let outbox_id = text(status, "biz_opaque_callback_data").and_then(|data| Uuid::parse_str(data).ok());
    let code = status.pointer("/errors/0/code").and_then(Value::as_i64);
    let title = status.pointer("/errors/0/title").and_then(Value::as_str);
    let error = code.map(|code| format!("{code} {}", title.unwrap_or_default()).trim().to_owned());
    let mut kept = Map::new();
    for key in KEPT {
        kept.extend(status.get(key).map(|value| (key.to_owned(), value.clone())));
    }
    Some(StatusUpdate {
        number_id,
        provider_id: text(status, "id")?.to_owned(),
        outbox_id,
        phone: text(status, "recipient_id").map(str::to_owned),
        user_id: text(status, "recipient_user_id").map(str::to_owned),
        status: name.to_owned(),
        rank,
        error,
        delivery: (!kept.is_empty()).then_some(Value::Object(kept)),
    })
}

//! Calls: flows hear of those that nobody took.

use chrono::{DateTime, Utc};
use engine_core::{Input, Signal};
use serde_json::{Value, json};
use uuid::Uuid;

use super::text;
use crate::event::{Addressee, Event};

/// A call of a contact that ended before anybody took it. A call that was taken tells when it began.
pub(super) fn missed(
    number_id: Uuid,
    call: &Value,
    contact: Option<&Value>,
    now: DateTime<Utc>,
) -> Option<Event> {
    let of_contact = text(call, "direction") == Some("USER_INITIATED");
    let taken = call.get("start_time").is_some() || call.get("duration").and_then(Value::as_i64) > Some(0);
    if !of_contact || text(call, "event") != Some("terminate") || taken {
        return None;
    }
    let user = text(call, "from_user_id").or_else(|| contact.and_then(|contact| text(contact, "user_id")));
    let (alias, phone, recipient) = match (text(call, "from"), user) {
        (Some(phone), _) => (("phone", phone), phone, json!({"to": phone})),
        (None, Some(user)) => (("bsuid", user), "", json!({"recipient": user})),
        (None, None) => return None,
    };
    let alias = (alias.0.to_owned(), alias.1.to_owned());
    let to = Addressee::Identity { alias, phone: phone.to_owned(), recipient };
    Some(Event::told(number_id, to, text(call, "id")?, now, Input::Signal(Signal::MissedCall)))
}

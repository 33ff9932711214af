//! Two batches at once, where the database can write two: while one waits for it, the other is put together.
//!
//! A conversation has one lane, so its order is kept. Its lane is its shard's, whether an event names it by its id or by
//! an identity of its contact.

use std::collections::HashMap;

use engine_store::repo::records::Alias;

use crate::event::{Event, EventBody};

/// Fewer events are not worth two transactions.
pub(super) const WORTH: usize = 48;

/// The lane of each event. `shards` are those of the events.
pub(super) fn lanes_of(events: &[Event], shards: &[u8], lanes: usize) -> Vec<usize> {
    let mut taken: HashMap<Alias, usize> = HashMap::new();
    events
        .iter()
        .zip(shards)
        .map(|(event, shard)| {
            // Two transactions that raise the same messages in another order would wait for each other.
            if matches!(event.body, EventBody::Status(_)) {
                return 0;
            }
            let aliases = event.aliases();
            // Somebody new may be named by two identities, by a different one first each time.
            let lane = aliases.iter().find_map(|alias| taken.get(alias).copied());
            let lane = lane.unwrap_or(usize::from(*shard) % lanes);
            taken.extend(aliases.into_iter().map(|alias| (alias, lane)));
            lane
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use engine_store::repo::records::InboundMessage;
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;

    fn message(aliases: &[(&str, &str)]) -> Event {
        let content = serde_json::from_value(json!({"type": "text", "text": "hi"})).unwrap();
        let message = InboundMessage {
            aliases: aliases.iter().map(|(kind, value)| ((*kind).to_owned(), (*value).to_owned())).collect(),
            name: String::new(),
            phone: String::new(),
            recipient: Value::Null,
            content,
            raw: None,
        };
        Event::message(Uuid::nil(), "sender", "id", DateTime::UNIX_EPOCH, message)
    }

    #[test]
    fn a_contact_stays_in_one_lane_whatever_names_it() {
        let events = [
            message(&[("phone", "1")]),
            message(&[("phone", "2"), ("bsuid", "b")]),
            message(&[("bsuid", "b")]),
            message(&[("bsuid", "c"), ("phone", "1")]),
            message(&[("bsuid", "c")]),
        ];
        assert_eq!(lanes_of(&events, &[0, 1, 2, 3, 5], 2), [0, 1, 1, 0, 0]);
    }
}

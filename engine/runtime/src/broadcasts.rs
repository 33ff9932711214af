//! Gives broadcasts to their recipients, at their pace.
//!
//! The owner of the first shard looks after them. Whom a broadcast is for is asked once, when it begins, page by page, and
//! kept with where the asking is. Then each recipient's turn becomes one event under an id made of the broadcast and the
//! conversation, so that a process that dies in between, and its successor, give nobody anything twice.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, NaiveDateTime, Utc};
use engine_core::local_instant;
use engine_store::{
    Store, StoreError,
    clock::Clock,
    hints::{Hint, Hints},
    repo::{
        acts::{Act, BroadcastSay, PersonAct, Whom},
        broadcast_work::NewRecipient,
        broadcasts::{Audience, BroadcastContent, BroadcastRow, recipient_state},
        contacts::{self, ContactQuery, ContactView},
    },
};
use serde::Deserialize as _;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::{Settings, cluster::Cluster};

/// Contacts that are looked at at once.
const PAGE: i64 = 500;
/// Recipients that are given to the engine at once.
const PORTION: i64 = 200;
/// Broadcasts that are worked on in one round.
const AT_ONCE: i64 = 50;
/// How long the engine may have a recipient without a word. Its conversation is gone then.
const LOST_AFTER: chrono::Duration = chrono::Duration::minutes(30);
/// The field in which contacts may have a time zone of their own, such as `Europe/Rome`.
const ZONE_FIELD: &str = "timezone";

/// Looks after the broadcasts of all numbers.
pub(crate) struct Broadcasts {
    pub store: Arc<dyn Store>,
    pub settings: Arc<Settings>,
    pub clock: Arc<dyn Clock>,
    pub hints: Hints,
    pub cluster: Cluster,
    pub stop: CancellationToken,
}

/// How much a broadcast may say: it fills up with time, up to what a portion needs.
struct Allowance {
    since: Instant,
    messages: f64,
}

impl Broadcasts {
    /// Runs until `stop`.
    pub(crate) async fn run(self) {
        let mut allowances: HashMap<Uuid, Allowance> = HashMap::new();
        loop {
            tokio::select! {
                () = self.stop.cancelled() => return,
                () = tokio::time::sleep(self.settings.poll.max(Duration::from_millis(20))) => {}
            }
            if self.cluster.member().is_none_or(|member| !member.shards.contains(0)) {
                allowances.clear();
                continue;
            }
            if let Err(error) = self.round(&mut allowances).await {
                tracing::warn!(%error, "broadcasts cannot be looked after");
            }
        }
    }

    async fn round(&self, allowances: &mut HashMap<Uuid, Allowance>) -> Result<(), StoreError> {
        let now = self.clock.now();
        // Nothing leaves the installation at present, so nothing is piled up either.
        if self.store.sends_paused().await?.is_some() {
            return Ok(());
        }
        let due = self.store.due_broadcasts(now, AT_ONCE).await?;
        allowances.retain(|id, _| due.iter().any(|broadcast| broadcast.id == *id));
        for broadcast in due {
            if broadcast.started_at.is_none() && !self.store.begin_broadcast(broadcast.id, now).await? {
                continue;
            }
            if !broadcast.prepared && !self.prepare(&broadcast).await? {
                continue;
            }
            self.give(&broadcast, allowances).await?;
            self.store.leave_out_lost(broadcast.id, now - LOST_AFTER).await?;
            if self.store.end_broadcast(broadcast.id, now).await? {
                tracing::info!(broadcast.id = %broadcast.id, "a broadcast is done");
            }
            if self.stop.is_cancelled() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Collects the recipients of the next page; gives whether all are found.
    async fn prepare(&self, broadcast: &BroadcastRow) -> Result<bool, StoreError> {
        let unreadable = |error| StoreError::bad_row("broadcasts", "audience", broadcast.id, error);
        let audience = Audience::deserialize(&broadcast.audience).map_err(unreadable)?;
        let content = content_of(broadcast)?;
        let now = self.clock.now();
        let query = ContactQuery {
            number_id: Some(broadcast.number_id),
            rules: contacts::at(&audience.rules, now),
            any: audience.any,
            ..ContactQuery::default()
        };
        let page = self.store.contact_list(broadcast.workspace_id, &query, broadcast.cursor, PAGE).await?;
        let cursor = page.last().filter(|_| page.len() as i64 == PAGE).map(|contact| contact.id);
        let recipients: Vec<NewRecipient> =
            page.iter().filter_map(|contact| recipient(broadcast, &content, contact, now)).collect();
        self.store.add_recipients(broadcast.id, &recipients, cursor).await?;
        Ok(cursor.is_none())
    }

    /// Gives those whose turn has come to the engine, as many as the pace allows.
    async fn give(
        &self,
        broadcast: &BroadcastRow,
        allowances: &mut HashMap<Uuid, Allowance>,
    ) -> Result<(), StoreError> {
        let per_second = broadcast.per_minute.max(1) as f64 / 60.0;
        let allowance = allowances
            .entry(broadcast.id)
            .or_insert_with(|| Allowance { since: Instant::now(), messages: 1.0 });
        let elapsed = allowance.since.elapsed().as_secs_f64();
        allowance.since = Instant::now();
        allowance.messages = (allowance.messages + elapsed * per_second).min(per_second.max(1.0) * 2.0);
        let now = self.clock.now();
        let limit = (allowance.messages.floor() as i64).min(PORTION);
        if limit < 1 {
            return Ok(());
        }
        let due = self.store.due_recipients(broadcast.id, now, limit).await?;
        if due.is_empty() {
            return Ok(());
        }
        allowance.messages -= due.len() as f64;
        let say = BroadcastSay {
            broadcast_id: broadcast.id,
            need_consent: broadcast.need_consent,
            content: content_of(broadcast)?,
        };
        let id = format!("broadcast:{}", broadcast.id);
        let mut rows = Vec::new();
        for (_, conversation) in &due {
            let act = Act::Broadcast(Box::new(say.clone()));
            let act = PersonAct {
                to: Whom::Conversation(*conversation),
                user_id: broadcast.user_id,
                act,
                flow_goes_on: true,
                message_id: None,
            };
            let row = act.row(broadcast.number_id, &id, now);
            rows.push(row.map_err(|error| StoreError::Refused(error.to_string()))?);
        }
        self.store.enqueue(&rows).await?;
        self.hints.publish(Hint::InboxReady);
        let given: Vec<Uuid> = due.iter().map(|(contact, _)| *contact).collect();
        self.store.recipients_given(broadcast.id, &given, now).await
    }
}

fn content_of(broadcast: &BroadcastRow) -> Result<BroadcastContent, StoreError> {
    BroadcastContent::deserialize(&broadcast.content)
        .map_err(|error| StoreError::bad_row("broadcasts", "content", broadcast.id, error))
}

/// A contact as a recipient; `None` for one without a conversation, to whom nothing can be sent.
fn recipient(
    broadcast: &BroadcastRow,
    content: &BroadcastContent,
    contact: &ContactView,
    now: DateTime<Utc>,
) -> Option<NewRecipient> {
    let free = matches!(content, BroadcastContent::Start(_));
    let reason = contacts::left_out(contact, broadcast.need_consent, free, now).unwrap_or_default();
    let state = if reason.is_empty() { recipient_state::WAITS } else { recipient_state::LEFT_OUT };
    Some(NewRecipient {
        broadcast_id: broadcast.id,
        contact_id: contact.id,
        conversation_id: contact.conversation_id?,
        state,
        reason: reason.to_owned(),
        due: due(broadcast, contact, now),
    })
}

/// When a contact's turn comes: at once, or when its own clock shows the time.
fn due(broadcast: &BroadcastRow, contact: &ContactView, now: DateTime<Utc>) -> DateTime<Utc> {
    let Some(local) = &broadcast.local_time else { return now };
    let Ok(local) = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M") else { return now };
    let own = contact.fields.get(ZONE_FIELD).and_then(|zone| zone.as_str()).unwrap_or_default();
    local_instant(own, &broadcast.timezone, local)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn broadcast(local: Option<&str>) -> BroadcastRow {
        BroadcastRow {
            id: Uuid::nil(),
            workspace_id: Uuid::nil(),
            number_id: Uuid::nil(),
            name: String::new(),
            segment_name: String::new(),
            audience: json!({}),
            content: json!({}),
            need_consent: false,
            state: String::new(),
            starts_at: DateTime::UNIX_EPOCH,
            local_time: local.map(str::to_owned),
            timezone: "Europe/Berlin".to_owned(),
            per_minute: 1,
            cursor: None,
            prepared: false,
            user_id: None,
            user_name: String::new(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            started_at: None,
            ended_at: None,
        }
    }

    fn contact(zone: &str) -> ContactView {
        let mut fields = serde_json::Map::new();
        fields.insert(ZONE_FIELD.to_owned(), json!(zone));
        ContactView {
            id: Uuid::nil(),
            number_id: Uuid::nil(),
            number_name: None,
            number_kind: None,
            name: String::new(),
            phone: String::new(),
            alias: None,
            tags: Vec::new(),
            fields,
            language: String::new(),
            opted_in: None,
            blocked: false,
            created_at: DateTime::UNIX_EPOCH,
            conversation_id: None,
            last_seen_at: None,
            message_count: None,
        }
    }

    #[test]
    fn each_contact_has_its_own_nine_o_clock() {
        let broadcast_at = |local, zone: &str| {
            due(&broadcast(Some(local)), &contact(zone), DateTime::UNIX_EPOCH).to_rfc3339()
        };
        assert_eq!(broadcast_at("2026-07-01T09:00", "Asia/Tokyo"), "2026-07-01T00:00:00+00:00");
        assert_eq!(broadcast_at("2026-07-01T09:00", "America/New_York"), "2026-07-01T13:00:00+00:00");
        // Without a zone that there is, the broadcast's.
        assert_eq!(broadcast_at("2026-07-01T09:00", "Middle Earth"), "2026-07-01T07:00:00+00:00");
        // Berlin's clocks skip 02:30 on that day, and show it twice on the other.
        assert_eq!(broadcast_at("2026-03-29T02:30", ""), "2026-03-29T01:30:00+00:00");
        assert_eq!(broadcast_at("2026-10-25T02:30", ""), "2026-10-25T00:30:00+00:00");
        assert_eq!(due(&broadcast(None), &contact(""), DateTime::UNIX_EPOCH), DateTime::UNIX_EPOCH);
    }
}

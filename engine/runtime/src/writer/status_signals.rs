//! Statuses that start flows. A status itself moves nothing and needs no row; only where the deployed flow has a start
//! for it, a signal is stored in the status's own transaction, under an id made of the message and the status.

use std::collections::HashSet;

use engine_core::{Input, Signal};
use engine_store::{
    StoreError,
    repo::{
        engine_tx::EngineTx,
        records::{InboxRow, StatusUpdate},
    },
    shard::shard_of,
};
use flows_schema::{TriggerKind, triggers::DeliveryStatus};
use uuid::Uuid;

use super::batch::Loaded;
use crate::event::{Addressee, Event, EventBody};

/// Statuses that some deployed flow starts by: number and word.
pub(super) fn wanted(loaded: &Loaded) -> HashSet<(Uuid, &'static str)> {
    let mut wanted = HashSet::new();
    for deployment in loaded.deployments.values() {
        for flow in deployment.versions().filter_map(|key| loaded.flows.get(&key)) {
            for trigger in &flow.flow().triggers {
                if let TriggerKind::Delivery(config) = &trigger.kind {
                    wanted.insert((deployment.number_id, word(config.status)));
                }
            }
        }
    }
    wanted
}

fn word(status: DeliveryStatus) -> &'static str {
    match status {
        DeliveryStatus::Delivered => "delivered",
        DeliveryStatus::Read => "read",
        DeliveryStatus::Failed => "failed",
    }
}

/// Stores signals for statuses that are wanted; gives the number of those that are new.
pub(super) async fn store(
    tx: &mut dyn EngineTx,
    events: &[&Event],
    wanted: &HashSet<(Uuid, &'static str)>,
) -> Result<u64, StoreError> {
    if wanted.is_empty() {
        return Ok(0);
    }
    let updates: Vec<StatusUpdate> = events
        .iter()
        .filter_map(|event| match &event.body {
            EventBody::Status(update) if wanted.contains(&(update.number_id, update.status.as_str())) => {
                Some(update.clone())
            }
            _ => None,
        })
        .collect();
    let Some(at) = events.first().map(|event| event.received_at).filter(|_| !updates.is_empty()) else {
        return Ok(0);
    };
    let mut keys = HashSet::new();
    let mut rows: Vec<InboxRow> = Vec::new();
    for sent in tx.sent_messages(&updates).await? {
        let id = format!("{}/{}", sent.id, sent.status);
        let to = Addressee::Conversation(sent.conversation_id);
        let signal = Signal::Delivery { status: sent.status, node: sent.node_id.unwrap_or_default() };
        let event = Event::told(sent.number_id, to, &id, at, Input::Signal(signal));
        if keys.insert(event.key.clone()) {
            rows.push(event.row(true, shard_of(sent.conversation_id)));
        }
    }
    tx.enqueue(&rows).await
}

/// Whether a flow starts by missed calls, so that a caller who is new becomes a contact.
pub(super) fn hears_missed_calls(loaded: &Loaded, number: Uuid) -> bool {
    let Some(active) = loaded.deployments.get(&number) else { return false };
    active.versions().filter_map(|key| loaded.flows.get(&key)).any(|flow| {
        flow.flow().triggers.iter().any(|trigger| matches!(trigger.kind, TriggerKind::MissedCall(_)))
    })
}

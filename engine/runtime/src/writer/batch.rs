//! One batch: one transaction, from the fence to the commit, and what follows the commit.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

use ::metrics::counter;
use chrono::{DateTime, Utc};
use engine_core::CompiledFlow;
use engine_store::{
    StoreError,
    hints::Hint,
    repo::{
        deployments::ActiveDeployment,
        numbers::NumberRecord,
        records::{Alias, AliasRow, ChannelEventRow, Conversation, InboxKey, StatusApplied, StatusUpdate},
    },
};
use uuid::Uuid;

use super::{Writer, fold::Fold, lost_files, status_signals};
use crate::{
    crash::{self, Step},
    event::{Event, EventBody},
    metrics as names,
    outbox::Origin,
};

/// What the events of a batch are about.
pub(super) struct Loaded {
    pub numbers: HashMap<Uuid, Arc<NumberRecord>>,
    pub deployments: HashMap<Uuid, ActiveDeployment>,
    pub flows: HashMap<(Uuid, i32), Arc<CompiledFlow>>,
    /// The forms that open inside WhatsApp, of numbers that use them.
    pub forms: HashMap<Uuid, BTreeMap<String, String>>,
    pub aliases: HashMap<Alias, AliasRow>,
    pub conversations: HashMap<Uuid, Conversation>,
}

/// Commits events; gives the earliest timer that was set.
pub(super) async fn commit(
    writer: &Writer,
    events: &[Event],
    epoch: i64,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let now = writer.clock.now();
    // Read outside the transaction, which holds the only writing connection of SQLite.
    let numbers = numbers(writer, events).await?;
    let ids: Vec<Uuid> =
        numbers.values().filter(|number| number.is_active()).map(|number| number.id).collect();
    let deployments = writer.directory.deployments(&ids).await?;
    let mut forms = HashMap::new();
    for number in numbers.values().filter(|number| number.options.forms) {
        forms.insert(number.id, (*writer.directory.forms(number.id).await?).clone());
    }

    let mut tx = writer.store.begin_batch(epoch).await?;
    crash::point(Step::Fenced);
    let mut new = tx.insert_inbox(&unique_rows(events)).await?;
    crash::point(Step::Inserted);
    let pending: Vec<InboxKey> =
        events.iter().filter(|event| event.pending).map(|event| event.key.clone()).collect();
    new.extend(tx.claim_pending(&pending).await?);
    let fresh: Vec<&Event> =
        events.iter().filter(|event| is_status(event) || new.remove(&event.key)).collect();

    let wanted: Vec<Alias> =
        fresh.iter().flat_map(|event| event.aliases()).collect::<HashSet<_>>().into_iter().collect();
    let aliases: HashMap<Alias, AliasRow> =
        tx.find_aliases(&wanted).await?.into_iter().map(|row| (row.alias.clone(), row)).collect();
    let mut ids: HashSet<Uuid> = aliases.values().map(|row| row.conversation_id).collect();
    ids.extend(fresh.iter().filter_map(|event| event.conversation()));
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let mut conversations = HashMap::new();
    if !ids.is_empty() {
        conversations = writer.hot.get(&tx.versions(&ids).await?).await;
        let missing: Vec<Uuid> = ids.iter().copied().filter(|id| !conversations.contains_key(id)).collect();
        conversations.extend(tx.conversations(&missing).await?.into_iter().map(|found| (found.id, found)));
    }
    let flows = flows(writer, &deployments, &conversations).await?;
    let loaded = Loaded { numbers, deployments, flows, forms, aliases, conversations };

    let wanted = status_signals::wanted(&loaded);
    let mut fold = Fold::new(writer, loaded, epoch, now);
    let mut origins = Vec::new();
    for event in &fresh {
        let before = fold.writes.outbox.len();
        event.span.in_scope(|| fold.apply(event))?;
        let received_at = matches!(event.body, EventBody::Message(_)).then_some(event.received_at);
        let origin = Origin { received_at, span: event.span.clone() };
        origins.extend(fold.writes.outbox[before..].iter().map(|row| (row.id, origin.clone())));
    }
    fold.fill_templates().await?;
    fold.mark_first();
    let loops = std::mem::take(&mut fold.loops);
    let signs = std::mem::take(&mut fold.signs);
    let mut writes = fold.finish()?;
    // A timer that is a dead letter already must not stay due.
    writes.fired_timers.extend(events.iter().filter_map(|event| match &event.body {
        EventBody::Timer(timer) => Some(timer.id),
        _ => None,
    }));
    // A call whose answer is known already must not be performed again.
    writes.answered_effects.extend(events.iter().filter_map(Event::answered));
    tx.write(&writes).await?;
    let statuses = highest(&fresh);
    let raised = if statuses.is_empty() { Vec::new() } else { tx.apply_statuses(&statuses).await? };
    let mut signals = status_signals::store(&mut *tx, &fresh, &wanted).await?;
    signals += lost_files::store(&mut *tx, &fresh, &raised).await?;
    crash::point(Step::Written);
    tx.commit().await?;
    crash::point(Step::Committed);

    // From here on everything is durable; what follows may be lost in a crash and is repeated.
    count(events, &fresh);
    writer.loops.keep(loops);
    if signals > 0 {
        writer.hints.publish(Hint::InboxReady);
    }
    let timer = writes.timers.iter().map(|timer| timer.due).min();
    let changed: Vec<Conversation> =
        std::mem::take(&mut writes.conversations).into_iter().map(|write| write.state).collect();
    tell(writer, &changed, &raised);
    tell_of_numbers(writer, &writes.channel_events);
    writer.hot.put(changed);
    writer.outbox.resolved(statuses.iter().filter_map(|status| status.outbox_id).collect());
    writer.routes.forget(&writes.dropped_aliases);
    writer.routes.learn(&writes.aliases);
    writer.outbox.committed(writes.outbox, origins);
    writer.receipts.give(signs);
    if !writes.effects.is_empty() {
        writer.wake.calls();
    }
    if !writes.media.is_empty() {
        writer.wake.media();
    }
    if !writes.emits.is_empty() {
        writer.wake.events();
    }
    Ok(timer)
}

fn count(events: &[Event], fresh: &[&Event]) {
    let mut kinds: HashMap<&'static str, u64> = HashMap::new();
    fresh.iter().for_each(|event| *kinds.entry(event.kind()).or_default() += 1);
    for (kind, count) in kinds {
        counter!(names::EVENTS, "kind" => kind).increment(count);
    }
    counter!(names::DUPLICATES).increment((events.len() - fresh.len()) as u64);
}

fn is_status(event: &Event) -> bool {
    // Statuses need no row: raising a status twice changes nothing.
    matches!(event.body, EventBody::Status(_)) && !event.pending
}

/// One row per identity: a duplicate within the batch must not be inserted twice.
fn unique_rows(events: &[Event]) -> Vec<engine_store::repo::records::InboxRow> {
    let mut seen = HashSet::new();
    events
        .iter()
        .filter(|event| !event.pending && !is_status(event) && seen.insert(&event.key))
        .map(|event| event.row(false, 0))
        .collect()
}

async fn numbers(writer: &Writer, events: &[Event]) -> Result<HashMap<Uuid, Arc<NumberRecord>>, StoreError> {
    let ids: HashSet<Uuid> = events.iter().map(|event| event.key.number_id).collect();
    let mut numbers = HashMap::new();
    for id in ids {
        if let Some(number) = writer.directory.number(id).await? {
            numbers.insert(id, number);
        }
    }
    Ok(numbers)
}

/// Every version that an event of the batch may run: of waiting sessions, and of new ones.
async fn flows(
    writer: &Writer,
    deployments: &HashMap<Uuid, ActiveDeployment>,
    conversations: &HashMap<Uuid, Conversation>,
) -> Result<HashMap<(Uuid, i32), Arc<CompiledFlow>>, StoreError> {
    let mut keys: HashSet<(Uuid, i32)> = deployments.values().flat_map(ActiveDeployment::versions).collect();
    keys.extend(conversations.values().filter_map(|found| found.flow_id.zip(found.flow_version)));
    let mut flows = HashMap::new();
    for key in keys {
        if let Some(flow) = writer.directory.flow(key.0, key.1).await? {
            flows.insert(key, flow);
        }
    }
    Ok(flows)
}

/// The highest status per message: several may come in one batch, in any order. What a lower one tells of the cost is
/// kept where the highest tells nothing.
fn highest(events: &[&Event]) -> Vec<StatusUpdate> {
    let mut best: HashMap<(Uuid, &str), StatusUpdate> = HashMap::new();
    for event in events {
        let EventBody::Status(update) = &event.body else { continue };
        let Some(known) = best.get_mut(&(update.number_id, update.provider_id.as_str())) else {
            best.insert((update.number_id, &update.provider_id), update.clone());
            continue;
        };
        let rises = update.rank > known.rank;
        let lower = if rises { std::mem::replace(known, update.clone()) } else { update.clone() };
        known.delivery = known.delivery.take().or(lower.delivery);
    }
    best.into_values().collect()
}

/// News of a provider are shown at their number.
fn tell_of_numbers(writer: &Writer, news: &[ChannelEventRow]) {
    let numbers: HashSet<(Uuid, Uuid)> = news.iter().map(|row| (row.workspace_id, row.number_id)).collect();
    for (workspace_id, number_id) in numbers {
        writer.hints.publish(Hint::NumberChanged { workspace_id, number_id });
    }
}

fn tell(writer: &Writer, changed: &[Conversation], raised: &[StatusApplied]) {
    for conversation in changed {
        writer.hints.publish(Hint::ConversationChanged {
            workspace_id: conversation.workspace_id,
            number_id: conversation.number_id,
            conversation_id: conversation.id,
        });
    }
    for status in raised {
        writer.hints.publish(Hint::ConversationChanged {
            workspace_id: status.workspace_id,
            number_id: status.number_id,
            conversation_id: status.conversation_id,
        });
    }
}

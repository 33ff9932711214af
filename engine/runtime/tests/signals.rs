//! What starts flows apart from messages: fates of messages of ours, and calls that nobody took. And what ends a talk
//! between two bots.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::{DateTime, Duration, Utc};
use engine_runtime::testing::fixture::{answering_flow, call_ended, messages, status};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    on_each_database,
    repo::{
        records::{Alias, InboxKey, InboxRow},
        transcripts::ConversationQuery,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::World;

const ADA: &str = "972987654321";

/// Says "hello" to every message, and "seen" when that was read.
fn read_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Read",
        "triggers": [
            {"id": "start", "type": "any_message", "config": {}, "to": "say"},
            {"id": "read", "type": "delivery", "config": {"status": "read", "node": "say"}, "to": "seen"}
        ],
        "nodes": [
            {"id": "say", "type": "text", "config": {"text": "hello"}},
            {"id": "seen", "type": "text", "config": {"text": "seen"}}
        ]
    })
}

fn missed_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Missed",
        "triggers": [{"id": "missed", "type": "missed_call", "config": {}, "to": "sorry"}],
        "nodes": [{"id": "sorry", "type": "text", "config": {"text": "sorry"}}]
    })
}

/// The provider's id of a message that went out, and ours.
fn sent(world: &World, index: usize) -> (String, String) {
    let request = world.graph.received().remove(index);
    let callback = request.body["biz_opaque_callback_data"].as_str().unwrap().to_owned();
    (request.message_id.unwrap(), callback)
}

async fn post(world: &World, body: &str) {
    assert_eq!(world.post(body).await, StatusCode::OK);
}

/// Waits until nothing that was told before is still to be done.
async fn settle(world: &World) {
    let pending = async || world.store.pending(ShardSet::ALL, 10).await.unwrap().is_empty();
    world.until("an empty inbox", pending).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    assert!(pending().await);
}

async fn conversation(world: &World) -> Option<uuid::Uuid> {
    let alias = Alias { number_id: world.business.number_id, kind: "phone".into(), value: ADA.into() };
    world.store.known_aliases(&[alias]).await.unwrap().first().map(|row| row.conversation_id)
}

on_each_database!(a_status_starts_a_flow_once, async |store: TestStore| {
    let world = World::new(store.store.clone(), read_flow()).await;
    post(&world, &messages(&[(ADA, "wamid.1", "hi")])).await;
    world.until_sent(1).await;
    let (wamid, callback) = sent(&world, 0);
    post(&world, &status(&wamid, "delivered", &callback)).await;
    settle(&world).await;
    assert_eq!(world.texts(), ["hello"], "the flow does not ask for that");
    for _ in 0..3 {
        post(&world, &status(&wamid, "read", &callback)).await;
    }
    world.until_sent(2).await;
    post(&world, &status(&wamid, "read", &callback)).await;
    // The answer was said by another node.
    let (wamid, callback) = sent(&world, 1);
    post(&world, &status(&wamid, "read", &callback)).await;
    settle(&world).await;
    assert_eq!(world.texts(), ["hello", "seen"]);
    // A late "delivered" is no rise and a status of nobody's message is nothing.
    post(&world, &status(&wamid, "delivered", &callback)).await;
    post(&world, &status("wamid.unknown", "read", "")).await;
    settle(&world).await;
    assert_eq!(world.texts().len(), 2);
    world.runtime.shutdown().await;
});

on_each_database!(without_a_start_a_status_is_only_a_status, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    post(&world, &messages(&[(ADA, "wamid.1", "hi")])).await;
    world.until_sent(1).await;
    let (wamid, callback) = sent(&world, 0);
    post(&world, &status(&wamid, "read", &callback)).await;
    settle(&world).await;
    // Nothing was stored under the key that a signal would have.
    let row = InboxRow {
        key: InboxKey {
            number_id: world.business.number_id,
            chat: "input".into(),
            sender: conversation(&world).await.unwrap().to_string(),
            msg_id: format!("{callback}/read"),
        },
        kind: "input".into(),
        body: None,
        received_at: world.clock.now(),
        shard: 0,
    };
    world.runtime.shutdown().await;
    assert_eq!(store.enqueue(&[row]).await.unwrap(), 1);
});

on_each_database!(a_missed_call_starts_a_flow_once, async |store: TestStore| {
    let world = World::new(store.store.clone(), missed_flow()).await;
    post(&world, &call_ended(ADA, "wacid.1", true)).await;
    settle(&world).await;
    assert_eq!((world.texts().len(), conversation(&world).await), (0, None), "somebody took it");
    for _ in 0..3 {
        post(&world, &call_ended(ADA, "wacid.2", false)).await;
    }
    world.until_sent(1).await;
    post(&world, &call_ended(ADA, "wacid.3", false)).await;
    world.until_sent(2).await;
    settle(&world).await;
    assert_eq!(world.texts(), ["sorry", "sorry"]);
    world.runtime.shutdown().await;
});

on_each_database!(nobody_becomes_a_contact_by_calling_in_vain, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    post(&world, &call_ended(ADA, "wacid.1", false)).await;
    settle(&world).await;
    assert_eq!((world.texts().len(), conversation(&world).await), (0, None));
    world.runtime.shutdown().await;
});

on_each_database!(two_bots_are_cut_and_nothing_is_lost, async |store: TestStore| {
    let start: DateTime<Utc> = SystemClock.now();
    let clock = Arc::new(ManualClock::new(start));
    let five = |settings: &mut engine_runtime::Settings| settings.answers_per_minute = 5;
    let world = World::with(store.store.clone(), answering_flow("hello"), clock.clone(), five).await;
    let ids: Vec<String> = (0..12).map(|n| format!("wamid.{n}")).collect();
    let words: Vec<(&str, &str, &str)> = ids.iter().map(|id| (ADA, id.as_str(), "hello")).collect();
    post(&world, &messages(&words[..7])).await;
    for one in &words[7..] {
        post(&world, &messages(&[*one])).await;
    }
    // Another contact is answered meanwhile.
    post(&world, &messages(&[("972000000000", "wamid.other", "hi")])).await;
    world.until_sent(6).await;
    settle(&world).await;
    assert_eq!(world.texts().len(), 6);
    let workspace = world.business.workspace_id;
    let id = conversation(&world).await.unwrap();
    let transcript = store.transcript(workspace, id, None, 100).await.unwrap();
    let of = |direction: &str| transcript.iter().filter(|line| line.direction == direction).count();
    assert_eq!((of("in"), of("out")), (12, 5), "everything is in the transcript");
    let query = ConversationQuery { limit: 10, ..ConversationQuery::default() };
    assert_eq!(store.conversation_list(workspace, &query).await.unwrap().len(), 2);
    // It calms down and is answered again.
    clock.advance(Duration::minutes(3));
    post(&world, &messages(&[(ADA, "wamid.later", "hello")])).await;
    world.until_sent(7).await;
    world.runtime.shutdown().await;
});

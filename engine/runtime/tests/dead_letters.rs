//! Dead letters get another try, and the engine really takes it.

mod support;

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use engine_runtime::testing::{
    fixture::{answering_flow, messages, waiting_flow},
    mock_graph::Fault,
};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hint,
    on_each_database,
    repo::{
        dead_letters::{DeadLetter, LetterQuery, Queue},
        records::{InboxKey, InboxRow},
    },
    shard::{ShardSet, shard_of},
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, until};
use uuid::Uuid;

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn letters(world: &World, workspace_id: Uuid) -> Vec<DeadLetter> {
    let query = LetterQuery { queue: None, before: None, limit: 10 };
    world.store.dead_letter_list(workspace_id, &query).await.unwrap()
}

fn row(world: &World, kind: &str, id: &str, body: Value) -> InboxRow {
    let key = InboxKey {
        number_id: world.business.number_id,
        chat: "972987654321".into(),
        sender: "972987654321".into(),
        msg_id: id.into(),
    };
    InboxRow { key, kind: kind.into(), body: Some(body), received_at: world.clock.now(), shard: 0 }
}

on_each_database!(messages_that_were_given_up_go_out_after_all, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let ours = world.business.workspace_id;
    let closed = Fault {
        count: 3,
        status: 400,
        code: 131_047,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    };
    world.graph.fail(closed);
    for n in 0..3 {
        let hi = messages(&[("972987654321", &format!("wamid.{n}"), "hi")]);
        assert_eq!(world.post(&hi).await, StatusCode::OK);
    }
    until("the dead messages", async || world.runtime.health().await.outbox == [0, 0, 0, 3]).await;
    let dead = letters(&world, ours).await;
    assert!(dead.iter().all(|letter| letter.key.queue == Queue::Outbox && letter.status == 4), "{dead:?}");
    assert!(dead[0].error.is_some() && dead[0].conversation_id.is_some(), "{dead:?}");
    // Letters come in pages, the youngest first.
    let query = LetterQuery { queue: Some(Queue::Outbox), before: Some((dead[0].at, dead[0].key)), limit: 1 };
    assert_eq!(store.dead_letter_list(ours, &query).await.unwrap(), dead[1..2]);
    // Other workspaces see and touch nothing.
    let stranger = Uuid::from_u128(1);
    assert!(letters(&world, stranger).await.is_empty());
    assert!(!store.redrive(stranger, dead[0].key, world.clock.now()).await.unwrap());
    assert!(!store.discard(stranger, dead[0].key).await.unwrap());
    assert_eq!(store.redrive_all(stranger, Queue::Outbox, world.clock.now()).await.unwrap(), 0);

    assert!(store.discard(ours, dead[1].key).await.unwrap());
    assert!(!store.discard(ours, dead[1].key).await.unwrap());
    assert!(store.redrive(ours, dead[0].key, world.clock.now()).await.unwrap());
    world.hints.publish(Hint::OutboxReady);
    world.until_sent(1).await;
    assert_eq!(store.redrive_all(ours, Queue::Outbox, world.clock.now()).await.unwrap(), 1);
    world.hints.publish(Hint::OutboxReady);
    world.until_sent(2).await;
    until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
    assert!(letters(&world, ours).await.is_empty());
    // The transcript follows: one message was discarded and stays failed.
    let conversation = dead[0].conversation_id.unwrap();
    let transcript = store.transcript(ours, conversation, None, 10).await.unwrap();
    let count = |status: &str| transcript.iter().filter(|message| message.status == status).count();
    assert_eq!((count("sent"), count("failed")), (2, 1), "{transcript:?}");
    world.runtime.shutdown().await;
});

on_each_database!(events_that_were_refused_are_processed_after_all, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let ours = world.business.workspace_id;
    let good = json!({"aliases": [["phone", "972987654321"]], "name": "Ada", "recipient": {"to": "972987654321"},
        "content": {"kind": "text", "text": "hi"}});
    store.dead_letter(&row(&world, "message", "1", good.clone()), "it was refused").await.unwrap();
    store.dead_letter(&row(&world, "message", "2", json!({"no": "message"})), "unreadable").await.unwrap();
    let dead = letters(&world, ours).await;
    assert_eq!(dead.len(), 2);
    assert!(dead.iter().all(|letter| letter.key.queue == Queue::Inbox && letter.kind == "message"));
    assert_eq!(store.redrive_all(ours, Queue::Inbox, world.clock.now()).await.unwrap(), 2);
    world.hints.publish(Hint::InboxReady);
    world.until_sent(1).await;
    // What cannot be read dies again, under another name, and can be let go.
    until("the dead letter", async || world.runtime.health().await.dead_letters == 1).await;
    let again = letters(&world, ours).await.remove(0);
    assert!(dead.iter().all(|letter| letter.key != again.key));
    assert!(store.discard(ours, again.key).await.unwrap());
    // It is still known: the same event that comes a second time is a duplicate.
    assert_eq!(store.enqueue(&[row(&world, "message", "2", good)]).await.unwrap(), 0);
    assert_eq!(world.texts(), ["hello"]);
    world.runtime.shutdown().await;
});

on_each_database!(a_timer_that_was_refused_fires_after_all, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), waiting_flow(3600), clock, |_| {}).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    let later: DateTime<Utc> = world.clock.now() + chrono::Duration::days(1);
    let timer = store.due_timers(ShardSet::ALL, later, 1).await.unwrap().remove(0);
    let mut event = row(&world, "timer", &timer.id.to_string(), serde_json::to_value(&timer).unwrap());
    event.shard = i32::from(shard_of(timer.conversation_id));
    store.dead_letter(&event, "it was refused").await.unwrap();
    let ours = world.business.workspace_id;
    assert_eq!(store.redrive_all(ours, Queue::Inbox, world.clock.now()).await.unwrap(), 1);
    world.hints.publish(Hint::InboxReady);
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["before", "after"]);
    assert_eq!(store.next_timer(ShardSet::ALL).await.unwrap(), None);
    world.runtime.shutdown().await;
});

//! Old rows go when their time is over, and nothing else does.

mod support;

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use engine_runtime::{
    Retention,
    testing::{
        fixture::{echo_flow, messages},
        mock_graph::Fault,
    },
};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    on_each_database,
    repo::{
        dead_letters::LetterQuery,
        records::{InboxKey, InboxRow},
        transcripts::ConversationQuery,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::json;
use support::{World, engine, settings, until};

on_each_database!(each_table_is_kept_as_long_as_the_settings_say, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), echo_flow(), clock.clone(), |_| {}).await;
    let ours = world.business.workspace_id;
    let post = async |id: &str, text: &str| {
        assert_eq!(world.post(&messages(&[("972987654321", id, text)])).await, StatusCode::OK);
    };
    post("wamid.1", "hi").await;
    post("wamid.2", "one").await;
    world.until_sent(3).await;
    // One message is given up, and one event is refused.
    let closed = Fault {
        count: 1,
        status: 400,
        code: 131_047,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    };
    world.graph.fail(closed);
    post("wamid.3", "two").await;
    until("the dead message", async || world.runtime.health().await.outbox == [0, 0, 0, 1]).await;
    let key = InboxKey {
        number_id: world.business.number_id,
        chat: "a".into(),
        sender: "a".into(),
        msg_id: "dead".into(),
    };
    let received_at = clock.now();
    let row = |key: &InboxKey, body| InboxRow {
        key: key.clone(),
        kind: "message".into(),
        body: Some(body),
        received_at,
        shard: 0,
    };
    store.dead_letter(&row(&key, json!({})), "refused").await.unwrap();
    world.runtime.shutdown().await;

    let query = LetterQuery { queue: None, before: None, limit: 10 };
    let conversation = store
        .conversation_list(ours, &ConversationQuery { limit: 10, ..ConversationQuery::default() })
        .await
        .unwrap()
        .remove(0);
    let done = InboxKey {
        chat: "972987654321".into(),
        sender: "972987654321".into(),
        msg_id: "wamid.1".into(),
        ..key
    };
    let counts = async || {
        let messages = store.transcript(ours, conversation.id, None, 100).await.unwrap().len();
        let answers = store.conversation_answers(ours, conversation.id, 100).await.unwrap().len();
        (messages, answers, store.dead_letter_list(ours, &query).await.unwrap().len())
    };
    let before = counts().await;
    assert_eq!(before, (8, 2, 2));

    let mend = |days: Option<u32>| Retention { messages: days, answers: days, ..Retention::default() };
    let run = async |retention: Retention| {
        let settings = engine_runtime::Settings {
            retention,
            retention_period: Duration::from_millis(20),
            ..settings(&world.graph_url)
        };
        engine(store.store.clone(), clock.clone(), settings).await
    };
    // After 40 days only what is done goes: the same event would be new again.
    clock.advance(chrono::Duration::days(40));
    let runtime = run(mend(None)).await;
    let forgotten = async || {
        // An event that is known is not stored; one that was forgotten waits, and is refused as it cannot be read.
        store.enqueue(&[row(&done, json!({}))]).await.unwrap() == 1
    };
    until("the forgotten event", forgotten).await;
    until("its refusal", async || runtime.health().await.dead_letters == 2).await;
    assert_eq!(counts().await, (8, 2, 3));
    runtime.shutdown().await;

    // After 100 days the dead letters go too, but not the transcript, which is kept for ever.
    clock.advance(chrono::Duration::days(60));
    let runtime = run(mend(Some(365))).await;
    until("the dead letters' end", async || counts().await.2 == 0).await;
    assert_eq!(counts().await, (8, 2, 0));
    runtime.shutdown().await;

    let runtime = run(mend(Some(99))).await;
    until("the transcript's end", async || counts().await == (0, 0, 0)).await;
    runtime.shutdown().await;
    // The contact and the conversation stay.
    assert!(store.conversation_view(ours, conversation.id, None).await.unwrap().is_some());
    assert!(store.pending(ShardSet::ALL, 10).await.unwrap().is_empty());
});

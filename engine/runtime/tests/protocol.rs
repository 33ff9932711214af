//! The protocol's promises: once, in order, under one id, even across restarts and faults.

mod support;

use std::{collections::HashSet, sync::Arc, time::Duration};

use axum::http::StatusCode;
use engine_runtime::testing::{
    fixture::{self, answering_flow, echo_flow, messages, waiting_flow},
    mock_graph::Fault,
};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hint,
    on_each_database,
    repo::records::{InboxKey, InboxRow},
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::json;
use support::{World, engine, settings, texts, until};

fn ids(world: &World) -> HashSet<String> {
    let received = world.graph.received();
    received
        .iter()
        .map(|request| request.body["biz_opaque_callback_data"].as_str().unwrap_or_default().to_owned())
        .collect()
}

fn fault(count: usize, status: u16, code: i64) -> Fault {
    Fault {
        count,
        status,
        code,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    }
}

on_each_database!(duplicates_count_once, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let body = messages(&[("972987654321", "wamid.1", "hi"), ("972987654321", "wamid.1", "hi")]);
    let posts = futures::future::join_all((0..20).map(|_| world.post(&body))).await;
    assert!(posts.iter().all(|status| *status == StatusCode::OK), "{posts:?}");
    world.until_sent(1).await;
    assert_eq!(world.post(&body).await, StatusCode::OK);
    // The same id of another sender is another message.
    assert_eq!(world.post(&messages(&[("972000000000", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(world.texts().len(), 2);
    world.runtime.shutdown().await;
});

on_each_database!(order_is_kept_per_conversation, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let words: Vec<(String, String)> = (0..40).map(|n| (format!("wamid.{n}"), format!("m{n}"))).collect();
    let batch: Vec<(&str, &str, &str)> =
        words.iter().map(|(id, text)| ("972987654321", id.as_str(), text.as_str())).collect();
    world.graph.fail(fault(2, 500, 131_000));
    assert_eq!(world.post(&messages(&batch[..20])).await, StatusCode::OK);
    for one in &batch[20..] {
        assert_eq!(world.post(&messages(&[*one])).await, StatusCode::OK);
    }
    world.until_sent(1 + 2 * 39).await;
    let echoes: Vec<String> = world.texts().into_iter().filter(|text| text.starts_with("echo")).collect();
    let expected: Vec<String> = (1..40).map(|n| format!("echo m{n}")).collect();
    assert_eq!(echoes, expected);
    world.runtime.shutdown().await;
});

on_each_database!(failed_sends_are_repeated_under_one_id_or_given_up, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    world.graph.fail(fault(3, 500, 131_016));
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    assert_eq!(world.graph.received().len(), 4);
    assert_eq!(ids(&world).len(), 1);
    // The 24-hour window is closed: repeating does not help.
    world.graph.fail(fault(1, 400, 131_047));
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.2", "hi")])).await, StatusCode::OK);
    until("the dead message", async || world.runtime.health().await.outbox[3] == 1).await;
    assert_eq!(world.texts().len(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(an_ambiguous_send_is_resolved_by_a_status, async |store: TestStore| {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let slow = |settings: &mut engine_runtime::Settings| settings.ambiguous_wait = Duration::from_secs(2);
    let world = World::with(store.store.clone(), answering_flow("hello"), clock, slow).await;
    world.graph.fail(Fault { accept_without_answer: true, ..fault(1, 500, 0) });
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until("the request", async || world.graph.received().len() == 1).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    let request = world.graph.received().remove(0);
    let callback = request.body["biz_opaque_callback_data"].as_str().unwrap().to_owned();
    let wamid = request.message_id.unwrap();
    assert_eq!(world.post(&fixture::status(&wamid, "read", &callback)).await, StatusCode::OK);
    assert_eq!(world.post(&fixture::status(&wamid, "delivered", &callback)).await, StatusCode::OK);
    until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(world.graph.received().len(), 1, "it was not sent again");
    // Without a status it is sent again, under the same id.
    world.graph.fail(Fault { accept_without_answer: true, ..fault(1, 500, 0) });
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.2", "hi")])).await, StatusCode::OK);
    world.until("the second request", async || world.graph.received().len() == 3).await;
    assert_eq!(ids(&world).len(), 2);
    world.runtime.shutdown().await;
});

on_each_database!(a_timer_fires_once_after_a_restart, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), waiting_flow(3600), clock.clone(), |_| {}).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    world.runtime.shutdown().await;
    clock.advance(chrono::Duration::seconds(3601));
    for _ in 0..2 {
        let runtime = engine(store.store.clone(), clock.clone(), settings(&world.graph_url)).await;
        world.until_sent(2).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        runtime.shutdown().await;
    }
    assert_eq!(world.texts(), ["before", "after"]);
});

on_each_database!(a_shutdown_loses_nothing, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let bodies: Vec<String> =
        (0..60).map(|n| messages(&[(&format!("97200000{n:04}"), &format!("wamid.{n}"), "hi")])).collect();
    let posting = futures::future::join_all(bodies.iter().map(|body| world.post(body)));
    let stopping = async {
        tokio::time::sleep(Duration::from_millis(5)).await;
        let start = std::time::Instant::now();
        world.runtime.shutdown().await;
        start.elapsed()
    };
    let (posts, took) = futures::future::join(posting, stopping).await;
    assert!(took < Duration::from_secs(25), "{took:?}");
    let accepted = posts.iter().filter(|status| **status == StatusCode::OK).count();
    println!("{accepted} of 60 accepted before the shutdown, which took {took:?}");
    let runtime = engine(store.store.clone(), world.clock.clone(), settings(&world.graph_url)).await;
    world.until_sent(accepted).await;
    runtime.shutdown().await;
    assert_eq!(ids(&world).len(), world.texts().len());
});

on_each_database!(another_engine_stores_and_then_takes_over, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let other_store = engine_store::connect(&store.url).await.unwrap();
    let other = engine(other_store, world.clock.clone(), settings(&world.graph_url)).await;
    let body = messages(&[("972987654321", "wamid.1", "hi")]);
    let signature = fixture::sign(body.as_bytes());
    let path = world.business.webhook_path();
    let (status, _) = support::post(other.router(), &path, &body, Some(signature)).await;
    assert_eq!(status, StatusCode::OK);
    world.until_sent(1).await;
    let start = std::time::Instant::now();
    world.runtime.shutdown().await;
    until("the takeover", async || other.health().await.shards == 256).await;
    println!("takeover after {:?}", start.elapsed());
    let body = messages(&[("972987654321", "wamid.2", "hi")]);
    let signature = fixture::sign(body.as_bytes());
    assert_eq!(support::post(other.router(), &path, &body, Some(signature)).await.0, StatusCode::OK);
    world.until_sent(2).await;
    other.shutdown().await;
    assert_eq!(texts(&world.graph).len(), 2);
});

on_each_database!(enqueued_rows_are_processed_and_broken_ones_buried, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let row = |id: &str, body: serde_json::Value| InboxRow {
        key: InboxKey {
            number_id: world.business.number_id,
            chat: "972987654321".into(),
            sender: "972987654321".into(),
            msg_id: id.into(),
        },
        kind: "message".into(),
        body: Some(body),
        shard: 0,
        received_at: world.clock.now(),
    };
    let good = json!({"aliases": [["phone", "972987654321"]], "name": "Ada", "recipient": {"to": "972987654321"},
        "content": {"kind": "text", "text": "hi"}});
    let rows = [row("1", good.clone()), row("2", json!({"no": "message"})), row("3", good)];
    assert_eq!(store.enqueue(&rows).await.unwrap(), 3);
    world.until_sent(2).await;
    until("the dead letter", async || world.runtime.health().await.dead_letters == 1).await;
    assert!(store.pending(ShardSet::ALL, 10).await.unwrap().is_empty());
    world.runtime.shutdown().await;
});

on_each_database!(reading_the_outbox_again_makes_no_doubt, async |store: TestStore| {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    // Longer than anything here is waited for.
    let long = |settings: &mut engine_runtime::Settings| settings.ambiguous_wait = Duration::from_secs(120);
    let world = World::with(store.store.clone(), answering_flow("hello"), clock, long).await;
    let stop = std::sync::atomic::AtomicBool::new(false);
    // The dispatcher reads again and again, while messages are committed that are marked at once.
    let reading = async {
        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
            world.hints.publish(Hint::OutboxReady);
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    let posting = async {
        for round in 0..20 {
            let bodies: Vec<String> = (0..20)
                .map(|n| {
                    messages(&[(&format!("9720{round:02}00{n:04}"), &format!("wamid.{round}.{n}"), "hi")])
                })
                .collect();
            let posts = futures::future::join_all(bodies.iter().map(|body| world.post(body))).await;
            assert!(posts.iter().all(|status| *status == StatusCode::OK), "{posts:?}");
        }
        world.until_sent(400).await;
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    };
    futures::future::join(reading, posting).await;
    assert_eq!(world.graph.received().len(), 400, "each is sent once");
    world.runtime.shutdown().await;
});

//! A full disk: nothing is acknowledged that is not stored, and all goes on by itself when there is room.

mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{answering_flow, messages};
use engine_store::{on_each_database, testing::TestStore};
use support::World;

/// Words long enough to fill a page with a few messages.
fn words() -> String {
    "All work and no play. ".repeat(100)
}

on_each_database!(a_full_disk_acknowledges_nothing_and_resumes, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let words = words();
    let body = |n: usize| messages(&[(&format!("97200000{n:04}"), &format!("wamid.{n}"), &words)]);
    assert_eq!(world.post(&body(0)).await, StatusCode::OK);
    world.until_sent(1).await;
    world.until("the settled send", async || world.runtime.health().await.outbox == [0; 4]).await;

    store.fill_disk().await;
    let mut refused = Vec::new();
    let mut accepted = BTreeSet::from([0]);
    // What still fits into pages that are there is taken; soon nothing is.
    for n in 1..200 {
        match world.post(&body(n)).await {
            StatusCode::OK => assert!(accepted.insert(n)),
            status => {
                assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
                refused.push(n);
            }
        }
        if refused.len() == 5 {
            break;
        }
    }
    assert_eq!(refused.len(), 5, "a full disk refuses");
    let health = world.runtime.health().await;
    assert_eq!(health.dead_letters, 0, "the disk's fault is nobody's mistake");

    store.make_room().await;
    // Meta delivers again what was not acknowledged, and now and then what was.
    for n in refused.iter().chain([&0]).copied() {
        assert_eq!(world.post(&body(n)).await, StatusCode::OK, "message {n}");
        accepted.insert(n);
    }
    world.until_sent(accepted.len()).await;
    world.until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
    let mut answered: Vec<String> = world
        .graph
        .received()
        .iter()
        .filter(|request| request.message_id.is_some())
        .map(|request| request.body["to"].as_str().unwrap().to_owned())
        .collect();
    answered.sort();
    let expected: Vec<String> = accepted.iter().map(|n| format!("97200000{n:04}")).collect();
    assert_eq!(answered, expected, "each acknowledged message has one answer, and no other has");
    assert_eq!(world.runtime.health().await.dead_letters, 0);
    world.runtime.shutdown().await;
});

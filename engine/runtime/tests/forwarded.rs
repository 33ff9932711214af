//! What one node stores for another: a flood of one workspace fills its own part only, and never holds up for ever
//! what comes in elsewhere.

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{self, Business, echo_flow, messages};
use engine_store::{
    clock::{Clock as _, SystemClock},
    on_each_database,
    repo::{
        numbers::NumberKind,
        records::{InboxKey, InboxRow},
    },
    shard::ShardSet,
    testing::{Kind, TestStore},
};
use serde_json::json;
use support::World;

/// Messages of a workspace that may wait for other nodes, in these tests.
const MOST: usize = 8;
/// Meta's id of the other workspace's number.
const OTHER_NUMBER: &str = "9988776655443";

fn message(contact: usize, n: usize) -> String {
    messages(&[(&format!("4917000{contact:05}"), &format!("wamid.{contact}.{n}"), "hello")])
}

on_each_database!(a_workspace_has_its_part_of_what_waits_for_others, async |store: TestStore| {
    if store.kind == Kind::Sqlite {
        // One node owns a SQLite file, so nothing is stored for others.
        return;
    }
    let world = World::with(store.store.clone(), echo_flow(), Arc::new(SystemClock), |settings| {
        settings.forwarded = MOST;
    })
    .await;
    let other =
        Business::open_at(&*store.store, NumberKind::CloudApi, echo_flow(), SystemClock.now(), OTHER_NUMBER)
            .await
            .unwrap();
    // A node that takes part and does nothing: what is for its shards waits.
    store.store.join("idle", Duration::from_secs(600)).await.unwrap().unwrap();
    let shares = async || world.store.pending_per_workspace().await.unwrap();
    let waiting = async |workspace| {
        shares().await.into_iter().find(|(id, _)| *id == workspace).map_or(0, |(_, rows)| rows)
    };
    let mut refused = 0;
    // The share of the idle node grows with every beat, so the first messages may all be this node's.
    for contact in 0..2_000 {
        match world.post(&message(contact, 1)).await {
            StatusCode::OK => {}
            StatusCode::SERVICE_UNAVAILABLE => refused += 1,
            status => panic!("{status}"),
        }
        if refused > 20 {
            break;
        }
    }
    assert!(refused > 20, "a flood is refused: {refused}");
    let ours = world.business.workspace_id;
    assert_eq!(waiting(ours).await, i64::try_from(MOST).unwrap());

    // Another workspace has its own part.
    let path = other.webhook_path();
    for contact in 0..2_000 {
        let body = message(contact, 2).replace(fixture::PHONE_NUMBER_ID, OTHER_NUMBER);
        let signature = Some(fixture::sign(body.as_bytes()));
        let (status, _) = support::post(world.runtime.router(), &path, &body, signature).await;
        assert_eq!(status, StatusCode::OK);
        if waiting(other.workspace_id).await >= 4 {
            break;
        }
    }
    assert_eq!(waiting(other.workspace_id).await, 4);
    assert_eq!(waiting(ours).await, i64::try_from(MOST).unwrap(), "nothing was lost or added meanwhile");
});

on_each_database!(a_flood_for_this_node_does_not_hold_up_what_comes_in, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let (number_id, arrived) = (world.business.number_id, Arc::new(AtomicBool::new(false)));
    let flood = {
        let (store, arrived, hints) = (Arc::clone(&world.store), Arc::clone(&arrived), world.hints.clone());
        tokio::spawn(async move {
            // As long as nobody got through there is always more than the writer can read until more comes.
            for round in 0..40 {
                if arrived.load(Ordering::Acquire) {
                    return true;
                }
                let row = |n: usize| InboxRow {
                    key: InboxKey {
                        number_id,
                        chat: String::new(),
                        sender: String::new(),
                        msg_id: format!("{round}.{n}"),
                    },
                    kind: "event".into(),
                    body: Some(json!({"name": "flood", "payload": {}})),
                    received_at: SystemClock.now(),
                    shard: 0,
                };
                let rows: Vec<InboxRow> = (0..2_000).map(row).collect();
                store.enqueue(&rows).await.unwrap();
                hints.publish(engine_store::hints::Hint::InboxReady);
                while store.pending(ShardSet::ALL, 4_000).await.unwrap().len() >= 4_000
                    && !arrived.load(Ordering::Acquire)
                {
                    tokio::time::sleep(Duration::from_millis(1)).await;
                }
            }
            false
        })
    };
    world
        .until("the flood", async || world.store.pending(ShardSet::ALL, 3_000).await.unwrap().len() == 3_000)
        .await;
    assert_eq!(world.post(&message(1, 1)).await, StatusCode::OK);
    arrived.store(true, Ordering::Release);
    assert!(flood.await.unwrap(), "it came in while the flood went on");
});

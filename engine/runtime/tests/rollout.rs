//! A version that answers some of a number's contacts, beside the one that answers the others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::collections::BTreeMap;

use engine_runtime::testing::fixture::{answering_flow, messages};
use engine_store::{
    on_each_database,
    repo::{
        flows::DraftContent,
        versions::{PublishOutcome, PublishRequest},
    },
    testing::TestStore,
};
use serde_json::Value;
use support::World;

const CONTACTS: usize = 40;

/// Publishes a document for some of the contacts.
async fn publish(world: &World, document: Option<&Value>, again: Option<i32>, percent: i32) -> i32 {
    let (workspace_id, flow_id) = (world.business.workspace_id, world.business.flow_id);
    let mut revision = world.store.flow(workspace_id, flow_id).await.unwrap().unwrap().revision;
    if let Some(document) = document {
        let draft = DraftContent {
            document: document.clone(),
            name: "F".into(),
            description: String::new(),
            node_count: 1,
            hash: document.to_string(),
        };
        let now = world.clock.now();
        world.store.save_draft(workspace_id, flow_id, revision, &draft, None, now).await.unwrap();
        revision += 1;
    }
    let request = PublishRequest {
        workspace_id,
        flow_id,
        revision,
        document: document.unwrap_or(&Value::Null),
        again,
        relinked: false,
        takeover: &[],
        percent,
        number_ids: &[world.business.number_id],
        note: "",
        error_count: 0,
        actor: None,
        now: world.clock.now(),
    };
    match world.store.publish(&request).await.unwrap() {
        PublishOutcome::Published { version, .. } => version.version,
        other => panic!("{other:?}"),
    }
}

/// What each contact is answered.
async fn answers(world: &World, round: &str) -> BTreeMap<String, String> {
    let before = world.graph.received().len();
    for contact in 0..CONTACTS {
        let phone = format!("9729000000{contact:02}");
        world.post(&messages(&[(&phone, &format!("wamid.{round}.{contact}"), "hi")])).await;
    }
    world.until_sent(before + CONTACTS).await;
    let answered = world.graph.received().into_iter().skip(before);
    answered
        .map(|request| {
            let text = |pointer: &str| request.body.pointer(pointer).unwrap().as_str().unwrap().to_owned();
            (text("/to"), text("/text/body"))
        })
        .collect()
}

fn with(answers: &BTreeMap<String, String>, text: &str) -> Vec<String> {
    answers.iter().filter(|(_, said)| *said == text).map(|(phone, _)| phone.clone()).collect()
}

on_each_database!(a_version_is_given_to_some_then_more_then_all_and_taken_back, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("one")).await;
    assert_eq!(with(&answers(&world, "a").await, "one").len(), CONTACTS);

    let two = publish(&world, Some(&answering_flow("two")), None, 30).await;
    let some = answers(&world, "b").await;
    let first = with(&some, "two");
    assert!((3..=22).contains(&first.len()), "about a third: {}", first.len());
    assert_eq!(with(&some, "one").len(), CONTACTS - first.len(), "the others get what answered before");
    assert_eq!(with(&answers(&world, "c").await, "two"), first, "the same ones, again");

    publish(&world, None, Some(two), 70).await;
    let more = with(&answers(&world, "d").await, "two");
    assert!(more.len() > first.len() && first.iter().all(|phone| more.contains(phone)), "nobody goes back");

    // Another version on trial: the others still have the one that was there before both.
    publish(&world, Some(&answering_flow("three")), None, 30).await;
    let other = answers(&world, "e").await;
    assert_eq!(with(&other, "three"), first);
    assert_eq!(with(&other, "one").len(), CONTACTS - first.len());

    publish(&world, None, Some(3), 100).await;
    assert_eq!(with(&answers(&world, "f").await, "three").len(), CONTACTS);
    publish(&world, None, Some(1), 100).await;
    assert_eq!(with(&answers(&world, "g").await, "one").len(), CONTACTS);
    world.runtime.shutdown().await;
});

//! Starts that wait for a time or a change: they are told once, to the right contacts.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use engine_core::ContactChange;
use engine_runtime::{Told, change_contact, testing::fixture::messages};
use engine_store::{
    clock::{Clock, ManualClock},
    hints::Hints,
    on_each_database,
    repo::sweeps::AudienceRow,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, engine, settings, until};
use uuid::Uuid;

fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().with_timezone(&Utc)
}

/// Answers "hi", and has a start of the given kind that sends the template `due`: days later nothing else arrives.
fn flow(kind: &str, config: &Value) -> Value {
    json!({
        "spec": "1.0", "name": "Starts", "settings": {"timezone": "Europe/Berlin"},
        "triggers": [
            {"id": "any", "type": "any_message", "config": {}, "to": "hi"},
            {"id": "timed", "type": kind, "config": config, "to": "due"}
        ],
        "nodes": [
            {"id": "hi", "type": "text", "config": {"text": "hi"}},
            {"id": "due", "type": "template", "config": {"name": "due", "language": "en_US"}}
        ]
    })
}

/// A world at a time with contacts who have written once.
async fn world(store: &TestStore, flow: Value, now: &str, contacts: &[&str]) -> (World, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new(at(now)));
    let world = World::with(store.store.clone(), flow, Arc::clone(&clock) as Arc<dyn Clock>, |_| {}).await;
    for contact in contacts {
        let body = messages(&[(contact, &format!("wamid.{contact}"), "hello")]);
        assert_eq!(world.post(&body).await, StatusCode::OK);
    }
    world.until_sent(contacts.len()).await;
    // The sweeps begin at the first look.
    tokio::time::sleep(Duration::from_millis(300)).await;
    (world, clock)
}

async fn audience(world: &World) -> Vec<AudienceRow> {
    world.store.audience(world.business.number_id, Uuid::nil(), 100).await.unwrap()
}

async fn change(world: &World, contact: Uuid, change: ContactChange) {
    let hints = Hints::in_process();
    let number = world.business.number_id;
    let told = change_contact(&*world.store, &*world.clock, &hints, number, contact, vec![change]).await;
    assert_eq!(told.unwrap(), Told::Accepted);
}

fn due(world: &World) -> usize {
    world.graph.received().iter().filter(|request| request.body["template"]["name"] == "due").count()
}

on_each_database!(a_schedule_is_told_once_to_everybody, async |store: TestStore| {
    let contacts = ["491700001", "491700002", "491700003"];
    let (world, clock) =
        world(&store, flow("schedule", &json!({"cron": "0 9 * * *"})), "2026-03-28T12:00:00Z", &contacts)
            .await;
    // A second engine looks after the same starts.
    let other_store = engine_store::connect(&store.url).await.unwrap();
    let other_clock = Arc::clone(&clock) as Arc<dyn Clock>;
    let other = engine(other_store, other_clock, settings(&world.graph_url)).await;
    // 9 o'clock in Berlin is 7 UTC from this night on.
    clock.set(at("2026-03-29T06:59:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 0, "it is not due yet");
    clock.set(at("2026-03-29T07:00:05Z"));
    until("three", async || due(&world) >= 3).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 3);
    // Hours later, after nothing ran for days, it is too late for what was missed.
    clock.set(at("2026-04-02T20:00:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 3);
    clock.set(at("2026-04-03T07:30:00Z"));
    until("the next", async || due(&world) >= 6).await;
    other.shutdown().await;
    world.runtime.shutdown().await;
});

on_each_database!(a_schedule_asks_for_tags_and_leaves_alone, async |store: TestStore| {
    let contacts = ["491700001", "491700002", "491700003"];
    let config = json!({"cron": "0 9 * * *", "tags": ["news"]});
    let (world, clock) = world(&store, flow("schedule", &config), "2026-06-01T12:00:00Z", &contacts).await;
    let people = audience(&world).await;
    assert_eq!(people.len(), 3);
    change(&world, people[0].contact_id, ContactChange::AddTag { tag: "news".into() }).await;
    change(&world, people[1].contact_id, ContactChange::AddTag { tag: "news".into() }).await;
    change(&world, people[1].contact_id, ContactChange::OptOut).await;
    until("the changes", async || audience(&world).await[1].left_alone).await;
    clock.set(at("2026-06-02T07:00:01Z"));
    until("one", async || due(&world) >= 1).await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 1);
    world.runtime.shutdown().await;
});

on_each_database!(a_date_of_a_contact_is_due_at_its_offset, async |store: TestStore| {
    let config = json!({"field": "visit", "when": "before", "amount": 1, "unit": "days", "time": "10:00"});
    let (world, clock) =
        world(&store, flow("date_field", &config), "2026-06-01T12:00:00Z", &["491700001", "491700002"]).await;
    let person = audience(&world).await[0].contact_id;
    let value = json!("2026-06-11");
    change(&world, person, ContactChange::SetField { key: "visit".into(), value }).await;
    until("the change", async || !audience(&world).await[0].fields.is_empty()).await;
    clock.set(at("2026-06-10T07:30:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 0);
    clock.set(at("2026-06-10T08:05:00Z"));
    until("the reminder", async || due(&world) >= 1).await;
    clock.set(at("2026-06-12T08:05:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 1);
    world.runtime.shutdown().await;
});

on_each_database!(a_change_of_a_contact_starts_a_flow, async |store: TestStore| {
    let config = json!({"tags": ["vip"], "change": "added"});
    let (world, _) =
        world(&store, flow("tag_changed", &config), "2026-06-01T12:00:00Z", &["491700001"]).await;
    let person = audience(&world).await[0].contact_id;
    for tag in ["news", "vip", "vip"] {
        change(&world, person, ContactChange::AddTag { tag: tag.into() }).await;
    }
    until("the start", async || due(&world) >= 1).await;
    change(&world, person, ContactChange::RemoveTag { tag: "vip".into() }).await;
    until("the change", async || audience(&world).await[0].tags == ["news"]).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(due(&world), 1);
    world.runtime.shutdown().await;
});

on_each_database!(silence_is_told_once, async |store: TestStore| {
    let (world, clock) =
        world(&store, flow("no_reply", &json!({"seconds": 3600})), "2026-06-01T12:00:00Z", &["491700001"])
            .await;
    clock.set(at("2026-06-01T12:50:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 0);
    clock.set(at("2026-06-01T13:01:00Z"));
    until("the question", async || due(&world) >= 1).await;
    clock.set(at("2026-06-01T13:30:00Z"));
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(due(&world), 1);
    world.runtime.shutdown().await;
});

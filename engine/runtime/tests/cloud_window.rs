//! Meta's 24 hours: what comes later takes the flow's other way, or is not tried at all.

mod support;

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::Duration;
use engine_runtime::testing::fixture::{messages, waiting_flow};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    on_each_database,
    repo::{dead_letters::LetterQuery, transcripts::ConversationQuery},
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, until};

const LATE: u32 = 24 * 60 * 60;

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn after_a_day(store: &TestStore, flow: Value) -> World {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), flow, clock.clone(), |_| {}).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    until("the settled answer", async || world.runtime.health().await.outbox == [0; 4]).await;
    clock.advance(Duration::seconds(i64::from(LATE)));
    until("the timer", async || {
        store.next_timer(engine_store::shard::ShardSet::ALL).await.unwrap().is_none()
    })
    .await;
    world
}

on_each_database!(what_comes_too_late_is_not_tried_and_says_so, async |store: TestStore| {
    let world = after_a_day(&store, waiting_flow(LATE)).await;
    let workspace = world.business.workspace_id;
    let query = LetterQuery { queue: None, before: None, limit: 10 };
    until("the letter", async || !store.dead_letter_list(workspace, &query).await.unwrap().is_empty()).await;
    let letters = store.dead_letter_list(workspace, &query).await.unwrap();
    assert!(letters[0].error.as_deref().unwrap().contains("131047"), "{letters:?}");
    let list = ConversationQuery { limit: 1, ..ConversationQuery::default() };
    let conversation = store.conversation_list(workspace, &list).await.unwrap().remove(0);
    let lines = store.transcript(workspace, conversation.id, None, 10).await.unwrap();
    assert_eq!((lines[0].text.as_str(), lines[0].status.as_str()), ("after", "failed"));
    assert_eq!(world.graph.received().len(), 1, "WhatsApp was not asked");

    // The contact writes again, which opens the window; only then may it be sent.
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.2", "hi")])).await, StatusCode::OK);
    world.until_sent(2).await;
    assert_eq!(world.texts(), ["before", "before"]);
    world.runtime.shutdown().await;
});

on_each_database!(a_flow_may_send_a_template_instead, async |store: TestStore| {
    let mut flow = waiting_flow(LATE);
    let template =
        json!({"id": "tmpl", "type": "template", "config": {"name": "come_back", "language": "en_US"}});
    flow["nodes"].as_array_mut().unwrap().push(template);
    flow["settings"] = json!({"outside_window": "tmpl"});
    let world = after_a_day(&store, flow).await;
    until("the template", async || world.graph.received().len() == 2).await;
    assert_eq!(world.graph.received()[1].body["template"]["name"], "come_back");
    until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
    world.runtime.shutdown().await;
});

//! What waits at a number, what goes out, and in which order: its rules for sending, and its share of the outbox.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::{DateTime, Duration, Utc};
use engine_core::sending::SendingPolicy;
use engine_runtime::testing::fixture::{Business, answering_flow, echo_flow, messages, waiting_flow};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hint,
    on_each_database,
    rates::Rate,
    repo::{
        holds::NumberDay,
        numbers::{NumberChange, NumberKind},
        records::{InboxKey, InboxRow},
        transcripts::ConversationQuery,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, engine, settings, until};

/// A Monday, at noon.
fn noon() -> DateTime<Utc> {
    DateTime::parse_from_rfc3339("2026-01-05T12:00:00Z").unwrap().with_timezone(&Utc)
}

impl World {
    /// Sets the number's rules as the admin API does.
    async fn rule(&self, policy: Value) {
        let sending: SendingPolicy = serde_json::from_value(policy).unwrap();
        let change = NumberChange { sending: Some(sending), ..NumberChange::default() };
        let (workspace_id, number_id) = (self.business.workspace_id, self.business.number_id);
        assert!(self.store.update_number(workspace_id, number_id, &change, self.clock.now()).await.unwrap());
        self.store.release_number(number_id, self.clock.now()).await.unwrap();
        self.hints.publish(Hint::NumberChanged { workspace_id, number_id });
        // The writer hears of the number before it looks again, as hints keep their order.
        self.hints.publish(Hint::OutboxReady);
        // The writer takes messages before hints, so nothing is written before it has heard.
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }

    async fn write(&self, from: &str, id: &str, text: &str) {
        assert_eq!(self.post(&messages(&[(from, id, text)])).await, StatusCode::OK);
    }

    /// Waits until so many conversations are held.
    async fn until_held(&self, count: usize) {
        let long = self.clock.now() + Duration::seconds(61);
        self.until(&format!("{count} held conversations"), async || {
            self.store.held_conversations(ShardSet::ALL, long).await.unwrap().len() == count
        })
        .await;
    }

    /// Waits until whatever is not sent is held.
    async fn until_nothing_is_open(&self) {
        let soon = self.clock.now() + Duration::seconds(60);
        self.until("an outbox in which everything is held", async || {
            self.store.open_outbox(ShardSet::ALL, soon, 10, 10).await.unwrap().is_empty()
        })
        .await;
    }

    async fn sent_today(&self) -> u32 {
        let now = self.clock.now();
        let begin = now.date_naive().and_time(chrono::NaiveTime::MIN).and_utc();
        let (number_id, workspace_id) = (self.business.number_id, self.business.workspace_id);
        let day = NumberDay { number_id, workspace_id, day: now.date_naive(), begin };
        self.store.sent_on(day).await.unwrap()
    }
}

/// A contact reacts to a message, which opens the window and answers nothing.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
fn reaction(from: &str, id: &str) -> String {
    let mut body: serde_json::Value = serde_json::from_str(&messages(&[(from, id, "")])).unwrap();
    let message = body.pointer_mut("/entry/0/changes/0/value/messages/0").unwrap();
    message["type"] = "reaction".into();
    message["reaction"] = json!({"message_id": "wamid.MOCK1", "emoji": "👍"});
    body.to_string()
}

on_each_database!(a_full_day_lets_the_rest_wait_for_the_next, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(noon()));
    let world = World::with(store.store.clone(), echo_flow(), clock.clone(), |_| {}).await;
    // What went out before the rule counts.
    world.write("972000000000", "wamid.0", "hi").await;
    world.until_sent(1).await;
    until("the settled send", async || world.sent_today().await == 1).await;
    world.rule(json!({"daily_cap": 3})).await;
    for contact in 1..=4 {
        world.write(&format!("97200000000{contact}"), &format!("wamid.{contact}"), "hi").await;
    }
    world.until_sent(3).await;
    world.until_held(2).await;
    assert_eq!((world.texts().len(), world.sent_today().await), (3, 3));
    // A restart forgets nothing, and what follows in a held conversation waits with it.
    world.runtime.shutdown().await;
    let runtime = engine(store.store.clone(), clock.clone(), settings(&world.graph_url)).await;
    until("the registration", async || runtime.health().await.owner).await;
    let path = world.business.webhook_path();
    for contact in 1..=4 {
        let body = messages(&[(&format!("97200000000{contact}"), &format!("wamid.1{contact}"), "again")]);
        let signature = engine_runtime::testing::fixture::sign(body.as_bytes());
        assert_eq!(support::post(runtime.router(), &path, &body, Some(signature)).await.0, StatusCode::OK);
    }
    world.until_held(4).await;
    assert_eq!(world.texts().len(), 3);
    until("rows of which nobody wonders whether they were sent", async || {
        store.outbox_counts().await.unwrap()[1] == 0
    })
    .await;
    assert_eq!(store.oldest_open_outbox(clock.now()).await.unwrap(), None, "nothing is late");
    runtime.shutdown().await;
    // Each day has room for three, until nothing is left.
    for (day, sent) in [6, 9, 12, 13].into_iter().enumerate() {
        clock.advance(if day == 0 {
            Duration::hours(12)
        } else {
            Duration::hours(24) - Duration::minutes(1)
        });
        let runtime = engine(store.store.clone(), clock.clone(), settings(&world.graph_url)).await;
        world.until_sent(sent).await;
        world.until_nothing_is_open().await;
        assert_eq!((world.texts().len(), world.sent_today().await), (sent, if sent == 13 { 1 } else { 3 }));
        // What waits for longer than 24 hours is not sent at all, unless the contact is heard of again.
        clock.advance(Duration::minutes(1));
        for contact in 1..=4 {
            let body = reaction(&format!("97200000000{contact}"), &format!("wamid.reaction.{day}.{contact}"));
            let signature = engine_runtime::testing::fixture::sign(body.as_bytes());
            assert_eq!(
                support::post(runtime.router(), &path, &body, Some(signature)).await.0,
                StatusCode::OK
            );
        }
        runtime.shutdown().await;
    }
    let mut conversations: std::collections::BTreeMap<String, Vec<String>> =
        std::collections::BTreeMap::new();
    for request in world.graph.received() {
        let text = request.body["text"]["body"].as_str().unwrap().to_owned();
        conversations.entry(request.body["to"].as_str().unwrap().to_owned()).or_default().push(text);
    }
    for contact in 1..=4 {
        assert_eq!(
            conversations[&format!("97200000000{contact}")],
            ["Say something", "echo again", "Say something"],
            "{contact}"
        );
    }
});

on_each_database!(a_raised_cap_lets_out_what_waits, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(noon()));
    let world = World::with(store.store.clone(), answering_flow("hello"), clock, |_| {}).await;
    world.rule(json!({"daily_cap": 5, "warm_up": {"first_day": 1, "growth": 10}})).await;
    for contact in 1..=3 {
        world.write(&format!("97200000000{contact}"), &format!("wamid.{contact}"), "hi").await;
    }
    world.until_sent(1).await;
    world.until_held(2).await;
    world.rule(json!({"daily_cap": 2})).await;
    world.until_sent(2).await;
    world.until_held(1).await;
    world.rule(json!({})).await;
    world.until_sent(3).await;
    world.until_held(0).await;
    world.runtime.shutdown().await;
});

/// Quiet from 13:00 to 14:00 on Mondays.
fn lunch(reply_minutes: u32) -> Value {
    json!({"quiet": {"week": {"mon": [{"from": "13:00", "to": "14:00"}]}, "reply_minutes": reply_minutes}})
}

on_each_database!(quiet_hours_hold_what_nobody_asked_for, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(noon()));
    // Says "before", waits for an hour, and says "after".
    let world = World::with(store.store.clone(), waiting_flow(3600), clock.clone(), |_| {}).await;
    world.rule(lunch(15)).await;
    world.write("972000000001", "wamid.1", "hi").await;
    world.until_sent(1).await;
    clock.advance(Duration::minutes(61));
    world.until_held(1).await;
    assert_eq!(world.texts(), ["before"]);
    // Somebody else writes and is answered although it is quiet.
    world.write("972000000002", "wamid.2", "hi").await;
    world.until_sent(2).await;
    // And so is the first when they write again: with what waited, in order.
    world.write("972000000001", "wamid.3", "hello?").await;
    world.until_sent(4).await;
    world.until_held(0).await;
    let first: Vec<String> = world
        .graph
        .received()
        .iter()
        .filter(|request| request.body["to"] == "972000000001")
        .map(|request| request.body["text"]["body"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(first, ["before", "after", "before"]);
    world.runtime.shutdown().await;
});

on_each_database!(without_the_exemption_everybody_waits_until_the_end, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(noon() + Duration::minutes(70)));
    let world = World::with(store.store.clone(), answering_flow("hello"), clock.clone(), |_| {}).await;
    world.rule(lunch(0)).await;
    world.write("972000000001", "wamid.1", "hi").await;
    world.until_held(1).await;
    world.write("972000000001", "wamid.2", "hi").await;
    clock.advance(Duration::minutes(50));
    world.hints.publish(Hint::OutboxReady);
    world.until_sent(2).await;
    world.until_held(0).await;
    world.runtime.shutdown().await;
});

on_each_database!(a_number_with_much_to_send_holds_up_no_other, async |store: TestStore| {
    let slow = |settings: &mut engine_runtime::Settings| {
        settings.outbox_memory = 8;
        settings.number_rate = Rate { per_second: 1e-3, burst: 3 };
    };
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let world = World::with(store.store.clone(), answering_flow("hello"), clock, slow).await;
    let other =
        Business::open(&*store.store, NumberKind::Simulator, answering_flow("hello"), world.clock.now());
    let other = other.await.unwrap();
    for contact in 10..40 {
        world.write(&format!("9720000000{contact}"), &format!("wamid.{contact}"), "hi").await;
    }
    world.until_sent(3).await;
    for contact in 0..3 {
        let name = format!("phone-{contact}");
        let row = InboxRow {
            key: InboxKey {
                number_id: other.number_id,
                chat: name.clone(),
                sender: name.clone(),
                msg_id: "1".into(),
            },
            kind: "message".into(),
            body: Some(json!({"aliases": [["simulator", name]], "recipient": {"simulator": name},
                "content": {"kind": "text", "text": "hi"}})),
            shard: 0,
            received_at: world.clock.now(),
        };
        assert_eq!(store.enqueue(&[row]).await.unwrap(), 1);
    }
    world.hints.publish(Hint::InboxReady);
    // The number that floods has 27 messages open, and they stay so; of the other one nothing is.
    until("the first answer of the other number", async || {
        store
            .conversation_list(other.workspace_id, &ConversationQuery { limit: 9, ..Default::default() })
            .await
            .unwrap()
            .len()
            == 3
    })
    .await;
    until("all answers of the other number", async || {
        store.outbox_counts().await.unwrap()[..2].iter().sum::<i64>() == 27
    })
    .await;
    assert_eq!(world.texts().len(), 3);
    world.runtime.shutdown().await;
});

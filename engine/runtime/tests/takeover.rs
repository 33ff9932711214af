//! Another version takes over while conversations wait: what was decided for them is what happens, on both databases,
//! and all the same after a restart.

mod support;

use axum::http::StatusCode;
use engine_core::{Fate, TakeoverRule};
use engine_runtime::testing::fixture::messages;
use engine_store::{
    on_each_database,
    repo::versions::{PublishOutcome, PublishRequest},
    testing::TestStore,
};
use serde_json::{Value, json};
use support::World;

/// Asks at `ask`, asks at `more`, and says in which version it is.
fn flow(version: &str, steps: &[&str]) -> Value {
    let mut nodes =
        vec![json!({"id": "say", "type": "text", "config": {"text": format!("{version}: {{{{ word }}}}")}})];
    for (place, id) in steps.iter().enumerate() {
        let next = steps.get(place + 1).copied().unwrap_or("say");
        nodes.push(json!({"id": id, "type": "ask_text", "config": {"text": format!("{id}?"), "save_as": "word"}, "next": {"next": next}}));
    }
    json!({
        "spec": "1.0", "name": "F", "variables": [{"key": "word", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": steps[0]}],
        "nodes": nodes,
    })
}

async fn say(world: &World, from: &str, id: &str, text: &str, sent: usize) -> String {
    assert_eq!(world.post(&messages(&[(from, id, text)])).await, StatusCode::OK);
    world.until_sent(sent).await;
    world.texts().last().cloned().unwrap_or_default()
}

fn rule(node: Option<&str>, fate: Fate) -> TakeoverRule {
    TakeoverRule { version: None, node: node.map(str::to_owned), fate }
}

on_each_database!(waiting_conversations_do_what_was_decided_for_them, async |store: TestStore| {
    let world = World::new(store.store.clone(), flow("one", &["ask", "more"])).await;
    // Two wait at the first question, two at the second.
    for (n, from) in ["4910000001", "4910000002", "4910000003", "4910000004"].iter().enumerate() {
        assert_eq!(say(&world, from, &format!("a{n}"), "hi", n + 1).await, "ask?");
    }
    assert_eq!(say(&world, "4910000003", "b3", "three", 5).await, "more?");
    assert_eq!(say(&world, "4910000004", "b4", "four", 6).await, "more?");
    let waiting = world.store.waiting(world.business.workspace_id, world.business.flow_id).await.unwrap();
    let seen: Vec<_> = waiting
        .iter()
        .map(|row| (row.version, row.node.as_str(), row.waits_for.as_str(), row.count))
        .collect();
    assert_eq!(seen, [(1, "ask", "answer", 2), (1, "more", "answer", 2)]);

    // Without a word about them, they finish what they began.
    world.publish(1, &flow("two", &["ask", "name"]), &[]).await;
    assert_eq!(say(&world, "4910000003", "c3", "old", 7).await, "one: old");

    // Those at `ask` go on in version 3, those at `more`, which is not there any more, at `name`.
    let rules = [rule(Some("more"), Fate::Remap { to: "name".into() }), rule(None, Fate::Keep)];
    world.publish(2, &flow("three", &["ask", "name"]), &rules).await;
    assert_eq!(say(&world, "4910000001", "d1", "first", 8).await, "name?");
    assert_eq!(say(&world, "4910000001", "e1", "Ada", 9).await, "three: Ada");
    assert_eq!(say(&world, "4910000004", "d4", "Eve", 10).await, "three: Eve");

    // The newest publication decides for whoever has not moved yet: the one who is left starts anew.
    world.publish(3, &flow("four", &["other"]), &[rule(None, Fate::Restart)]).await;
    assert_eq!(say(&world, "4910000002", "f2", "hello?", 11).await, "other?");
    assert_eq!(say(&world, "4910000002", "g2", "yes", 12).await, "four: yes");
    let waiting = world.store.waiting(world.business.workspace_id, world.business.flow_id).await.unwrap();
    assert_eq!(waiting, []);
});

on_each_database!(an_older_version_answers_again, async |store: TestStore| {
    let world = World::new(store.store.clone(), flow("one", &["ask"])).await;
    world.publish(1, &flow("two", &["ask"]), &[]).await;
    assert_eq!(say(&world, "4910000001", "a1", "hi", 1).await, "ask?");
    let takeover = [rule(None, Fate::Keep)];
    let request = PublishRequest {
        workspace_id: world.business.workspace_id,
        flow_id: world.business.flow_id,
        revision: 0,
        document: &Value::Null,
        again: Some(1),
        relinked: false,
        percent: 100,
        takeover: &takeover,
        number_ids: &[world.business.number_id],
        note: "",
        error_count: 0,
        actor: None,
        now: world.clock.now(),
    };
    let outcome = world.store.publish(&request).await.unwrap();
    let PublishOutcome::Published { version, created } = outcome else { panic!("{outcome:?}") };
    assert_eq!((version.version, created), (1, false));
    assert_eq!(say(&world, "4910000001", "b1", "back", 2).await, "one: back");
    let (flow, _) =
        world.store.draft(world.business.workspace_id, world.business.flow_id).await.unwrap().unwrap();
    assert_eq!(
        (flow.revision, flow.latest_version),
        (2, Some(2)),
        "the draft and the history stay as they are"
    );
});

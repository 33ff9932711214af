//! Test conversations with the flow that answers a number: they go the whole way, and touch nobody.

mod support;

use std::{sync::Arc, time::Duration};

use engine_runtime::testing::fixture::echo_flow;
use engine_store::{
    clock::{Clock, SystemClock},
    ids, on_each_database,
    repo::{
        alerts::AlertRuleRecord,
        checks::{CheckRecord, CheckRun},
        dead_letters::LetterQuery,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::{World, until};
use uuid::Uuid;

fn id() -> Uuid {
    Uuid::from_bytes(ids::secret_bytes())
}

fn check(world: &World, script: Value) -> CheckRecord {
    let now = world.clock.now();
    CheckRecord {
        id: id(),
        workspace_id: world.business.workspace_id,
        number_id: world.business.number_id,
        shadow_id: id(),
        name: "Greets".into(),
        script,
        period_seconds: 3_600,
        slow_ms: 10_000,
        enabled: true,
        next_run_at: now,
        failures: 0,
        created_at: now,
        updated_at: now,
    }
}

async fn world(store: &TestStore, flow: Value) -> World {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    World::with(store.store.clone(), flow, clock, |settings| {
        settings.checks = Duration::from_millis(30);
        settings.alerts = Duration::from_millis(30);
    })
    .await
}

/// The first run that is kept.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn outcome(store: &TestStore, check: &CheckRecord) -> CheckRun {
    let runs = async || store.check_runs(check.workspace_id, check.id, 10).await.unwrap();
    until("a run of the check", async || !runs().await.is_empty()).await;
    runs().await.remove(0)
}

fn flow_that_asks_others() -> Value {
    json!({
        "spec": "1.0", "name": "Order",
        "variables": [{"key": "what", "type": "text"}],
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "ask"}],
        "nodes": [
            {"id": "ask", "type": "choice", "config": {"text": "Tea or coffee?", "save_as": "what",
                "options": [{"id": "tea", "title": "Tea"}, {"id": "coffee", "title": "Coffee"}]},
             "next": {"tea": "noted", "coffee": "noted"}},
            {"id": "noted", "type": "ask_text", "config": {"text": "Your name?", "save_as": "what"},
             "next": {"next": "order"}},
            {"id": "order", "type": "http_request",
             "config": {"request": {"method": "POST", "url": "https://shop.example.com/orders"}},
             "next": {"next": "done"}},
            {"id": "done", "type": "text", "config": {"text": "Ordered"}}
        ],
        "tests": [{
            "name": "Tea", "results": {"order": [{"value": {"status": 201}}]},
            "steps": [{"send": "Hi"}, {"expect": "Tea or coffee?"}, {"choose": "Tea"}, {"expect": "Your name?"},
                      {"expect_waiting": "noted"}, {"send": "Ada"}, {"expect": "Ordered"}]
        }]
    })
}

on_each_database!(a_check_goes_the_whole_way_and_touches_nobody, async |store: TestStore| {
    let world = world(&store, echo_flow()).await;
    let workspace = world.business.workspace_id;
    let steps = json!([{"send": "Hello"}, {"expect": "Say something"}, {"send": "tea"}, {"expect": "echo tea"},
                       {"expect": "Say something"}]);
    let check = check(&world, json!({"steps": steps}));
    store.create_check(&check).await.unwrap();
    let run = outcome(&store, &check).await;
    assert_eq!((run.outcome.as_str(), run.step, run.through), ("ok", None, 5), "{run:?}");
    assert!(run.latency_ms.is_some_and(|ms| ms < 10_000));
    assert_eq!(run.flow_version, Some(1));
    let kept = store.checks(workspace).await.unwrap().remove(0);
    assert!(kept.next_run_at > check.next_run_at && kept.failures == 0);

    // Nothing of it is the business's: no conversation, no count, no number, nobody written to.
    let now = world.clock.now();
    let since = now - chrono::Duration::days(1);
    let counts = store.counts(workspace, since, None).await.unwrap();
    assert_eq!((counts.conversations, counts.messages_in, counts.messages_out, counts.numbers), (0, 0, 0, 1));
    assert!(store.days(workspace, since, None).await.unwrap().is_empty());
    assert!(world.graph.received().is_empty());
    assert_eq!(store.first_workspace().await.unwrap().unwrap().id, workspace);
    // It went through all tables, and nothing goes on there.
    let shadow = CheckRecord::shadow_of(workspace);
    let counts = store.counts(shadow, since, None).await.unwrap();
    assert_eq!((counts.conversations, counts.messages_in, counts.messages_out), (1, 2, 3));
    assert_eq!(counts.flows_live, 0, "the flow answers there only while the check is held");
    assert_eq!(store.next_timer(ShardSet::ALL).await.unwrap(), None);
    // And its conversations go.
    assert_eq!(store.purge_shadows(since, 10).await.unwrap(), 0);
    assert_eq!(store.purge_shadows(now + chrono::Duration::days(1), 10).await.unwrap(), 1);
    let counts = store.counts(shadow, since, None).await.unwrap();
    assert_eq!((counts.conversations, counts.messages_in, counts.messages_out), (0, 0, 0));
    assert_eq!(store.check_runs(workspace, check.id, 10).await.unwrap().len(), 1);
    assert!(store.delete_check(workspace, check.id, now).await.unwrap());
    assert!(!store.delete_check(workspace, check.id, now).await.unwrap());
    world.runtime.shutdown().await;
});

on_each_database!(what_turns_to_other_systems_is_played_by_the_engine_alone, async |store: TestStore| {
    let world = world(&store, flow_that_asks_others()).await;
    let check = check(&world, json!({"flow_test": "Tea"}));
    store.create_check(&check).await.unwrap();
    let run = outcome(&store, &check).await;
    assert_eq!((run.outcome.as_str(), run.through), ("ok", 5), "{run:?}");
    assert_eq!(store.effect_counts().await.unwrap(), [0, 0], "the order was not placed");
    world.runtime.shutdown().await;
});

on_each_database!(a_check_that_fails_is_told_until_it_passes, async |store: TestStore| {
    let world = world(&store, echo_flow()).await;
    let workspace = world.business.workspace_id;
    let now = world.clock.now();
    let rule = AlertRuleRecord {
        id: id(),
        workspace_id: workspace,
        kind: "check_failed".into(),
        number_id: None,
        threshold: 2,
        notify: None,
        enabled: true,
        created_at: now,
        updated_at: now,
    };
    store.create_alert_rule(&rule).await.unwrap();
    let mut check = check(&world, json!({"steps": [{"send": "Hello"}, {"expect": "Good morning"}]}));
    check.period_seconds = 1;
    store.create_check(&check).await.unwrap();
    let run = outcome(&store, &check).await;
    assert_eq!((run.outcome.as_str(), run.step), ("failed", Some(1)));
    assert_eq!(
        (run.expected.as_str(), run.came.as_str()),
        ("a message with 'Good morning'", "'Say something'")
    );
    assert!(store.firing_alerts().await.unwrap().is_empty(), "one failure is none yet");
    until("the alert", async || store.firing_alerts().await.unwrap().len() == 1).await;
    let failures = store.checks(workspace).await.unwrap()[0].failures;
    assert!(failures >= 2, "{failures}");

    check.script = json!({"steps": [{"send": "Hello"}, {"expect": "Say something"}]});
    check.next_run_at = world.clock.now();
    assert!(store.update_check(&check).await.unwrap());
    until("the end of the alert", async || store.firing_alerts().await.unwrap().is_empty()).await;

    // Nobody answers any more: a test of its own that is not there says so.
    check.script = json!({"flow_test": "gone"});
    assert!(store.update_check(&check).await.unwrap());
    let last = async || store.check_runs(workspace, check.id, 1).await.unwrap().remove(0);
    until("the missing test", async || last().await.came.contains("no test of this name")).await;
    assert!(store.undeploy(workspace, world.business.number_id).await.unwrap());
    until("the missing flow", async || last().await.came == "No flow answers there.").await;
    let query = LetterQuery { queue: None, before: None, limit: 10 };
    assert!(store.dead_letter_list(CheckRecord::shadow_of(workspace), &query).await.unwrap().is_empty());
    world.runtime.shutdown().await;
});

on_each_database!(an_answer_that_does_not_come_in_time_is_slow, async |store: TestStore| {
    let world = world(&store, echo_flow()).await;
    let mut check = check(&world, json!({"steps": [{"send": "Hello"}, {"expect": "Say something"}]}));
    check.slow_ms = 0;
    store.create_check(&check).await.unwrap();
    // The first look comes before any answer can be there.
    let run = outcome(&store, &check).await;
    assert!(run.outcome == "slow" || run.latency_ms.is_some_and(|ms| ms <= 30), "{run:?}");
    // While sending is paused nothing is expected to arrive.
    store.pause_sends("a test", world.clock.now()).await.unwrap();
    check.slow_ms = 10_000;
    store.update_check(&check).await.unwrap();
    until("the check without messages", async || {
        let run = store.check_runs(check.workspace_id, check.id, 1).await.unwrap().remove(0);
        run.outcome == "ok" && run.through == 0
    })
    .await;
    world.runtime.shutdown().await;
});

//! A database of the version before is brought up to date, and every conversation goes on where it was.
//!
//! `engine/store/testdata/upgrade` has databases as the engines of their time left them. To record another: run that
//! version's engine on a fresh database, stop it in the middle, and dump it (SQLite's `.dump`; `pg_dump --inserts
//! --no-owner --no-privileges` without the lines that begin with a backslash).

mod support;

use std::{collections::BTreeMap, sync::Arc};

use axum::http::StatusCode;
use engine_runtime::{
    Parts, Runtime,
    testing::{
        fixture::{self, ACCESS_TOKEN, messages},
        mock_graph::MockGraph,
    },
};
use engine_store::{
    clock::{Clock, ManualClock, SystemClock},
    hints::Hints,
    hot::HotState,
    latest_schema, on_each_database,
    rates::Rates,
    secrets::Vault,
    shard::ShardSet,
    testing::{Kind, TestStore, raise_floor, recorded},
};
use support::{settings, until};

const SQLITE: &str = include_str!("../../store/testdata/upgrade/0004-sqlite.sql");
const POSTGRES: &str = include_str!("../../store/testdata/upgrade/0004-postgres.sql");

/// When the engines were stopped.
const RECORDED: &str = "2026-11-21T15:36:00Z";

/// With which the recorded credentials are sealed.
const MASTER_KEY: &[u8] = b"a master key for tests only";

/// What each contact was sent, in order; contacts by the last digit of their number.
fn sent(graph: &MockGraph) -> BTreeMap<String, Vec<String>> {
    let mut sent: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for request in graph.received().into_iter().filter(|request| request.message_id.is_some()) {
        let to = request.body["to"].as_str().unwrap_or_default();
        let text = request.body["text"]["body"].as_str().unwrap_or_default();
        sent.entry(to[to.len() - 1..].to_owned()).or_default().push(text.to_owned());
    }
    sent
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn every_conversation_goes_on(store: TestStore) {
    assert!(latest_schema() > 4, "the recorded databases are older than this version");
    let workspace = store.first_workspace().await.unwrap().unwrap();
    let number = store.numbers(workspace.id, None, 1).await.unwrap().remove(0);
    let pending = store.pending(ShardSet::ALL, 10).await.unwrap();
    assert_eq!(
        pending.iter().map(|row| row.key.msg_id.as_str()).collect::<Vec<_>>(),
        ["wamid.6", "wamid.7", "wamid.8"]
    );
    assert_eq!(store.open_outbox(ShardSet::ALL, SystemClock.now(), 10, 10).await.unwrap().len(), 3);
    assert!(store.next_timer(ShardSet::ALL).await.unwrap().is_some());

    let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    // Days later the questions would have expired, and everybody would begin afresh.
    let clock = Arc::new(ManualClock::new(RECORDED.parse().unwrap()));
    let parts = Parts {
        store: store.store.clone(),
        clock: clock.clone(),
        hints: Hints::in_process(),
        hot: HotState::in_process(),
        rates: Rates::in_process(),
        vault: Arc::new(Vault::new(&MASTER_KEY.to_vec().into())),
        objects: engine_store::objects::Objects::in_memory(),
    };
    let runtime = Runtime::start(parts, settings(&format!("http://{address}"))).await.unwrap();
    // The timer fires an hour after the recording.
    clock.advance(chrono::Duration::hours(2));
    let expected: [(&str, &[&str]); 4] = [
        ("1", &["echo third", "Say something", "echo fourth", "Say something"]),
        ("2", &["after", "Say something"]),
        ("3", &["Say something", "echo second", "Say something"]),
        ("4", &["Say something"]),
    ];
    until("what was waiting", async || sent(&graph).values().map(Vec::len).sum::<usize>() >= 10).await;
    until("the settled outbox", async || runtime.health().await.outbox == [0; 4]).await;
    let texts = sent(&graph);
    for (contact, expected) in expected {
        assert_eq!(texts[contact], expected, "contact {contact}");
    }
    // And then all of them write. What was processed before the upgrade is still known.
    let path = format!("/webhooks/cloud/{}", number.id);
    for (contact, id) in
        [("1", "wamid.1"), ("1", "wamid.11"), ("2", "wamid.12"), ("3", "wamid.13"), ("4", "wamid.14")]
    {
        let body = messages(&[(&format!("97200000000{contact}"), id, "bye")]);
        let signature = fixture::sign(body.as_bytes());
        assert_eq!(support::post(runtime.router(), &path, &body, Some(signature)).await.0, StatusCode::OK);
    }
    until("the answers", async || sent(&graph).values().map(Vec::len).sum::<usize>() >= 18).await;
    for (contact, texts) in sent(&graph) {
        assert_eq!(texts[texts.len() - 2..], ["echo bye", "Say something"], "contact {contact}");
    }
    let health = runtime.health().await;
    assert_eq!((health.dead_letters, health.effects), (0, [0, 0]));
    runtime.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sqlite() {
    every_conversation_goes_on(recorded(Kind::Sqlite, SQLITE).await).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres() {
    every_conversation_goes_on(recorded(Kind::Postgres, POSTGRES).await).await;
}

on_each_database!(an_engine_leaves_a_database_that_became_a_newer_versions, async |store: TestStore| {
    let engine =
        support::engine(store.store.clone(), Arc::new(SystemClock), settings("http://127.0.0.1:9")).await;
    until("the node", async || engine.presence().registered).await;
    raise_floor(&store, latest_schema() + 1).await;
    until("the end of it", async || !engine.presence().registered).await;
    // It does not come back by itself either.
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert!(!engine.presence().registered && engine.presence().alive);
    engine.shutdown().await;
});

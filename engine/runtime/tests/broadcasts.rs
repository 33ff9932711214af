//! Broadcasts through the engine: who gets one, once each, also when the process is killed in between.
#![expect(clippy::unwrap_used, reason = "a helper of a test that cannot go on fails the test")]

mod support;

use std::{
    collections::{BTreeMap, HashMap},
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use engine_core::{ContactChange, OutTemplate};
use engine_runtime::testing::{
    fixture::{ACCESS_TOKEN, Business, answering_flow, messages},
    mock_graph::MockGraph,
};
use engine_store::{
    clock::{Clock, SystemClock},
    hints::Hint,
    ids, on_each_database,
    repo::{
        acts::{Act, Learned, PersonAct, Whom},
        broadcasts::{Audience, BroadcastContent, BroadcastRow, broadcast_state, recipient_state},
        contacts::{ContactQuery, Rule},
        numbers::NumberKind,
    },
    shard::ShardSet,
    testing::TestStore,
};
use serde_json::{Value, json};
use support::World;
use uuid::Uuid;

/// Not a test by itself: the process that is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn engine_process() {
    let Ok(url) = std::env::var("BOTLOOM_BROADCAST_DATABASE") else { return };
    let graph = std::env::var("BOTLOOM_BROADCAST_GRAPH").unwrap();
    let store = engine_store::connect(&url).await.unwrap();
    let runtime = support::engine(store, Arc::new(SystemClock), support::settings(&graph)).await;
    tokio::time::sleep(Duration::from_secs(300)).await;
    drop(runtime);
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
fn spawn(url: &str, graph: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "engine_process", "--nocapture"])
        .env("BOTLOOM_BROADCAST_DATABASE", url)
        .env("BOTLOOM_BROADCAST_GRAPH", graph)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn template(values: &[&str]) -> BroadcastContent {
    BroadcastContent::Template(Box::new(OutTemplate {
        name: "news".into(),
        language: "en".into(),
        header: String::new(),
        header_media: None,
        header_name: String::new(),
        body: values.iter().map(|value| (*value).to_owned()).collect(),
        body_names: Vec::new(),
        buttons: Vec::new(),
    }))
}

fn broadcast(business: &Business, content: &BroadcastContent, rules: Vec<Rule>) -> BroadcastRow {
    let now = SystemClock.now();
    BroadcastRow {
        id: ids::new_id(&SystemClock),
        workspace_id: business.workspace_id,
        number_id: business.number_id,
        name: "News".into(),
        segment_name: String::new(),
        audience: json!(Audience { any: false, rules }),
        content: json!(content),
        need_consent: false,
        state: broadcast_state::SCHEDULED.into(),
        starts_at: now,
        local_time: None,
        timezone: String::new(),
        per_minute: 6_000,
        cursor: None,
        prepared: false,
        user_id: None,
        user_name: "Ada".into(),
        created_at: now,
        updated_at: now,
        started_at: None,
        ended_at: None,
    }
}

fn learn(
    business: &Business,
    phone: &str,
    changes: Vec<ContactChange>,
) -> engine_store::repo::records::InboxRow {
    let to = Whom::Identity {
        alias: ("phone".into(), phone.into()),
        phone: phone.into(),
        recipient: json!({"to": phone}),
    };
    let act = Act::Learn(Learned { changes, proof: "list".into() });
    let act = PersonAct { to, user_id: None, act, flow_goes_on: true, message_id: None };
    act.row(business.number_id, &format!("import:{phone}"), SystemClock.now()).unwrap()
}

/// How recipients fared: `waiting`, the reason why they were left out, or how far the message is.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn fared(store: &dyn engine_store::Store, id: Uuid) -> BTreeMap<String, i64> {
    let mut fared = BTreeMap::new();
    for row in store.broadcast_results(id).await.unwrap() {
        let name = match row.state {
            recipient_state::SAID => row.status.unwrap_or_default(),
            recipient_state::LEFT_OUT => row.reason,
            _ => "waiting".to_owned(),
        };
        *fared.entry(name).or_default() += row.recipients;
    }
    fared
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn state(store: &dyn engine_store::Store, business: &Business, id: Uuid) -> String {
    store.broadcast(business.workspace_id, id).await.unwrap().unwrap().state
}

/// The templates that Meta got: to whom, and the body's first value.
fn sent(graph: &MockGraph) -> Vec<(String, Value)> {
    let requests = graph.received().into_iter().filter(|request| request.body["type"] == "template");
    requests
        .map(|request| {
            let value = request.body["template"]["components"][0]["parameters"][0]["text"].clone();
            (request.body["to"].as_str().unwrap_or_default().to_owned(), value)
        })
        .collect()
}

fn calling_flow() -> Value {
    json!({
        "spec": "1.0", "name": "Survey",
        "triggers": [{"id": "call", "type": "api_call", "config": {"name": "survey"}, "to": "say"}],
        "nodes": [{"id": "say", "type": "text", "config": {"text": "How was it?"}}]
    })
}

on_each_database!(who_may_be_written_to_gets_it_with_their_own_values, async |store: TestStore| {
    let world = World::new(store.store.clone(), calling_flow()).await;
    let business = &world.business;
    let name = |name: &str| ContactChange::SetName { name: name.into() };
    let city = |city: &str| ContactChange::SetField { key: "city".into(), value: json!(city) };
    let tag = || ContactChange::AddTag { tag: "fair".into() };
    let rows = [
        learn(business, "491700000001", vec![name("Ada Lovelace"), city("Rome"), tag()]),
        learn(business, "491700000002", vec![name("Bob"), tag()]),
        learn(business, "491700000003", vec![name("Cleo"), city("Oslo"), tag(), ContactChange::OptOut]),
        learn(business, "491700000004", vec![name("Dan"), city("Bonn"), tag(), ContactChange::Block]),
        learn(business, "491700000005", vec![name("Eve"), city("Bern")]),
        learn(business, "491700000006", vec![name("Fay"), city("Linz"), tag(), ContactChange::OptIn]),
    ];
    store.enqueue(&rows).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    world.until("the list", async || store.pending(ShardSet::ALL, 1).await.unwrap().is_empty()).await;
    let rule =
        Rule { what: "tag".into(), key: String::new(), op: String::new(), value: "fair".into(), not: false };
    let first = broadcast(business, &template(&["{{ first_name }} from {{ city }}"]), vec![rule.clone()]);
    store.create_broadcast(&first).await.unwrap();
    world
        .until("the end", async || state(&*store.store, business, first.id).await == broadcast_state::DONE)
        .await;
    world.until("the messages", async || sent(&world.graph).len() == 2).await;
    let mut got = sent(&world.graph);
    got.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(
        got,
        [
            ("491700000001".to_owned(), json!("Ada from Rome")),
            ("491700000006".to_owned(), json!("Fay from Linz")),
        ]
    );
    let fared_now = fared(&*store.store, first.id).await;
    for (reason, contacts) in [("opted_out", 1), ("blocked", 1), ("no_value", 1)] {
        assert_eq!(fared_now.get(reason), Some(&contacts), "{fared_now:?}");
    }
    // A flow starts where the window is open only, and whoever wrote afterwards has answered.
    assert_eq!(world.post(&messages(&[("491700000001", "wamid.1", "hello")])).await, StatusCode::OK);
    let heard = async || {
        let rows = store.broadcast_results(first.id).await.unwrap();
        rows.iter().map(|row| row.answered).sum::<i64>() == 1
    };
    world.until("the answer", heard).await;
    let consent = BroadcastRow {
        need_consent: true,
        ..broadcast(business, &BroadcastContent::Start("survey".into()), vec![rule])
    };
    store.create_broadcast(&consent).await.unwrap();
    world
        .until("the end", async || state(&*store.store, business, consent.id).await == broadcast_state::DONE)
        .await;
    let fared_now = fared(&*store.store, consent.id).await;
    assert_eq!(
        fared_now,
        BTreeMap::from([
            ("blocked".to_owned(), 1),
            ("never_asked".to_owned(), 2),
            ("opted_out".to_owned(), 1),
            ("outside_window".to_owned(), 1),
        ])
    );
    let free = broadcast(business, &BroadcastContent::Start("survey".into()), Vec::new());
    store.create_broadcast(&free).await.unwrap();
    world
        .until("the end", async || state(&*store.store, business, free.id).await == broadcast_state::DONE)
        .await;
    world.until("the question", async || world.texts().contains(&"How was it?".to_owned())).await;
    let fared_now = fared(&*store.store, free.id).await;
    assert_eq!(fared_now.get("outside_window"), Some(&3), "{fared_now:?}");
    assert_eq!(world.texts().iter().filter(|text| *text == "How was it?").count(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(it_waits_for_its_time_pauses_goes_on_and_stops, async |store: TestStore| {
    let world = World::new(store.store.clone(), answering_flow("hello")).await;
    let business = &world.business;
    let rows: Vec<_> = (0..60).map(|n| learn(business, &format!("49170000{n:04}"), Vec::new())).collect();
    store.enqueue(&rows).await.unwrap();
    world.hints.publish(Hint::InboxReady);
    world.until("the list", async || store.pending(ShardSet::ALL, 1).await.unwrap().is_empty()).await;
    let later = BroadcastRow {
        starts_at: world.clock.now() + chrono::Duration::hours(1),
        ..broadcast(business, &template(&["later"]), Vec::new())
    };
    store.create_broadcast(&later).await.unwrap();
    // Twenty a second: three seconds for all.
    let slow = BroadcastRow { per_minute: 1_200, ..broadcast(business, &template(&["slow"]), Vec::new()) };
    store.create_broadcast(&slow).await.unwrap();
    let said = async || {
        fared(&*store.store, slow.id).await.iter().filter(|it| it.0 != "waiting").map(|it| it.1).sum::<i64>()
    };
    let began = Instant::now();
    world.until("the first", async || said().await >= 5).await;
    assert!(store.pause_broadcast(slow.id, world.clock.now()).await.unwrap());
    assert!(!store.pause_broadcast(slow.id, world.clock.now()).await.unwrap());
    tokio::time::sleep(Duration::from_millis(500)).await;
    let held = said().await;
    assert!(held < 60, "the pace is kept");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(said().await, held, "nobody gets it while it is paused");
    assert!(store.resume_broadcast(slow.id, world.clock.now()).await.unwrap());
    world
        .until("the end", async || state(&*store.store, business, slow.id).await == broadcast_state::DONE)
        .await;
    assert!(began.elapsed() > Duration::from_secs(2), "the pace is kept: {:?}", began.elapsed());
    world.until("the messages", async || sent(&world.graph).len() == 60).await;
    assert_eq!(state(&*store.store, business, later.id).await, broadcast_state::SCHEDULED);
    assert!(store.stop_broadcast(later.id, world.clock.now()).await.unwrap());
    assert!(!store.resume_broadcast(later.id, world.clock.now()).await.unwrap(), "stopped is for good");
    assert!(fared(&*store.store, later.id).await.is_empty());
    world.runtime.shutdown().await;
});

on_each_database!(each_contact_gets_it_once_though_the_engine_is_killed, async |store: TestStore| {
    const CONTACTS: usize = 400;
    let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    let graph_url = format!("http://{address}");
    let flow = answering_flow("hello");
    let business = Business::open(&*store, NumberKind::CloudApi, flow, SystemClock.now()).await.unwrap();
    let rows: Vec<_> =
        (0..CONTACTS).map(|n| learn(&business, &format!("49170000{n:04}"), Vec::new())).collect();
    store.enqueue(&rows).await.unwrap();
    let mut process = spawn(&store.url, &graph_url);
    let known = async || {
        store.contact_count(business.workspace_id, &ContactQuery::default()).await.unwrap() == CONTACTS as i64
    };
    support::until("the list", known).await;
    let news = broadcast(&business, &template(&["news"]), Vec::new());
    store.create_broadcast(&news).await.unwrap();
    let start = Instant::now();
    let mut kills = 0;
    while state(&*store.store, &business, news.id).await != broadcast_state::DONE {
        assert!(start.elapsed() < Duration::from_secs(120), "the broadcast does not end");
        tokio::time::sleep(Duration::from_millis(250 + u64::from(ids::secret_bytes::<1>()[0]) * 2)).await;
        if kills < 8 {
            process.kill().unwrap();
            process.wait().unwrap();
            kills += 1;
            process = spawn(&store.url, &graph_url);
        }
    }
    // What was under way when a process died waits for a status, and is parked when none comes.
    let settled = async || !fared(&*store.store, news.id).await.contains_key("waiting");
    support::until("the outcomes", settled).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    process.kill().unwrap();
    process.wait().unwrap();
    let mut got: HashMap<String, usize> = HashMap::new();
    for (to, _) in sent(&graph) {
        *got.entry(to).or_default() += 1;
    }
    let twice = got.values().filter(|times| **times > 1).count();
    let fared_now = fared(&*store.store, news.id).await;
    println!(
        "{kills} kills in {:.1} s: {} of {CONTACTS} reached, {twice} twice, {fared_now:?}",
        start.elapsed().as_secs_f64(),
        got.len()
    );
    assert!(kills >= 3, "too few kills to prove anything");
    assert_eq!(twice, 0, "nobody gets it twice");
    // Each has one line in the transcript, whatever became of it at Meta.
    let said: i64 = fared_now.values().sum();
    assert_eq!(said, CONTACTS as i64, "{fared_now:?}");
    let lost = CONTACTS - got.len();
    assert!(lost <= kills * 20, "only what was under way when a process died may be missing: {lost}");
});

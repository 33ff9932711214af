//! kill -9 at random moments: nothing acknowledged is lost, nothing is answered under two ids, order is kept.
//!
//! The engine runs as a process of its own: this very test binary, started again with an environment
//! variable that makes the test `engine_process` serve instead of returning.

mod support;

use std::{
    collections::{HashMap, HashSet},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use engine_runtime::testing::{
    fixture::{self, ACCESS_TOKEN, Business, echo_flow, messages},
    mock_graph::{Fault, MockGraph},
};
use engine_store::{
    clock::{Clock, SystemClock},
    ids::secret_bytes,
    on_each_database,
    repo::numbers::NumberKind,
    testing::TestStore,
};

const CONTACTS: usize = 20;
const PER_CONTACT: usize = 50;

/// Not a test by itself: the process that is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn engine_process() {
    let Ok(url) = std::env::var("BOTLOOM_KILL_DATABASE") else { return };
    let graph = std::env::var("BOTLOOM_KILL_GRAPH").unwrap();
    let port: u16 = std::env::var("BOTLOOM_KILL_PORT").unwrap().parse().unwrap();
    let store = engine_store::connect(&url).await.unwrap();
    let runtime = support::engine(store, Arc::new(SystemClock), support::settings(&graph)).await;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    axum::serve(listener, runtime.router()).await.unwrap();
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
fn spawn(url: &str, graph: &str, port: u16) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "engine_process", "--nocapture"])
        .env("BOTLOOM_KILL_DATABASE", url)
        .env("BOTLOOM_KILL_GRAPH", graph)
        .env("BOTLOOM_KILL_PORT", port.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the test plays Meta's part and needs a client of its own")]
fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

/// Posts one message until it is acknowledged, and one in ten a second time.
async fn deliver(client: &reqwest::Client, address: &str, body: &str) {
    let again = secret_bytes::<1>()[0] < 26;
    for _ in 0..(1 + usize::from(again)) {
        loop {
            let request = client
                .post(address)
                .header("x-hub-signature-256", fixture::sign(body.as_bytes()))
                .timeout(Duration::from_secs(5))
                .body(body.to_owned());
            match request.send().await {
                Ok(answer) if answer.status() == 200 => break,
                _ => tokio::time::sleep(Duration::from_millis(20)).await,
            }
        }
    }
}

on_each_database!(nothing_acknowledged_is_lost, async |store: TestStore| {
    let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    let graph_url = format!("http://{address}");
    let business =
        Business::open(&*store, NumberKind::CloudApi, echo_flow(), SystemClock.now()).await.unwrap();
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let webhook = format!("http://127.0.0.1:{port}{}", business.webhook_path());

    let acknowledged = Arc::new(AtomicUsize::new(0));
    let mut contacts = tokio::task::JoinSet::new();
    for contact in 0..CONTACTS {
        let (webhook, acknowledged, client) = (webhook.clone(), Arc::clone(&acknowledged), client());
        contacts.spawn(async move {
            let from = format!("4917000{contact:05}");
            for n in 0..PER_CONTACT {
                let body = messages(&[(&from, &format!("wamid.{contact}.{n}"), &format!("c{contact}n{n}"))]);
                deliver(&client, &webhook, &body).await;
                acknowledged.fetch_add(1, Ordering::Relaxed);
                tokio::time::sleep(Duration::from_millis(u64::from(secret_bytes::<1>()[0]))).await;
            }
        });
    }

    let start = Instant::now();
    let mut process = spawn(&store.url, &graph_url, port);
    let mut kills = 0;
    while acknowledged.load(Ordering::Relaxed) < CONTACTS * PER_CONTACT {
        let pause = 300 + u64::from(secret_bytes::<1>()[0]) * 4;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        graph.fail(Fault {
            count: 1,
            status: 500,
            code: 0,
            retry_after: None,
            delay_ms: 0,
            accept_without_answer: true,
            fail_later: false,
        });
        process.kill().unwrap();
        process.wait().unwrap();
        kills += 1;
        process = spawn(&store.url, &graph_url, port);
        assert!(start.elapsed() < Duration::from_secs(240), "the engine does not come back");
    }
    while let Some(done) = contacts.join_next().await {
        done.unwrap();
    }
    let expected = CONTACTS * (PER_CONTACT - 1);
    let echoes = || -> Vec<(String, String)> {
        graph
            .received()
            .into_iter()
            .filter(|request| request.message_id.is_some())
            .filter_map(|request| {
                let text = request.body["text"]["body"].as_str()?.strip_prefix("echo ")?.to_owned();
                Some((text, request.body["biz_opaque_callback_data"].as_str()?.to_owned()))
            })
            .collect()
    };
    let waiting = Instant::now();
    while echoes().iter().map(|(text, _)| text.clone()).collect::<HashSet<_>>().len() < expected
        && waiting.elapsed() < Duration::from_secs(60)
    {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    process.kill().unwrap();
    process.wait().unwrap();

    let sent = echoes();
    let mut ids: HashMap<&str, HashSet<&str>> = HashMap::new();
    let mut first: HashMap<&str, Vec<usize>> = HashMap::new();
    for (text, id) in &sent {
        let known = ids.entry(text).or_default();
        if known.is_empty() {
            let (contact, n) = text.split_once('n').unwrap();
            first.entry(contact).or_default().push(n.parse().unwrap());
        }
        known.insert(id);
    }
    let twice = ids.values().filter(|ids| ids.len() > 1).count();
    let disordered = first.values().filter(|order| !order.is_sorted()).count();
    println!(
        "{}: {} messages acknowledged, {kills} kills in {:.1} s, {} of {expected} answered, {} repeated under the same id, \
         {twice} under two ids, {disordered} conversations out of order",
        if store.url.starts_with("sqlite") { "SQLite" } else { "Postgres" },
        acknowledged.load(Ordering::Relaxed),
        start.elapsed().as_secs_f64(),
        ids.len(),
        sent.len() - ids.len(),
    );
    assert!(kills >= 3, "too few kills to prove anything");
    assert_eq!(ids.len(), expected, "acknowledged messages were lost");
    assert_eq!(twice, 0, "messages were answered under two ids");
    assert_eq!(disordered, 0, "order was not kept");
});

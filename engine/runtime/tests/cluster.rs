//! Several engines on one database behave as one: whoever takes a message, its conversation moves once and in
//! order, and goes on when engines come and go.

mod support;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

use axum::http::StatusCode;
use engine_runtime::{
    Runtime,
    testing::{
        fixture::{self, echo_flow, messages},
        mock_graph::MockGraph,
    },
};
use engine_store::{
    clock::SystemClock,
    ids::secret_bytes,
    on_each_database,
    testing::{Kind, TestStore},
};
use support::{World, engine, settings, until};

const CONTACTS: usize = 24;

/// Posts a contact's message to an engine until it is taken.
async fn post(engine: &Runtime, path: &str, contact: usize, n: usize) {
    let from = format!("4917000{contact:05}");
    let body = messages(&[(&from, &format!("wamid.{contact}.{n}"), &format!("c{contact}n{n}"))]);
    loop {
        let signature = fixture::sign(body.as_bytes());
        let (status, _) = support::post(engine.router(), path, &body, Some(signature)).await;
        if status == StatusCode::OK {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Every contact writes once in each round, to whichever engine.
async fn talk(engines: &[&Runtime], path: &str, rounds: std::ops::Range<usize>) {
    futures::future::join_all((0..CONTACTS).map(|contact| {
        let rounds = rounds.clone();
        async move {
            for n in rounds {
                let [random] = secret_bytes::<1>();
                post(engines[usize::from(random) % engines.len()], path, contact, n).await;
            }
        }
    }))
    .await;
}

/// The numbers that each contact got back, in order of arrival, and whether any came under two ids.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
fn echoes(graph: &MockGraph) -> (HashMap<String, Vec<usize>>, bool) {
    let mut order: HashMap<String, Vec<usize>> = HashMap::new();
    let mut ids: HashMap<String, HashSet<String>> = HashMap::new();
    for request in graph.received() {
        let Some(text) = request.body["text"]["body"].as_str().and_then(|text| text.strip_prefix("echo "))
        else {
            continue;
        };
        let known = ids.entry(text.to_owned()).or_default();
        if known.is_empty() {
            let (contact, n) = text.split_once('n').unwrap();
            order.entry(contact.to_owned()).or_default().push(n.parse().unwrap());
        }
        known.insert(request.body["biz_opaque_callback_data"].as_str().unwrap().to_owned());
    }
    (order, ids.values().any(|ids| ids.len() > 1))
}

on_each_database!(engines_share_the_work, async |store: TestStore| {
    let world = World::new(store.store.clone(), echo_flow()).await;
    let path = world.business.webhook_path();
    let another = async || {
        let store = engine_store::connect(&store.url).await.unwrap();
        engine(store, Arc::new(SystemClock), settings(&world.graph_url)).await
    };
    talk(&[&world.runtime], &path, 0..3).await;
    let (second, third) = (another().await, another().await);
    let all = [&world.runtime, &second, &third];
    // While the shards are shared out the conversations go on.
    talk(&all, &path, 3..8).await;
    if store.kind == Kind::Postgres {
        until("a fair share", async || {
            let shares = futures::future::join_all(all.iter().map(|engine| engine.health())).await;
            let shares: Vec<usize> = shares.iter().map(|health| health.shards).collect();
            shares.iter().sum::<usize>() == 256 && shares.iter().all(|share| (84..=86).contains(share))
        })
        .await;
    }
    talk(&all, &path, 8..14).await;
    // One leaves in good order, another one without a word.
    world.runtime.shutdown().await;
    drop(second);
    talk(&[&third], &path, 14..20).await;
    until("all answers", async || {
        let (order, _) = echoes(&world.graph);
        order.values().map(Vec::len).sum::<usize>() >= CONTACTS * 19
    })
    .await;
    let (order, twice) = echoes(&world.graph);
    assert!(!twice, "a message was answered under two ids");
    for (contact, numbers) in &order {
        assert_eq!(*numbers, (1..20).collect::<Vec<_>>(), "contact {contact}");
    }
    assert_eq!(third.health().await.shards, 256);
});

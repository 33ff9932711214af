//! A commit whose answer is lost may have happened all the same: what it committed must go out before anything that is
//! committed after it.

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{echo_flow, messages};
use engine_store::{on_each_database, testing::Kind, testing::TestStore};
use support::World;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// The simple query that ends a transaction, as it goes over the wire.
const COMMIT: &[u8] = b"COMMIT\0";
/// How long the database has for the commit whose answer it cannot deliver.
const GRACE: Duration = Duration::from_millis(200);

/// Stands between an engine and its Postgres. When it is armed, the next commit reaches the database, and its answer is
/// lost with the connection.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn between(database: url::Url, armed: Arc<AtomicBool>) -> url::Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut address = database.clone();
    address.set_host(Some("127.0.0.1")).unwrap();
    address.set_port(Some(listener.local_addr().unwrap().port())).unwrap();
    let target = (database.host_str().unwrap().to_owned(), database.port().unwrap());
    tokio::spawn(async move {
        while let Ok((engine, _)) = listener.accept().await {
            let (target, armed) = (target.clone(), Arc::clone(&armed));
            tokio::spawn(async move {
                let database = TcpStream::connect(target).await.unwrap();
                let (mut answers, mut requests) = database.into_split();
                let (mut from_engine, mut to_engine) = engine.into_split();
                let back = tokio::spawn(async move { tokio::io::copy(&mut answers, &mut to_engine).await });
                let mut buffer = [0; 64 * 1024];
                while let Ok(length @ 1..) = from_engine.read(&mut buffer).await {
                    let sent = &buffer[..length];
                    let commits = sent.windows(COMMIT.len()).any(|window| window == COMMIT);
                    let cut = commits && armed.swap(false, Ordering::SeqCst);
                    if cut {
                        back.abort();
                    }
                    requests.write_all(sent).await.unwrap();
                    if cut {
                        tokio::time::sleep(GRACE).await;
                        return;
                    }
                }
            });
        }
    });
    address
}

on_each_database!(what_was_committed_unheard_goes_out_first, async |store: TestStore| {
    // A SQLite file has no way on which an answer could be lost.
    if store.kind != Kind::Postgres {
        return;
    }
    let armed = Arc::new(AtomicBool::new(false));
    let address = between(store.url.parse().unwrap(), Arc::clone(&armed)).await;
    let behind = engine_store::connect(address.as_str()).await.unwrap();
    let world = World::new(behind, echo_flow()).await;
    let write = async |n: usize| {
        let body = messages(&[("972987654321", &format!("wamid.{n}"), &n.to_string())]);
        while world.post(&body).await != StatusCode::OK {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    write(0).await;
    write(1).await;
    world.until_sent(3).await;

    // The results of these sends are written first, so that the next commit is the writer's.
    world.until("the results", async || world.store.outbox_counts().await.unwrap() == [0; 4]).await;
    armed.store(true, Ordering::SeqCst);
    // The provider delivers it until it is acknowledged, and then the contact writes on.
    write(2).await;
    assert!(!armed.load(Ordering::SeqCst), "no commit was cut off, so this proves nothing");
    write(3).await;
    world
        .until("all answers", async || {
            let texts = world.texts();
            ["echo 2", "echo 3"].iter().all(|echo| texts.iter().any(|text| text == echo))
        })
        .await;
    let echoes: Vec<String> = world.texts().into_iter().filter(|text| text.starts_with("echo")).collect();
    assert_eq!(echoes, ["echo 1", "echo 2", "echo 3"]);
});

//! Backup, loss, restore: the conversation goes on, and what waited in the backup does not go out by itself.

mod support;

use std::{fs, path::Path, sync::Arc, time::Duration};

use axum::http::StatusCode;
use engine_runtime::{
    Runtime,
    testing::{
        fixture::{self, ACCESS_TOKEN, echo_flow, messages},
        mock_graph::{Fault, MockGraph},
    },
};
use engine_store::{
    Store,
    backup::{self, BackupError, Extras, SealedKey},
    clock::{Clock, SystemClock},
    hints::{Hint, Hints},
    on_each_database,
    testing::{Kind, TestStore, fresh},
};
use support::{World, engine_with, settings, texts, until};

fn faults(count: usize) -> Fault {
    Fault {
        count,
        status: 500,
        code: 131_000,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    }
}

/// Messages that are not sent; the backup may have been made while one of them was under way.
async fn waiting(runtime: &Runtime) -> i64 {
    runtime.health().await.outbox[..2].iter().sum()
}

/// A business whose contact has answered once, with two messages that wait because the provider is down.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn waiting_world(store: &TestStore) -> World {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let patient = |settings: &mut engine_runtime::Settings| {
        settings.send_attempts = 100_000;
        settings.backoff_max = Duration::from_millis(40);
    };
    let world = World::with(store.store.clone(), echo_flow(), clock, patient).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    world.until("the settled outbox", async || world.runtime.health().await.outbox == [0; 4]).await;
    world.graph.fail(faults(100_000));
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.2", "one")])).await, StatusCode::OK);
    until("the waiting messages", async || waiting(&world.runtime).await == 2).await;
    assert_eq!(store.outbox_counts().await.unwrap()[2..], [0, 0]);
    world
}

/// A later message of the contact, at another engine.
async fn post(runtime: &Runtime, world: &World, id: &str, text: &str) -> StatusCode {
    let body = messages(&[("972987654321", id, text)]);
    let signature = fixture::sign(body.as_bytes());
    support::post(runtime.router(), &world.business.webhook_path(), &body, Some(signature)).await.0
}

/// Restores a backup into a fresh database and starts an engine on it.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn second_life(
    kind: Kind,
    world: &World,
    file: &Path,
    media: &Path,
) -> (TestStore, Arc<dyn Store>, Runtime, Hints, MockGraph) {
    let target = fresh(kind).await;
    target.store.close().await;
    backup::restore(&target.url, file, Some(media), false, SystemClock.now()).await.unwrap();
    let store = engine_store::connect(&target.url).await.unwrap();
    let hints = Hints::in_process();
    // The provider is there again.
    let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
    let settings = settings(&format!("http://{address}"));
    let runtime =
        engine_with(store.clone(), world.clock.clone(), settings, hints.clone(), world.objects.clone()).await;
    until("the lease", async || runtime.health().await.owner).await;
    (target, store, runtime, hints, graph)
}

on_each_database!(a_restored_installation_waits_and_then_goes_on, async |store: TestStore| {
    let folder = tempfile::tempdir().unwrap();
    let (file, media, new_media) =
        (folder.path().join("backup"), folder.path().join("media"), folder.path().join("new"));
    fs::create_dir_all(media.join("sub")).unwrap();
    fs::write(media.join("sub/picture.jpg"), b"a picture").unwrap();
    fs::write(media.join("sub/half#1"), b"being written").unwrap();
    let world = waiting_world(&store).await;
    let first_life = store.incarnation().await.unwrap();
    // While the engine runs and writes.
    let extras = Extras { media: Some(&media), key: None };
    backup::write(&store.url, &file, extras, SystemClock.now()).await.unwrap();
    // What happens after the backup is lost with the old database.
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.3", "lost")])).await, StatusCode::OK);
    world.runtime.shutdown().await;
    store.store.close().await;

    let (_target, restored, runtime, hints, graph) = second_life(store.kind, &world, &file, &new_media).await;
    assert_eq!(fs::read(new_media.join("sub/picture.jpg")).unwrap(), b"a picture");
    assert!(!new_media.join("sub/half#1").exists());
    assert_ne!(restored.incarnation().await.unwrap(), first_life);
    assert!(restored.sends_paused().await.unwrap().is_some());
    // The contact writes: it is taken, the conversation moves, and nothing goes out.
    assert_eq!(post(&runtime, &world, "wamid.4", "two").await, StatusCode::OK);
    until("the answers", async || waiting(&runtime).await == 4).await;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert_eq!(texts(&graph).len(), 0);
    assert_eq!(waiting(&runtime).await, 4);

    assert_eq!(restored.resume_sends(false).await.unwrap(), 0);
    hints.publish(Hint::SendingChanged);
    until("the messages", async || texts(&graph).len() == 4).await;
    assert_eq!(texts(&graph), ["echo one", "Say something", "echo two", "Say something"]);
    assert_eq!(post(&runtime, &world, "wamid.5", "three").await, StatusCode::OK);
    until("the next messages", async || texts(&graph).len() == 6).await;
    assert_eq!(texts(&graph)[4], "echo three");

    // A running engine can be paused too.
    restored.pause_sends("a test", SystemClock.now()).await.unwrap();
    hints.publish(Hint::SendingChanged);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(post(&runtime, &world, "wamid.6", "four").await, StatusCode::OK);
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(texts(&graph).len(), 6);
    restored.resume_sends(false).await.unwrap();
    hints.publish(Hint::SendingChanged);
    until("the last messages", async || texts(&graph).len() == 8).await;
    runtime.shutdown().await;
});

on_each_database!(what_waited_in_a_backup_can_be_given_up, async |store: TestStore| {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("backup");
    let world = waiting_world(&store).await;
    backup::write(&store.url, &file, Extras::default(), SystemClock.now()).await.unwrap();
    world.runtime.shutdown().await;
    let (_target, restored, runtime, hints, graph) =
        second_life(store.kind, &world, &file, &folder.path().join("media")).await;
    assert_eq!(post(&runtime, &world, "wamid.4", "two").await, StatusCode::OK);
    until("the answers", async || waiting(&runtime).await == 4).await;
    assert_eq!(restored.resume_sends(true).await.unwrap(), 2);
    hints.publish(Hint::SendingChanged);
    until("the messages", async || texts(&graph).len() == 2).await;
    assert_eq!(texts(&graph), ["echo two", "Say something"]);
    until("the settled outbox", async || runtime.health().await.outbox == [0, 0, 0, 2]).await;
    runtime.shutdown().await;
});

on_each_database!(a_backup_replaces_nothing_by_mistake, async |store: TestStore| {
    let folder = tempfile::tempdir().unwrap();
    let (file, media) = (folder.path().join("backup"), folder.path().join("media"));
    let world = World::new(store.store.clone(), echo_flow()).await;
    assert_eq!(world.post(&messages(&[("972987654321", "wamid.1", "hi")])).await, StatusCode::OK);
    world.until_sent(1).await;
    let now = SystemClock.now();
    let key = Some(SealedKey::seal(&"a long passphrase".into(), b"the master key").unwrap());
    backup::write(&store.url, &file, Extras { media: None, key }, now).await.unwrap();
    let again = backup::write(&store.url, &file, Extras::default(), now).await;
    assert!(matches!(again, Err(BackupError::File { .. })), "{again:?}");
    // Under a running engine nothing is replaced, whatever is asked for.
    for force in [false, true] {
        let refused = backup::restore(&store.url, &file, Some(&media), force, now).await;
        assert!(matches!(refused, Err(BackupError::InUse)), "{refused:?}");
    }
    world.runtime.shutdown().await;
    store.store.close().await;
    let refused = backup::restore(&store.url, &file, Some(&media), false, now).await;
    assert!(matches!(refused, Err(BackupError::NotEmpty)), "{refused:?}");
    // Damaged files are found before anything is touched.
    let whole = fs::read(&file).unwrap();
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    // One bit would not do: within a run of zeros another distance copies the same bytes.
    changed[middle..middle + 64].iter_mut().for_each(|byte| *byte ^= 0xA5);
    for (name, bytes) in [("cut", &whole[..whole.len() - 40]), ("changed", &changed[..]), ("empty", &[])] {
        let damaged = folder.path().join(name);
        fs::write(&damaged, bytes).unwrap();
        let refused = backup::restore(&store.url, &damaged, Some(&media), true, now).await;
        assert!(matches!(refused, Err(BackupError::Broken(_))), "{name}: {refused:?}");
    }
    let before = engine_store::connect(&store.url).await.unwrap();
    assert!(before.sends_paused().await.unwrap().is_none());
    before.close().await;
    let restored = backup::restore(&store.url, &file, Some(&media), true, now).await.unwrap();
    let key = restored.key.unwrap().open(&"a long passphrase".into()).unwrap();
    assert_eq!(secrecy::ExposeSecret::expose_secret(&key), b"the master key");
    let after = engine_store::connect(&store.url).await.unwrap();
    assert!(after.sends_paused().await.unwrap().is_some());
    assert!(after.number(world.business.number_id).await.unwrap().is_some());
    after.close().await;
});

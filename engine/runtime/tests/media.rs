//! Files in both directions: fetched beside the messages, uploaded once, and deleted in an order that survives a crash.

mod support;

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use engine_runtime::testing::fixture::{self, PHONE_NUMBER_ID, answering_flow};
use engine_store::{
    Store,
    clock::{Clock, ManualClock, SystemClock},
    files, ids,
    objects::Objects,
    on_each_database,
    repo::{
        media::{MediaRow, StoredMedia, media_state},
        numbers::NumberChange,
        options::{Download, MediaOptions, NumberOptions},
        transcripts::{ConversationQuery, MessageView},
    },
    testing::TestStore,
};
use futures::TryStreamExt;
use serde_json::{Value, json};
use support::{World, engine_with, until};
use uuid::Uuid;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR and some more bytes of a picture";
const FROM: &str = "972987654321";

/// A webhook with a file.
fn with_file(message: &str, kind: &str, id: &str, mime: &str) -> String {
    let message = json!({
        "from": FROM, "id": message, "timestamp": "1697043223", "type": kind,
        kind: {"id": id, "mime_type": mime, "sha256": "x", "caption": "Look"},
    });
    let value = json!({
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "972123456789", "phone_number_id": PHONE_NUMBER_ID},
        "contacts": [{"wa_id": FROM, "profile": {"name": "Ada"}}], "messages": [message],
    });
    json!({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]})
        .to_string()
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn transcript(world: &World) -> (Uuid, Vec<MessageView>) {
    let query = ConversationQuery { limit: 1, ..ConversationQuery::default() };
    let workspace = world.business.workspace_id;
    let conversation = world.store.conversation_list(workspace, &query).await.unwrap().remove(0).id;
    (conversation, world.store.transcript(workspace, conversation, None, 50).await.unwrap())
}

/// The row of the only file that came in.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn file(world: &World) -> MediaRow {
    let (_, lines) = transcript(world).await;
    let line = lines.into_iter().find(|line| line.direction == "in").unwrap();
    world.store.media(world.business.workspace_id, line.id).await.unwrap().unwrap()
}

async fn until_state(world: &World, state: i32) -> MediaRow {
    until(&format!("state {state}"), async || file(world).await.state == state).await;
    file(world).await
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn bytes(objects: &Objects, key: &str) -> Option<Vec<u8>> {
    let reading = objects.read(key, None).await.unwrap()?;
    let parts: Vec<_> = reading.bytes.try_collect().await.unwrap();
    Some(parts.concat())
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn options(world: &World, media: MediaOptions) {
    let options = NumberOptions { media, ..NumberOptions::default() };
    let change = NumberChange { options: Some(options), ..NumberChange::default() };
    let number = world.business.number_id;
    let workspace = world.business.workspace_id;
    assert!(world.store.update_number(workspace, number, &change, world.clock.now()).await.unwrap());
    world
        .hints
        .publish(engine_store::hints::Hint::NumberChanged { workspace_id: workspace, number_id: number });
    // The writer hears of it in its own time.
    tokio::time::sleep(Duration::from_millis(100)).await;
}

async fn world(store: &TestStore) -> World {
    World::new(store.store.clone(), answering_flow("thanks")).await
}

on_each_database!(what_a_contact_sends_is_kept_beside_the_messages, async |store: TestStore| {
    let world = world(&store).await;
    let id = world.graph.add_media("image/png", PNG);
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    world.until_sent(1).await;
    let row = until_state(&world, media_state::STORED).await;
    assert_eq!(
        (row.mime.as_str(), row.size, row.kind.as_str()),
        ("image/png", Some(PNG.len() as i64), "image")
    );
    assert_eq!(bytes(&world.objects, &row.object_key.unwrap()).await.as_deref(), Some(PNG));
    // The same delivery again brings no second file.
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    let (_, lines) = transcript(&world).await;
    assert_eq!(lines.iter().filter(|line| line.media_state.is_some()).count(), 1);
    world.runtime.shutdown().await;
});

on_each_database!(an_answer_does_not_wait_for_a_file, async |store: TestStore| {
    let world = world(&store).await;
    world.graph.slow_downloads(Duration::from_secs(600));
    let id = world.graph.add_media("image/png", PNG);
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    world.until_sent(1).await;
    assert_eq!(until_state(&world, media_state::UNDER_WAY).await.size, None);
    // A stop does not wait for it either.
    let stopping = std::time::Instant::now();
    world.runtime.shutdown().await;
    assert!(stopping.elapsed() < Duration::from_secs(10), "{:?}", stopping.elapsed());
});

on_each_database!(an_address_that_ran_out_is_asked_for_again, async |store: TestStore| {
    let world = world(&store).await;
    world.graph.expire_links(3);
    let id = world.graph.add_media("image/png", PNG);
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    let row = until_state(&world, media_state::STORED).await;
    assert_eq!(row.attempt, 2, "two addresses in the first attempt, the second again");
    world.runtime.shutdown().await;
});

on_each_database!(what_is_too_large_or_something_else_is_not_kept, async |store: TestStore| {
    let world = world(&store).await;
    let large = world.graph.add_media("image/webp", vec![b'x'; 600 * 1024]);
    let page = world.graph.add_media("image/png", "<!DOCTYPE html><script>alert(1)</script>");
    for (message, kind, id, why) in [
        ("wamid.1", "sticker", large.as_str(), "too_large"),
        ("wamid.2", "image", page.as_str(), "wrong_type"),
        ("wamid.3", "image", "800000000000099", "unknown"),
        ("wamid.4", "image", "../../me", "unknown"),
    ] {
        assert_eq!(world.post(&with_file(message, kind, id, "image/png")).await, StatusCode::OK);
        until(why, async || {
            let (_, lines) = transcript(&world).await;
            let lines: Vec<_> = lines.iter().filter(|line| line.direction == "in").collect();
            lines[0].media_state == Some(media_state::GIVEN_UP)
                && lines[0].media_error.as_deref() == Some(why)
        })
        .await;
        let (_, lines) = transcript(&world).await;
        let line = lines.iter().find(|line| line.direction == "in").unwrap();
        let row = world.store.media(world.business.workspace_id, line.id).await.unwrap().unwrap();
        assert_eq!(bytes(&world.objects, &row.object_key.unwrap()).await, None, "{why}");
    }
    // Nobody missed an answer.
    world.until_sent(4).await;
    world.runtime.shutdown().await;
});

on_each_database!(a_crash_between_download_and_commit_leaves_one_file, async |store: TestStore| {
    let mut world = world(&store).await;
    world.graph.slow_downloads(Duration::from_secs(600));
    let id = world.graph.add_media("image/png", PNG);
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    let half = until_state(&world, media_state::UNDER_WAY).await;
    world.runtime.shutdown().await;
    // As if the process had died after the last byte, before it could say so.
    let key = half.object_key.clone().unwrap();
    let mut writing = world.objects.write(&key, 1 << 20).await.unwrap();
    writing.put(PNG.into()).await.unwrap();
    writing.finish().await.unwrap();

    world.graph.slow_downloads(Duration::ZERO);
    let settings = support::settings(&world.graph_url);
    let (store, clock) = (Arc::clone(&world.store), Arc::clone(&world.clock));
    world.runtime = engine_with(store, clock, settings, world.hints.clone(), world.objects.clone()).await;
    let row = until_state(&world, media_state::STORED).await;
    assert_eq!(
        row.object_key.as_deref(),
        Some(key.as_str()),
        "the second attempt has the place of the first"
    );
    assert_eq!(row.attempt, 2);
    assert_eq!(bytes(&world.objects, &key).await.as_deref(), Some(PNG));
    world.runtime.shutdown().await;
});

on_each_database!(a_number_may_fetch_on_demand_or_never, async |store: TestStore| {
    let world = world(&store).await;
    let id = world.graph.add_media("image/png", PNG);
    options(&world, MediaOptions { download: Download::OnDemand, keep_days: None }).await;
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    world.until_sent(1).await;
    let row = file(&world).await;
    assert_eq!(row.state, media_state::ON_DEMAND);
    let workspace = world.business.workspace_id;
    assert!(world.store.ask_for_media(workspace, row.id, world.clock.now()).await.unwrap());
    world.hints.publish(engine_store::hints::Hint::EffectsReady);
    until_state(&world, media_state::STORED).await;

    options(&world, MediaOptions { download: Download::Never, keep_days: None }).await;
    assert_eq!(world.post(&with_file("wamid.2", "image", &id, "image/png")).await, StatusCode::OK);
    world.until_sent(2).await;
    let (_, lines) = transcript(&world).await;
    let states: Vec<_> = lines.iter().filter_map(|line| line.media_state).collect();
    assert_eq!(states, [media_state::NOT_KEPT, media_state::STORED]);
    world.runtime.shutdown().await;
});

on_each_database!(a_token_that_lost_its_rights_loses_no_file, async |store: TestStore| {
    let world = world(&store).await;
    let id = world.graph.add_media("image/png", PNG);
    world.graph.refuse_token(true);
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    until("the second attempt", async || {
        let row = file(&world).await;
        row.attempt >= 2 && row.error.as_deref() == Some("no_token")
    })
    .await;
    world.graph.refuse_token(false);
    until_state(&world, media_state::STORED).await;
    world.runtime.shutdown().await;
});

on_each_database!(files_go_when_their_time_is_over_and_with_their_conversation, async |store: TestStore| {
    let clock = Arc::new(ManualClock::new(SystemClock.now()));
    let world = World::with(store.store.clone(), answering_flow("thanks"), clock.clone(), |settings| {
        settings.retention_period = Duration::from_millis(50);
    })
    .await;
    let id = world.graph.add_media("image/png", PNG);
    options(&world, MediaOptions { download: Download::AtOnce, keep_days: Some(3) }).await;
    assert_eq!(world.post(&with_file("wamid.1", "image", &id, "image/png")).await, StatusCode::OK);
    let row = until_state(&world, media_state::STORED).await;
    clock.advance(chrono::Duration::days(2));
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(file(&world).await.state, media_state::STORED);
    clock.advance(chrono::Duration::days(2));
    until_state(&world, media_state::EXPIRED).await;
    assert_eq!(bytes(&world.objects, &row.object_key.unwrap()).await, None);

    assert_eq!(world.post(&with_file("wamid.2", "image", &id, "image/png")).await, StatusCode::OK);
    let row = until_state(&world, media_state::STORED).await;
    let (conversation, _) = transcript(&world).await;
    let workspace = world.business.workspace_id;
    let erased =
        files::erase_conversation(&*world.store, &world.objects, workspace, conversation).await.unwrap();
    assert_eq!(erased, 2);
    assert_eq!(bytes(&world.objects, &row.object_key.unwrap()).await, None);
    assert!(world.store.media(workspace, row.id).await.unwrap().is_none());
    world.runtime.shutdown().await;
});

/// A file of the library.
#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn library_file(world_store: &Arc<dyn Store>, objects: &Objects, workspace: Uuid) -> Uuid {
    let id = Uuid::from_bytes(ids::secret_bytes());
    let key = Objects::new_key(workspace);
    let row = MediaRow {
        id,
        workspace_id: workspace,
        number_id: None,
        conversation_id: None,
        kind: "document".into(),
        mime: "application/pdf".into(),
        filename: "menu \"of the day\".pdf".into(),
        provider_id: String::new(),
        state: media_state::UNDER_WAY,
        object_key: Some(key.clone()),
        size: None,
        sha256: None,
        attempt: 0,
        error: None,
        created_at: SystemClock.now(),
    };
    world_store.begin_library_media(&row).await.unwrap();
    let mut writing = objects.write(&key, 1 << 20).await.unwrap();
    writing.put(b"%PDF-1.7 a menu".as_slice().into()).await.unwrap();
    let written = writing.finish().await.unwrap();
    let stored = StoredMedia { mime: row.mime, size: written.size as i64, sha256: written.sha256 };
    assert!(world_store.media_stored(id, 0, &stored).await.unwrap());
    id
}

fn sending(address: &str) -> Value {
    json!({
        "spec": "1.0", "name": "Menu",
        "triggers": [{"id": "start", "type": "any_message", "config": {}, "to": "send"}],
        "nodes": [{"id": "send", "type": "document", "config": {"url": address, "caption": "The menu"}}]
    })
}

on_each_database!(a_file_is_uploaded_once_and_again_when_it_is_lost, async |store: TestStore| {
    // The flow must name the file before there is a workspace to keep it in.
    let file = Uuid::from_bytes(ids::secret_bytes());
    let world = World::new(store.store.clone(), sending(&format!("stored:{file}"))).await;
    let made = library_file(&world.store, &world.objects, world.business.workspace_id).await;
    // A file that is not there is refused for good, and the conversation goes on.
    assert_eq!(world.post(&fixture::messages(&[(FROM, "wamid.0", "hi")])).await, StatusCode::OK);
    until("the refusal", async || world.runtime.health().await.outbox == [0, 0, 0, 1]).await;

    world.publish(1, &sending(&format!("stored:{made}")), &[]).await;
    for n in 1..=2 {
        let body = fixture::messages(&[(FROM, &format!("wamid.{n}"), "hi")]);
        assert_eq!(world.post(&body).await, StatusCode::OK);
        world.until_sent(n).await;
    }
    let sent: Vec<Value> = world.graph.received().into_iter().map(|request| request.body).collect();
    let uploaded = world.graph.media_ids();
    assert_eq!(uploaded.len(), 1, "one upload for both");
    for body in &sent {
        let expected =
            json!({"id": uploaded[0], "caption": "The menu", "filename": "menu \"of the day\".pdf"});
        assert_eq!(body["document"], expected);
    }
    world.graph.lose_media();
    assert_eq!(world.post(&fixture::messages(&[(FROM, "wamid.3", "hi")])).await, StatusCode::OK);
    world.until_sent(3).await;
    let again = world.graph.media_ids();
    assert_eq!(again.len(), 1);
    assert_ne!(again, uploaded);
    assert_eq!(world.graph.received().last().unwrap().body["document"]["id"], again[0]);
    world.runtime.shutdown().await;
});

on_each_database!(
    a_file_that_meta_loses_after_it_accepted_the_message_goes_out_once_more,
    async |store: TestStore| {
        let file = Uuid::from_bytes(ids::secret_bytes());
        let world = World::new(store.store.clone(), sending(&format!("stored:{file}"))).await;
        let made = library_file(&world.store, &world.objects, world.business.workspace_id).await;
        world.publish(1, &sending(&format!("stored:{made}")), &[]).await;
        assert_eq!(world.post(&fixture::messages(&[(FROM, "wamid.1", "hi")])).await, StatusCode::OK);
        world.until_sent(1).await;
        let first = world.graph.received().remove(0);
        let lost = async |request: &engine_runtime::testing::mock_graph::Received| {
            let callback = request.body["biz_opaque_callback_data"].as_str().unwrap().to_owned();
            let wamid = request.message_id.clone().unwrap();
            let status = json!({
                "id": wamid, "status": "failed", "timestamp": "1697043223", "recipient_id": FROM,
                "biz_opaque_callback_data": callback,
                "errors": [{"code": 131_053, "title": "Media upload error"}],
            });
            let value = json!({
                "messaging_product": "whatsapp",
                "metadata": {"display_phone_number": "972123456789", "phone_number_id": PHONE_NUMBER_ID},
                "statuses": [status],
            });
            let body = json!({"object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}]});
            assert_eq!(world.post(&body.to_string()).await, StatusCode::OK);
        };
        for _ in 0..3 {
            lost(&first).await;
        }
        world.until_sent(2).await;
        let second = world.graph.received().remove(1);
        assert_ne!(first.body["document"]["id"], second.body["document"]["id"], "with a new upload");
        assert_ne!(first.body["biz_opaque_callback_data"], second.body["biz_opaque_callback_data"]);
        // What is lost again stays failed.
        lost(&second).await;
        let (_, lines) = transcript(&world).await;
        until("the second failure", async || {
            let (_, lines) = transcript(&world).await;
            lines.iter().filter(|line| line.status == "failed").count() == 2
        })
        .await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        assert_eq!(world.graph.received().len(), 2);
        assert_eq!(lines[0].node_id.as_deref(), Some("send"));
        assert_eq!(lines[0].body["again"], true);
        world.runtime.shutdown().await;
    }
);

//! Files: the queue, what is kept, and the order in which they go.

use chrono::{DateTime, Duration, Utc};
use engine_store::{
    StoreError,
    clock::{Clock, SystemClock},
    on_each_database,
    repo::{
        media::{BegunMedia, MediaRow, NewMedia, StoredMedia, media_state},
        records::BatchWrites,
    },
    shard::ShardSet,
    testing::TestStore,
};
use uuid::Uuid;

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn file(n: u128, state: i32, at: DateTime<Utc>) -> NewMedia {
    NewMedia {
        id: id(n),
        workspace_id: id(9),
        number_id: id(8),
        conversation_id: id(7 << 64),
        kind: "image".into(),
        mime: "image/jpeg".into(),
        filename: String::new(),
        provider_id: format!("meta-{n}"),
        state,
        due: at,
        created_at: at,
    }
}

fn stored() -> StoredMedia {
    StoredMedia { mime: "image/png".into(), size: 3, sha256: "abc".into() }
}

fn begun(n: u128, key: &str) -> BegunMedia {
    BegunMedia { id: id(n), object_key: key.into() }
}

#[expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]
async fn with_files(store: &TestStore, files: Vec<NewMedia>) -> i64 {
    let epoch = store.join("node", std::time::Duration::from_secs(60)).await.unwrap().unwrap();
    let mut tx = store.begin_batch(epoch).await.unwrap();
    tx.write(&BatchWrites { media: files, ..BatchWrites::default() }).await.unwrap();
    tx.commit().await.unwrap();
    epoch
}

on_each_database!(a_file_is_fetched_once_and_by_who_is_registered, async |store: TestStore| {
    let now = SystemClock.now();
    let later = now + Duration::hours(1);
    let files = vec![
        file(1, media_state::WAITING, now),
        file(2, media_state::ON_DEMAND, now),
        file(3, media_state::NOT_KEPT, now),
        file(4, media_state::WAITING, later),
    ];
    let epoch = with_files(&store, files).await;
    let due = async |at| -> Vec<u128> {
        let rows = store.due_media(ShardSet::ALL, at, 10, 10).await.unwrap();
        rows.into_iter().map(|row| row.id.as_u128()).collect()
    };
    assert_eq!(due(now).await, [1]);
    assert_eq!(store.next_media(ShardSet::ALL, now).await.unwrap(), Some(later));
    assert!(
        store.due_media(ShardSet::NONE, now, 10, 10).await.unwrap().is_empty()
            || store.kind == engine_store::testing::Kind::Sqlite
    );
    let fenced = store.begin_media(epoch + 1, &[begun(1, "other")]).await;
    assert!(matches!(fenced, Err(StoreError::Fenced)), "{fenced:?}");

    let first = store.begin_media(epoch, &[begun(1, "a"), begun(2, "b")]).await.unwrap();
    assert_eq!(first.iter().map(|it| it.id).collect::<Vec<_>>(), [id(1)], "only what waits is begun");
    // After a crash it is due again, and keeps its key, so that nothing is left under another.
    assert_eq!(due(now).await, [1]);
    assert_eq!(store.begin_media(epoch, &[begun(1, "c")]).await.unwrap()[0].object_key, "a");
    assert!(!store.media_stored(id(1), epoch + 1, &stored()).await.unwrap(), "another registration");
    assert!(store.media_stored(id(1), epoch, &stored()).await.unwrap());
    assert!(!store.media_stored(id(1), epoch, &stored()).await.unwrap());
    let row = store.media(id(9), id(1)).await.unwrap().unwrap();
    assert_eq!((row.state, row.mime.as_str(), row.attempt), (media_state::STORED, "image/png", 2));
    assert!(store.media(id(10), id(1)).await.unwrap().is_none(), "another workspace");

    assert!(store.ask_for_media(id(9), id(2), now).await.unwrap());
    assert!(!store.ask_for_media(id(9), id(3), now).await.unwrap(), "what is not kept cannot be asked for");
    assert_eq!(due(now).await, [2]);
    store.begin_media(epoch, &[begun(2, "b")]).await.unwrap();
    store.media_failed(id(2), media_state::WAITING, later, "timeout").await.unwrap();
    assert_eq!(due(now).await, Vec::<u128>::new());
    assert_eq!(due(later).await, [2, 4]);
});

on_each_database!(files_go_in_an_order_that_survives_a_crash, async |store: TestStore| {
    let now = SystemClock.now();
    let old = now - Duration::days(10);
    let files = vec![file(1, 0, old), file(2, 0, now), file(3, media_state::ON_DEMAND, old)];
    let epoch = with_files(&store, files).await;
    for n in [1, 2] {
        store.begin_media(epoch, &[begun(n, &format!("key-{n}"))]).await.unwrap();
        assert!(store.media_stored(id(n), epoch, &stored()).await.unwrap());
    }
    let before = now - Duration::days(5);
    assert_eq!(store.expire_media(Some(id(1)), before, 10).await.unwrap(), 0, "another number");
    assert_eq!(store.expire_media(None, before, 10).await.unwrap(), 1);
    let leaving = store.leaving_media(None, 10).await.unwrap();
    assert_eq!(leaving.len(), 1);
    assert_eq!(leaving[0].object_key.as_deref(), Some("key-1"));
    store.media_left(&[id(1), id(2)]).await.unwrap();
    let gone = store.media(id(9), id(1)).await.unwrap().unwrap();
    assert_eq!((gone.state, gone.object_key), (media_state::EXPIRED, None));
    let kept = store.media(id(9), id(2)).await.unwrap().unwrap();
    assert_eq!(kept.object_key.as_deref(), Some("key-2"), "what is not leaving stays");

    assert_eq!(store.erase_conversation_media(id(9), id(7 << 64)).await.unwrap(), 3);
    assert!(store.media(id(9), id(2)).await.unwrap().is_none(), "nobody sees it any more");
    let ids: Vec<Uuid> =
        store.leaving_media(Some(id(7 << 64)), 10).await.unwrap().iter().map(|row| row.id).collect();
    assert_eq!(ids, [id(1), id(2), id(3)]);
    store.media_left(&ids).await.unwrap();
    assert!(store.leaving_media(None, 10).await.unwrap().is_empty());
});

on_each_database!(uploads_are_known_until_the_provider_forgets_them, async |store: TestStore| {
    let now = SystemClock.now();
    let row = MediaRow {
        id: id(5),
        workspace_id: id(9),
        number_id: None,
        conversation_id: None,
        kind: "image".into(),
        mime: "image/png".into(),
        filename: "menu.png".into(),
        provider_id: String::new(),
        state: media_state::UNDER_WAY,
        object_key: Some("k".into()),
        size: None,
        sha256: None,
        attempt: 0,
        error: None,
        created_at: now,
    };
    store.begin_library_media(&row).await.unwrap();
    assert!(
        store.library_media(id(9), None, None, None, 10).await.unwrap().is_empty(),
        "it is not whole yet"
    );
    assert!(store.media_stored(id(5), 0, &stored()).await.unwrap());
    let list = store.library_media(id(9), Some("image"), None, None, 10).await.unwrap();
    assert_eq!(list.iter().map(|row| row.id).collect::<Vec<_>>(), [id(5)]);
    assert!(store.library_media(id(9), Some("video"), None, None, 10).await.unwrap().is_empty());
    assert!(store.library_media(id(9), None, None, Some((now, id(5))), 10).await.unwrap().is_empty());

    let upload = async |at| store.media_upload(id(8), id(5), at).await.unwrap();
    store.keep_media_upload(id(8), id(5), "old", now).await.unwrap();
    assert_eq!(upload(now).await, None, "it is over");
    store.keep_media_upload(id(8), id(5), "new", now + Duration::days(1)).await.unwrap();
    assert_eq!(upload(now).await.as_deref(), Some("new"));
    store.forget_media_upload(id(8), id(5), "old").await.unwrap();
    assert_eq!(upload(now).await.as_deref(), Some("new"), "somebody else has uploaded it again");
    store.forget_media_upload(id(8), id(5), "new").await.unwrap();
    assert_eq!(upload(now).await, None);

    assert_eq!(store.erase_broken_uploads(now + Duration::days(1)).await.unwrap(), 0);
    assert!(store.erase_library_media(id(9), id(5)).await.unwrap());
    assert!(!store.erase_library_media(id(9), id(5)).await.unwrap());
});

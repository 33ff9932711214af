//! Deletes files: those whose time is over, those whose messages are gone, and those that somebody wants gone.
//!
//! What a crash leaves half done is found again: a file is marked first, its bytes are deleted then, and only after that
//! the mark and what it stood for.

use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Store, StoreError, objects::Objects};

/// Files per statement.
const PORTION: i64 = 200;
/// An upload that takes longer was broken off.
const UPLOAD: chrono::Duration = chrono::Duration::hours(2);

/// How long files are kept.
#[derive(Debug, Clone, Copy)]
pub struct Tidy {
    /// Days for bytes of any number; a number may have fewer.
    pub media: Option<u32>,
    /// Days for messages; their files go with them.
    pub messages: Option<u32>,
}

/// Marks what is over and deletes what is marked, a portion of each; gives how much there was to do.
///
/// # Errors
/// [`StoreError`]. A storage that does not delete is logged, and asked again the next time.
pub async fn tidy(
    store: &dyn Store,
    objects: &Objects,
    rule: Tidy,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let before = |days: i64| now - chrono::Duration::days(days.max(1));
    let mut marked = store.erase_broken_uploads(now - UPLOAD).await?;
    if let Some(days) = rule.media {
        marked += store.expire_media(None, before(i64::from(days)), PORTION).await?;
    }
    for (number, days) in store.media_days().await? {
        marked += store.expire_media(Some(number), before(days), PORTION).await?;
    }
    if let Some(days) = rule.messages {
        marked += store.erase_orphaned_media(before(i64::from(days)), PORTION).await?;
    }
    Ok(marked + delete(store, objects, None).await?)
}

/// Deletes all files of a conversation, their bytes first. Gives how many there were.
///
/// # Errors
/// [`StoreError`]. Bytes that the storage does not delete now are deleted later: nobody can read them meanwhile.
pub async fn erase_conversation(
    store: &dyn Store,
    objects: &Objects,
    workspace_id: Uuid,
    conversation_id: Uuid,
) -> Result<u64, StoreError> {
    let erased = store.erase_conversation_media(workspace_id, conversation_id).await?;
    while delete(store, objects, Some(conversation_id)).await? > 0 {}
    Ok(erased)
}

/// Deletes a portion of what is marked now, instead of at the next look.
///
/// # Errors
/// [`StoreError`].
pub async fn sweep(store: &dyn Store, objects: &Objects) -> Result<(), StoreError> {
    delete(store, objects, None).await.map(|_| ())
}

/// Deletes a portion of what is marked; gives how many are deleted.
async fn delete(store: &dyn Store, objects: &Objects, conversation: Option<Uuid>) -> Result<u64, StoreError> {
    let mut gone = Vec::new();
    for file in store.leaving_media(conversation, PORTION).await? {
        let deleted = match &file.object_key {
            Some(key) => objects.delete(key).await,
            None => Ok(()),
        };
        match deleted {
            Ok(()) => gone.push(file.id),
            Err(error) => {
                tracing::warn!(%error, media.id = %file.id, "the bytes of a file cannot be deleted; it is tried again later");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
    if !gone.is_empty() {
        store.media_left(&gone).await?;
    }
    Ok(gone.len() as u64)
}

//! One attempt at a file: ask for its address, download it, hold it against what was said of it.

use std::time::Duration;

use engine_store::{
    media_type,
    objects::{ObjectError, Writing},
    repo::{
        media::{MediaRow, StoredMedia},
        numbers::{NumberKind, NumberRecord},
    },
};

use super::{
    Shared,
    graph::{Described, Refusal},
};
use crate::{channels::Unfetched, guard::Opened};

/// How often an address that has run out is asked for anew before the next attempt.
const ADDRESSES: usize = 2;

/// What came of an attempt.
pub(super) enum Fetched {
    /// The bytes are stored.
    Here(StoredMedia),
    /// It may go better later.
    Again {
        /// The least pause, where the provider names one.
        after: Option<Duration>,
        /// Why.
        code: &'static str,
    },
    /// It never will.
    Never(&'static str),
}

impl Fetched {
    pub(super) fn again(code: &'static str) -> Self {
        Self::Again { after: None, code }
    }
}

impl From<Refusal> for Fetched {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Again { after, code } => Self::Again { after, code },
            Refusal::Never(code) => Self::Never(code),
        }
    }
}

/// Makes one attempt; the bytes go under `key`.
pub(super) async fn fetch(shared: &Shared, row: &MediaRow, key: &str) -> Fetched {
    let Some(number_id) = row.number_id else { return Fetched::Never("no_number") };
    let number = match shared.directory.number(number_id).await {
        Ok(Some(number)) => number,
        Ok(None) => return Fetched::Never("no_number"),
        Err(_) => return Fetched::again("database"),
    };
    if number.kind != NumberKind::CloudApi {
        return by_channel(shared, row, &number, key).await;
    }
    let token = match number.cloud_credentials(&shared.vault) {
        Ok(Some(credentials)) => credentials.access_token,
        _ => return Fetched::again("no_token"),
    };
    let Some(kind) = media_type::kind_of_name(&row.kind) else { return Fetched::Never("wrong_type") };
    let most = media_type::most_bytes(kind);
    for _ in 0..ADDRESSES {
        let described = match shared.graph.describe(&row.provider_id, &token).await {
            Ok(described) => described,
            Err(refusal) => return refusal.into(),
        };
        if described.file_size.is_some_and(|size| size > most) {
            return Fetched::Never("too_large");
        }
        let opened = match shared.graph.open(&described.url, &token).await {
            Ok(Some(opened)) => opened,
            // Addresses live for five minutes.
            Ok(None) => continue,
            Err(refusal) => return refusal.into(),
        };
        let writing = match shared.objects.write(key, most).await {
            Ok(writing) => writing,
            Err(error) => return storage(&error),
        };
        return download(row, &described, opened, writing).await;
    }
    Fetched::again("link_expired")
}

/// A file that is not behind the Graph API. It comes whole, because it was encrypted as a whole.
async fn by_channel(shared: &Shared, row: &MediaRow, number: &NumberRecord, key: &str) -> Fetched {
    let Some(channel) = shared.channels.get(number.kind) else { return Fetched::Never("no_channel") };
    let Some(kind) = media_type::kind_of_name(&row.kind) else { return Fetched::Never("wrong_type") };
    let bytes = match channel.fetch(number, &row.provider_id).await {
        Ok(bytes) => bytes,
        Err(Unfetched::Later) => return Fetched::again("provider"),
        Err(Unfetched::Never) => return Fetched::Never("gone"),
    };
    let mut writing = match shared.objects.write(key, media_type::most_bytes(kind)).await {
        Ok(writing) => writing,
        Err(error) => return storage(&error),
    };
    if let Err(error) = writing.put(bytes.into()).await {
        writing.abort().await;
        return match error {
            ObjectError::TooLarge(_) => Fetched::Never("too_large"),
            error => storage(&error),
        };
    }
    let Ok(mime) = media_type::received(kind, &row.mime, writing.head()) else {
        writing.abort().await;
        return Fetched::Never("wrong_type");
    };
    finish(mime, writing).await
}

async fn finish(mime: String, writing: Writing) -> Fetched {
    match writing.finish().await {
        Ok(written) => Fetched::Here(StoredMedia {
            mime,
            size: i64::try_from(written.size).unwrap_or(i64::MAX),
            sha256: written.sha256,
        }),
        Err(error) => storage(&error),
    }
}

async fn download(
    row: &MediaRow,
    described: &Described,
    mut opened: Opened,
    mut writing: Writing,
) -> Fetched {
    loop {
        let failed = match opened.chunk().await {
            Ok(Some(bytes)) => match writing.put(bytes).await {
                Ok(()) => continue,
                Err(ObjectError::TooLarge(_)) => Fetched::Never("too_large"),
                Err(error) => storage(&error),
            },
            Ok(None) => break,
            Err(_) => Fetched::again("connection"),
        };
        writing.abort().await;
        return failed;
    }
    if described.file_size.is_some_and(|size| size != writing.size()) {
        writing.abort().await;
        return Fetched::again("broken");
    }
    let Some(kind) = media_type::kind_of_name(&row.kind) else { return Fetched::Never("wrong_type") };
    let declared = if described.mime.is_empty() { &row.mime } else { &described.mime };
    let mime = match media_type::received(kind, declared, writing.head()) {
        Ok(mime) => mime,
        Err(_) => {
            writing.abort().await;
            return Fetched::Never("wrong_type");
        }
    };
    let digest = writing.sha256();
    if described.sha256.as_ref().is_some_and(|said| *said != digest) {
        writing.abort().await;
        return Fetched::again("broken");
    }
    finish(mime, writing).await
}

fn storage(error: &ObjectError) -> Fetched {
    tracing::warn!(%error, "the file storage does not take a file");
    Fetched::again("storage")
}

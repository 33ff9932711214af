//! Files of any size under random keys: in a local folder, or in a bucket that speaks S3.
//!
//! An object appears as a whole or not at all. What an object is for stands in the table `media`, which names its key
//! before the first byte is written, so that nothing is left behind that nobody knows of.

use std::{
    ops::Range,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use futures::{StreamExt, TryStreamExt, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart, aws::AmazonS3Builder,
    local::LocalFileSystem, memory::InMemory, path::Path as Key, prefix::PrefixStore,
};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    clock::{Clock, SystemClock},
    ids,
    media_type::HEAD,
};

/// Bytes of one part of a large object: the least that S3 takes.
const PART: usize = 5 * 1024 * 1024;

/// Stands in the names of files of a folder that are not whole yet.
pub(crate) const UNFINISHED: char = '#';
/// What is not whole after this time was left behind by a crash; no download and no upload takes longer.
const LEFT_BEHIND: Duration = Duration::from_secs(24 * 3600);

/// Why the object storage could not do something.
#[derive(Debug, thiserror::Error)]
pub enum ObjectError {
    /// The address of the storage is not understood.
    #[error("the address of the file storage is not understood: {0}")]
    Address(String),
    /// More bytes came than allowed; nothing is kept.
    #[error("the file is larger than {0} bytes")]
    TooLarge(u64),
    /// The storage refused or could not be reached.
    #[error("the file storage: {0}")]
    Storage(#[from] object_store::Error),
}

/// The object storage. Clones share it.
#[derive(Debug, Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Bytes.
    pub size: u64,
    /// Lower-case hex.
    pub sha256: String,
}

/// An object that is being read.
pub struct Reading {
    /// Bytes of the whole object.
    pub size: u64,
    /// The part that is read.
    pub range: Range<u64>,
    /// That part.
    pub bytes: BoxStream<'static, Result<Bytes, ObjectError>>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Reading").field("range", &self.range).finish_non_exhaustive()
    }
}

impl Objects {
    /// A local folder, made where it is missing.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn folder(path: &Path) -> Result<Self, ObjectError> {
        std::fs::create_dir_all(path).map_err(|error| ObjectError::Address(error.to_string()))?;
        sweep_unfinished(path, SystemClock.now().into());
        // A file is synced before it appears: what the database calls kept must survive a power cut.
        let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
        Ok(Self { store: Arc::new(store) })
    }

    /// A bucket: `s3://bucket/folder`. Region, keys and the address of another provider come from the usual
    /// environment variables (`AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_ENDPOINT`,
    /// `AWS_ALLOW_HTTP`).
    ///
    /// # Errors
    /// [`ObjectError::Address`] for anything else.
    pub fn bucket(url: &str) -> Result<Self, ObjectError> {
        let rest = url
            .strip_prefix("s3://")
            .ok_or_else(|| ObjectError::Address("it must begin with s3://".into()))?;
        let (bucket, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let store = AmazonS3Builder::from_env().with_bucket_name(bucket).build()?;
        let folder = Key::parse(folder.trim_matches('/')).map_err(object_store::Error::from)?;
        Ok(Self { store: Arc::new(PrefixStore::new(store, folder)) })
    }

    /// This process's memory, for tests.
    #[must_use]
    pub fn in_memory() -> Self {
        Self { store: Arc::new(InMemory::new()) }
    }

    /// A key that nobody can guess.
    #[must_use]
    pub fn new_key(workspace_id: Uuid) -> String {
        format!("{}/{}", workspace_id.simple(), hex::encode(ids::secret_bytes::<20>()))
    }

    /// Begins an object of at most `most` bytes; another one of that key is replaced when this one is whole.
    ///
    /// # Errors
    /// [`ObjectError::Storage`].
    pub async fn write(&self, key: &str, most: u64) -> Result<Writing, ObjectError> {
        let upload = self.store.put_multipart(&path(key)?).await?;
        let upload = WriteMultipart::new_with_chunk_size(upload, PART);
        Ok(Writing { upload, most, size: 0, hash: Sha256::new(), head: Vec::new() })
    }

    /// Reads an object or a part of it, `range` as far as the object goes; `None` where there is none.
    ///
    /// # Errors
    /// [`ObjectError::Storage`].
    pub async fn read(&self, key: &str, range: Option<Range<u64>>) -> Result<Option<Reading>, ObjectError> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        match self.store.get_opts(&path(key)?, options).await {
            Ok(found) => Ok(Some(Reading {
                size: found.meta.size,
                range: found.range.clone(),
                bytes: found.into_stream().map_err(ObjectError::from).boxed(),
            })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes an object; one that is not there is deleted already.
    ///
    /// # Errors
    /// [`ObjectError::Storage`].
    pub async fn delete(&self, key: &str) -> Result<(), ObjectError> {
        match self.store.delete(&path(key)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

/// Removes what crashes left behind in a folder: it has one folder per workspace, and files in these.
fn sweep_unfinished(folder: &Path, now: SystemTime) {
    let entries = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten();
    let files = entries(folder).flat_map(|workspace| entries(&workspace.path()));
    for file in files.filter(|file| file.file_name().to_string_lossy().contains(UNFINISHED)) {
        let written = file.metadata().and_then(|data| data.modified());
        let old = written.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > LEFT_BEHIND));
        if old && std::fs::remove_file(file.path()).is_ok() {
            tracing::info!("removed a file that a crash left unfinished");
        }
    }
}

fn path(key: &str) -> Result<Key, ObjectError> {
    Key::parse(key).map_err(|error| object_store::Error::from(error).into())
}

/// An object that is being written. Dropped before [`Writing::finish`], it leaves nothing under its key.
pub struct Writing {
    upload: WriteMultipart,
    most: u64,
    size: u64,
    hash: Sha256,
    head: Vec<u8>,
}

impl std::fmt::Debug for Writing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writing").field("size", &self.size).finish_non_exhaustive()
    }
}

impl Writing {
    /// Takes the next bytes. At most two parts are in memory.
    ///
    /// # Errors
    /// [`ObjectError::TooLarge`], after which the object can only be given up.
    pub async fn put(&mut self, bytes: Bytes) -> Result<(), ObjectError> {
        self.size += bytes.len() as u64;
        if self.size > self.most {
            return Err(ObjectError::TooLarge(self.most));
        }
        let missing = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        self.hash.update(&bytes);
        self.upload.wait_for_capacity(1).await?;
        self.upload.put(bytes);
        Ok(())
    }

    /// The first bytes so far, at most [`HEAD`].
    #[must_use]
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Bytes so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The digest of the bytes so far, in lower-case hex.
    #[must_use]
    pub fn sha256(&self) -> String {
        hex::encode(self.hash.clone().finalize())
    }

    /// Makes the object appear, durably.
    ///
    /// # Errors
    /// [`ObjectError::Storage`]; nothing appears then.
    pub async fn finish(self) -> Result<Written, ObjectError> {
        self.upload.finish().await?;
        Ok(Written { size: self.size, sha256: hex::encode(self.hash.finalize()) })
    }

    /// Gives it up and removes what was written.
    pub async fn abort(self) {
        if let Err(error) = self.upload.abort().await {
            tracing::warn!(%error, "the beginning of a file cannot be removed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn all(reading: Reading) -> Vec<u8> {
        let parts: Vec<Bytes> = reading.bytes.try_collect().await.unwrap();
        parts.concat()
    }

    #[tokio::test]
    async fn what_is_written_is_read_and_deleted() {
        let folder = tempfile::tempdir().unwrap();
        for objects in [Objects::in_memory(), Objects::folder(folder.path()).unwrap()] {
            let key = Objects::new_key(Uuid::nil());
            assert_ne!(key, Objects::new_key(Uuid::nil()));
            let mut writing = objects.write(&key, 11 << 20).await.unwrap();
            let part = Bytes::from(vec![7_u8; 1 << 20]);
            for _ in 0..11 {
                writing.put(part.clone()).await.unwrap();
            }
            assert!(objects.read(&key, None).await.unwrap().is_none(), "it is not whole yet");
            let written = writing.finish().await.unwrap();
            assert_eq!(written.size, 11 << 20);
            let reading = objects.read(&key, Some(10..20)).await.unwrap().unwrap();
            assert_eq!((reading.size, reading.range.clone()), (11 << 20, 10..20));
            assert_eq!(all(reading).await, [7; 10]);
            assert_eq!(all(objects.read(&key, None).await.unwrap().unwrap()).await.len(), 11 << 20);
            objects.delete(&key).await.unwrap();
            objects.delete(&key).await.unwrap();
            assert!(objects.read(&key, None).await.unwrap().is_none());
        }
    }

    #[tokio::test]
    async fn too_much_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::folder(folder.path()).unwrap();
        let mut writing = objects.write("a/b", 10).await.unwrap();
        writing.put(Bytes::from_static(b"0123456789")).await.unwrap();
        assert!(matches!(writing.put(Bytes::from_static(b"x")).await, Err(ObjectError::TooLarge(10))));
        writing.abort().await;
        assert!(objects.read("a/b", None).await.unwrap().is_none());
        let left: Vec<_> = std::fs::read_dir(folder.path().join("a")).unwrap().flatten().collect();
        assert!(left.is_empty(), "{left:?}");
    }

    #[test]
    fn what_a_crash_left_is_removed_after_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = folder.path().join("w");
        std::fs::create_dir(&workspace).unwrap();
        for name in ["whole", "half#1"] {
            std::fs::write(workspace.join(name), "x").unwrap();
        }
        let names = || {
            let files = std::fs::read_dir(&workspace).unwrap().flatten();
            files
                .map(|file| file.file_name().into_string().unwrap())
                .collect::<std::collections::BTreeSet<_>>()
        };
        let now = SystemTime::from(SystemClock.now());
        sweep_unfinished(folder.path(), now);
        assert_eq!(names().len(), 2, "somebody may be writing it");
        sweep_unfinished(folder.path(), now + 2 * LEFT_BEHIND);
        assert_eq!(names(), ["whole".to_owned()].into());
    }

    #[test]
    fn a_key_cannot_leave_its_folder() {
        for key in ["../a", "a/../b", "a//b"] {
            assert!(path(key).is_err(), "{key}");
        }
    }
}

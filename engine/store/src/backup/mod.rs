//! Backups: everything that an installation keeps, in one file, and back.
//!
//! The file is a gzip-compressed tar archive, version 1 of our format. Its entries, in this order:
//!
//! | Entry | What |
//! |---|---|
//! | `manifest.json` | [`Manifest`]: format, version, which database, its schema's version |
//! | `database.sqlite` | SQLite: a copy of the file, made by `VACUUM INTO` in one read transaction |
//! | `tables/<name>/<n>.copy` | Postgres: rows in the text format of `COPY`, from one snapshot; parents before children |
//! | `media/…` | Files of the media folder, where there is one |
//! | `master-key.json` | [`SealedKey`], where it was asked for |
//! | `end.json` | [`End`]: the rows of each table. An archive without it was cut off, and is refused |
//!
//! What is kept about running processes (nodes, shards) is left out. Credentials are in the backup as they are in the
//! database: sealed with the master key, without which they cannot be opened.
//!
//! A restored installation is a new life: it gets a new incarnation, so that ids derived from versions that the backup
//! does not know are never used twice; everybody has to log in again; and sending is paused, because what waits
//! in the backup has probably been sent by the life before.

mod archive;
mod key;
mod new_life;
mod postgres;
mod sqlite;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use key::SealedKey;
pub(crate) use new_life::ALL as NEW_LIFE;

use crate::{StoreError, database::latest_schema};
use archive::{Reader, Writer};

/// The format's name in the manifest.
const FORMAT: &str = "botloom-backup";
/// The version of the format that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The first schema that knows of the pause with which a restored installation begins.
const FIRST_SCHEMA: i64 = 8;

/// Tells what a backup is, before anything else of it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `botloom-backup`.
    pub format: String,
    /// The version of the format: 1.
    pub version: u32,
    /// The program's version.
    pub botloom: String,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// The newest migration that the database had.
    pub schema: i64,
    /// When.
    pub created_at: DateTime<Utc>,
    /// The tables in the order in which they are restored, each with its columns; Postgres only.
    #[serde(default)]
    pub tables: Vec<(String, Vec<String>)>,
}

/// The last entry: what must have been read by then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    /// Rows per table; Postgres only.
    pub rows: BTreeMap<String, u64>,
    /// Where each sequence is; Postgres only.
    pub sequences: BTreeMap<String, i64>,
    /// Entries before this one.
    pub entries: u64,
}

/// Why a backup could not be made or restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file.
    #[error("{}: {error}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What happened.
        error: std::io::Error,
    },
    /// It is no backup, or a damaged one.
    #[error("this is no whole backup of Botloom: {0}")]
    Broken(String),
    /// It was made by a newer version.
    #[error("the backup was made by a newer version ({0}); restore it with that version or a later one")]
    Newer(String),
    /// The database is older than this program.
    #[error("the database has schema {0}, which this version cannot back up; run `botloom migrate` first")]
    Older(i64),
    /// The backup is of the other kind of database.
    #[error("the backup is of a {backup} database, and the settings name a {target} database")]
    OtherDatabase {
        /// Of which kind the backup is.
        backup: String,
        /// Of which kind the target is.
        target: &'static str,
    },
    /// The target has data.
    #[error("the database has data already; --force replaces it")]
    NotEmpty,
    /// A server uses the target.
    #[error("a server uses this database; stop it first")]
    InUse,
    /// The passphrase does not open the key.
    #[error("the passphrase does not open the master key of the backup")]
    WrongPassphrase,
}

impl From<sqlx::Error> for BackupError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// A path for messages.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError {
    move |error| BackupError::File { path: path.to_owned(), error }
}

/// What a backup holds besides the database.
#[derive(Debug, Default)]
pub struct Extras<'a> {
    /// The media folder; left out when it is not there.
    pub media: Option<&'a Path>,
    /// The master key, sealed with a passphrase.
    pub key: Option<SealedKey>,
}

/// What was restored besides the database.
#[derive(Debug)]
pub struct Restored {
    /// Of the backup.
    pub manifest: Manifest,
    /// The master key, where the backup has it.
    pub key: Option<SealedKey>,
    /// Files of the media folder.
    pub media_files: u64,
}

/// Writes a backup of the database at `url` into a new file. The server may run meanwhile.
///
/// # Errors
/// See [`BackupError`]; a file that is there already is not overwritten.
pub async fn write(
    url: &str,
    file: &Path,
    extras: Extras<'_>,
    now: DateTime<Utc>,
) -> Result<Manifest, BackupError> {
    let mut writer = Writer::create(file)?;
    let (manifest, mut end) = if url.starts_with("sqlite:") {
        sqlite::dump(url, &mut writer, now).await?
    } else {
        postgres::dump(url, &mut writer, now).await?
    };
    if let Some(media) = extras.media.filter(|media| media.is_dir()) {
        writer.folder("media", media)?;
    }
    if let Some(key) = extras.key {
        writer.json("master-key.json", &key)?;
    }
    end.entries = writer.entries();
    writer.json("end.json", &end)?;
    writer.finish()?;
    Ok(manifest)
}

/// Replaces the database at `url` by a backup, as a new life with sending paused. Unless `force` says so, the
/// database must have no data. Either everything is restored or the database is empty or as it was.
///
/// # Errors
/// See [`BackupError`].
pub async fn restore(
    url: &str,
    file: &Path,
    media: Option<&Path>,
    force: bool,
    now: DateTime<Utc>,
) -> Result<Restored, BackupError> {
    // Read to its end once, so that a damaged archive is found before anything is replaced.
    check(file)?;
    let mut reader = Reader::open(file)?;
    let manifest = reader.manifest()?;
    let target = if url.starts_with("sqlite:") { "sqlite" } else { "postgres" };
    if manifest.database != target {
        return Err(BackupError::OtherDatabase { backup: manifest.database, target });
    }
    if target == "sqlite" {
        sqlite::restore(url, &mut reader, &manifest, force, now).await?;
    } else {
        postgres::restore(url, file, &mut reader, &manifest, force, now).await?;
    }
    let mut restored = Restored { manifest, key: None, media_files: 0 };
    let mut reader = Reader::open(file)?;
    reader.each(|name, entry| {
        if name == "master-key.json" {
            restored.key = Some(archive::parse(name, entry)?);
        } else if let (Some(path), Some(media)) = (name.strip_prefix("media/"), media) {
            archive::unpack(media, path, entry)?;
            restored.media_files += 1;
        }
        Ok(())
    })?;
    Ok(restored)
}

/// Reads a backup to its end, and gives what it is.
///
/// # Errors
/// [`BackupError::Broken`] for anything that is no whole backup, [`BackupError::Newer`] for one of a later version.
pub fn check(file: &Path) -> Result<Manifest, BackupError> {
    let mut reader = Reader::open(file)?;
    let manifest = reader.manifest()?;
    let (mut entries, mut end) = (0, None);
    let mut rows: BTreeMap<String, u64> = BTreeMap::new();
    let mut known: BTreeSet<&str> = manifest.tables.iter().map(|(table, _)| table.as_str()).collect();
    known.insert("");
    reader.each(|name, entry| {
        if name == "end.json" {
            end = Some(archive::parse::<End>(name, entry)?);
            return Ok(());
        }
        entries += 1;
        if let Some((table, _)) = name.strip_prefix("tables/").and_then(|name| name.split_once('/')) {
            if !known.contains(table) {
                return Err(BackupError::Broken(format!("the manifest does not name the table {table}")));
            }
            *rows.entry(table.to_owned()).or_default() += archive::count_lines(name, entry)?;
        } else {
            archive::skip(name, entry)?;
        }
        Ok(())
    })?;
    reader.finish()?;
    let end = end.ok_or_else(|| BackupError::Broken("it was cut off".to_owned()))?;
    rows.retain(|_, count| *count > 0);
    let mut expected = end.rows;
    expected.retain(|_, count| *count > 0);
    if end.entries != entries || rows != expected {
        return Err(BackupError::Broken("entries or rows are missing".to_owned()));
    }
    Ok(manifest)
}

/// Refuses what this version cannot read.
fn readable(manifest: &Manifest) -> Result<(), BackupError> {
    if manifest.format != FORMAT {
        return Err(BackupError::Broken("its manifest is of another format".to_owned()));
    }
    if manifest.version > VERSION || manifest.schema > latest_schema() {
        return Err(BackupError::Newer(manifest.botloom.clone()));
    }
    if manifest.schema < FIRST_SCHEMA {
        return Err(BackupError::Broken(format!("no version wrote backups of schema {}", manifest.schema)));
    }
    Ok(())
}

/// The manifest of a backup that is being made.
fn manifest(database: &str, schema: i64, now: DateTime<Utc>) -> Result<Manifest, BackupError> {
    if schema > latest_schema() {
        return Err(BackupError::Newer(format!("schema {schema}")));
    }
    if schema < FIRST_SCHEMA {
        return Err(BackupError::Older(schema));
    }
    Ok(Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        botloom: env!("CARGO_PKG_VERSION").to_owned(),
        database: database.to_owned(),
        schema,
        created_at: now,
        tables: Vec::new(),
    })
}

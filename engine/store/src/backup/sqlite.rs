//! SQLite: the file itself, copied while the server goes on writing.

use std::{
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use chrono::{DateTime, Utc};
use sqlx::{Connection, Row, Sqlite, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{
    BackupError, End, Manifest, archive,
    archive::{Reader, Writer},
    at, manifest,
    new_life::NewLife,
};
use crate::{Database, StoreError};

/// The entry of the archive.
const NAME: &str = "database.sqlite";

/// Copies the database into an archive. `VACUUM INTO` reads in one transaction, beside which others write.
pub(super) async fn dump(
    url: &str,
    writer: &mut Writer,
    now: DateTime<Utc>,
) -> Result<(Manifest, End), BackupError> {
    let options =
        SqliteConnectOptions::from_str(url).map_err(|error| StoreError::Address(error.to_string()))?;
    let mut connection = SqliteConnection::connect_with(&options.create_if_missing(false)).await?;
    let manifest = manifest("sqlite", schema(&mut connection).await?, now)?;
    writer.json("manifest.json", &manifest)?;
    let scratch = writer.scratch();
    let _removed = Removed(scratch.clone());
    remove(&scratch)?;
    // Made by us first, so that nobody else may ever read it; VACUUM takes an empty file.
    drop(create_private(&scratch)?);
    let query = sqlx::query("VACUUM INTO $1").bind(scratch.to_string_lossy().into_owned());
    query.execute(&mut connection).await?;
    connection.close().await?;
    writer.file(NAME, &scratch)?;
    Ok((manifest, End::default()))
}

/// Makes the new database beside its place, and moves it there when it is whole.
pub(super) async fn restore(
    url: &str,
    reader: &mut Reader,
    manifest: &Manifest,
    force: bool,
    now: DateTime<Utc>,
) -> Result<(), BackupError> {
    let options =
        SqliteConnectOptions::from_str(url).map_err(|error| StoreError::Address(error.to_string()))?;
    let file = options.get_filename().to_path_buf();
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(at(folder))?;
    }
    // Held to the end: no server can start meanwhile.
    let lock_path = file.with_extension("lock");
    let lock = create_private(&lock_path)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Err(BackupError::InUse),
        Err(fs::TryLockError::Error(error)) => return Err(at(&lock_path)(error)),
    }
    // Asked in any case: closing it also empties the log of the old file into it.
    match has_data(&file, &options).await {
        Ok(true) if !force => return Err(BackupError::NotEmpty),
        Err(error) if !force => return Err(error),
        _ => {}
    }
    let scratch = archive::beside(&file, "restoring");
    let _removed = Removed(scratch.clone());
    remove_all(&scratch)?;
    reader.each(|name, entry| match name {
        NAME => archive::unpack_to(&scratch, entry),
        _ => archive::skip(name, entry),
    })?;
    if !scratch.exists() {
        return Err(BackupError::Broken(format!("it has no {NAME}")));
    }
    let database = Database::<Sqlite>::open(&format!("sqlite:{}", scratch.display())).await?;
    let mut connection = database.write().acquire().await?;
    let verdict: String = sqlx::query("PRAGMA quick_check").fetch_one(&mut *connection).await?.try_get(0)?;
    if verdict != "ok" || schema(&mut connection).await? != manifest.schema {
        return Err(BackupError::Broken(format!("its database is damaged: {verdict}")));
    }
    drop(connection);
    let mut tx = database.begin().await?;
    Sqlite::begin_life(&mut tx, now).await?;
    tx.commit().await?;
    database.migrate().await?;
    database.close().await;
    // The log of the old file must not be taken for one of the new.
    for extension in ["-wal", "-shm"] {
        remove(&appended(&file, extension))?;
    }
    fs::rename(&scratch, &file).map_err(at(&file))?;
    archive::sync_folder(&file);
    Ok(())
}

/// The newest migration of a database; 0 for one that is none of ours.
async fn schema(connection: &mut SqliteConnection) -> Result<i64, BackupError> {
    let query = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations WHERE success");
    Ok(query.fetch_one(connection).await?)
}

async fn has_data(file: &Path, options: &SqliteConnectOptions) -> Result<bool, BackupError> {
    if !file.exists() {
        return Ok(false);
    }
    let mut connection = SqliteConnection::connect_with(&options.clone().create_if_missing(false)).await?;
    let tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'workspaces'";
    let tables: i64 = sqlx::query_scalar(tables).fetch_one(&mut connection).await?;
    let mut rows = 0;
    if tables > 0 {
        rows = sqlx::query_scalar("SELECT count(*) FROM workspaces").fetch_one(&mut connection).await?;
    }
    connection.close().await?;
    Ok(rows > 0_i64)
}

fn create_private(path: &Path) -> Result<fs::File, BackupError> {
    use std::os::unix::fs::OpenOptionsExt as _;
    fs::OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path).map_err(at(path))
}

/// A file that is removed however the work ends.
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        let _ = remove_all(&self.0);
    }
}

fn remove_all(path: &Path) -> Result<(), BackupError> {
    for extension in ["-wal", "-shm", "-journal"] {
        remove(&appended(path, extension))?;
    }
    remove(path)
}

fn remove(path: &Path) -> Result<(), BackupError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(at(path)(error)),
        _ => Ok(()),
    }
}

fn appended(path: &Path, extension: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(extension);
    PathBuf::from(name)
}

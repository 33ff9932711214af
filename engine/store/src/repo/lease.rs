//! Who may write: one owner per shard, known by an epoch that only grows.
//!
//! Safety is the epoch, which every batch checks inside its own transaction. The rest only decides
//! how soon another owner steps in: at once when the old one is known to be gone (SQLite: its file
//! lock is free; Postgres: its session ended), else when its lease has run out.

use std::time::Duration;

use sqlx::{Connection, PgConnection, Postgres, Sqlite};
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError, ids,
    statement::{dialects, sql},
    statements,
};

/// Takes, keeps and gives back the lease of a shard.
#[async_trait::async_trait]
pub trait LeaseRepo: Send + Sync {
    /// Takes the lease if it is free, and gives the new epoch. `None`: somebody else holds it.
    async fn acquire_lease(&self, shard: i32, owner: &str, ttl: Duration) -> Result<Option<i64>, StoreError>;
    /// Prolongs the lease.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when somebody else took it.
    async fn renew_lease(&self, shard: i32, epoch: i64, ttl: Duration) -> Result<(), StoreError>;
    /// Gives the lease back, so that another owner need not wait.
    async fn release_lease(&self, shard: i32, epoch: i64) -> Result<(), StoreError>;
    /// The id of this life of the database; part of every derived id.
    async fn incarnation(&self) -> Result<Uuid, StoreError>;
}

statements! {
    INSERT_SHARD = sql(
        "INSERT INTO shard_lease (shard, owner, session, epoch, expires_at) VALUES ($1, '', '', 0, 0)
         ON CONFLICT DO NOTHING",
    );
    // SQLite implementation: the caller holds the file lock, so no other owner is alive.
    ACQUIRE = dialects(
        "UPDATE shard_lease SET owner = $2, session = $3, epoch = epoch + 1,
             expires_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + $4
         WHERE shard = $1 RETURNING epoch",
        "UPDATE shard_lease SET owner = $2, session = $3, epoch = epoch + 1,
             expires_at = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $4
         WHERE shard = $1 AND (
             expires_at < (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
             OR NOT EXISTS (
                 SELECT 1 FROM pg_stat_activity a
                 WHERE shard_lease.session = a.pid::text || '/' || (extract(epoch FROM a.backend_start) * 1000000)::bigint::text
             ))
         RETURNING epoch",
    );
    SESSION = dialects(
        "SELECT 'file'",
        "SELECT pid::text || '/' || (extract(epoch FROM backend_start) * 1000000)::bigint::text
         FROM pg_stat_activity WHERE pid = pg_backend_pid()",
    );
    RENEW = dialects(
        "UPDATE shard_lease SET expires_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + $3
         WHERE shard = $1 AND epoch = $2",
        "UPDATE shard_lease SET expires_at = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $3
         WHERE shard = $1 AND epoch = $2",
    );
    RELEASE = sql("UPDATE shard_lease SET expires_at = 0, session = '' WHERE shard = $1 AND epoch = $2");
    INSERT_INCARNATION = sql("INSERT INTO incarnation (one, id) VALUES (1, $1) ON CONFLICT DO NOTHING");
    INCARNATION = sql("SELECT id FROM incarnation WHERE one = 1");
}

/// What a process holds besides the row while it owns the lease; gone with the process.
#[derive(Default)]
pub(crate) struct LeaseGuard {
    /// SQLite's lock file, locked.
    file: Option<std::fs::File>,
    /// The Postgres session that the lease row names.
    session: Option<PgConnection>,
}

fn micros(ttl: Duration) -> i64 {
    i64::try_from(ttl.as_micros()).unwrap_or(i64::MAX)
}

#[async_trait::async_trait]
impl LeaseRepo for SqlStore<Sqlite> {
    async fn acquire_lease(&self, shard: i32, owner: &str, ttl: Duration) -> Result<Option<i64>, StoreError> {
        let mut guard = self.lease.lock().await;
        if guard.file.is_none() {
            let path = self.database.file.clone().unwrap_or_default().with_extension("lock");
            let unavailable = |error: std::io::Error| {
                StoreError::Unavailable(format!("lock file {}: {error}", path.display()))
            };
            let file = std::fs::File::options()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)
                .map_err(unavailable)?;
            match file.try_lock() {
                Ok(()) => guard.file = Some(file),
                Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
                Err(std::fs::TryLockError::Error(error)) => return Err(unavailable(error)),
            }
        }
        sqlx::query(Sqlite::sql(INSERT_SHARD)).bind(shard).execute(self.database.write()).await?;
        let query =
            sqlx::query_scalar(Sqlite::sql(ACQUIRE)).bind(shard).bind(owner).bind("file").bind(micros(ttl));
        Ok(query.fetch_optional(self.database.write()).await?)
    }

    async fn renew_lease(&self, shard: i32, epoch: i64, ttl: Duration) -> Result<(), StoreError> {
        let query = sqlx::query(Sqlite::sql(RENEW)).bind(shard).bind(epoch).bind(micros(ttl));
        let renewed = query.execute(self.database.write()).await?.rows_affected();
        if renewed == 1 { Ok(()) } else { Err(StoreError::Fenced) }
    }

    async fn release_lease(&self, shard: i32, epoch: i64) -> Result<(), StoreError> {
        let query = sqlx::query(Sqlite::sql(RELEASE)).bind(shard).bind(epoch);
        query.execute(self.database.write()).await?;
        self.lease.lock().await.file = None;
        Ok(())
    }

    async fn incarnation(&self) -> Result<Uuid, StoreError> {
        let new = Uuid::from_bytes(ids::secret_bytes());
        sqlx::query(Sqlite::sql(INSERT_INCARNATION)).bind(new).execute(self.database.write()).await?;
        Ok(sqlx::query_scalar(Sqlite::sql(INCARNATION)).fetch_one(self.database.write()).await?)
    }
}

#[async_trait::async_trait]
impl LeaseRepo for SqlStore<Postgres> {
    async fn acquire_lease(&self, shard: i32, owner: &str, ttl: Duration) -> Result<Option<i64>, StoreError> {
        sqlx::query(Postgres::sql(INSERT_SHARD)).bind(shard).execute(self.database.write()).await?;
        let mut guard = self.lease.lock().await;
        // A fresh session each time: a broken one must not stand for a living owner.
        let mut session = PgConnection::connect_with(&self.database.write().connect_options()).await?;
        let name: String = sqlx::query_scalar(Postgres::sql(SESSION)).fetch_one(&mut session).await?;
        let query =
            sqlx::query_scalar(Postgres::sql(ACQUIRE)).bind(shard).bind(owner).bind(name).bind(micros(ttl));
        let epoch: Option<i64> = query.fetch_optional(&mut session).await?;
        guard.session = epoch.is_some().then_some(session);
        Ok(epoch)
    }

    async fn renew_lease(&self, shard: i32, epoch: i64, ttl: Duration) -> Result<(), StoreError> {
        let mut guard = self.lease.lock().await;
        // Without the session others may believe that this owner is gone, so it must step back.
        let session = guard.session.as_mut().ok_or(StoreError::Fenced)?;
        let query = sqlx::query(Postgres::sql(RENEW)).bind(shard).bind(epoch).bind(micros(ttl));
        let renewed = query.execute(session).await?.rows_affected();
        if renewed == 1 { Ok(()) } else { Err(StoreError::Fenced) }
    }

    async fn release_lease(&self, shard: i32, epoch: i64) -> Result<(), StoreError> {
        let query = sqlx::query(Postgres::sql(RELEASE)).bind(shard).bind(epoch);
        query.execute(self.database.write()).await?;
        self.lease.lock().await.session = None;
        Ok(())
    }

    async fn incarnation(&self) -> Result<Uuid, StoreError> {
        let new = Uuid::from_bytes(ids::secret_bytes());
        sqlx::query(Postgres::sql(INSERT_INCARNATION)).bind(new).execute(self.database.write()).await?;
        Ok(sqlx::query_scalar(Postgres::sql(INCARNATION)).fetch_one(self.database.write()).await?)
    }
}

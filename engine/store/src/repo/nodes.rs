//! Who may write: processes register as nodes, and share the shards out among themselves.
//!
//! Safety is the registration's row, which every batch locks inside its own transaction: whoever takes a dead
//! node's shards deletes its row first, and that waits for the batches under way. The rest only decides how soon
//! another node steps in: at once when the old one is known to be gone (SQLite: its file lock is free; Postgres:
//! its session ended), else when its time has run out.

use std::time::Duration;

use sqlx::{Connection, PgConnection, Postgres, Sqlite};
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError, ids,
    shard::{SHARDS, ShardSet},
    statement::{dialects, sql},
    statements,
};

/// Registers nodes and shares shards out.
#[async_trait::async_trait]
pub trait NodeRepo: Send + Sync {
    /// Registers this process and gives the registration's epoch. `None`: the database takes one process at a
    /// time (SQLite), and there is one.
    async fn join(&self, node: &str, ttl: Duration) -> Result<Option<i64>, StoreError>;
    /// Prolongs a registration, removes those of nodes that are gone, and gives how many there are.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when somebody else removed it.
    async fn keep(&self, epoch: i64, ttl: Duration) -> Result<usize, StoreError>;
    /// Takes up to `most` shards that nobody owns; gives all that the node owns now.
    async fn claim_shards(&self, epoch: i64, most: usize) -> Result<ShardSet, StoreError>;
    /// Gives shards up, so that another node may take them.
    async fn give_up_shards(&self, epoch: i64, shards: ShardSet) -> Result<(), StoreError>;
    /// Ends a registration, so that nobody need wait.
    async fn leave(&self, epoch: i64) -> Result<(), StoreError>;
    /// The id of this life of the database; part of every derived id.
    async fn incarnation(&self) -> Result<Uuid, StoreError>;
}

statements! {
    // A share lock makes a takeover wait for the batches under way. SQLite has one writer anyway.
    FENCE = dialects(
        "SELECT 1 FROM engine_nodes WHERE epoch = $1",
        "SELECT 1 FROM engine_nodes WHERE epoch = $1 FOR SHARE",
    );
    // SQLite implementation: the caller holds the file lock, so no other node is alive.
    REMOVE_OTHERS = sql("DELETE FROM engine_nodes");
    TAKE_ALL = sql("UPDATE shards SET epoch = $1");
    JOIN = dialects(
        "INSERT INTO engine_nodes (node, session, expires_at)
         VALUES ($1, $2, CAST(unixepoch('subsec') * 1000000 AS INTEGER) + $3) RETURNING epoch",
        "INSERT INTO engine_nodes (node, session, expires_at)
         VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $3) RETURNING epoch",
    );
    SESSION = dialects(
        "SELECT 'file'",
        "SELECT pid::text || '/' || (extract(epoch FROM backend_start) * 1000000)::bigint::text
         FROM pg_stat_activity WHERE pid = pg_backend_pid()",
    );
    KEEP = dialects(
        "UPDATE engine_nodes SET expires_at = CAST(unixepoch('subsec') * 1000000 AS INTEGER) + $2 WHERE epoch = $1",
        "UPDATE engine_nodes SET expires_at = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + $2
         WHERE epoch = $1",
    );
    // A node whose batch is under way is left for the next look: its lock would hold this one up.
    REMOVE_DEAD = dialects(
        "DELETE FROM engine_nodes WHERE epoch <> $1",
        "DELETE FROM engine_nodes WHERE epoch IN (
             SELECT n.epoch FROM engine_nodes n WHERE n.epoch <> $1 AND (
                 n.expires_at < (extract(epoch FROM clock_timestamp()) * 1000000)::bigint
                 OR NOT EXISTS (
                     SELECT 1 FROM pg_stat_activity a
                     WHERE n.session = a.pid::text || '/' || (extract(epoch FROM a.backend_start) * 1000000)::bigint::text
                 ))
             FOR UPDATE SKIP LOCKED)",
    );
    COUNT = sql("SELECT count(*) FROM engine_nodes");
    CLAIM = dialects(
        "UPDATE shards SET epoch = $1 WHERE $2 > 0",
        "UPDATE shards SET epoch = $1 WHERE shard IN (
             SELECT s.shard FROM shards s WHERE NOT EXISTS (SELECT 1 FROM engine_nodes n WHERE n.epoch = s.epoch)
             ORDER BY s.shard LIMIT $2 FOR UPDATE SKIP LOCKED)
           AND EXISTS (SELECT 1 FROM engine_nodes n WHERE n.epoch = $1)",
    );
    OWN = sql("SELECT shard FROM shards WHERE epoch = $1");
    GIVE_UP = dialects(
        "UPDATE shards SET epoch = 0 WHERE epoch = $1 AND shard IN (SELECT value FROM json_each($2))",
        "UPDATE shards SET epoch = 0 WHERE epoch = $1
           AND shard IN (SELECT value::integer FROM jsonb_array_elements_text($2))",
    );
    LEAVE = sql("DELETE FROM engine_nodes WHERE epoch = $1");
    INSERT_INCARNATION = sql("INSERT INTO incarnation (one, id) VALUES (1, $1) ON CONFLICT DO NOTHING");
    INCARNATION = sql("SELECT id FROM incarnation WHERE one = 1");
}

/// What a process holds besides the row while it is registered; gone with the process.
#[derive(Default)]
pub(crate) struct NodeGuard {
    /// SQLite's lock file, locked.
    file: Option<std::fs::File>,
    /// The Postgres session that the row names.
    session: Option<PgConnection>,
}

fn micros(ttl: Duration) -> i64 {
    i64::try_from(ttl.as_micros()).unwrap_or(i64::MAX)
}

fn owned(shards: Vec<i32>) -> ShardSet {
    shards.into_iter().filter_map(|shard| u8::try_from(shard).ok()).collect()
}

#[async_trait::async_trait]
impl NodeRepo for SqlStore<Sqlite> {
    async fn join(&self, node: &str, ttl: Duration) -> Result<Option<i64>, StoreError> {
        let mut guard = self.node.lock().await;
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
        let mut tx = self.database.begin().await?;
        sqlx::query(Sqlite::sql(REMOVE_OTHERS)).execute(&mut *tx).await?;
        let query = sqlx::query_scalar(Sqlite::sql(JOIN)).bind(node).bind("file").bind(micros(ttl));
        let epoch: i64 = query.fetch_one(&mut *tx).await?;
        sqlx::query(Sqlite::sql(TAKE_ALL)).bind(epoch).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Some(epoch))
    }

    /// SQLite implementation: the file lock is held as long as the process lives, so nothing is written.
    async fn keep(&self, epoch: i64, _ttl: Duration) -> Result<usize, StoreError> {
        let query = sqlx::query(Sqlite::sql(FENCE)).bind(epoch);
        match query.fetch_optional(self.database.read()).await? {
            Some(_) => Ok(1),
            None => Err(StoreError::Fenced),
        }
    }

    async fn claim_shards(&self, epoch: i64, _most: usize) -> Result<ShardSet, StoreError> {
        let query = sqlx::query_scalar(Sqlite::sql(OWN)).bind(epoch);
        Ok(owned(query.fetch_all(self.database.read()).await?))
    }

    async fn give_up_shards(&self, epoch: i64, shards: ShardSet) -> Result<(), StoreError> {
        let query = sqlx::query(Sqlite::sql(GIVE_UP)).bind(epoch).bind(sqlx::types::Json(shards));
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn leave(&self, epoch: i64) -> Result<(), StoreError> {
        sqlx::query(Sqlite::sql(LEAVE)).bind(epoch).execute(self.database.write()).await?;
        self.node.lock().await.file = None;
        Ok(())
    }

    async fn incarnation(&self) -> Result<Uuid, StoreError> {
        let new = Uuid::from_bytes(ids::secret_bytes());
        sqlx::query(Sqlite::sql(INSERT_INCARNATION)).bind(new).execute(self.database.write()).await?;
        Ok(sqlx::query_scalar(Sqlite::sql(INCARNATION)).fetch_one(self.database.write()).await?)
    }
}

#[async_trait::async_trait]
impl NodeRepo for SqlStore<Postgres> {
    async fn join(&self, node: &str, ttl: Duration) -> Result<Option<i64>, StoreError> {
        let mut guard = self.node.lock().await;
        // A fresh session each time: a broken one must not stand for a living node.
        let mut session = PgConnection::connect_with(&self.database.write().connect_options()).await?;
        let name: String = sqlx::query_scalar(Postgres::sql(SESSION)).fetch_one(&mut session).await?;
        let query = sqlx::query_scalar(Postgres::sql(JOIN)).bind(node).bind(name).bind(micros(ttl));
        let epoch: i64 = query.fetch_one(&mut session).await?;
        guard.session = Some(session);
        Ok(Some(epoch))
    }

    async fn keep(&self, epoch: i64, ttl: Duration) -> Result<usize, StoreError> {
        let mut guard = self.node.lock().await;
        // Without the session others may believe that this node is gone, so it must step back.
        let session = guard.session.as_mut().ok_or(StoreError::Fenced)?;
        let query = sqlx::query(Postgres::sql(KEEP)).bind(epoch).bind(micros(ttl));
        if query.execute(&mut *session).await?.rows_affected() != 1 {
            return Err(StoreError::Fenced);
        }
        sqlx::query(Postgres::sql(REMOVE_DEAD)).bind(epoch).execute(&mut *session).await?;
        let count: i64 = sqlx::query_scalar(Postgres::sql(COUNT)).fetch_one(session).await?;
        Ok(usize::try_from(count).unwrap_or(1).max(1))
    }

    async fn claim_shards(&self, epoch: i64, most: usize) -> Result<ShardSet, StoreError> {
        let mut guard = self.node.lock().await;
        let session = guard.session.as_mut().ok_or(StoreError::Fenced)?;
        if most > 0 {
            let most = i64::try_from(most.min(SHARDS)).unwrap_or_default();
            sqlx::query(Postgres::sql(CLAIM)).bind(epoch).bind(most).execute(&mut *session).await?;
        }
        let query = sqlx::query_scalar(Postgres::sql(OWN)).bind(epoch);
        Ok(owned(query.fetch_all(session).await?))
    }

    async fn give_up_shards(&self, epoch: i64, shards: ShardSet) -> Result<(), StoreError> {
        let query = sqlx::query(Postgres::sql(GIVE_UP)).bind(epoch).bind(sqlx::types::Json(shards));
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn leave(&self, epoch: i64) -> Result<(), StoreError> {
        sqlx::query(Postgres::sql(LEAVE)).bind(epoch).execute(self.database.write()).await?;
        self.node.lock().await.session = None;
        Ok(())
    }

    async fn incarnation(&self) -> Result<Uuid, StoreError> {
        let new = Uuid::from_bytes(ids::secret_bytes());
        sqlx::query(Postgres::sql(INSERT_INCARNATION)).bind(new).execute(self.database.write()).await?;
        Ok(sqlx::query_scalar(Postgres::sql(INCARNATION)).fetch_one(self.database.write()).await?)
    }
}

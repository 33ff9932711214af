//! The sessions of linked devices: rows that only their worker can read, and only the node that owns the number can write.
//!
//! Two processes that both write a session would break its encryption for good. So every write locks the registration
//! of its node and the number's shard in its own transaction, as batches do, and is refused when either is gone.

use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    shard::shard_of,
    statement::{dialects, sql},
    statements,
};

/// One change of a session. Names and values are ciphertexts or keyed digests; the store knows neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionChange {
    /// Writes a row.
    Put {
        /// What kind of thing it is.
        space: &'static str,
        /// Its name there.
        name: Vec<u8>,
        /// The encrypted value.
        sealed: Vec<u8>,
        /// Unix seconds by which it is found when it is old; 0 where it stays.
        at: i64,
    },
    /// Deletes a row.
    Delete {
        /// What kind of thing it is.
        space: &'static str,
        /// Its name there.
        name: Vec<u8>,
    },
    /// Deletes all rows of a kind.
    Clear {
        /// The kind.
        space: &'static str,
    },
    /// Deletes the rows of a kind whose time is before another one and not 0.
    Expire {
        /// The kind.
        space: &'static str,
        /// Unix seconds.
        before: i64,
    },
}

/// Reads and writes sessions.
#[async_trait::async_trait]
pub trait SessionRepo: Send + Sync {
    /// One row.
    async fn session_row(
        &self,
        number_id: Uuid,
        space: &'static str,
        name: &[u8],
    ) -> Result<Option<Vec<u8>>, StoreError>;
    /// All rows of a kind: names and values, in no order.
    async fn session_rows(
        &self,
        number_id: Uuid,
        space: &'static str,
    ) -> Result<Vec<(Vec<u8>, Vec<u8>)>, StoreError>;
    /// Makes changes, all or none. Gives how many rows they touched.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the number is another node's.
    async fn change_session(
        &self,
        epoch: i64,
        number_id: Uuid,
        changes: &[SessionChange],
    ) -> Result<u64, StoreError>;
    /// Forgets a session, and keeps the key of the next one; `None` keeps none.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the number is another node's.
    async fn reset_session(
        &self,
        epoch: i64,
        number_id: Uuid,
        data_key: Option<&[u8]>,
    ) -> Result<(), StoreError>;
}

statements! {
    // SQLite implementation: one writer, which the file lock names.
    OWNED = dialects(
        "SELECT 1 FROM engine_nodes n JOIN shards s ON s.epoch = n.epoch WHERE n.epoch = $1 AND s.shard = $2",
        "SELECT 1 FROM engine_nodes n JOIN shards s ON s.epoch = n.epoch WHERE n.epoch = $1 AND s.shard = $2
         FOR SHARE",
    );
    ROW = sql("SELECT sealed FROM whatsapp_session WHERE number_id = $1 AND space = $2 AND name = $3");
    ROWS = sql("SELECT name, sealed FROM whatsapp_session WHERE number_id = $1 AND space = $2");
    PUT = sql(
        "INSERT INTO whatsapp_session (number_id, space, name, sealed, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (number_id, space, name) DO UPDATE SET sealed = excluded.sealed, at = excluded.at",
    );
    DELETE = sql("DELETE FROM whatsapp_session WHERE number_id = $1 AND space = $2 AND name = $3");
    CLEAR = sql("DELETE FROM whatsapp_session WHERE number_id = $1 AND space = $2");
    EXPIRE = sql("DELETE FROM whatsapp_session WHERE number_id = $1 AND space = $2 AND at < $3 AND at > 0");
    WIPE = sql("DELETE FROM whatsapp_session WHERE number_id = $1");
    KEY = sql("UPDATE whatsapp_links SET data_key = $2 WHERE number_id = $1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SessionRepo for SqlStore<Db> {
    async fn session_row(
        &self,
        number_id: Uuid,
        space: &'static str,
        name: &[u8],
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(ROW)).bind(number_id).bind(space).bind(name);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn session_rows(
        &self,
        number_id: Uuid,
        space: &'static str,
    ) -> Result<Vec<(Vec<u8>, Vec<u8>)>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(ROWS)).bind(number_id).bind(space);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn change_session(
        &self,
        epoch: i64,
        number_id: Uuid,
        changes: &[SessionChange],
    ) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        let owned = sqlx::query(<Db as Dialect>::sql(OWNED)).bind(epoch).bind(i32::from(shard_of(number_id)));
        if owned.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let mut touched = 0;
        for change in changes {
            let done = match change {
                SessionChange::Put { space, name, sealed, at } => {
                    let query = sqlx::query(<Db as Dialect>::sql(PUT))
                        .bind(number_id)
                        .bind(*space)
                        .bind(name)
                        .bind(sealed)
                        .bind(*at);
                    query.execute(&mut *tx).await?
                }
                SessionChange::Delete { space, name } => {
                    let query =
                        sqlx::query(<Db as Dialect>::sql(DELETE)).bind(number_id).bind(*space).bind(name);
                    query.execute(&mut *tx).await?
                }
                SessionChange::Clear { space } => {
                    let query = sqlx::query(<Db as Dialect>::sql(CLEAR)).bind(number_id).bind(*space);
                    query.execute(&mut *tx).await?
                }
                SessionChange::Expire { space, before } => {
                    let query =
                        sqlx::query(<Db as Dialect>::sql(EXPIRE)).bind(number_id).bind(*space).bind(*before);
                    query.execute(&mut *tx).await?
                }
            };
            touched += done.rows_affected();
        }
        tx.commit().await.map_err(StoreError::of_commit)?;
        Ok(touched)
    }

    async fn reset_session(
        &self,
        epoch: i64,
        number_id: Uuid,
        data_key: Option<&[u8]>,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let owned = sqlx::query(<Db as Dialect>::sql(OWNED)).bind(epoch).bind(i32::from(shard_of(number_id)));
        if owned.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        sqlx::query(<Db as Dialect>::sql(WIPE)).bind(number_id).execute(&mut *tx).await?;
        sqlx::query(<Db as Dialect>::sql(KEY)).bind(number_id).bind(data_key).execute(&mut *tx).await?;
        tx.commit().await.map_err(StoreError::of_commit)
    }
}

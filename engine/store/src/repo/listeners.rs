//! Addresses at which conversations wait for a post.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, batch, statement::sql, statements};

/// One address.
#[derive(Debug, Clone, Serialize, sqlx_macros::FromRow)]
pub struct ListenerRow {
    /// See [`key_hash`].
    pub key_hash: String,
    /// At which number.
    pub number_id: Uuid,
    /// New each time that the conversation waits: a step that is reached again has the same key.
    pub id: Uuid,
    /// Which conversation waits.
    pub conversation_id: Uuid,
    /// The node that waits.
    pub node_id: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// What is kept of a key: whoever reads the database must not be able to post.
#[must_use]
pub fn key_hash(key: &str) -> String {
    hex::encode(Sha256::digest(key))
}

/// Finds who waits. Listeners are written in the engine's transaction.
#[async_trait::async_trait]
pub trait ListenerRepo: Send + Sync {
    /// The listener with this hash of a key.
    async fn listener(&self, key_hash: &str) -> Result<Option<ListenerRow>, StoreError>;
    /// Deletes what was written before `before`, at most `limit` rows; gives the number of deleted rows.
    async fn purge_listeners(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
}

statements! {
    INSERT_LISTENERS = batch!(
        "INSERT INTO listeners (key_hash, number_id, id, conversation_id, node_id, created_at)
         SELECT r.key_hash, r.number_id, r.id, r.conversation_id, r.node_id, r.created_at FROM",
        (key_hash text, number_id uuid, id uuid, conversation_id uuid, node_id text, created_at timestamptz),
        "WHERE true ON CONFLICT (key_hash, number_id) DO UPDATE SET id = excluded.id, created_at = excluded.created_at"
    );
    LISTENER = sql(
        "SELECT key_hash, number_id, id, conversation_id, node_id, created_at FROM listeners WHERE key_hash = $1 LIMIT 1",
    );
    PURGE_LISTENERS = sql(
        "DELETE FROM listeners WHERE (key_hash, number_id) IN (
             SELECT key_hash, number_id FROM listeners WHERE created_at < $1 LIMIT $2)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ListenerRepo for SqlStore<Db> {
    async fn listener(&self, key_hash: &str) -> Result<Option<ListenerRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LISTENER)).bind(key_hash);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn purge_listeners(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PURGE_LISTENERS)).bind(before).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }
}

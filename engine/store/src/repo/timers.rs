//! Timers that survive a restart.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sqlx::types::Json;

use super::records::TimerRow;
use crate::{Dialect, SqlStore, StoreError, shard::ShardSet, statement::dialects, statements};

/// Reads timers. They are set and removed in the engine's transaction.
#[async_trait::async_trait]
pub trait TimerRepo: Send + Sync {
    /// The timers of some shards that are due, oldest first.
    async fn due_timers(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<TimerRow>, StoreError>;
    /// When the next timer of some shards is due.
    async fn next_timer(&self, shards: ShardSet) -> Result<Option<DateTime<Utc>>, StoreError>;
}

statements! {
    // SQLite implementation: one node owns all shards.
    DUE = dialects(
        "SELECT id, number_id, conversation_id, token, due FROM timers WHERE due <= $1 AND $3 IS NOT NULL
         ORDER BY due, id LIMIT $2",
        "SELECT id, number_id, conversation_id, token, due FROM timers WHERE due <= $1
           AND get_byte(uuid_send(conversation_id), 15) IN (SELECT value::integer FROM jsonb_array_elements_text($3))
         ORDER BY due, id LIMIT $2",
    );
    NEXT = dialects(
        "SELECT due FROM timers WHERE $1 IS NOT NULL ORDER BY due LIMIT 1",
        "SELECT due FROM timers
         WHERE get_byte(uuid_send(conversation_id), 15) IN (SELECT value::integer FROM jsonb_array_elements_text($1))
         ORDER BY due LIMIT 1",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl TimerRepo for SqlStore<Db> {
    async fn due_timers(
        &self,
        shards: ShardSet,
        now: DateTime<Utc>,
        limit: i64,
    ) -> Result<Vec<TimerRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE)).bind(now).bind(limit).bind(Json(shards));
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn next_timer(&self, shards: ShardSet) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(NEXT)).bind(Json(shards));
        Ok(query.fetch_optional(self.database.read()).await?)
    }
}

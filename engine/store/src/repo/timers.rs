//! Timers that survive a restart.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;

use super::records::TimerRow;
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Reads timers. They are set and removed in the engine's transaction.
#[async_trait::async_trait]
pub trait TimerRepo: Send + Sync {
    /// The timers that are due, oldest first.
    async fn due_timers(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<TimerRow>, StoreError>;
    /// When the next timer is due.
    async fn next_timer(&self) -> Result<Option<DateTime<Utc>>, StoreError>;
}

statements! {
    DUE = sql(
        "SELECT id, number_id, conversation_id, token, due FROM timers WHERE due <= $1 ORDER BY due, id LIMIT $2",
    );
    NEXT = sql("SELECT due FROM timers ORDER BY due LIMIT 1");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl TimerRepo for SqlStore<Db> {
    async fn due_timers(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<TimerRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE)).bind(now).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn next_timer(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        Ok(sqlx::query_scalar(<Db as Dialect>::sql(NEXT)).fetch_optional(self.database.read()).await?)
    }
}

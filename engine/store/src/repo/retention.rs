//! Deletes what is old, table by table, in small portions. Contacts and conversations are never deleted by age.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// What can be deleted by age, besides the queues, which have methods of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Lines of transcripts.
    Messages,
    /// What contacts answered.
    Answers,
    /// What providers told that is no message.
    ChannelEvents,
    /// Events that could not be processed.
    DeadEvents,
    /// Messages that were given up or whose outcome is not known. Their lines in the transcript stay.
    DeadMessages,
}

/// Deletes by age.
#[async_trait::async_trait]
pub trait RetentionRepo: Send + Sync {
    /// Deletes rows that are older than `before`, at most `limit`; gives the number of deleted rows.
    async fn purge(&self, kept: Kept, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
}

statements! {
    // By workspace or number, because the indexes begin with those: one by age alone would cost every insert.
    PURGE_MESSAGES = sql(
        "DELETE FROM messages WHERE id IN (
             SELECT m.id FROM workspaces w JOIN messages m ON m.workspace_id = w.id AND m.created_at < $1 LIMIT $2)",
    );
    PURGE_ANSWERS = sql(
        "DELETE FROM answers WHERE id IN (
             SELECT a.id FROM workspaces w JOIN answers a ON a.workspace_id = w.id AND a.created_at < $1 LIMIT $2)",
    );
    PURGE_CHANNEL_EVENTS = sql(
        "DELETE FROM channel_events WHERE id IN (
             SELECT e.id FROM numbers n JOIN channel_events e ON e.number_id = n.id AND e.created_at < $1 LIMIT $2)",
    );
    PURGE_DEAD_EVENTS = sql(
        "DELETE FROM inbox WHERE status = 3 AND letter IN (
             SELECT letter FROM inbox WHERE status = 3 AND received_at < $1 LIMIT $2)",
    );
    // A process of an older version marks what was sent instead of deleting it.
    PURGE_DEAD_MESSAGES = sql(
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE status >= 2 AND created_at < $1 LIMIT $2)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl RetentionRepo for SqlStore<Db> {
    async fn purge(&self, kept: Kept, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let statement = match kept {
            Kept::Messages => PURGE_MESSAGES,
            Kept::Answers => PURGE_ANSWERS,
            Kept::ChannelEvents => PURGE_CHANNEL_EVENTS,
            Kept::DeadEvents => PURGE_DEAD_EVENTS,
            Kept::DeadMessages => PURGE_DEAD_MESSAGES,
        };
        let query = sqlx::query(<Db as Dialect>::sql(statement)).bind(before).bind(limit);
        Ok(query.execute(self.database.write()).await?.rows_affected())
    }
}

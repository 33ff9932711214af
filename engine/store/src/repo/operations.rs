//! Settings that all processes share and that operators change while they run.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// Why and since when nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Pause {
    /// Why, for people.
    pub note: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Stops and resumes everything that leaves the installation: messages, calls of flows, events for subscribers.
/// Engines look every second; publish [`crate::hints::Hint::SendingChanged`] to be faster.
#[async_trait::async_trait]
pub trait OperationRepo: Send + Sync {
    /// Why nothing is sent; `None` when it is.
    async fn sends_paused(&self) -> Result<Option<Pause>, StoreError>;
    /// Pauses. Conversations still move; what they say waits. A pause that there is already stays as it is.
    async fn pause_sends(&self, note: &str, now: DateTime<Utc>) -> Result<(), StoreError>;
    /// Resumes, and gives up what was waiting when the pause began where `give_up` says so: it becomes dead letters.
    /// Gives how many messages and effects were given up.
    async fn resume_sends(&self, give_up: bool) -> Result<u64, StoreError>;
}

statements! {
    GET = sql("SELECT note, since FROM engine_settings WHERE name = 'sends_paused'");
    PAUSE = sql(
        "INSERT INTO engine_settings (name, note, since) VALUES ('sends_paused', $1, $2) ON CONFLICT DO NOTHING",
    );
    RESUME = sql("DELETE FROM engine_settings WHERE name = 'sends_paused'");
    GIVE_UP_OUTBOX = sql(
        "UPDATE outbox SET status = 4, error = 'it was waiting when sending was paused, and given up when it went on'
         WHERE status < 2 AND created_at <= (SELECT since FROM engine_settings WHERE name = 'sends_paused')",
    );
    FAIL_MESSAGES = sql(
        "UPDATE messages SET status = 'failed', status_rank = 2, error = 'given up after a restore'
         WHERE status_rank < 2 AND id IN (
             SELECT id FROM outbox WHERE status < 2
               AND created_at <= (SELECT since FROM engine_settings WHERE name = 'sends_paused'))",
    );
    GIVE_UP_EVENTS = sql(
        "UPDATE effects SET status = 4, error = 'it was waiting when sending was paused, and given up when it went on'
         WHERE status < 2 AND kind = 'event'
           AND created_at <= (SELECT since FROM engine_settings WHERE name = 'sends_paused')",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl OperationRepo for SqlStore<Db> {
    async fn sends_paused(&self) -> Result<Option<Pause>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(GET)).fetch_optional(self.database.read()).await?)
    }

    async fn pause_sends(&self, note: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PAUSE)).bind(note).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn resume_sends(&self, give_up: bool) -> Result<u64, StoreError> {
        let mut tx = self.database.begin().await?;
        let mut given_up = 0;
        if give_up {
            sqlx::query(<Db as Dialect>::sql(FAIL_MESSAGES)).execute(&mut *tx).await?;
            for statement in [GIVE_UP_OUTBOX, GIVE_UP_EVENTS] {
                given_up +=
                    sqlx::query(<Db as Dialect>::sql(statement)).execute(&mut *tx).await?.rows_affected();
            }
        }
        sqlx::query(<Db as Dialect>::sql(RESUME)).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(given_up)
    }
}

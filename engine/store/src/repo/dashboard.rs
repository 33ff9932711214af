//! Counts for the first screen.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{
    Dialect, SqlStore, StoreError,
    statement::{dialects, sql},
    statements,
};

/// The counts of a workspace.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Counts {
    /// Flows that are not archived.
    pub flows: i64,
    /// Flows that answer somewhere.
    pub flows_live: i64,
    /// Numbers.
    pub numbers: i64,
    /// Conversations.
    pub conversations: i64,
    /// Conversations in which a flow runs.
    pub conversations_active: i64,
    /// Messages that came in since.
    pub messages_in: i64,
    /// Messages that went out since.
    pub messages_out: i64,
    /// Messages since that could not be sent.
    pub messages_failed: i64,
}

/// Messages of one day that had any.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct DayCounts {
    /// The day in UTC, `YYYY-MM-DD`.
    pub day: String,
    /// Messages that came in.
    pub messages_in: i64,
    /// Messages that went out.
    pub messages_out: i64,
}

/// Counts.
#[async_trait::async_trait]
pub trait DashboardRepo: Send + Sync {
    /// The counts of a workspace, messages since the given time; of the numbers that a limited user or key sees, if
    /// it is named.
    async fn counts(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
        seen_by: Option<Uuid>,
    ) -> Result<Counts, StoreError>;
    /// The messages of each day since the given time, days without any left out, the oldest first; of the numbers
    /// that a limited user or key sees, if it is named.
    async fn days(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
        seen_by: Option<Uuid>,
    ) -> Result<Vec<DayCounts>, StoreError>;
}

statements! {
    COUNTS = sql(
        "SELECT
            (SELECT count(*) FROM flows WHERE workspace_id = $1 AND archived_at IS NULL) AS flows,
            (SELECT count(DISTINCT flow_id) FROM deployments WHERE workspace_id = $1
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)) AS flows_live,
            (SELECT count(*) FROM numbers WHERE workspace_id = $1 AND deleted_at IS NULL
                AND (id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)) AS numbers,
            (SELECT count(*) FROM conversations WHERE workspace_id = $1
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)) AS conversations,
            (SELECT count(*) FROM conversations WHERE workspace_id = $1 AND session IS NOT NULL
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL))
                AS conversations_active,
            (SELECT count(*) FROM messages WHERE workspace_id = $1 AND created_at >= $2 AND direction = 'in'
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL))
                AS messages_in,
            (SELECT count(*) FROM messages WHERE workspace_id = $1 AND created_at >= $2 AND direction = 'out'
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL))
                AS messages_out,
            (SELECT count(*) FROM messages WHERE workspace_id = $1 AND created_at >= $2 AND status = 'failed'
                AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL))
                AS messages_failed",
    );
    // SQLite keeps times as RFC 3339 texts in UTC, so a day is the first ten characters.
    DAYS = dialects(
        "SELECT substr(created_at, 1, 10) AS day, count(*) FILTER (WHERE direction = 'in') AS messages_in,
                count(*) FILTER (WHERE direction = 'out') AS messages_out
         FROM messages WHERE workspace_id = $1 AND created_at >= $2
           AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)
         GROUP BY 1 ORDER BY 1",
        "SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
                count(*) FILTER (WHERE direction = 'in') AS messages_in,
                count(*) FILTER (WHERE direction = 'out') AS messages_out
         FROM messages WHERE workspace_id = $1 AND created_at >= $2
           AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $3) OR $3 IS NULL)
         GROUP BY 1 ORDER BY 1",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl DashboardRepo for SqlStore<Db> {
    async fn counts(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
        seen_by: Option<Uuid>,
    ) -> Result<Counts, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(COUNTS)).bind(workspace_id).bind(since).bind(seen_by);
        Ok(query.fetch_one(self.database.read()).await?)
    }

    async fn days(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
        seen_by: Option<Uuid>,
    ) -> Result<Vec<DayCounts>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DAYS)).bind(workspace_id).bind(since).bind(seen_by);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}

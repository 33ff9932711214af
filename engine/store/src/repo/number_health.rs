//! How numbers of the Cloud API fare: what a check found, when Meta last spoke, what went wrong of late.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// What is known of a number; nothing is there before something happened.
#[derive(Debug, Clone, Default, PartialEq, sqlx_macros::FromRow)]
pub struct NumberHealth {
    /// The number.
    pub number_id: Uuid,
    /// What the last check found.
    #[sqlx(json(nullable))]
    pub report: Option<Value>,
    /// When that was.
    pub checked_at: Option<DateTime<Utc>>,
    /// When Meta last verified the webhook's address.
    pub verified_at: Option<DateTime<Utc>>,
    /// When a signed delivery last came; kept to the half minute.
    pub heard_at: Option<DateTime<Utc>>,
    /// When the number was registered from here.
    pub registered_at: Option<DateTime<Utc>>,
    /// When the account's news were subscribed from here.
    pub subscribed_at: Option<DateTime<Utc>>,
}

/// Something that happened to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberMark {
    /// Meta verified the webhook's address.
    Verified,
    /// A signed delivery came.
    Heard,
    /// The number was registered.
    Registered,
    /// The account's news were subscribed.
    Subscribed,
}

/// Outgoing messages of a number within some time.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SentCounts {
    /// The number.
    pub number_id: Uuid,
    /// All.
    pub sent: i64,
    /// Those that failed.
    pub failed: i64,
}

/// Keeps how numbers fare.
#[async_trait::async_trait]
pub trait NumberHealthRepo: Send + Sync {
    /// What is known of the numbers of a workspace.
    async fn numbers_health(&self, workspace_id: Uuid) -> Result<Vec<NumberHealth>, StoreError>;
    /// What is known of a number.
    async fn number_health(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
    ) -> Result<Option<NumberHealth>, StoreError>;
    /// Notes that something happened. Nothing happens to a number that is not there.
    async fn mark_number(
        &self,
        number_id: Uuid,
        mark: NumberMark,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Keeps what a check found.
    async fn keep_report(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        report: &Value,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Whether the caller may check this number by itself: nobody has set out to since `before`, or news of it came
    /// since somebody did. `true` once.
    async fn claim_check(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// What each number of a workspace sent since a time, and how much of it failed.
    async fn sent_counts(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
    ) -> Result<Vec<SentCounts>, StoreError>;
    /// Every number of the Cloud API that takes part, of all workspaces, after the given one.
    async fn cloud_number_ids(&self, after: Option<Uuid>, limit: i64) -> Result<Vec<Uuid>, StoreError>;
    /// Why messages of a number wait, the error of the latest attempt first; 20 at most.
    async fn waiting_errors(&self, number_id: Uuid) -> Result<Vec<String>, StoreError>;
}

statements! {
    OF_WORKSPACE = sql(
        "SELECT number_id, report, checked_at, verified_at, heard_at, registered_at, subscribed_at
         FROM number_health WHERE workspace_id = $1",
    );
    OF_NUMBER = sql(
        "SELECT number_id, report, checked_at, verified_at, heard_at, registered_at, subscribed_at
         FROM number_health WHERE workspace_id = $1 AND number_id = $2",
    );
    VERIFIED = sql(
        "INSERT INTO number_health (number_id, workspace_id, verified_at)
         SELECT id, workspace_id, $2 FROM numbers WHERE id = $1 AND deleted_at IS NULL
         ON CONFLICT (number_id) DO UPDATE SET verified_at = excluded.verified_at",
    );
    HEARD = sql(
        "INSERT INTO number_health (number_id, workspace_id, heard_at)
         SELECT id, workspace_id, $2 FROM numbers WHERE id = $1 AND deleted_at IS NULL
         ON CONFLICT (number_id) DO UPDATE SET heard_at = excluded.heard_at",
    );
    REGISTERED = sql(
        "INSERT INTO number_health (number_id, workspace_id, registered_at)
         SELECT id, workspace_id, $2 FROM numbers WHERE id = $1 AND deleted_at IS NULL
         ON CONFLICT (number_id) DO UPDATE SET registered_at = excluded.registered_at",
    );
    SUBSCRIBED = sql(
        "INSERT INTO number_health (number_id, workspace_id, subscribed_at)
         SELECT id, workspace_id, $2 FROM numbers WHERE id = $1 AND deleted_at IS NULL
         ON CONFLICT (number_id) DO UPDATE SET subscribed_at = excluded.subscribed_at",
    );
    REPORT = sql(
        "INSERT INTO number_health (number_id, workspace_id, report, checked_at, claimed_at)
         VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (number_id) DO UPDATE SET report = excluded.report, checked_at = excluded.checked_at,
                                               claimed_at = excluded.claimed_at",
    );
    CLAIM = sql(
        "INSERT INTO number_health (number_id, workspace_id, claimed_at) VALUES ($1, $2, $3)
         ON CONFLICT (number_id) DO UPDATE SET claimed_at = excluded.claimed_at
         WHERE number_health.claimed_at IS NULL OR number_health.claimed_at < $4
            OR EXISTS (SELECT 1 FROM channel_events e
                       WHERE e.number_id = number_health.number_id AND e.created_at > number_health.claimed_at
                         AND e.kind IN ('phone_number_quality_update', 'phone_number_name_update',
                                        'account_update', 'account_review_update'))",
    );
    COUNTS = sql(
        "SELECT number_id, count(*) AS sent, count(*) FILTER (WHERE status = 'failed') AS failed
         FROM messages WHERE workspace_id = $1 AND created_at >= $2 AND direction = 'out' GROUP BY number_id",
    );
    CLOUD = sql(
        "SELECT id FROM numbers WHERE kind = 'cloud_api' AND status = 'active' AND deleted_at IS NULL
           AND (id > $1 OR $1 IS NULL) ORDER BY id LIMIT $2",
    );
    WAITING = sql(
        "SELECT error FROM outbox WHERE number_id = $1 AND status < 2 AND error IS NOT NULL
         ORDER BY created_at DESC LIMIT 20",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl NumberHealthRepo for SqlStore<Db> {
    async fn numbers_health(&self, workspace_id: Uuid) -> Result<Vec<NumberHealth>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OF_WORKSPACE)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn number_health(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
    ) -> Result<Option<NumberHealth>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OF_NUMBER)).bind(workspace_id).bind(number_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn mark_number(
        &self,
        number_id: Uuid,
        mark: NumberMark,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let statement = match mark {
            NumberMark::Verified => VERIFIED,
            NumberMark::Heard => HEARD,
            NumberMark::Registered => REGISTERED,
            NumberMark::Subscribed => SUBSCRIBED,
        };
        let query = sqlx::query(<Db as Dialect>::sql(statement)).bind(number_id).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn keep_report(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        report: &Value,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(REPORT))
            .bind(number_id)
            .bind(workspace_id)
            .bind(Json(report))
            .bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn claim_check(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CLAIM))
            .bind(number_id)
            .bind(workspace_id)
            .bind(now)
            .bind(before);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }

    async fn sent_counts(
        &self,
        workspace_id: Uuid,
        since: DateTime<Utc>,
    ) -> Result<Vec<SentCounts>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(COUNTS)).bind(workspace_id).bind(since);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn cloud_number_ids(&self, after: Option<Uuid>, limit: i64) -> Result<Vec<Uuid>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(CLOUD)).bind(after).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn waiting_errors(&self, number_id: Uuid) -> Result<Vec<String>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(WAITING)).bind(number_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}

//! Conversations that are held now and then with the flow that answers a number, and how they went.
//!
//! They are held at a simulator of their own in a shadow of the workspace: a workspace that nobody signs in to. So
//! nothing of theirs is among the conversations, exports, counts, queues, tables or subscribers of the real one.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::{deployments::ActiveDeployment, nodes::FENCE};
use crate::{Dialect, SqlStore, StoreError, batch, ids, rows::RowsDialect, statement::sql, statements};

/// Runs of a check that are kept.
pub const RUNS_KEPT: i64 = 200;

/// One check.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct CheckRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// The number whose deployed flow is checked.
    pub number_id: Uuid,
    /// The simulator at which it is held; see [`CheckRecord::shadow_of`].
    pub shadow_id: Uuid,
    /// Name for people.
    pub name: String,
    /// Which conversation.
    #[sqlx(json)]
    pub script: Value,
    /// How often.
    pub period_seconds: i64,
    /// An answer that takes longer is a failure.
    pub slow_ms: i64,
    /// Whether it is held.
    pub enabled: bool,
    /// When it is held next.
    pub next_run_at: DateTime<Utc>,
    /// Failures in a row, up to now.
    pub failures: i64,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

impl CheckRecord {
    /// The id of the workspace in whose name a workspace's checks are held.
    #[must_use]
    pub fn shadow_of(workspace_id: Uuid) -> Uuid {
        ids::derived_id(&[b"the shadow for checks", workspace_id.as_bytes()])
    }
}

/// How a check went once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx_macros::FromRow)]
pub struct CheckRun {
    /// The check.
    pub check_id: Uuid,
    /// When it began.
    pub at: DateTime<Utc>,
    /// `ok`, `failed` or `slow`.
    pub outcome: String,
    /// The step that failed, from 0; absent for what failed as a whole.
    pub step: Option<i64>,
    /// What was expected; empty when nothing failed.
    pub expected: String,
    /// What came.
    pub came: String,
    /// Steps that went through inbox, writer and outbox.
    pub through: i64,
    /// The longest wait for an answer among them.
    pub latency_ms: Option<i64>,
    /// The version of the flow.
    pub flow_version: Option<i32>,
}

/// Keeps checks.
#[async_trait::async_trait]
pub trait CheckRepo: Send + Sync {
    /// Adds a check, and its place in the shadow.
    async fn create_check(&self, check: &CheckRecord) -> Result<(), StoreError>;
    /// Changes what people set, and when it is held next. Gives whether the workspace has such a check.
    async fn update_check(&self, check: &CheckRecord) -> Result<bool, StoreError>;
    /// Removes a check with its runs; its conversations go by age. Gives whether it was there.
    async fn delete_check(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// The checks of a workspace, the oldest first.
    async fn checks(&self, workspace_id: Uuid) -> Result<Vec<CheckRecord>, StoreError>;
    /// The last run of each check of a workspace.
    async fn last_check_runs(&self, workspace_id: Uuid) -> Result<Vec<CheckRun>, StoreError>;
    /// The runs of a check, the latest first.
    async fn check_runs(&self, workspace_id: Uuid, id: Uuid, limit: i64)
    -> Result<Vec<CheckRun>, StoreError>;
    /// Lets a check be held as soon as possible. Gives whether the workspace has such a check.
    async fn hasten_check(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Checks that are to be held now, of numbers that are still there.
    async fn due_checks(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<CheckRecord>, StoreError>;
    /// Puts on the check's simulator what answers at its number. `None` when nothing does.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn open_shadow(
        &self,
        epoch: i64,
        check: &CheckRecord,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveDeployment>, StoreError>;
    /// Takes it off again, and the timers with it, so that nothing goes on there.
    async fn close_shadow(&self, check: &CheckRecord) -> Result<(), StoreError>;
    /// Keeps how a check went, and when it is held next; the oldest runs go.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn finish_check(&self, epoch: i64, run: &CheckRun, next: DateTime<Utc>) -> Result<(), StoreError>;
    /// Deletes conversations of checks that are older than `before` with all that is theirs, at most `limit`; gives
    /// the number of conversations.
    async fn purge_shadows(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError>;
}

statements! {
    ADD_SHADOW = sql(
        "INSERT INTO workspaces (id, name, created_at, shadow_of) VALUES ($1, 'Checks', $2, $3) ON CONFLICT DO NOTHING",
    );
    ADD_SIMULATOR = sql(
        "INSERT INTO numbers (id, workspace_id, kind, name, phone, external_id, settings, credentials, status, created_at,
             updated_at)
         VALUES ($1, $2, 'simulator', 'Check', '', NULL, $3, NULL, 'active', $4, $4)",
    );
    CREATE = sql(
        "INSERT INTO checks (id, workspace_id, number_id, shadow_id, name, script, period_seconds, slow_ms, enabled,
             next_run_at, failures, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11, $12)",
    );
    UPDATE = sql(
        "UPDATE checks SET number_id = $3, name = $4, script = $5, period_seconds = $6, slow_ms = $7, enabled = $8,
             next_run_at = $9, updated_at = $10, failures = CASE WHEN $8 THEN failures ELSE 0 END
         WHERE id = $1 AND workspace_id = $2",
    );
    DELETE_SIMULATOR = sql(
        "UPDATE numbers SET deleted_at = $3
         WHERE id IN (SELECT shadow_id FROM checks WHERE id = $1 AND workspace_id = $2)",
    );
    CLOSE_DELETED = sql(
        "DELETE FROM deployments
         WHERE number_id IN (SELECT shadow_id FROM checks WHERE id = $1 AND workspace_id = $2)",
    );
    DELETE = sql("DELETE FROM checks WHERE id = $1 AND workspace_id = $2");
    CHECKS = sql(
        "SELECT id, workspace_id, number_id, shadow_id, name, script, period_seconds, slow_ms, enabled, next_run_at,
                failures, created_at, updated_at
         FROM checks WHERE workspace_id = $1 ORDER BY created_at, id",
    );
    LAST_RUNS = sql(
        "SELECT r.check_id, r.at, r.outcome, r.step, r.expected, r.came, r.through, r.latency_ms, r.flow_version
         FROM checks c JOIN check_runs r ON r.check_id = c.id
              AND r.at = (SELECT max(l.at) FROM check_runs l WHERE l.check_id = c.id)
         WHERE c.workspace_id = $1",
    );
    RUNS = sql(
        "SELECT r.check_id, r.at, r.outcome, r.step, r.expected, r.came, r.through, r.latency_ms, r.flow_version
         FROM check_runs r JOIN checks c ON c.id = r.check_id
         WHERE c.workspace_id = $1 AND c.id = $2 ORDER BY r.at DESC LIMIT $3",
    );
    HASTEN = sql("UPDATE checks SET next_run_at = $3 WHERE id = $1 AND workspace_id = $2");
    DUE = sql(
        "SELECT c.id, c.workspace_id, c.number_id, c.shadow_id, c.name, c.script, c.period_seconds, c.slow_ms, c.enabled,
                c.next_run_at, c.failures, c.created_at, c.updated_at
         FROM checks c JOIN numbers n ON n.id = c.number_id AND n.deleted_at IS NULL
         WHERE c.enabled AND c.next_run_at <= $1 ORDER BY c.next_run_at, c.id LIMIT $2",
    );
    OPEN = sql(
        "INSERT INTO deployments (number_id, workspace_id, flow_id, version, deployed_at)
         SELECT c.shadow_id, n.workspace_id, d.flow_id, d.version, $2
         FROM checks c JOIN numbers n ON n.id = c.shadow_id JOIN deployments d ON d.number_id = c.number_id
         WHERE c.id = $1
         ON CONFLICT (number_id) DO UPDATE SET flow_id = excluded.flow_id, version = excluded.version
         RETURNING number_id, flow_id, version, takeover, percent, before_flow, before_version",
    );
    CLOSE = sql("DELETE FROM deployments WHERE number_id = $1");
    STOP_TIMERS = sql("DELETE FROM timers WHERE number_id = $1");
    ADD_RUN = sql(
        "INSERT INTO check_runs (check_id, at, outcome, step, expected, came, through, latency_ms, flow_version)
         SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE EXISTS (SELECT 1 FROM checks WHERE id = $1)
         ON CONFLICT DO NOTHING",
    );
    FINISH = sql(
        "UPDATE checks SET next_run_at = $2, failures = CASE WHEN $3 THEN 0 ELSE failures + 1 END WHERE id = $1",
    );
    TRIM_RUNS = sql(
        "DELETE FROM check_runs WHERE check_id = $1 AND at < (
             SELECT min(k.at) FROM (SELECT at FROM check_runs WHERE check_id = $1 ORDER BY at DESC LIMIT $2) AS k)",
    );
    OLD = sql(
        "SELECT c.id, c.contact_id FROM workspaces w JOIN conversations c ON c.workspace_id = w.id
         WHERE w.shadow_of IS NOT NULL AND c.last_message_at < $1 LIMIT $2",
    );
    PURGE_MESSAGES = batch!(
        "DELETE FROM messages WHERE conversation_id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_ANSWERS = batch!(
        "DELETE FROM answers WHERE conversation_id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_OUTBOX = batch!(
        "DELETE FROM outbox WHERE conversation_id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_TABLE_ROWS = batch!(
        "DELETE FROM table_rows WHERE conversation_id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_HAND_OVERS = batch!(
        "DELETE FROM hand_overs WHERE conversation_id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_CONVERSATIONS = batch!(
        "DELETE FROM conversations WHERE id IN (SELECT r.id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_ALIASES = batch!(
        "DELETE FROM contact_aliases WHERE contact_id IN (SELECT r.contact_id FROM", (id uuid, contact_id uuid), ")"
    );
    PURGE_CONTACTS = batch!(
        "DELETE FROM contacts WHERE id IN (SELECT r.contact_id FROM", (id uuid, contact_id uuid), ")"
    );
}

/// What is deleted with a conversation of a check, in order.
const PURGES: [crate::statement::Statement; 8] = [
    PURGE_MESSAGES,
    PURGE_ANSWERS,
    PURGE_OUTBOX,
    PURGE_TABLE_ROWS,
    PURGE_HAND_OVERS,
    PURGE_CONVERSATIONS,
    PURGE_ALIASES,
    PURGE_CONTACTS,
];

/// A conversation that is deleted, and whose it is.
#[derive(Debug, Serialize, sqlx_macros::FromRow)]
struct Held {
    id: Uuid,
    contact_id: Uuid,
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl CheckRepo for SqlStore<Db> {
    async fn create_check(&self, check: &CheckRecord) -> Result<(), StoreError> {
        let shadow = CheckRecord::shadow_of(check.workspace_id);
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(ADD_SHADOW))
            .bind(shadow)
            .bind(check.created_at)
            .bind(check.workspace_id);
        query.execute(&mut *tx).await?;
        let query = sqlx::query(<Db as Dialect>::sql(ADD_SIMULATOR))
            .bind(check.shadow_id)
            .bind(shadow)
            .bind(Json(serde_json::json!({"check": check.id})))
            .bind(check.created_at);
        query.execute(&mut *tx).await?;
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(check.id)
            .bind(check.workspace_id)
            .bind(check.number_id)
            .bind(check.shadow_id)
            .bind(&check.name)
            .bind(Json(&check.script))
            .bind(check.period_seconds)
            .bind(check.slow_ms)
            .bind(check.enabled)
            .bind(check.next_run_at)
            .bind(check.created_at)
            .bind(check.updated_at);
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn update_check(&self, check: &CheckRecord) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(UPDATE))
            .bind(check.id)
            .bind(check.workspace_id)
            .bind(check.number_id)
            .bind(&check.name)
            .bind(Json(&check.script))
            .bind(check.period_seconds)
            .bind(check.slow_ms)
            .bind(check.enabled)
            .bind(check.next_run_at)
            .bind(check.updated_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_check(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(DELETE_SIMULATOR)).bind(id).bind(workspace_id).bind(now);
        query.execute(&mut *tx).await?;
        let mut gone = 0;
        for statement in [CLOSE_DELETED, DELETE] {
            let query = sqlx::query(<Db as Dialect>::sql(statement)).bind(id).bind(workspace_id);
            gone = query.execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(gone == 1)
    }

    async fn checks(&self, workspace_id: Uuid) -> Result<Vec<CheckRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(CHECKS)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn last_check_runs(&self, workspace_id: Uuid) -> Result<Vec<CheckRun>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LAST_RUNS)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn check_runs(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        limit: i64,
    ) -> Result<Vec<CheckRun>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(RUNS)).bind(workspace_id).bind(id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn hasten_check(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(HASTEN)).bind(id).bind(workspace_id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn due_checks(&self, now: DateTime<Utc>, limit: i64) -> Result<Vec<CheckRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DUE)).bind(now).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn open_shadow(
        &self,
        epoch: i64,
        check: &CheckRecord,
        now: DateTime<Utc>,
    ) -> Result<Option<ActiveDeployment>, StoreError> {
        let mut tx = self.database.begin().await?;
        let fence = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if fence.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let query = sqlx::query_as(<Db as Dialect>::sql(OPEN)).bind(check.id).bind(now);
        let open = query.fetch_optional(&mut *tx).await?;
        tx.commit().await?;
        Ok(open)
    }

    async fn close_shadow(&self, check: &CheckRecord) -> Result<(), StoreError> {
        for statement in [CLOSE, STOP_TIMERS] {
            let query = sqlx::query(<Db as Dialect>::sql(statement)).bind(check.shadow_id);
            query.execute(self.database.write()).await?;
        }
        Ok(())
    }

    async fn finish_check(&self, epoch: i64, run: &CheckRun, next: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        let fence = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if fence.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let query = sqlx::query(<Db as Dialect>::sql(ADD_RUN))
            .bind(run.check_id)
            .bind(run.at)
            .bind(&run.outcome)
            .bind(run.step)
            .bind(&run.expected)
            .bind(&run.came)
            .bind(run.through)
            .bind(run.latency_ms)
            .bind(run.flow_version);
        query.execute(&mut *tx).await?;
        let query =
            sqlx::query(<Db as Dialect>::sql(FINISH)).bind(run.check_id).bind(next).bind(run.outcome == "ok");
        query.execute(&mut *tx).await?;
        let query = sqlx::query(<Db as Dialect>::sql(TRIM_RUNS)).bind(run.check_id).bind(RUNS_KEPT);
        query.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn purge_shadows(&self, before: DateTime<Utc>, limit: i64) -> Result<u64, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OLD)).bind(before).bind(limit);
        let held: Vec<Held> = query.fetch_all(self.database.read()).await?;
        if held.is_empty() {
            return Ok(0);
        }
        let mut tx = self.database.begin().await?;
        for statement in PURGES {
            <Db as RowsDialect>::execute_rows(&mut tx, statement, &held, &[]).await?;
        }
        tx.commit().await?;
        Ok(held.len() as u64)
    }
}

//! Rules by which people are told that a number needs them, and what is wrong at the moment.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use super::{
    effects::{EmitRow, INSERT_EMITS},
    inbox::ENQUEUE,
    nodes::FENCE,
    records::InboxRow,
};
use crate::{Dialect, SqlStore, StoreError, batch, rows::RowsDialect, statement::sql, statements};

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct AlertRuleRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// `number_disconnected`, `number_throttled`, `outbox_age`, `error_rate`, `check_failed` or
    /// `provider_problem`.
    pub kind: String,
    /// For which number; every number of the workspace when absent.
    pub number_id: Option<Uuid>,
    /// From what on: waiting messages, seconds, percent or failures in a row, as the kind says.
    pub threshold: i64,
    /// Who is told by WhatsApp.
    #[sqlx(json(nullable))]
    pub notify: Option<AlertNotify>,
    /// Whether it is looked at.
    pub enabled: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// Somebody who is told of a rule by WhatsApp.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertNotify {
    /// The phone number, E.164 without `+`; at a simulator any name.
    pub phone: String,
    /// Through which number of the workspace, unless it is the one that needs somebody.
    #[serde(default)]
    pub number_id: Option<Uuid>,
    /// The template that is sent where the 24-hour window is closed.
    #[serde(default)]
    pub template: Option<AlertTemplate>,
}

/// A template with one variable in its body, which becomes the sentence of the alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlertTemplate {
    /// Its name.
    pub name: String,
    /// Its language, such as `en_US`.
    pub language: String,
}

/// A rule that was broken, or is kept again, with those who are told.
#[derive(Debug, Clone)]
pub struct AlertChange {
    /// The rule and the number.
    pub row: FiringRow,
    /// For subscribers.
    pub emit: Option<EmitRow>,
    /// For somebody by WhatsApp: a row of the inbox that makes the engine write.
    pub notice: Option<InboxRow>,
}

/// A rule that is broken at a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, sqlx_macros::FromRow)]
pub struct FiringRow {
    /// The rule.
    pub rule_id: Uuid,
    /// The number.
    pub number_id: Uuid,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberFacts {
    /// The number.
    pub number_id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Whether it is switched on.
    pub active: bool,
    /// When its oldest message was committed that is still to be sent.
    pub oldest_open: Option<DateTime<Utc>>,
    /// Why messages wait that were tried before, and how many.
    pub errors: Vec<(String, i64)>,
    /// Messages since the given time whose sending ended.
    pub told: i64,
    /// Of these, those that failed.
    pub failed: i64,
    /// Failures in a row of the check that fails for longest.
    pub failed_checks: i64,
    /// Problems that the provider told of during the last day.
    pub problems: i64,
}

/// Keeps rules and what is wrong.
#[async_trait::async_trait]
pub trait AlertRepo: Send + Sync {
    /// Adds a rule.
    async fn create_alert_rule(&self, rule: &AlertRuleRecord) -> Result<(), StoreError>;
    /// Changes everything of a rule but its birth; gives whether it was there.
    async fn update_alert_rule(&self, rule: &AlertRuleRecord) -> Result<bool, StoreError>;
    /// Removes a rule, and what it found; gives whether it was there.
    async fn delete_alert_rule(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
    /// The rules of a workspace, the oldest first.
    async fn alert_rules(&self, workspace_id: Uuid) -> Result<Vec<AlertRuleRecord>, StoreError>;
    /// The rules of all workspaces that are looked at.
    async fn enabled_alert_rules(&self) -> Result<Vec<AlertRuleRecord>, StoreError>;
    /// What is wrong, everywhere.
    async fn firing_alerts(&self) -> Result<Vec<FiringRow>, StoreError>;
    /// What is known of the numbers of workspaces with rules; failures are counted from `since` on.
    async fn number_facts(
        &self,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<NumberFacts>, StoreError>;
    /// Notes what is wrong now and what no longer is, and tells of each change once, in one transaction; gives the
    /// number of changes. A change is told only if its row really came or went. Publish
    /// [`crate::hints::Hint::InboxReady`] afterwards where there are notices.
    ///
    /// # Errors
    /// [`StoreError::Fenced`] when the node's registration `epoch` is gone.
    async fn change_alerts(
        &self,
        epoch: i64,
        raised: &[AlertChange],
        cleared: &[AlertChange],
    ) -> Result<usize, StoreError>;
}

statements! {
    CREATE_RULE = sql(
        "INSERT INTO alert_rules (id, workspace_id, kind, number_id, threshold, notify, enabled, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    );
    UPDATE_RULE = sql(
        "UPDATE alert_rules SET kind = $3, number_id = $4, threshold = $5, notify = $6, enabled = $7, updated_at = $8
         WHERE id = $1 AND workspace_id = $2",
    );
    DELETE_RULE = sql("DELETE FROM alert_rules WHERE id = $1 AND workspace_id = $2");
    RULES = sql(
        "SELECT id, workspace_id, kind, number_id, threshold, notify, enabled, created_at, updated_at
         FROM alert_rules WHERE workspace_id = $1 ORDER BY created_at, id",
    );
    ENABLED_RULES = sql(
        "SELECT id, workspace_id, kind, number_id, threshold, notify, enabled, created_at, updated_at
         FROM alert_rules WHERE enabled ORDER BY id",
    );
    FIRING = sql("SELECT rule_id, number_id, since FROM firing_alerts ORDER BY since, rule_id, number_id");
    NUMBERS = sql(
        "SELECT n.id, n.workspace_id, n.status,
                (SELECT count(*) FROM messages m WHERE m.workspace_id = n.workspace_id AND m.created_at >= $1
                 AND m.number_id = n.id AND m.direction = 'out' AND m.status <> 'queued') AS told,
                (SELECT count(*) FROM messages m WHERE m.workspace_id = n.workspace_id AND m.created_at >= $1
                 AND m.number_id = n.id AND m.direction = 'out' AND m.status = 'failed') AS failed
         FROM numbers n WHERE n.deleted_at IS NULL
           AND EXISTS (SELECT 1 FROM alert_rules r WHERE r.workspace_id = n.workspace_id AND r.enabled)",
    );
    // What waits for the number's rules is not late.
    OLDEST = sql(
        "SELECT w.number_id, min(CASE WHEN w.held IS NULL THEN w.created_at ELSE w.due END) AS oldest FROM outbox w
         WHERE w.status < 2 AND NOT EXISTS (
             SELECT 1 FROM outbox h WHERE h.conversation_id = w.conversation_id
             AND h.status < 2 AND h.held IS NOT NULL AND h.due > $1)
         GROUP BY w.number_id",
    );
    ERRORS = sql(
        "SELECT number_id, error, count(*) AS messages FROM outbox WHERE status < 2 AND error IS NOT NULL
         GROUP BY number_id, error",
    );
    FAILED_CHECKS = sql("SELECT number_id, max(failures) AS failures FROM checks WHERE enabled GROUP BY number_id");
    PROBLEMS = sql(
        "SELECT number_id, count(*) AS problems FROM channel_events WHERE level = 2 AND created_at >= $1
         GROUP BY number_id",
    );
    RAISE = batch!(
        "INSERT INTO firing_alerts (rule_id, number_id, since) SELECT r.rule_id, r.number_id, r.since FROM",
        (rule_id uuid, number_id uuid, since timestamptz),
        "WHERE true ON CONFLICT DO NOTHING RETURNING rule_id, number_id"
    );
    CLEAR = batch!(
        "DELETE FROM firing_alerts WHERE EXISTS (SELECT 1 FROM",
        (rule_id uuid, number_id uuid),
        "WHERE firing_alerts.rule_id = r.rule_id AND firing_alerts.number_id = r.number_id)
         RETURNING rule_id, number_id"
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl AlertRepo for SqlStore<Db> {
    async fn create_alert_rule(&self, rule: &AlertRuleRecord) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE_RULE))
            .bind(rule.id)
            .bind(rule.workspace_id)
            .bind(&rule.kind)
            .bind(rule.number_id)
            .bind(rule.threshold)
            .bind(rule.notify.as_ref().map(Json))
            .bind(rule.enabled)
            .bind(rule.created_at)
            .bind(rule.updated_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn update_alert_rule(&self, rule: &AlertRuleRecord) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(UPDATE_RULE))
            .bind(rule.id)
            .bind(rule.workspace_id)
            .bind(&rule.kind)
            .bind(rule.number_id)
            .bind(rule.threshold)
            .bind(rule.notify.as_ref().map(Json))
            .bind(rule.enabled)
            .bind(rule.updated_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_alert_rule(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE_RULE)).bind(id).bind(workspace_id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn alert_rules(&self, workspace_id: Uuid) -> Result<Vec<AlertRuleRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(RULES)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn enabled_alert_rules(&self) -> Result<Vec<AlertRuleRecord>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(ENABLED_RULES)).fetch_all(self.database.read()).await?)
    }

    async fn firing_alerts(&self) -> Result<Vec<FiringRow>, StoreError> {
        Ok(sqlx::query_as(<Db as Dialect>::sql(FIRING)).fetch_all(self.database.read()).await?)
    }

    async fn number_facts(
        &self,
        since: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<Vec<NumberFacts>, StoreError> {
        let read = self.database.read();
        let numbers: Vec<(Uuid, Uuid, String, i64, i64)> =
            sqlx::query_as(<Db as Dialect>::sql(NUMBERS)).bind(since).fetch_all(read).await?;
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let oldest: Vec<(Uuid, DateTime<Utc>)> =
            sqlx::query_as(<Db as Dialect>::sql(OLDEST)).bind(now).fetch_all(read).await?;
        let oldest: HashMap<Uuid, DateTime<Utc>> = oldest.into_iter().collect();
        let found: Vec<(Uuid, String, i64)> =
            sqlx::query_as(<Db as Dialect>::sql(ERRORS)).fetch_all(read).await?;
        let mut errors: HashMap<Uuid, Vec<(String, i64)>> = HashMap::new();
        for (number_id, error, messages) in found {
            errors.entry(number_id).or_default().push((error, messages));
        }
        let checks: Vec<(Uuid, i64)> =
            sqlx::query_as(<Db as Dialect>::sql(FAILED_CHECKS)).fetch_all(read).await?;
        let checks: HashMap<Uuid, i64> = checks.into_iter().collect();
        let day = now - chrono::Duration::days(1);
        let problems: Vec<(Uuid, i64)> =
            sqlx::query_as(<Db as Dialect>::sql(PROBLEMS)).bind(day).fetch_all(read).await?;
        let problems: HashMap<Uuid, i64> = problems.into_iter().collect();
        let facts =
            |(number_id, workspace_id, status, told, failed): (Uuid, Uuid, String, i64, i64)| NumberFacts {
                number_id,
                workspace_id,
                active: status == "active",
                oldest_open: oldest.get(&number_id).copied(),
                errors: errors.remove(&number_id).unwrap_or_default(),
                told,
                failed,
                failed_checks: checks.get(&number_id).copied().unwrap_or_default(),
                problems: problems.get(&number_id).copied().unwrap_or_default(),
            };
        Ok(numbers.into_iter().map(facts).collect())
    }

    async fn change_alerts(
        &self,
        epoch: i64,
        raised: &[AlertChange],
        cleared: &[AlertChange],
    ) -> Result<usize, StoreError> {
        let mut tx = self.database.begin().await?;
        let fence = sqlx::query(<Db as Dialect>::sql(FENCE)).bind(epoch);
        if fence.fetch_optional(&mut *tx).await?.is_none() {
            return Err(StoreError::Fenced);
        }
        let mut told: Vec<&AlertChange> = Vec::new();
        for (statement, changes) in [(RAISE, raised), (CLEAR, cleared)] {
            let rows: Vec<&FiringRow> = changes.iter().map(|change| &change.row).collect();
            let done: Vec<(Uuid, Uuid)> =
                <Db as RowsDialect>::fetch_rows_as(&mut tx, statement, &rows, &[]).await?;
            told.extend(
                changes.iter().filter(|change| done.contains(&(change.row.rule_id, change.row.number_id))),
            );
        }
        let emits: Vec<&EmitRow> = told.iter().filter_map(|change| change.emit.as_ref()).collect();
        <Db as RowsDialect>::execute_rows(&mut tx, INSERT_EMITS, &emits, &[]).await?;
        let notices: Vec<&InboxRow> = told.iter().filter_map(|change| change.notice.as_ref()).collect();
        <Db as RowsDialect>::execute_rows(&mut tx, ENQUEUE, &notices, &[]).await?;
        tx.commit().await?;
        Ok(told.len())
    }
}

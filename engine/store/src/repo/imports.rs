//! Files from which contacts come in, and how far each import is.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// An import.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct ImportRow {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// At which number the contacts are known.
    pub number_id: Uuid,
    /// Who brought it; none for a program.
    pub user_id: Option<Uuid>,
    /// That one's name.
    pub user_name: String,
    /// The file's name.
    pub filename: String,
    /// Where its bytes are; none once they are deleted.
    pub object_key: Option<String>,
    /// Its bytes.
    pub size: i64,
    /// What each column is, in the admin API's words; none before it is begun.
    #[sqlx(json(nullable))]
    pub plan: Option<Value>,
    /// `uploaded`, `running`, `done`, `stopped` or `failed`.
    pub state: String,
    /// Rows that were looked at.
    pub rows_read: i64,
    /// Those that were taken.
    pub rows_good: i64,
    /// Those that were refused.
    pub rows_bad: i64,
    /// Bytes that were read.
    pub bytes_read: i64,
    /// Where the rows that were refused are.
    pub report_key: Option<String>,
    /// Why it failed, for people.
    pub error: Option<String>,
    /// When it was uploaded.
    pub created_at: DateTime<Utc>,
    /// When it last moved.
    pub updated_at: DateTime<Utc>,
}

/// How far an import is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportProgress {
    /// Rows that were looked at.
    pub rows_read: i64,
    /// Those that were taken.
    pub rows_good: i64,
    /// Those that were refused.
    pub rows_bad: i64,
    /// Bytes that were read.
    pub bytes_read: i64,
}

/// How an import ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportEnd {
    /// `done`, `stopped` or `failed`.
    pub state: &'static str,
    /// Where the rows that were refused are.
    pub report_key: Option<String>,
    /// Why it failed, for people.
    pub error: Option<String>,
}

/// Reads and moves imports.
#[async_trait::async_trait]
pub trait ImportRepo: Send + Sync {
    /// Keeps a file that came.
    async fn create_import(&self, import: &ImportRow) -> Result<(), StoreError>;
    /// The imports of a workspace, the latest first.
    async fn imports(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ImportRow>, StoreError>;
    /// One of them.
    async fn import(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ImportRow>, StoreError>;
    /// Begins one that was only uploaded; gives whether it did.
    async fn start_import(&self, id: Uuid, plan: &Value, now: DateTime<Utc>) -> Result<bool, StoreError>;
    /// Takes a running import that nobody works on, until a time.
    async fn claim_import(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<ImportRow>, StoreError>;
    /// Notes progress and keeps the claim; `false` when it does not run any more.
    async fn import_progress(
        &self,
        id: Uuid,
        progress: &ImportProgress,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Asks a running import to stop; gives whether it ran.
    async fn stop_import(&self, workspace_id: Uuid, id: Uuid, now: DateTime<Utc>)
    -> Result<bool, StoreError>;
    /// Ends one, unless it was stopped: then only the report is noted.
    async fn end_import(&self, id: Uuid, end: &ImportEnd, now: DateTime<Utc>) -> Result<(), StoreError>;
    /// Deletes one that does not run; gives its row, whose objects are to be deleted.
    async fn delete_import(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ImportRow>, StoreError>;
    /// Imports that ended, or never began, before a time: their objects are to be deleted.
    async fn old_imports(&self, before: DateTime<Utc>, limit: i64) -> Result<Vec<ImportRow>, StoreError>;
}

macro_rules! columns {
    () => {
        "id, workspace_id, number_id, user_id, user_name, filename, object_key, size, plan, state, rows_read, rows_good,
         rows_bad, bytes_read, report_key, error, created_at, updated_at"
    };
}

statements! {
    CREATE = sql(
        "INSERT INTO contact_imports (id, workspace_id, number_id, user_id, user_name, filename, object_key, size, state,
             created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'uploaded', $9, $9)",
    );
    LIST = sql(concat!(
        "SELECT ", columns!(), " FROM contact_imports WHERE workspace_id = $1
           AND (number_id IN (SELECT g.number_id FROM number_grants g WHERE g.holder_id = $2) OR $2 IS NULL)
         ORDER BY created_at DESC, id DESC LIMIT $3",
    ));
    GET = sql(concat!("SELECT ", columns!(), " FROM contact_imports WHERE workspace_id = $1 AND id = $2"));
    START = sql(
        "UPDATE contact_imports SET state = 'running', plan = $2, updated_at = $3 WHERE id = $1 AND state = 'uploaded'",
    );
    CLAIM = sql(concat!(
        "UPDATE contact_imports SET claimed_until = $2 WHERE state = 'running' AND id = (
             SELECT i.id FROM contact_imports i WHERE i.state = 'running'
               AND (i.claimed_until IS NULL OR i.claimed_until < $1) ORDER BY i.updated_at LIMIT 1)
           AND (claimed_until IS NULL OR claimed_until < $1)
         RETURNING ", columns!(),
    ));
    PROGRESS = sql(
        "UPDATE contact_imports SET rows_read = $2, rows_good = $3, rows_bad = $4, bytes_read = $5, updated_at = $6,
             claimed_until = $7 WHERE id = $1 AND state = 'running'",
    );
    STOP = sql(
        "UPDATE contact_imports SET state = 'stopped', updated_at = $3
         WHERE workspace_id = $1 AND id = $2 AND state = 'running'",
    );
    END = sql(
        "UPDATE contact_imports SET state = CASE WHEN state = 'running' THEN $2 ELSE state END, report_key = $3,
             error = $4, updated_at = $5, claimed_until = NULL WHERE id = $1",
    );
    DELETE = sql(concat!(
        "DELETE FROM contact_imports WHERE workspace_id = $1 AND id = $2 AND state <> 'running' RETURNING ", columns!(),
    ));
    OLD = sql(concat!(
        "SELECT ", columns!(), " FROM contact_imports WHERE state <> 'running' AND updated_at < $1 LIMIT $2",
    ));
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ImportRepo for SqlStore<Db> {
    async fn create_import(&self, import: &ImportRow) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(import.id)
            .bind(import.workspace_id)
            .bind(import.number_id)
            .bind(import.user_id)
            .bind(&import.user_name)
            .bind(&import.filename)
            .bind(&import.object_key)
            .bind(import.size)
            .bind(import.created_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn imports(
        &self,
        workspace_id: Uuid,
        seen_by: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ImportRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(seen_by).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn import(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ImportRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn start_import(&self, id: Uuid, plan: &Value, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(START)).bind(id).bind(Json(plan)).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn claim_import(
        &self,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<Option<ImportRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(CLAIM)).bind(now).bind(until);
        Ok(query.fetch_optional(self.database.write()).await?)
    }

    async fn import_progress(
        &self,
        id: Uuid,
        progress: &ImportProgress,
        now: DateTime<Utc>,
        until: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(PROGRESS))
            .bind(id)
            .bind(progress.rows_read)
            .bind(progress.rows_good)
            .bind(progress.rows_bad)
            .bind(progress.bytes_read)
            .bind(now)
            .bind(until);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn stop_import(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(STOP)).bind(workspace_id).bind(id).bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn end_import(&self, id: Uuid, end: &ImportEnd, now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(END))
            .bind(id)
            .bind(end.state)
            .bind(&end.report_key)
            .bind(&end.error)
            .bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn delete_import(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ImportRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.write()).await?)
    }

    async fn old_imports(&self, before: DateTime<Utc>, limit: i64) -> Result<Vec<ImportRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(OLD)).bind(before).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}

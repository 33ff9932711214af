//! Filters of contacts with a name.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A segment. Who belongs to it is asked whenever it is used.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct SegmentRow {
    /// Its id.
    pub id: Uuid,
    /// Unique in the workspace.
    pub name: String,
    /// The filter in the admin API's words.
    #[sqlx(json)]
    pub filter: Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Reads and changes segments of one workspace.
#[async_trait::async_trait]
pub trait SegmentRepo: Send + Sync {
    /// All of them, by name.
    async fn segments(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<SegmentRow>, StoreError>;
    /// One of them.
    async fn segment(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<SegmentRow>, StoreError>;
    /// Adds or changes one; [`StoreError::Conflict`] when another has the name, `false` when the id is another
    /// workspace's.
    async fn save_segment(&self, workspace_id: Uuid, segment: &SegmentRow) -> Result<bool, StoreError>;
    /// Deletes one; gives whether there was one.
    async fn delete_segment(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT id, name, filter, created_at, updated_at FROM segments WHERE workspace_id = $1 ORDER BY name LIMIT $2",
    );
    GET = sql("SELECT id, name, filter, created_at, updated_at FROM segments WHERE workspace_id = $1 AND id = $2");
    SAVE = sql(
        "INSERT INTO segments (id, workspace_id, name, filter, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, filter = excluded.filter, updated_at = excluded.updated_at
         WHERE segments.workspace_id = excluded.workspace_id",
    );
    DELETE = sql("DELETE FROM segments WHERE workspace_id = $1 AND id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SegmentRepo for SqlStore<Db> {
    async fn segments(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<SegmentRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn segment(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<SegmentRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn save_segment(&self, workspace_id: Uuid, segment: &SegmentRow) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(SAVE))
            .bind(segment.id)
            .bind(workspace_id)
            .bind(&segment.name)
            .bind(Json(&segment.filter))
            .bind(segment.created_at)
            .bind(segment.updated_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_segment(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}

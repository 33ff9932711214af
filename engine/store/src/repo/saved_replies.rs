//! Words that people of a workspace send again and again.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A saved reply.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SavedReplyRow {
    /// Its id.
    pub id: Uuid,
    /// What one types to find it; unique in the workspace.
    pub name: String,
    /// What is sent.
    pub text: String,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
}

/// Reads and changes saved replies of one workspace.
#[async_trait::async_trait]
pub trait SavedReplyRepo: Send + Sync {
    /// All of them, by name.
    async fn saved_replies(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<SavedReplyRow>, StoreError>;
    /// Adds or changes one; [`StoreError::Conflict`] when another has the name, `false` when the id is another
    /// workspace's.
    async fn save_reply(&self, workspace_id: Uuid, reply: &SavedReplyRow) -> Result<bool, StoreError>;
    /// Deletes one; gives whether there was one.
    async fn delete_reply(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
}

statements! {
    LIST = sql("SELECT id, name, text, updated_at FROM saved_replies WHERE workspace_id = $1 ORDER BY name LIMIT $2");
    SAVE = sql(
        "INSERT INTO saved_replies (id, workspace_id, name, text, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text, updated_at = excluded.updated_at
         WHERE saved_replies.workspace_id = excluded.workspace_id",
    );
    DELETE = sql("DELETE FROM saved_replies WHERE workspace_id = $1 AND id = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SavedReplyRepo for SqlStore<Db> {
    async fn saved_replies(&self, workspace_id: Uuid, limit: i64) -> Result<Vec<SavedReplyRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn save_reply(&self, workspace_id: Uuid, reply: &SavedReplyRow) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(SAVE))
            .bind(reply.id)
            .bind(workspace_id)
            .bind(&reply.name)
            .bind(&reply.text)
            .bind(reply.updated_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_reply(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}

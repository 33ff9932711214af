//! Actions that the admins of a workspace define. A version never changes.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use super::flows::Actor;
use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// One version of an action.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionRecord {
    /// Its name, the same in all versions.
    pub name: String,
    /// 1, 2, 3… within the name.
    pub version: i32,
    /// The definition.
    pub definition: Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Who made it.
    pub created_by: Option<Uuid>,
    /// That user's name.
    pub created_by_name: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct Row {
    name: String,
    version: i32,
    definition: Json<Value>,
    created_at: DateTime<Utc>,
    created_by: Option<Uuid>,
    created_by_name: Option<String>,
}

impl From<Row> for ActionRecord {
    fn from(row: Row) -> Self {
        Self {
            name: row.name,
            version: row.version,
            definition: row.definition.0,
            created_at: row.created_at,
            created_by: row.created_by,
            created_by_name: row.created_by_name,
        }
    }
}

/// Keeps actions.
#[async_trait::async_trait]
pub trait ActionRepo: Send + Sync {
    /// The newest version of every action that is offered, by name.
    async fn actions(&self, workspace_id: Uuid) -> Result<Vec<ActionRecord>, StoreError>;
    /// One version, offered or not; the newest one where `version` is `None`.
    async fn action(
        &self,
        workspace_id: Uuid,
        name: &str,
        version: Option<i32>,
    ) -> Result<Option<ActionRecord>, StoreError>;
    /// Adds a version and offers the action again. Gives `false` when the version is there already: somebody
    /// else was faster.
    async fn create_action(
        &self,
        workspace_id: Uuid,
        name: &str,
        version: i32,
        definition: &Value,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Offers an action no longer.
    async fn hide_action(&self, workspace_id: Uuid, name: &str) -> Result<(), StoreError>;
}

statements! {
    OFFERED = sql(
        "SELECT a.name, a.version, a.definition, a.created_at, a.created_by, a.created_by_name FROM actions a
         WHERE a.workspace_id = $1
           AND a.version = (SELECT MAX(b.version) FROM actions b WHERE b.workspace_id = $1 AND b.name = a.name)
           AND NOT EXISTS (SELECT 1 FROM hidden_actions h WHERE h.workspace_id = $1 AND h.name = a.name)
         ORDER BY a.name",
    );
    ONE = sql(
        "SELECT name, version, definition, created_at, created_by, created_by_name FROM actions
         WHERE workspace_id = $1 AND name = $2 AND (version = $3 OR $3 IS NULL)
         ORDER BY version DESC LIMIT 1",
    );
    CREATE = sql(
        "INSERT INTO actions (workspace_id, name, version, definition, created_at, created_by, created_by_name)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    );
    HIDE = sql("INSERT INTO hidden_actions (workspace_id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING");
    OFFER = sql("DELETE FROM hidden_actions WHERE workspace_id = $1 AND name = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ActionRepo for SqlStore<Db> {
    async fn actions(&self, workspace_id: Uuid) -> Result<Vec<ActionRecord>, StoreError> {
        let query = sqlx::query_as::<_, Row>(<Db as Dialect>::sql(OFFERED)).bind(workspace_id);
        let rows = query.fetch_all(self.database.read()).await?;
        Ok(rows.into_iter().map(ActionRecord::from).collect())
    }

    async fn action(
        &self,
        workspace_id: Uuid,
        name: &str,
        version: Option<i32>,
    ) -> Result<Option<ActionRecord>, StoreError> {
        let query =
            sqlx::query_as::<_, Row>(<Db as Dialect>::sql(ONE)).bind(workspace_id).bind(name).bind(version);
        Ok(query.fetch_optional(self.database.read()).await?.map(ActionRecord::from))
    }

    async fn create_action(
        &self,
        workspace_id: Uuid,
        name: &str,
        version: i32,
        definition: &Value,
        actor: Option<&Actor>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let created = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(workspace_id)
            .bind(name)
            .bind(version)
            .bind(Json(definition))
            .bind(now)
            .bind(actor.map(|actor| actor.id))
            .bind(actor.map(|actor| actor.name.as_str()))
            .execute(&mut *tx)
            .await?;
        sqlx::query(<Db as Dialect>::sql(OFFER)).bind(workspace_id).bind(name).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(created.rows_affected() == 1)
    }

    async fn hide_action(&self, workspace_id: Uuid, name: &str) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(HIDE)).bind(workspace_id).bind(name);
        query.execute(self.database.write()).await?;
        Ok(())
    }
}

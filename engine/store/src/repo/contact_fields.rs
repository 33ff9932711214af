//! What admins want to know of every contact.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A field that every contact of a workspace can have.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ContactFieldRow {
    /// The key of its values.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// `text`, `number`, `date`, `yes_no` or `choice`.
    pub kind: String,
    /// What can be chosen.
    #[sqlx(json)]
    pub choices: Vec<String>,
    /// Whether masked exports hide it.
    pub personal: bool,
    /// When it was added.
    pub created_at: DateTime<Utc>,
}

/// Reads and changes the fields of one workspace. Values stay when a field goes: flows may use them.
#[async_trait::async_trait]
pub trait ContactFieldRepo: Send + Sync {
    /// All of them, the oldest first.
    async fn contact_fields(&self, workspace_id: Uuid) -> Result<Vec<ContactFieldRow>, StoreError>;
    /// Adds one; `false` when the key is taken.
    async fn add_contact_field(
        &self,
        workspace_id: Uuid,
        field: &ContactFieldRow,
    ) -> Result<bool, StoreError>;
    /// Changes everything but key and kind; `false` when there is no such field.
    async fn change_contact_field(
        &self,
        workspace_id: Uuid,
        field: &ContactFieldRow,
    ) -> Result<bool, StoreError>;
    /// Removes one; gives whether there was one.
    async fn delete_contact_field(&self, workspace_id: Uuid, key: &str) -> Result<bool, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT key, label, kind, choices, personal, created_at FROM contact_fields
         WHERE workspace_id = $1 ORDER BY created_at, key",
    );
    ADD = sql(
        "INSERT INTO contact_fields (workspace_id, key, label, kind, choices, personal, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    );
    CHANGE = sql(
        "UPDATE contact_fields SET label = $3, choices = $4, personal = $5 WHERE workspace_id = $1 AND key = $2",
    );
    DELETE = sql("DELETE FROM contact_fields WHERE workspace_id = $1 AND key = $2");
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ContactFieldRepo for SqlStore<Db> {
    async fn contact_fields(&self, workspace_id: Uuid) -> Result<Vec<ContactFieldRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn add_contact_field(
        &self,
        workspace_id: Uuid,
        field: &ContactFieldRow,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ADD))
            .bind(workspace_id)
            .bind(&field.key)
            .bind(&field.label)
            .bind(&field.kind)
            .bind(Json(&field.choices))
            .bind(field.personal)
            .bind(field.created_at);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn change_contact_field(
        &self,
        workspace_id: Uuid,
        field: &ContactFieldRow,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CHANGE))
            .bind(workspace_id)
            .bind(&field.key)
            .bind(&field.label)
            .bind(Json(&field.choices))
            .bind(field.personal);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn delete_contact_field(&self, workspace_id: Uuid, key: &str) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(key);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }
}

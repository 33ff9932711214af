//! Keys by which programs use the API.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// One key. The key itself is never stored.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ApiKeyRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// What it is for, in people's words.
    pub name: String,
    /// SHA-256 of the key.
    pub digest: Vec<u8>,
    /// How the key begins, for people to tell it by.
    pub hint: String,
    /// Names of permissions, with a space between them.
    pub permissions: String,
    /// Requests per minute.
    pub per_minute: i32,
    /// Whether it sees only the numbers that were granted; see [`super::number_grants`].
    pub limited: bool,
    /// Who made it.
    pub created_by: Uuid,
    /// Their name at that time.
    pub created_by_name: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends; none for never.
    pub expires_at: Option<DateTime<Utc>>,
    /// When it was last used, to about a minute.
    pub last_used_at: Option<DateTime<Utc>>,
}

/// Keeps keys.
#[async_trait::async_trait]
pub trait ApiKeyRepo: Send + Sync {
    /// Adds a key with the numbers granted to it.
    async fn create_api_key(&self, key: &ApiKeyRecord, numbers: &[Uuid]) -> Result<(), StoreError>;
    /// Changes a key's name, permissions, pace, numbers and end. Gives whether the workspace has it.
    async fn update_api_key(&self, key: &ApiKeyRecord, numbers: &[Uuid]) -> Result<bool, StoreError>;
    /// Removes a key, which counts at once. Gives whether the workspace had it.
    async fn delete_api_key(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
    /// A workspace's keys in the order of their ids, after `after`.
    async fn api_keys(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ApiKeyRecord>, StoreError>;
    /// The key with this id.
    async fn api_key(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ApiKeyRecord>, StoreError>;
    /// The key with this digest, unless it has ended by `now`.
    async fn api_key_by_digest(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<ApiKeyRecord>, StoreError>;
    /// Notes that the key was used.
    async fn touch_api_key(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError>;
}

statements! {
    CREATE = sql(
        "INSERT INTO api_keys (id, workspace_id, name, digest, hint, permissions, per_minute, created_by,
             created_by_name, created_at, expires_at, limited)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    );
    UPDATE = sql(
        "UPDATE api_keys SET name = $3, permissions = $4, per_minute = $5, expires_at = $6, limited = $7
         WHERE id = $1 AND workspace_id = $2",
    );
    DELETE = sql("DELETE FROM api_keys WHERE id = $1 AND workspace_id = $2");
    LIST = sql(
        "SELECT * FROM api_keys WHERE workspace_id = $1 AND (id > $2 OR $2 IS NULL) ORDER BY id LIMIT $3",
    );
    GET = sql("SELECT * FROM api_keys WHERE id = $1 AND workspace_id = $2");
    BY_DIGEST = sql(
        "SELECT * FROM api_keys WHERE digest = $1 AND (expires_at IS NULL OR expires_at > $2)",
    );
    TOUCH = sql(
        "UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ApiKeyRepo for SqlStore<Db> {
    async fn create_api_key(&self, key: &ApiKeyRecord, numbers: &[Uuid]) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(key.id)
            .bind(key.workspace_id)
            .bind(&key.name)
            .bind(&key.digest)
            .bind(&key.hint)
            .bind(&key.permissions)
            .bind(key.per_minute)
            .bind(key.created_by)
            .bind(&key.created_by_name)
            .bind(key.created_at)
            .bind(key.expires_at)
            .bind(key.limited)
            .execute(&mut *tx)
            .await?;
        Self::replace_grants(&mut tx, key.workspace_id, key.id, numbers).await?;
        Ok(tx.commit().await?)
    }

    async fn update_api_key(&self, key: &ApiKeyRecord, numbers: &[Uuid]) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(UPDATE))
            .bind(key.id)
            .bind(key.workspace_id)
            .bind(&key.name)
            .bind(&key.permissions)
            .bind(key.per_minute)
            .bind(key.expires_at)
            .bind(key.limited);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        Self::replace_grants(&mut tx, key.workspace_id, key.id, numbers).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn delete_api_key(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(id).bind(workspace_id);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        Self::replace_grants(&mut tx, workspace_id, id, &[]).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn api_keys(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<ApiKeyRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(after).bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn api_key(&self, workspace_id: Uuid, id: Uuid) -> Result<Option<ApiKeyRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(id).bind(workspace_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn api_key_by_digest(
        &self,
        digest: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<ApiKeyRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(BY_DIGEST)).bind(digest).bind(now);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn touch_api_key(&self, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(TOUCH)).bind(id).bind(now);
        query.execute(self.database.write()).await?;
        Ok(())
    }
}

//! What providers told of numbers that is no message.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, JsonText, SqlStore, StoreError, statement::sql, statements};

/// One piece of news.
#[derive(Debug, Clone, sqlx_macros::FromRow)]
pub struct ChannelEventView {
    /// Its id.
    pub id: Uuid,
    /// The provider's name for it.
    pub kind: String,
    /// 0 good to know, 1 may become a problem, 2 somebody has to act.
    pub level: i32,
    /// As it came.
    #[sqlx(json)]
    pub body: JsonText,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Reads what providers told.
#[async_trait::async_trait]
pub trait ChannelEventRepo: Send + Sync {
    /// News of a workspace's number, the newest first, before `before`.
    async fn channel_events(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<ChannelEventView>, StoreError>;
}

statements! {
    LIST = sql(
        "SELECT id, kind, level, body, created_at FROM channel_events
         WHERE number_id = $2 AND workspace_id = $1
           AND (created_at < $3 OR created_at = $3 AND id < $4 OR $3 IS NULL)
         ORDER BY created_at DESC, id DESC LIMIT $5",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl ChannelEventRepo for SqlStore<Db> {
    async fn channel_events(
        &self,
        workspace_id: Uuid,
        number_id: Uuid,
        before: Option<(DateTime<Utc>, Uuid)>,
        limit: i64,
    ) -> Result<Vec<ChannelEventView>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST))
            .bind(workspace_id)
            .bind(number_id)
            .bind(before.map(|before| before.0))
            .bind(before.map(|before| before.1))
            .bind(limit);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}

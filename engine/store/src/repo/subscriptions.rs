//! Addresses that are told of a workspace's events.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, secrets::Place, statement::sql, statements};

/// One address.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SubscriptionRecord {
    /// Its id.
    pub id: Uuid,
    /// Whose workspace.
    pub workspace_id: Uuid,
    /// Where events are posted to.
    pub url: String,
    /// Names of events between bars, see [`joined`]; empty for every event.
    pub events: String,
    /// The key that signs what is sent, sealed for [`SubscriptionRecord::place`].
    pub secret: Vec<u8>,
    /// Whether it is told.
    pub enabled: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

impl SubscriptionRecord {
    /// Where the secret of a subscription is kept.
    #[must_use]
    pub fn place(id: Uuid) -> Place<'static> {
        Place { table: "subscriptions", column: "secret", row: id }
    }
}

/// Names of events as they are stored: `|order.paid|lead|`. Bars inside a name are left out.
#[must_use]
pub fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: String = names.into_iter().map(|name| name.replace('|', "") + "|").collect();
    if names.is_empty() { names } else { format!("|{names}") }
}

/// Keeps subscriptions.
#[async_trait::async_trait]
pub trait SubscriptionRepo: Send + Sync {
    /// Adds a subscription.
    async fn create_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError>;
    /// Changes address, events, secret and whether it is told.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the workspace has no such subscription.
    async fn update_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError>;
    /// Removes a subscription; what it was not told yet is given up. Gives whether it was there.
    async fn delete_subscription(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError>;
    /// The subscription with this id.
    async fn subscription(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<SubscriptionRecord>, StoreError>;
    /// The subscriptions of a workspace, the oldest first.
    async fn subscriptions(&self, workspace_id: Uuid) -> Result<Vec<SubscriptionRecord>, StoreError>;
}

statements! {
    CREATE_SUBSCRIPTION = sql(
        "INSERT INTO subscriptions (id, workspace_id, url, events, secret, enabled, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
    );
    UPDATE_SUBSCRIPTION = sql(
        "UPDATE subscriptions SET url = $3, events = $4, secret = $5, enabled = $6, updated_at = $7
         WHERE id = $1 AND workspace_id = $2",
    );
    DELETE_SUBSCRIPTION = sql("DELETE FROM subscriptions WHERE id = $1 AND workspace_id = $2");
    SUBSCRIPTION = sql(
        "SELECT id, workspace_id, url, events, secret, enabled, created_at, updated_at
         FROM subscriptions WHERE id = $1 AND workspace_id = $2",
    );
    SUBSCRIPTIONS = sql(
        "SELECT id, workspace_id, url, events, secret, enabled, created_at, updated_at
         FROM subscriptions WHERE workspace_id = $1 ORDER BY created_at, id",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl SubscriptionRepo for SqlStore<Db> {
    async fn create_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE_SUBSCRIPTION))
            .bind(subscription.id)
            .bind(subscription.workspace_id)
            .bind(&subscription.url)
            .bind(&subscription.events)
            .bind(&subscription.secret)
            .bind(subscription.enabled)
            .bind(subscription.created_at)
            .bind(subscription.updated_at);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn update_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(UPDATE_SUBSCRIPTION))
            .bind(subscription.id)
            .bind(subscription.workspace_id)
            .bind(&subscription.url)
            .bind(&subscription.events)
            .bind(&subscription.secret)
            .bind(subscription.enabled)
            .bind(subscription.updated_at);
        let changed = query.execute(self.database.write()).await?.rows_affected();
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound { table: "subscriptions" }) }
    }

    async fn delete_subscription(&self, workspace_id: Uuid, id: Uuid) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(DELETE_SUBSCRIPTION)).bind(id).bind(workspace_id);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn subscription(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<SubscriptionRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(SUBSCRIPTION)).bind(id).bind(workspace_id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn subscriptions(&self, workspace_id: Uuid) -> Result<Vec<SubscriptionRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(SUBSCRIPTIONS)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }
}

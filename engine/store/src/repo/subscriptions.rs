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

/// How telling a subscriber goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SubscriptionState {
    /// The subscription.
    pub id: Uuid,
    /// When it last took an event; exact to [`SUCCESS_EVERY`].
    pub last_success_at: Option<DateTime<Utc>>,
    /// When an attempt last failed.
    pub last_failure_at: Option<DateTime<Utc>>,
    /// Why; empty when none ever failed. Quotes nothing that was sent or answered.
    pub last_failure: String,
    /// Events that wait, for their first attempt or another one.
    pub waiting: i64,
    /// Events that were given up.
    pub given_up: i64,
}

/// A success is noted this often at most, so that a busy subscriber does not cost a write per event.
pub const SUCCESS_EVERY: chrono::Duration = chrono::Duration::seconds(5);

/// Names of events as they are stored: `|order.paid|lead|`. Bars inside a name are left out.
#[must_use]
pub fn joined<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let names: String = names.into_iter().map(|name| name.replace('|', "") + "|").collect();
    if names.is_empty() { names } else { format!("|{names}") }
}

/// The names in what [`joined`] made.
pub fn names(joined: &str) -> impl Iterator<Item = &str> {
    joined.split('|').filter(|name| !name.is_empty())
}

/// Keeps subscriptions.
#[async_trait::async_trait]
pub trait SubscriptionRepo: Send + Sync {
    /// Adds a subscription.
    async fn create_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError>;
    /// Changes address, events and whether it is told; the secret stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the workspace has no such subscription.
    async fn update_subscription(&self, subscription: &SubscriptionRecord) -> Result<(), StoreError>;
    /// Gives it a new key, sealed for [`SubscriptionRecord::place`]. What is sent until `old_until` is signed with the
    /// key before it, too. Gives whether the workspace has such a subscription.
    async fn rotate_subscription_secret(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        secret: &[u8],
        old_until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// The sealed key before the present one, while it still signs.
    async fn old_subscription_secret(
        &self,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<Vec<u8>>, StoreError>;
    /// Notes how an attempt to tell it ended: `failure` says why it failed, none that it did not.
    async fn note_delivery(
        &self,
        id: Uuid,
        failure: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// How telling each subscriber of a workspace goes.
    async fn subscription_states(&self, workspace_id: Uuid) -> Result<Vec<SubscriptionState>, StoreError>;
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
        "UPDATE subscriptions SET url = $3, events = $4, enabled = $5, updated_at = $6
         WHERE id = $1 AND workspace_id = $2",
    );
    ROTATE_SECRET = sql(
        "UPDATE subscriptions SET old_secret = secret, old_secret_until = $4, secret = $3, updated_at = $5
         WHERE id = $1 AND workspace_id = $2",
    );
    OLD_SECRET = sql("SELECT old_secret FROM subscriptions WHERE id = $1 AND old_secret_until > $2");
    NOTE_SUCCESS = sql(
        "UPDATE subscriptions SET last_success_at = $2
         WHERE id = $1 AND (last_success_at IS NULL OR last_success_at < $3 OR last_failure_at >= last_success_at)",
    );
    NOTE_FAILURE = sql("UPDATE subscriptions SET last_failure_at = $2, last_failure = $3 WHERE id = $1");
    STATES = sql(
        "SELECT s.id, s.last_success_at, s.last_failure_at, s.last_failure,
                (SELECT count(*) FROM effects e WHERE e.target = s.id AND e.kind = 'event' AND e.status < 2) AS waiting,
                (SELECT count(*) FROM effects e WHERE e.target = s.id AND e.kind = 'event' AND e.status > 2) AS given_up
         FROM subscriptions s WHERE s.workspace_id = $1",
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
            .bind(subscription.enabled)
            .bind(subscription.updated_at);
        let changed = query.execute(self.database.write()).await?.rows_affected();
        if changed == 1 { Ok(()) } else { Err(StoreError::NotFound { table: "subscriptions" }) }
    }

    async fn rotate_subscription_secret(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        secret: &[u8],
        old_until: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(ROTATE_SECRET))
            .bind(id)
            .bind(workspace_id)
            .bind(secret)
            .bind(old_until)
            .bind(now);
        Ok(query.execute(self.database.write()).await?.rows_affected() == 1)
    }

    async fn old_subscription_secret(
        &self,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(OLD_SECRET)).bind(id).bind(now);
        Ok(query.fetch_optional(self.database.read()).await?.flatten())
    }

    async fn note_delivery(
        &self,
        id: Uuid,
        failure: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = match failure {
            Some(reason) => sqlx::query(<Db as Dialect>::sql(NOTE_FAILURE)).bind(id).bind(now).bind(reason),
            None => {
                sqlx::query(<Db as Dialect>::sql(NOTE_SUCCESS)).bind(id).bind(now).bind(now - SUCCESS_EVERY)
            }
        };
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn subscription_states(&self, workspace_id: Uuid) -> Result<Vec<SubscriptionState>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(STATES)).bind(workspace_id);
        Ok(query.fetch_all(self.database.read()).await?)
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

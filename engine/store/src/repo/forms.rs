//! Forms that numbers have published at their provider.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// A form of a number.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FormRow {
    /// A digest of its fields.
    pub form_key: String,
    /// The provider's id; `None` until it is published.
    pub provider_id: Option<String>,
    /// Attempts to publish it.
    pub attempt: i32,
    /// When it is tried again.
    pub due: DateTime<Utc>,
    /// Why it is not published.
    pub error: Option<String>,
}

/// Reads and writes forms.
#[async_trait::async_trait]
pub trait FormRepo: Send + Sync {
    /// The forms of a number, published or not.
    async fn forms(&self, number_id: Uuid) -> Result<Vec<FormRow>, StoreError>;
    /// Keeps the provider's id of a form.
    async fn keep_form(
        &self,
        number_id: Uuid,
        key: &str,
        provider_id: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Keeps why a form could not be published, and when it is tried again.
    async fn form_failed(
        &self,
        number_id: Uuid,
        key: &str,
        error: &str,
        due: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
}

statements! {
    LIST = sql(
        "SELECT form_key, provider_id, attempt, due, error FROM whatsapp_forms WHERE number_id = $1 ORDER BY form_key",
    );
    KEEP = sql(
        "INSERT INTO whatsapp_forms (number_id, form_key, provider_id, due, created_at) VALUES ($1, $2, $3, $4, $4)
         ON CONFLICT (number_id, form_key) DO UPDATE SET provider_id = excluded.provider_id, error = NULL",
    );
    // A form that somebody else published meanwhile stays.
    FAILED = sql(
        "INSERT INTO whatsapp_forms (number_id, form_key, attempt, due, error, created_at) VALUES ($1, $2, 1, $3, $4, $5)
         ON CONFLICT (number_id, form_key) DO UPDATE SET attempt = whatsapp_forms.attempt + 1, due = excluded.due,
             error = excluded.error
         WHERE whatsapp_forms.provider_id IS NULL",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl FormRepo for SqlStore<Db> {
    async fn forms(&self, number_id: Uuid) -> Result<Vec<FormRow>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(number_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn keep_form(
        &self,
        number_id: Uuid,
        key: &str,
        provider_id: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(KEEP)).bind(number_id).bind(key).bind(provider_id);
        query.bind(now).execute(self.database.write()).await?;
        Ok(())
    }

    async fn form_failed(
        &self,
        number_id: Uuid,
        key: &str,
        error: &str,
        due: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(FAILED)).bind(number_id).bind(key).bind(due);
        query.bind(error).bind(now).execute(self.database.write()).await?;
        Ok(())
    }
}

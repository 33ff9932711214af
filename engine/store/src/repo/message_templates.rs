//! Message templates as Meta knows them: fetched, made here, and kept up to date by webhooks.

use chrono::{DateTime, Duration, DurationRound as _, Utc};
use conditional_trait_gen::trait_gen;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Dialect, SqlStore, StoreError, statement::sql, statements};

/// How much the clocks of Meta and of this machine may differ before a webhook is taken for older than what was fetched.
const CLOCKS_DIFFER: Duration = Duration::seconds(60);

/// A template in one language.
#[derive(Debug, Clone, PartialEq, sqlx_macros::FromRow)]
pub struct TemplateRecord {
    /// Its id here.
    pub id: Uuid,
    /// Whose it is.
    pub workspace_id: Uuid,
    /// Meta's id of the account.
    pub account_id: String,
    /// Meta's id of it.
    pub provider_id: String,
    /// Its name.
    pub name: String,
    /// Its language as Meta writes it, such as `en_US`.
    pub language: String,
    /// `AUTHENTICATION`, `MARKETING` or `UTILITY`.
    pub category: String,
    /// `PENDING`, `APPROVED`, `REJECTED`, `PAUSED`, `DISABLED` and what else Meta says.
    pub status: String,
    /// Why it is not approved.
    pub reason: Option<String>,
    /// `GREEN`, `YELLOW`, `RED` or `UNKNOWN`.
    pub quality: String,
    /// `NAMED` or `POSITIONAL`.
    pub parameter_format: String,
    /// Its parts, in Meta's shape.
    #[sqlx(json)]
    pub components: Value,
    /// When it was first seen here.
    pub created_at: DateTime<Utc>,
    /// When it last changed here.
    pub updated_at: DateTime<Utc>,
}

/// What a webhook tells of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateNews {
    /// Of whose template.
    pub workspace_id: Uuid,
    /// Meta's id of the template.
    pub provider_id: String,
    /// What is new.
    pub change: TemplateChange,
    /// When Meta said so.
    pub told_at: DateTime<Utc>,
    /// When it came.
    pub received_at: DateTime<Utc>,
}

/// What is new of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateChange {
    /// Its status, and why.
    Status {
        /// As [`TemplateRecord::status`].
        status: String,
        /// As [`TemplateRecord::reason`].
        reason: Option<String>,
    },
    /// Its quality.
    Quality(String),
    /// Its category.
    Category(String),
}

/// Reads and keeps templates.
#[async_trait::async_trait]
pub trait TemplateRepo: Send + Sync {
    /// The templates of a workspace, by name and language; of one account where it is given.
    async fn message_templates(
        &self,
        workspace_id: Uuid,
        account_id: Option<&str>,
    ) -> Result<Vec<TemplateRecord>, StoreError>;
    /// The template of an account with this name in this language.
    async fn template_named(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        name: &str,
        language: &str,
    ) -> Result<Option<TemplateRecord>, StoreError>;
    /// The template with this id.
    async fn message_template(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<TemplateRecord>, StoreError>;
    /// Keeps a template as Meta has it now: the one of the same account, name and language is replaced and keeps its id.
    async fn keep_message_template(&self, template: &TemplateRecord) -> Result<(), StoreError>;
    /// Replaces all templates of an account by what Meta has, in one transaction, and notes the time.
    async fn sync_message_templates(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        templates: &[TemplateRecord],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError>;
    /// Forgets the languages of a template; of one language where its id is given.
    async fn forget_message_template(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        name: &str,
        id: Option<Uuid>,
    ) -> Result<(), StoreError>;
    /// Whether a template is marketing and the contact of the conversation wants none.
    async fn is_unwanted_marketing(
        &self,
        conversation_id: Uuid,
        name: &str,
        language: &str,
    ) -> Result<bool, StoreError>;
    /// When the templates of an account were last fetched.
    async fn templates_synced_at(
        &self,
        workspace_id: Uuid,
        account_id: &str,
    ) -> Result<Option<DateTime<Utc>>, StoreError>;
    /// Whether the caller may fetch an account's templates by itself: nobody has set out to since `before`.
    async fn claim_template_sync(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
}

statements! {
    NAMED = sql(
        "SELECT id, workspace_id, account_id, provider_id, name, language, category, status, reason, quality,
                parameter_format, components, created_at, updated_at
         FROM message_templates WHERE workspace_id = $1 AND account_id = $2 AND name = $3 AND language = $4",
    );
    LIST = sql(
        "SELECT id, workspace_id, account_id, provider_id, name, language, category, status, reason, quality,
                parameter_format, components, created_at, updated_at
         FROM message_templates WHERE workspace_id = $1 AND (account_id = $2 OR $2 IS NULL)
         ORDER BY name, language, account_id",
    );
    ONE = sql(
        "SELECT id, workspace_id, account_id, provider_id, name, language, category, status, reason, quality,
                parameter_format, components, created_at, updated_at
         FROM message_templates WHERE workspace_id = $1 AND id = $2",
    );
    KEEP = sql(
        "INSERT INTO message_templates (id, workspace_id, account_id, provider_id, name, language, category, status,
                reason, quality, parameter_format, components, status_at, quality_at, category_at, created_at,
                updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $13, $14, $15)
         ON CONFLICT (workspace_id, account_id, name, language) DO UPDATE SET
                provider_id = excluded.provider_id, category = excluded.category, status = excluded.status,
                reason = excluded.reason, quality = excluded.quality,
                parameter_format = excluded.parameter_format, components = excluded.components,
                status_at = excluded.status_at, quality_at = excluded.quality_at,
                category_at = excluded.category_at, updated_at = excluded.updated_at",
    );
    // Everything that a fetch did not touch is gone at Meta. What was made here since the fetch began is newer.
    GONE = sql(
        "DELETE FROM message_templates WHERE workspace_id = $1 AND account_id = $2 AND updated_at < $3",
    );
    FORGET = sql(
        "DELETE FROM message_templates
         WHERE workspace_id = $1 AND account_id = $2 AND name = $3 AND (id = $4 OR $4 IS NULL)",
    );
    SYNCED = sql(
        "INSERT INTO template_syncs (workspace_id, account_id, claimed_at, synced_at) VALUES ($1, $2, $3, $3)
         ON CONFLICT (workspace_id, account_id) DO UPDATE SET claimed_at = excluded.claimed_at,
                                                              synced_at = excluded.synced_at",
    );
    SYNCED_AT = sql("SELECT synced_at FROM template_syncs WHERE workspace_id = $1 AND account_id = $2");
    CLAIM = sql(
        "INSERT INTO template_syncs (workspace_id, account_id, claimed_at) VALUES ($1, $2, $3)
         ON CONFLICT (workspace_id, account_id) DO UPDATE SET claimed_at = excluded.claimed_at
         WHERE template_syncs.claimed_at < $4",
    );
    UNWANTED = sql(
        "SELECT count(*) FROM conversations c
         JOIN contacts k ON k.id = c.contact_id AND k.opted_in = false
         JOIN message_templates t ON t.workspace_id = c.workspace_id AND t.name = $2 AND t.language = $3
              AND t.category = 'MARKETING'
         WHERE c.id = $1",
    );
    // Told by a webhook. The one that tells of a later moment wins, in whatever order they come.
    STATUS_NEWS = sql(
        "UPDATE message_templates SET status = $3, reason = $6, status_at = $4, updated_at = $5
         WHERE workspace_id = $1 AND provider_id = $2 AND status_at <= $4",
    );
    QUALITY_NEWS = sql(
        "UPDATE message_templates SET quality = $3, quality_at = $4, updated_at = $5
         WHERE workspace_id = $1 AND provider_id = $2 AND quality_at <= $4",
    );
    CATEGORY_NEWS = sql(
        "UPDATE message_templates SET category = $3, category_at = $4, updated_at = $5
         WHERE workspace_id = $1 AND provider_id = $2 AND category_at <= $4",
    );
}

/// The statement that writes a piece of news.
pub(crate) fn news_text<Db: Dialect>(change: &TemplateChange) -> &'static str {
    match change {
        TemplateChange::Status { .. } => Db::sql(STATUS_NEWS),
        TemplateChange::Quality(_) => Db::sql(QUALITY_NEWS),
        TemplateChange::Category(_) => Db::sql(CATEGORY_NEWS),
    }
}

/// From when on a webhook is newer than what was fetched at `now`. Webhooks know whole seconds only.
fn known_since(now: DateTime<Utc>) -> DateTime<Utc> {
    let before = now - CLOCKS_DIFFER;
    before.duration_trunc(Duration::seconds(1)).unwrap_or(before)
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl TemplateRepo for SqlStore<Db> {
    async fn template_named(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        name: &str,
        language: &str,
    ) -> Result<Option<TemplateRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(NAMED)).bind(workspace_id).bind(account_id);
        Ok(query.bind(name).bind(language).fetch_optional(self.database.read()).await?)
    }

    async fn message_templates(
        &self,
        workspace_id: Uuid,
        account_id: Option<&str>,
    ) -> Result<Vec<TemplateRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(account_id);
        Ok(query.fetch_all(self.database.read()).await?)
    }

    async fn message_template(
        &self,
        workspace_id: Uuid,
        id: Uuid,
    ) -> Result<Option<TemplateRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(ONE)).bind(workspace_id).bind(id);
        Ok(query.fetch_optional(self.database.read()).await?)
    }

    async fn keep_message_template(&self, template: &TemplateRecord) -> Result<(), StoreError> {
        kept::<Db>(template, <Db as Dialect>::sql(KEEP)).execute(self.database.write()).await?;
        Ok(())
    }

    async fn sync_message_templates(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        templates: &[TemplateRecord],
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.database.begin().await?;
        for template in templates {
            kept::<Db>(template, <Db as Dialect>::sql(KEEP)).execute(&mut *tx).await?;
        }
        let gone = sqlx::query(<Db as Dialect>::sql(GONE)).bind(workspace_id).bind(account_id).bind(now);
        gone.execute(&mut *tx).await?;
        let synced = sqlx::query(<Db as Dialect>::sql(SYNCED)).bind(workspace_id).bind(account_id).bind(now);
        synced.execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn forget_message_template(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        name: &str,
        id: Option<Uuid>,
    ) -> Result<(), StoreError> {
        let query =
            sqlx::query(<Db as Dialect>::sql(FORGET)).bind(workspace_id).bind(account_id).bind(name).bind(id);
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn is_unwanted_marketing(
        &self,
        conversation_id: Uuid,
        name: &str,
        language: &str,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(UNWANTED))
            .bind(conversation_id)
            .bind(name)
            .bind(language);
        let found: i64 = query.fetch_one(self.database.read()).await?;
        Ok(found > 0)
    }

    async fn templates_synced_at(
        &self,
        workspace_id: Uuid,
        account_id: &str,
    ) -> Result<Option<DateTime<Utc>>, StoreError> {
        let query = sqlx::query_scalar(<Db as Dialect>::sql(SYNCED_AT)).bind(workspace_id).bind(account_id);
        let found: Option<Option<DateTime<Utc>>> = query.fetch_optional(self.database.read()).await?;
        Ok(found.flatten())
    }

    async fn claim_template_sync(
        &self,
        workspace_id: Uuid,
        account_id: &str,
        before: DateTime<Utc>,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CLAIM))
            .bind(workspace_id)
            .bind(account_id)
            .bind(now)
            .bind(before);
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }
}

/// The statement that keeps a template.
fn kept<'q, Db>(
    template: &'q TemplateRecord,
    text: &'static str,
) -> sqlx::query::Query<'q, Db, <Db as sqlx::Database>::Arguments>
where
    Db: sqlx::Database,
    Uuid: sqlx::Encode<'q, Db> + sqlx::Type<Db>,
    DateTime<Utc>: sqlx::Encode<'q, Db> + sqlx::Type<Db>,
    &'q str: sqlx::Encode<'q, Db> + sqlx::Type<Db>,
    Option<&'q str>: sqlx::Encode<'q, Db> + sqlx::Type<Db>,
    Json<&'q Value>: sqlx::Encode<'q, Db> + sqlx::Type<Db>,
{
    sqlx::query::<Db>(text)
        .bind(template.id)
        .bind(template.workspace_id)
        .bind(template.account_id.as_str())
        .bind(template.provider_id.as_str())
        .bind(template.name.as_str())
        .bind(template.language.as_str())
        .bind(template.category.as_str())
        .bind(template.status.as_str())
        .bind(template.reason.as_deref())
        .bind(template.quality.as_str())
        .bind(template.parameter_format.as_str())
        .bind(Json(&template.components))
        .bind(known_since(template.updated_at))
        .bind(template.created_at)
        .bind(template.updated_at)
}

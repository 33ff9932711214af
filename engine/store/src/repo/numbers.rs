//! The numbers of a business: where messages come in and go out.

use chrono::{DateTime, Utc};
use conditional_trait_gen::trait_gen;
use engine_core::sending::SendingPolicy;
use serde::{Deserialize, Serialize};
use sqlx::types::Json;
use uuid::Uuid;

use super::options::NumberOptions;
use crate::{
    Dialect, SqlStore, StoreError, quiet,
    secrets::{Place, Vault},
    statement::sql,
    statements,
};

/// How a number is connected. The text is stored and goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// A number of the product itself, for trying flows without WhatsApp.
    Simulator,
    /// Meta's WhatsApp Cloud API.
    CloudApi,
    /// A phone's account, linked by QR code as WhatsApp Web is.
    WhatsappWeb,
}

impl NumberKind {
    /// The stored text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::CloudApi => "cloud_api",
            Self::WhatsappWeb => "whatsapp_web",
        }
    }

    /// The kind of a stored text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Simulator, Self::CloudApi, Self::WhatsappWeb].into_iter().find(|kind| kind.as_str() == text)
    }

    /// When numbers of this kind may send, until somebody decides otherwise. A kind whose provider blocks numbers that
    /// send much of a sudden begins with [`SendingPolicy::cautious`].
    #[must_use]
    pub fn default_sending(self) -> SendingPolicy {
        match self {
            // Nobody is written to, and Meta keeps its own limits and tells of them.
            Self::Simulator | Self::CloudApi => SendingPolicy::default(),
            Self::WhatsappWeb => SendingPolicy::cautious(),
        }
    }
}

/// One number.
#[derive(Debug, Clone)]
pub struct NumberRecord {
    /// Its id; part of the webhook's address.
    pub id: Uuid,
    /// Whose it is.
    pub workspace_id: Uuid,
    /// How it is connected.
    pub kind: NumberKind,
    /// The name shown to admins.
    pub name: String,
    /// The phone number as shown, for example `+44 20 7946 0000`; empty for a simulator.
    pub phone: String,
    /// Settings that are no secrets; for `cloud_api` a [`CloudSettings`].
    pub settings: serde_json::Value,
    /// The sealed credentials; open them with [`NumberRecord::cloud_credentials`].
    pub credentials: Option<Vec<u8>>,
    /// When it may send.
    pub sending: SendingPolicy,
    /// What it does with files, and whether it shows that it reads and types.
    pub options: NumberOptions,
    /// Whether the number takes part: `active` or `disabled`.
    pub status: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

/// What a Cloud API number needs besides its secrets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CloudSettings {
    /// Meta's id of the number: digits.
    pub phone_number_id: String,
    /// Meta's id of the WhatsApp Business Account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waba_id: Option<String>,
    /// The word that Meta repeats when it verifies the webhook's address.
    pub verify_token: String,
}

/// The secrets of a Cloud API number. They have no `Debug`.
#[derive(Clone, Serialize, Deserialize)]
pub struct CloudCredentials {
    /// Sends messages: `Authorization: Bearer …`.
    pub access_token: String,
    /// Signs webhooks.
    pub app_secret: String,
}

impl NumberRecord {
    /// Whether it is a simulator at which checks are held: nothing leaves the installation for its sake.
    #[must_use]
    pub fn is_for_checks(&self) -> bool {
        self.settings.get("check").is_some()
    }

    /// Where a number's credentials are kept, for sealing and opening them.
    #[must_use]
    pub fn credentials_place(id: Uuid) -> Place<'static> {
        Place { table: "numbers", column: "credentials", row: id }
    }

    /// Whether the number takes part in conversations.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.status == "active"
    }

    /// The settings of a Cloud API number.
    ///
    /// # Errors
    /// [`StoreError::BadRow`] when the stored settings are of another shape.
    pub fn cloud_settings(&self) -> Result<CloudSettings, StoreError> {
        CloudSettings::deserialize(&self.settings)
            .map_err(|error| StoreError::bad_row("numbers", "settings", self.id, error))
    }

    /// The secrets of a Cloud API number; `None` when none were entered yet.
    ///
    /// # Errors
    /// [`StoreError::Sealed`] for a wrong master key, [`StoreError::BadRow`] for another shape.
    pub fn cloud_credentials(&self, vault: &Vault) -> Result<Option<CloudCredentials>, StoreError> {
        let Some(sealed) = &self.credentials else { return Ok(None) };
        let open = vault.open(Self::credentials_place(self.id), sealed)?;
        serde_json::from_slice(&open)
            .map(Some)
            // The parser's message could quote the secret, so it is left out.
            .map_err(|_| StoreError::bad_row("numbers", "credentials", self.id, "not the expected JSON"))
    }
}

/// What changes of a number; `None` stays.
#[derive(Clone, Default)]
pub struct NumberChange {
    /// New name.
    pub name: Option<String>,
    /// New way to write the phone number.
    pub phone: Option<String>,
    /// New sealed credentials.
    pub credentials: Option<Vec<u8>>,
    /// New rules for sending.
    pub sending: Option<SendingPolicy>,
    /// New options.
    pub options: Option<NumberOptions>,
    /// New settings that are no secrets.
    pub settings: Option<serde_json::Value>,
}

/// Reads and changes numbers. A deleted number is found by none of these.
#[async_trait::async_trait]
pub trait NumberRepo: Send + Sync {
    /// The number with this id, of whatever workspace.
    async fn number(&self, id: Uuid) -> Result<Option<NumberRecord>, StoreError>;
    /// The numbers of a workspace in the order of their creation, after the given one.
    async fn numbers(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<NumberRecord>, StoreError>;
    /// Adds a number. `external_id` is the provider's id of it; [`StoreError::Conflict`] when a
    /// number of this kind has it already, in whatever workspace.
    async fn create_number(&self, number: &NumberRecord, external_id: Option<&str>)
    -> Result<(), StoreError>;
    /// Changes a number; `false` when the workspace has no such number.
    async fn update_number(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        change: &NumberChange,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
    /// Deletes a number: nothing answers there any more and its credentials are gone; its
    /// conversations stay. `false` when the workspace has no such number.
    async fn delete_number(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError>;
}

#[derive(sqlx_macros::FromRow)]
struct NumberRow {
    id: Uuid,
    workspace_id: Uuid,
    kind: String,
    name: String,
    phone: String,
    settings: Json<serde_json::Value>,
    credentials: Option<Vec<u8>>,
    sending: Option<Json<serde_json::Value>>,
    options: Option<Json<serde_json::Value>>,
    status: String,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
}

impl TryFrom<NumberRow> for NumberRecord {
    type Error = StoreError;

    fn try_from(row: NumberRow) -> Result<Self, StoreError> {
        let kind = NumberKind::parse(&row.kind)
            .ok_or_else(|| StoreError::bad_row("numbers", "kind", row.id, "unknown kind"))?;
        let sending = row.sending.map(|json| SendingPolicy::deserialize(json.0)).transpose();
        // A policy that only a newer version understands must not keep messages from coming in.
        let sending = sending.unwrap_or_else(|error| {
            tracing::error!(number.id = %row.id, error = quiet(error), "a number's rules for sending cannot be read; those of its kind hold");
            None
        });
        let options = row.options.map(|json| NumberOptions::deserialize(json.0)).transpose();
        let options = options.unwrap_or_else(|error| {
            tracing::error!(number.id = %row.id, error = quiet(error), "a number's options cannot be read; the usual ones hold");
            None
        });
        Ok(Self {
            options: options.unwrap_or_default(),
            sending: sending.unwrap_or_else(|| kind.default_sending()),
            id: row.id,
            workspace_id: row.workspace_id,
            kind,
            name: row.name,
            phone: row.phone,
            settings: row.settings.0,
            credentials: row.credentials,
            status: row.status,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }
}

statements! {
    GET = sql(
        "SELECT id, workspace_id, kind, name, phone, settings, credentials, sending, options, status, created_at, updated_at
         FROM numbers WHERE id = $1 AND deleted_at IS NULL",
    );
    LIST = sql(
        "SELECT id, workspace_id, kind, name, phone, settings, credentials, sending, options, status, created_at, updated_at
         FROM numbers WHERE workspace_id = $1 AND deleted_at IS NULL AND (id > $2 OR $2 IS NULL)
         ORDER BY id LIMIT $3",
    );
    CREATE = sql(
        "INSERT INTO numbers (id, workspace_id, kind, name, phone, external_id, settings, credentials,
                              status, created_at, updated_at, sending, options)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    );
    UPDATE = sql(
        "UPDATE numbers SET name = coalesce($3, name), phone = coalesce($4, phone),
                            credentials = coalesce($5, credentials), updated_at = $6,
                            sending = coalesce($7, sending), options = coalesce($8, options),
                            settings = coalesce($9, settings)
         WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL",
    );
    DELETE = sql(
        "UPDATE numbers SET deleted_at = $3, updated_at = $3, status = 'disabled', external_id = NULL,
                            credentials = NULL
         WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL",
    );
    UNDEPLOY = sql("DELETE FROM deployments WHERE number_id = $1");
    UNLINK = sql(
        "UPDATE whatsapp_links SET wanted = 'logged_out', round = round + 1, code = NULL, updated_at = $2
         WHERE number_id = $1",
    );
}

#[trait_gen(Db -> sqlx::Sqlite, sqlx::Postgres)]
#[async_trait::async_trait]
impl NumberRepo for SqlStore<Db> {
    async fn number(&self, id: Uuid) -> Result<Option<NumberRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(GET)).bind(id);
        let row: Option<NumberRow> = query.fetch_optional(self.database.read()).await?;
        row.map(NumberRecord::try_from).transpose()
    }

    async fn numbers(
        &self,
        workspace_id: Uuid,
        after: Option<Uuid>,
        limit: i64,
    ) -> Result<Vec<NumberRecord>, StoreError> {
        let query = sqlx::query_as(<Db as Dialect>::sql(LIST)).bind(workspace_id).bind(after).bind(limit);
        let rows: Vec<NumberRow> = query.fetch_all(self.database.read()).await?;
        rows.into_iter().map(NumberRecord::try_from).collect()
    }

    async fn create_number(
        &self,
        number: &NumberRecord,
        external_id: Option<&str>,
    ) -> Result<(), StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(CREATE))
            .bind(number.id)
            .bind(number.workspace_id)
            .bind(number.kind.as_str())
            .bind(&number.name)
            .bind(&number.phone)
            .bind(external_id)
            .bind(Json(&number.settings))
            .bind(&number.credentials)
            .bind(&number.status)
            .bind(number.created_at)
            .bind(number.updated_at)
            .bind(Json(&number.sending))
            .bind(Json(&number.options));
        query.execute(self.database.write()).await?;
        Ok(())
    }

    async fn update_number(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        change: &NumberChange,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query(<Db as Dialect>::sql(UPDATE))
            .bind(workspace_id)
            .bind(id)
            .bind(&change.name)
            .bind(&change.phone)
            .bind(&change.credentials)
            .bind(now)
            .bind(change.sending.as_ref().map(Json))
            .bind(change.options.as_ref().map(Json))
            .bind(change.settings.as_ref().map(Json));
        Ok(query.execute(self.database.write()).await?.rows_affected() > 0)
    }

    async fn delete_number(
        &self,
        workspace_id: Uuid,
        id: Uuid,
        now: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.database.begin().await?;
        let query = sqlx::query(<Db as Dialect>::sql(DELETE)).bind(workspace_id).bind(id).bind(now);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        sqlx::query(<Db as Dialect>::sql(UNDEPLOY)).bind(id).execute(&mut *tx).await?;
        sqlx::query(<Db as Dialect>::sql(UNLINK)).bind(id).bind(now).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }
}

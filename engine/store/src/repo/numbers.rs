//! The numbers of a business: where messages come in and go out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{StoreError, secrets::{Place, Vault}};

/// How a number is connected. The text is stored and goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberKind {
    /// A number of the product itself, for trying flows without WhatsApp.
    Simulator,
    /// Meta's WhatsApp Cloud API.
    CloudApi,
}

impl NumberKind {
    /// The stored text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::CloudApi => "cloud_api",
        }
    }

    /// The kind of a stored text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Simulator, Self::CloudApi].into_iter().find(|kind| kind.as_str() == text)
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

/// Reads numbers for the engine. The admin side extends it.
#[async_trait::async_trait]
pub trait NumberRepo: Send + Sync {
    /// The number with this id.
    async fn number(&self, id: Uuid) -> Result<Option<NumberRecord>, StoreError>;
}

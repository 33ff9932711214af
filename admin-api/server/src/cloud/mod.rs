//! What the admin API does at Meta: tokens and numbers are checked, templates fetched and made.
//!
//! Everything goes through [`engine_graph::Graph`]. What Meta says becomes sentences in [`words`]; what it says of a token
//! and a number becomes a list of checks in [`check`]. Nothing here sends a message: that is the engine's.

pub(crate) mod check;
pub(crate) mod examples;
pub(crate) mod health;
pub(crate) mod templates;
pub mod upkeep;
pub(crate) mod words;

use engine_graph::{Ask, Graph, GraphError};
use engine_store::repo::numbers::{CloudCredentials, CloudSettings, NumberKind, NumberRecord};
use serde_json::Value;

use crate::{AppState, error::ApiError, routes::numbers::NumberError};

/// A number of the Cloud API with everything that a request for it needs.
pub(crate) struct Connected {
    pub(crate) record: NumberRecord,
    pub(crate) settings: CloudSettings,
    pub(crate) credentials: CloudCredentials,
}

impl Connected {
    /// Opens the number's secrets.
    pub(crate) fn open(state: &AppState, record: NumberRecord) -> Result<Self, ApiError> {
        if record.kind != NumberKind::CloudApi {
            return Err(NumberError::NotCloud.into());
        }
        let settings = record.cloud_settings()?;
        let credentials = record.cloud_credentials(state.vault())?;
        let credentials = credentials
            .unwrap_or_else(|| CloudCredentials { access_token: String::new(), app_secret: String::new() });
        Ok(Self { record, settings, credentials })
    }

    /// Asks Meta with the number's token.
    pub(crate) async fn ask(&self, graph: &Graph, ask: Ask<'_>) -> Result<Value, GraphError> {
        graph.send(&self.credentials.access_token, ask).await
    }

    /// The account, for what only an account can do.
    pub(crate) fn account_id(&self) -> Result<&str, ApiError> {
        self.settings.waba_id.as_deref().ok_or_else(|| NumberError::NoAccount.into())
    }
}

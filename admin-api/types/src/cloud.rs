//! Connecting numbers of Meta's Cloud API, and how they fare.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{NumberRef, Secret};

/// How something stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckState {
    /// As it should be.
    Ok,
    /// Nobody could look, or nobody has looked yet.
    #[default]
    Unknown,
    /// It works, and may soon not.
    Warning,
    /// Something does not work until somebody acts.
    Problem,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloudCheck {
    /// What: `token`, `messaging`, `management`, `app_secret`, `account`, `number`, `registered`, `subscribed`,
    /// `name` or `quality`. New ones may come.
    pub key: String,
    /// How it stands.
    pub state: CheckState,
    /// That in a sentence.
    pub text: String,
    /// What to do; absent when there is nothing to do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

impl CloudCheck {
    /// Whether nothing has to be done for it.
    #[must_use]
    pub fn is_good(&self) -> bool {
        matches!(self.state, CheckState::Ok | CheckState::Warning)
    }
}

/// How a number of the Cloud API fares; part of [`crate::Number`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloudHealth {
    /// The worst of everything below.
    pub state: CheckState,
    /// That in a sentence.
    pub summary: String,
    /// Meta's id of the WhatsApp Business Account; absent until it is known.
    #[serde(default)]
    pub account_id: Option<String>,
    /// What the last check found, in the order in which people should read it.
    #[serde(default)]
    pub checks: Vec<CloudCheck>,
    /// When that was; absent before the first check.
    #[serde(default)]
    pub checked_at: Option<DateTime<Utc>>,
    /// The name that contacts see.
    #[serde(default)]
    pub verified_name: Option<String>,
    /// Meta's decision on that name: `APPROVED`, `PENDING_REVIEW`, `DECLINED`…
    #[serde(default)]
    pub name_status: Option<String>,
    /// `GREEN`, `YELLOW`, `RED` or `UNKNOWN`.
    #[serde(default)]
    pub quality: Option<String>,
    /// How many people may be written to first within 24 hours: `TIER_250`, `TIER_UNLIMITED`…
    #[serde(default)]
    pub messaging_limit: Option<String>,
    /// `CONNECTED`, `PENDING`, `FLAGGED`, `RESTRICTED`, `BANNED`…
    #[serde(default)]
    pub number_status: Option<String>,
    /// When the number was registered from here.
    #[serde(default)]
    pub registered_at: Option<DateTime<Utc>>,
    /// When the account's news were subscribed from here.
    #[serde(default)]
    pub subscribed_at: Option<DateTime<Utc>>,
    /// When Meta last verified the webhook's address.
    #[serde(default)]
    pub verified_at: Option<DateTime<Utc>>,
    /// When a signed delivery of Meta last came; kept to the half minute.
    #[serde(default)]
    pub heard_at: Option<DateTime<Utc>>,
    /// Messages sent in the last 24 hours.
    #[serde(default)]
    pub sent: u64,
    /// Those of them that failed.
    #[serde(default)]
    pub failed: u64,
}

/// Body of `POST /numbers/cloud/check`: what somebody pasted, before anything is kept. Nothing of it is stored.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CheckCloud {
    /// Access token of a system user.
    pub access_token: Secret,
    /// The app's secret; not looked at when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_secret: Option<Secret>,
    /// Meta's id of the WhatsApp Business Account; all that the token reaches when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_id: Option<String>,
}

/// Answer of `POST /numbers/cloud/check`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloudFound {
    /// What was looked at.
    pub checks: Vec<CloudCheck>,
    /// The accounts that the token reaches, with their numbers; 20 accounts of 100 numbers at most.
    pub accounts: Vec<CloudAccount>,
}

/// A WhatsApp Business Account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloudAccount {
    /// Meta's id.
    pub id: String,
    /// Its name at Meta; may be empty.
    pub name: String,
    /// Its numbers.
    pub numbers: Vec<CloudNumber>,
}

/// A phone number of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CloudNumber {
    /// Meta's id.
    pub phone_number_id: String,
    /// As people write it.
    pub phone: String,
    /// The name that contacts see.
    pub verified_name: String,
    /// Whether it is registered for the Cloud API.
    pub registered: bool,
    /// The number of this workspace that it is already.
    #[serde(default)]
    pub connected: Option<NumberRef>,
}

/// Body of `POST /numbers/{id}/register`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RegisterNumber {
    /// Six digits: the number's PIN of two-step verification, or a new one where it has none.
    pub pin: Secret,
}

/// Body of `POST /numbers/{id}/credentials`. What is absent stays.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplaceCredentials {
    /// New access token. It replaces the old one only after Meta has accepted it for this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub access_token: Option<Secret>,
    /// New app secret. It replaces the old one only when Meta knows it as the secret of the token's app.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_secret: Option<Secret>,
}

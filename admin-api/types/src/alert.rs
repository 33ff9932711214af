//! Rules by which subscribers are told that a number needs somebody.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AlertKind {
    /// The number is switched off, or its provider does not accept its token. Has no threshold.
    NumberDisconnected,
    /// At least so many messages wait because the provider throttles the number.
    NumberThrottled,
    /// The oldest message to send waits for longer than so many seconds.
    OutboxAge,
    /// More than so many percent of the messages of the last 15 minutes failed, of ten or more.
    ErrorRate,
}

impl AlertKind {
    /// The name in the API and in the database. The event is called `alert.` and this name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberDisconnected => "number_disconnected",
            Self::NumberThrottled => "number_throttled",
            Self::OutboxAge => "outbox_age",
            Self::ErrorRate => "error_rate",
        }
    }

    /// Reads [`AlertKind::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::NumberDisconnected, Self::NumberThrottled, Self::OutboxAge, Self::ErrorRate];
        all.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The least and the greatest threshold.
    #[must_use]
    pub fn thresholds(self) -> (u32, u32) {
        match self {
            Self::NumberDisconnected => (0, 0),
            Self::NumberThrottled => (1, 1_000_000),
            Self::OutboxAge => (10, 7 * 86_400),
            Self::ErrorRate => (0, 99),
        }
    }
}

/// A rule. Subscribers of `alert.` and its kind are told once when it is broken, and subscribers of `alert.cleared`
/// once when it is kept again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AlertRule {
    /// Its id.
    pub id: Uuid,
    /// What it looks at.
    pub kind: AlertKind,
    /// At which number; at every number of the workspace when absent.
    #[serde(default)]
    pub number_id: Option<Uuid>,
    /// From what on: messages, seconds or percent, as the kind says.
    pub threshold: u32,
    /// Whether it is looked at.
    pub enabled: bool,
    /// Where it is broken now.
    #[serde(default)]
    pub firing: Vec<Firing>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// A rule that is broken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Firing {
    /// At which number.
    pub number_id: Uuid,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// Makes or changes a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveAlertRule {
    /// What it looks at.
    pub kind: AlertKind,
    /// At which number; at every number of the workspace when absent.
    #[serde(default)]
    pub number_id: Option<Uuid>,
    /// From what on: messages, seconds or percent, as the kind says.
    #[serde(default)]
    pub threshold: u32,
    /// Whether it is looked at.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn yes() -> bool {
    true
}

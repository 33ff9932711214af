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
    /// A test conversation with the flow that answers has failed so many times in a row.
    CheckFailed,
    /// The provider told of so many problems with the account, the number or a template during the last day.
    ProviderProblem,
}

impl AlertKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::NumberDisconnected,
        Self::NumberThrottled,
        Self::OutboxAge,
        Self::ErrorRate,
        Self::CheckFailed,
        Self::ProviderProblem,
    ];

    /// The name in the API and in the database. The event is called `alert.` and this name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NumberDisconnected => "number_disconnected",
            Self::NumberThrottled => "number_throttled",
            Self::OutboxAge => "outbox_age",
            Self::ErrorRate => "error_rate",
            Self::CheckFailed => "check_failed",
            Self::ProviderProblem => "provider_problem",
        }
    }

    /// Reads [`AlertKind::as_str`].
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The least and the greatest threshold.
    #[must_use]
    pub fn thresholds(self) -> (u32, u32) {
        match self {
            Self::NumberDisconnected => (0, 0),
            Self::NumberThrottled => (1, 1_000_000),
            Self::OutboxAge => (10, 7 * 86_400),
            Self::ErrorRate => (0, 99),
            Self::CheckFailed => (1, 20),
            Self::ProviderProblem => (1, 100),
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
    /// From what on: messages, seconds, percent or failures in a row, as the kind says.
    pub threshold: u32,
    /// Who is told by WhatsApp, besides the subscribers.
    #[serde(default)]
    pub notify: Option<AlertNotify>,
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

/// Somebody who is told of a rule by WhatsApp, when it is broken and when it is kept again.
///
/// Without a template WhatsApp delivers only within 24 hours of the person's own last message to the number that
/// tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AlertNotify {
    /// The phone number with its country code, such as `+49 1511 1234567`; at a simulator any name.
    pub phone: String,
    /// The number that tells; another one does while this one is what needs somebody. Any number of the Cloud API
    /// when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_id: Option<Uuid>,
    /// What is sent where the 24 hours are over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<AlertTemplate>,
}

/// A template that Meta has approved, with one variable in its body: it becomes the sentence of the alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AlertTemplate {
    /// Its name: lower-case letters, digits and `_`.
    pub name: String,
    /// Its language as Meta writes it, such as `en_US`.
    pub language: String,
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
    /// From what on: messages, seconds, percent or failures in a row, as the kind says.
    #[serde(default)]
    pub threshold: u32,
    /// Who is told by WhatsApp, besides the subscribers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify: Option<AlertNotify>,
    /// Whether it is looked at.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn yes() -> bool {
    true
}

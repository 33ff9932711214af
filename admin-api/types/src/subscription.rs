//! Addresses that are told of events, as <https://www.standardwebhooks.com> describes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Secret;

/// An address that is told of events. Its secret is never part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Subscription {
    /// Its id.
    pub id: Uuid,
    /// Where events are posted to.
    pub url: String,
    /// Names of the events that it is told of; empty for every event.
    pub events: Vec<String>,
    /// Whether it is told.
    pub enabled: bool,
    /// When it last took an event, to a few seconds.
    #[serde(default)]
    pub last_success_at: Option<DateTime<Utc>>,
    /// The last attempt that failed; absent when none ever did.
    #[serde(default)]
    pub last_failure: Option<DeliveryFailure>,
    /// Events that wait for their first attempt or another one.
    #[serde(default)]
    pub waiting: u32,
    /// Events that were given up; `GET /dead-letters?queue=effect` lists them.
    #[serde(default)]
    pub given_up: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// An attempt to tell a subscriber that failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeliveryFailure {
    /// When.
    pub at: DateTime<Utc>,
    /// Why, such as `HTTP 500`. Quotes nothing that was sent or answered.
    pub reason: String,
}

/// A subscription with its secret, which is shown this once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SubscriptionWithSecret {
    /// The subscription.
    #[serde(flatten)]
    pub subscription: Subscription,
    /// `whsec_` and the key in base64. The receiver checks signatures with it.
    pub secret: Secret,
}

/// Body of `POST /subscriptions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CreateSubscription {
    /// A public `http` or `https` address, at most 2,048 characters.
    pub url: String,
    /// Names of events, 100 at most; empty for every event.
    #[serde(default)]
    pub events: Vec<String>,
    /// Whether it is told.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn yes() -> bool {
    true
}

/// Body of `PATCH /subscriptions/{id}`. What is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UpdateSubscription {
    /// A public `http` or `https` address, at most 2,048 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Names of events, 100 at most; empty for every event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<String>>,
    /// Whether it is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
}

/// How a test event fared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestedSubscription {
    /// Whether the address answered with a status from 200 to 299.
    pub delivered: bool,
    /// The HTTP status; absent when there was no answer.
    #[serde(default)]
    pub status: Option<u16>,
    /// What went wrong, for people; empty when nothing did.
    #[serde(default)]
    pub reason: String,
}

//! Conversations that are held now and then with the flow that answers a number.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::NumberRef;

/// A check. Its conversations are nobody's: they are in no list, export or count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Check {
    /// Its id.
    pub id: Uuid,
    /// Name for people.
    pub name: String,
    /// The number whose flow is checked.
    pub number: NumberRef,
    /// The test of the deployed flow that is held; absent when the check has steps of its own.
    #[serde(default)]
    pub flow_test: Option<String>,
    /// Its own steps, as in the tests of flows; empty when it names a test of the flow.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub steps: Vec<Value>,
    /// Minutes from one time to the next.
    pub period_minutes: u32,
    /// An answer that takes longer is a failure, in milliseconds.
    pub slow_ms: u32,
    /// Whether it is held.
    pub enabled: bool,
    /// Failures in a row, up to now.
    pub failures: u32,
    /// How it went last; absent before the first time.
    #[serde(default)]
    pub last_run: Option<CheckRun>,
    /// When it is held next.
    pub next_run_at: DateTime<Utc>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was changed.
    pub updated_at: DateTime<Utc>,
}

/// How a check went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CheckOutcome {
    /// Everything came as expected.
    Ok,
    /// Something else came, or the flow is not there.
    Failed,
    /// An answer did not come in time.
    Slow,
    /// An outcome that this build does not know.
    #[serde(other)]
    Unknown,
}

/// How a check went once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CheckRun {
    /// When it began.
    pub at: DateTime<Utc>,
    /// How it went.
    pub outcome: CheckOutcome,
    /// The step that failed, from 0.
    #[serde(default)]
    pub step: Option<u32>,
    /// What was expected; empty when nothing failed.
    #[serde(default)]
    pub expected: String,
    /// What came.
    #[serde(default)]
    pub came: String,
    /// The first steps that went through database and workers like a contact's conversation. Those from the first one
    /// that turns to another system or waits are played by the engine alone.
    pub through: u32,
    /// The longest wait for an answer among them, in milliseconds.
    #[serde(default)]
    pub latency_ms: Option<u32>,
    /// The version of the flow.
    #[serde(default)]
    pub flow_version: Option<u32>,
}

/// Makes or changes a check. Names a test of the flow, or has steps of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveCheck {
    /// 1 to 120 characters.
    pub name: String,
    /// The number whose flow is checked.
    pub number_id: Uuid,
    /// The name of a test of the flow that answers there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow_test: Option<String>,
    /// Steps as in the tests of flows, 50 at most: `[{"send": "Hello"}, {"expect": "How can I help"}]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub steps: Vec<Value>,
    /// Minutes from one time to the next, 1 to 1,440.
    #[serde(default = "quarter")]
    pub period_minutes: u32,
    /// An answer that takes longer is a failure: 100 to 60,000 milliseconds.
    #[serde(default = "ten_seconds")]
    pub slow_ms: u32,
    /// Whether it is held.
    #[serde(default = "yes")]
    pub enabled: bool,
}

fn quarter() -> u32 {
    15
}

fn ten_seconds() -> u32 {
    10_000
}

fn yes() -> bool {
    true
}

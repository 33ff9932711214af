//! What providers tell of numbers that is no message.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// How much news matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NewsLevel {
    /// Good to know.
    Info,
    /// May become a problem.
    Warning,
    /// Somebody has to act.
    Problem,
}

/// News of a number. Entry of `GET /numbers/{id}/news`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NumberNews {
    /// Its id.
    pub id: Uuid,
    /// The provider's name for it, such as `phone_number_quality_update`.
    pub kind: String,
    /// How much it matters.
    pub level: NewsLevel,
    /// As it came.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub body: Value,
    /// When.
    pub created_at: DateTime<Utc>,
}

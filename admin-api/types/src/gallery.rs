//! Flows to start from.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A sample flow without its document. Entry of `GET /gallery`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sample {
    /// Stable name.
    pub key: String,
    /// Name of an icon of the Lucide set.
    pub icon: String,
    /// Name of the flow.
    pub name: String,
    /// What it does.
    pub description: String,
    /// Steps that it has.
    pub steps: u32,
    /// Languages that it speaks, as BCP 47 tags.
    pub languages: Vec<String>,
}

/// Answer of `GET /gallery/{key}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SampleDetail {
    /// The sample.
    #[serde(flatten)]
    pub sample: Sample,
    /// Its document, for `POST /flows`.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
}

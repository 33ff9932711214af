//! Custom actions: requests that admins define once and flows use like built-in steps.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::UserRef;

/// One version of an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Action {
    /// Its name for steps, the same in all versions.
    pub name: String,
    /// 1, 2, 3… within the name. A version never changes.
    pub version: u32,
    /// The definition: [`flows_schema::ActionDefinition`] as JSON.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub definition: Value,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Who made it.
    #[serde(default)]
    pub created_by: Option<UserRef>,
}

/// Body of `PUT /actions/{name}`: makes a new version, unless it says the same as the newest one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveAction {
    /// The definition. Its `name` and `version` may be left out; the server sets them.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub definition: Value,
}

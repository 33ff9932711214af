//! Trying one step of a draft for real.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Body of `POST /flows/try-step`: runs one step with values for the variables, and really asks the other
/// system that the step asks. Nothing is sent to a contact, and nothing is stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TryStep {
    /// The draft, with what it enters and uses as far as the step needs it.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document: Value,
    /// Id of the step.
    pub node: String,
    /// Values of variables, by key.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub variables: BTreeMap<String, Value>,
    /// What is known of the contact, as templates read it: `name`, `phone`, `language`, `fields`, `tags`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub contact: Value,
}

/// Answer of `POST /flows/try-step`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TriedStep {
    /// What the other system was asked, as the engine put it together; absent for a step that asks nobody.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub asked: Value,
    /// What it answered: `outcome` is `ok` with a `value`, or `failed` with `code` and `text`.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answer: Value,
    /// The way out that the step took: a port, `wait`, `end` or `fail`.
    pub exit: String,
    /// The variables after the step.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub variables: BTreeMap<String, Value>,
    /// What happened, for the author.
    pub events: Vec<String>,
}

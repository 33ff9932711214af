//! What flows are made of.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Answer of `GET /node-types`, for programs. The editor has the same data compiled in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NodeTypes {
    /// The spec that documents are written in.
    pub spec: String,
    /// Each node type with `type`, `schema`, `ui` and `default_config`.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub nodes: Vec<Value>,
    /// Each trigger type with the same.
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<Object>))]
    pub triggers: Vec<Value>,
    /// JSON Schema of the whole document.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub document_schema: Value,
}

//! What flows are made of.

use admin_types::NodeTypes;

use crate::error::{ApiError, internal};

/// Node and trigger types with their schemas, and the document's schema
#[utoipa::path(get, path = "/node-types", tag = "flows", operation_id = "listNodeTypes",
    responses((status = 200, body = NodeTypes)))]
pub(crate) async fn get() -> Result<axum::Json<NodeTypes>, ApiError> {
    let nodes = flows_schema::node_types().iter().map(serde_json::to_value).collect::<Result<_, _>>();
    let triggers = flows_schema::trigger_types().iter().map(serde_json::to_value).collect::<Result<_, _>>();
    Ok(axum::Json(NodeTypes {
        spec: flows_schema::SPEC_VERSION.to_owned(),
        nodes: nodes.map_err(|error| internal(&error))?,
        triggers: triggers.map_err(|error| internal(&error))?,
        document_schema: flows_schema::flow_schema().clone(),
    }))
}

//! The published versions of flows. A version never changes.

use uuid::Uuid;

use crate::StoreError;

/// Reads versions for the engine. The admin side extends it.
#[async_trait::async_trait]
pub trait VersionRepo: Send + Sync {
    /// The document of a flow's version, as JSON. Callers may keep it for ever.
    async fn version_document(
        &self,
        flow_id: Uuid,
        version: i32,
    ) -> Result<Option<serde_json::Value>, StoreError>;
}

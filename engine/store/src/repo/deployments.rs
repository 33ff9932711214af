//! Which version of which flow answers a number.

use uuid::Uuid;

use crate::StoreError;

/// The version that new conversations of a number start with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActiveDeployment {
    /// The number.
    pub number_id: Uuid,
    /// The flow.
    pub flow_id: Uuid,
    /// The flow's version, counted from 1.
    pub version: i32,
}

/// Reads deployments for the engine. The admin side extends it.
#[async_trait::async_trait]
pub trait DeploymentRepo: Send + Sync {
    /// The active deployment of each of these numbers that has one, in one statement. It is asked
    /// once per batch of messages, so that a published version counts from the next message on.
    async fn active_deployments(&self, number_ids: &[Uuid]) -> Result<Vec<ActiveDeployment>, StoreError>;
}

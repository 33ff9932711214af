//! Who asks other systems when an author tries a step.

use engine_core::{Call, CallOutcome};
use uuid::Uuid;

/// Asks another system once. The program that puts everything together gives one that asks as the engine does,
/// behind the same guard.
#[async_trait::async_trait]
pub trait StepCaller: Send + Sync {
    /// Asks once, for a workspace.
    async fn call(&self, workspace_id: Uuid, call: &Call) -> CallOutcome;
}

/// Asks nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoCaller;

#[async_trait::async_trait]
impl StepCaller for NoCaller {
    async fn call(&self, _workspace_id: Uuid, _call: &Call) -> CallOutcome {
        CallOutcome::failed("not_configured", "This server does not ask other systems.")
    }
}

//! What the API needs of other systems, which it never asks itself.

use engine_core::{Call, CallOutcome};
use uuid::Uuid;

/// Reaches other systems. The program that puts everything together gives one that does so as the engine does, behind
/// the same guard.
#[async_trait::async_trait]
pub trait Outside: Send + Sync {
    /// Asks another system once, for an author who tries a step.
    async fn call(&self, workspace_id: Uuid, call: &Call) -> CallOutcome;
    /// Says in a sentence why an address would be refused; none when it may be asked. Nothing is sent to it.
    async fn refusal(&self, url: &str) -> Option<String>;
    /// Posts an event to a subscriber once, signed with the key, and gives the status of the answer.
    ///
    /// # Errors
    /// A sentence says why there is no answer.
    async fn post_event(&self, url: &str, secret: Vec<u8>, id: &str, body: Vec<u8>) -> Result<u16, String>;
}

/// Reaches nobody.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nobody;

/// Why [`Nobody`] is reached.
const NOT_CONFIGURED: &str = "This server does not ask other systems.";

#[async_trait::async_trait]
impl Outside for Nobody {
    async fn call(&self, _workspace_id: Uuid, _call: &Call) -> CallOutcome {
        CallOutcome::failed("not_configured", NOT_CONFIGURED)
    }

    async fn refusal(&self, _url: &str) -> Option<String> {
        Some(NOT_CONFIGURED.to_owned())
    }

    async fn post_event(
        &self,
        _url: &str,
        _secret: Vec<u8>,
        _id: &str,
        _body: Vec<u8>,
    ) -> Result<u16, String> {
        Err(NOT_CONFIGURED.to_owned())
    }
}

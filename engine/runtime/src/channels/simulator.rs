//! The simulator: a number of the product itself. The transcript is the delivery.

use engine_core::Capabilities;
use engine_store::repo::{numbers::NumberKind, options::NumberOptions};

use super::{Channel, Outgoing, SendOutcome};

/// Delivers at once.
#[derive(Debug, Clone, Copy)]
pub struct Simulator;

#[async_trait::async_trait]
impl Channel for Simulator {
    fn kind(&self) -> NumberKind {
        NumberKind::Simulator
    }

    fn capabilities(&self, _: &NumberOptions) -> Capabilities {
        Capabilities::cloud_api()
    }

    fn can_be_ambiguous(&self) -> bool {
        false
    }

    async fn send(&self, _outgoing: Outgoing<'_>) -> SendOutcome {
        SendOutcome::Sent { provider_id: None }
    }
}

//! What the server tells without being asked.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::UserRef;

/// One event of `GET /events` (server-sent events). Each comes as an unnamed event whose data is
/// this JSON, so `EventSource.onmessage` gets them all. An event says what changed, not how: read
/// the thing again. Comments are sent as heartbeats every 15 s.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveEvent {
    /// A message was received, or is to be sent, or has a new status.
    Message {
        /// Conversation it belongs to.
        conversation_id: Uuid,
        /// Number it belongs to.
        number_id: Uuid,
    },
    /// A conversation began or ended, or its contact changed.
    Conversation {
        /// The conversation.
        conversation_id: Uuid,
        /// Number it belongs to.
        number_id: Uuid,
    },
    /// A flow was created, saved, published or archived.
    Flow {
        /// The flow.
        flow_id: Uuid,
    },
    /// Somebody has a flow open in the editor, or closes it.
    Presence {
        /// The flow.
        flow_id: Uuid,
        /// Who.
        user: UserRef,
        /// Id of the step that is selected.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<String>,
        /// Whether they close it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        leaving: bool,
    },
    /// A number was created, changed or deleted, or something else answers there now.
    Number {
        /// The number.
        number_id: Uuid,
    },
    /// Events were missed: read everything on the screen again. Also the first event of a stream.
    Resync,
    /// A kind of event that this build does not know; only ever read, never sent.
    #[serde(other)]
    Unknown,
}

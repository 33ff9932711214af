//! What a step asks the runtime to do.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::OutMessage;

/// One thing to do, in order, after the step is committed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Effect {
    /// Send a message to the contact.
    Send {
        /// Node that says it.
        node: String,
        /// What it says.
        message: OutMessage,
    },
    /// Give [`crate::Input::Timer`] with this token at that time, even after a restart.
    SetTimer {
        /// Unique per contact.
        token: String,
        /// When.
        due: DateTime<Utc>,
    },
    /// Forget a timer. One that fires all the same is ignored, so this only saves work.
    CancelTimer {
        /// Token it was set with.
        token: String,
    },
    /// Keep an answer for exports and counts.
    Record {
        /// Node that asked.
        node: String,
        /// Variable that keeps it; empty when none does.
        variable: String,
        /// The answer as it was understood.
        value: Value,
        /// The answer as it was given.
        raw: String,
    },
}

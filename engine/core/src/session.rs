//! One conversation's state. It is written after every step and read before the next.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The state of one run of a flow with one contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    /// Given by [`crate::Env::session_id`] at the start.
    pub id: String,
    /// Whether it goes on, and if not, how it ended.
    pub status: Status,
    /// What it waits for; present exactly while `status` is waiting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wait: Option<Wait>,
    /// What it remembers.
    pub variables: BTreeMap<String, Value>,
    /// Trigger that started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// When it started.
    pub started: DateTime<Utc>,
    /// Nodes run since the start.
    pub count: u64,
    /// Hash of the last trace step; the next step chains to it.
    pub hash: String,
}

/// Whether a session goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    /// It waits for the contact or a time.
    Waiting,
    /// It came to an end.
    Ended {
        /// The author's word for it; empty when there is none.
        outcome: String,
    },
    /// It could not go on.
    Failed {
        /// Code of the event that says why.
        code: String,
    },
}

/// What a session waits for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wait {
    /// Node that waits.
    pub node: String,
    /// For what.
    #[serde(flatten)]
    pub kind: WaitKind,
    /// Token of the timer that ends the wait, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// When that timer is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<DateTime<Utc>>,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// For what a session waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub enum WaitKind {
    /// For the contact's answer.
    Answer {
        /// Unusable answers so far.
        failed: u8,
    },
    /// For a time only.
    Time,
}

impl Session {
    /// Whether it waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.status == Status::Waiting && self.wait.is_some()
    }
}

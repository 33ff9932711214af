//! One conversation's state. It is written after every step and read before the next.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use smol_str::SmolStr;

use crate::{Hash, Inbound};

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
    /// What the flow that it is in remembers.
    pub variables: BTreeMap<String, Value>,
    /// Flow of the library that it is in; absent in the flow itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// Where it goes back to, the innermost last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stack: Vec<Frame>,
    /// Language chosen in this conversation; the contact's where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What went wrong last. Templates read it as `error.…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Box<Failure>>,
    /// The message that was being handled when another system was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Box<Inbound>>,
    /// Messages that came while it waited for another system; handled in order afterwards.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queue: Vec<Inbound>,
    /// Short messages in a row that are being joined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub burst: Option<Burst>,
    /// The channel's id of the contact's last message, for reactions; empty where the channel gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub last_message: String,
    /// Trigger that started it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<String>,
    /// When it started.
    pub started: DateTime<Utc>,
    /// Nodes run since the start.
    pub count: u64,
    /// Hash of the last trace step; the next step chains to it.
    pub hash: Hash,
}

/// A place to go back to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// Why it was left.
    #[serde(flatten)]
    pub kind: FrameKind,
    /// Flow of the library that was left; absent for the flow itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// What that flow remembered.
    pub variables: BTreeMap<String, Value>,
}

/// Why a place was left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "left", rename_all = "snake_case")]
pub enum FrameKind {
    /// A subflow step entered another flow.
    Subflow {
        /// The step.
        node: SmolStr,
    },
    /// A trigger went aside.
    Interrupt {
        /// What was waited for.
        wait: Wait,
    },
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// Stable code.
    pub code: String,
    /// For the author.
    pub text: String,
    /// Node that failed.
    pub node: String,
}

/// Short messages in a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Burst {
    /// What was said so far, a line each.
    pub text: String,
    /// Token of the timer that ends it.
    pub token: String,
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
    pub node: SmolStr,
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "for", rename_all = "snake_case")]
pub enum WaitKind {
    /// For the contact's answer.
    Answer {
        /// Unusable answers so far.
        failed: u8,
        /// What the question keeps between answers, such as the page of a long list.
        #[serde(default, skip_serializing_if = "Value::is_null")]
        state: Value,
    },
    /// For a time only.
    Time,
    /// For another system.
    Call {
        /// Token of [`crate::Effect::Call`].
        call: String,
    },
    /// For a post to an address.
    Webhook {
        /// Key of [`crate::Effect::Listen`].
        key: String,
    },
    /// For a person to hand the conversation back.
    Person,
}

impl WaitKind {
    /// For a first answer.
    #[must_use]
    pub fn answer() -> Self {
        Self::Answer { failed: 0, state: Value::Null }
    }
}

impl Session {
    /// Whether it waits for something.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.status == Status::Waiting && self.wait.is_some()
    }
}

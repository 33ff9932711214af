//! What goes wrong.

use serde::{Deserialize, Serialize};

/// What goes wrong with the next requests.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// For how many requests.
    pub count: usize,
    /// HTTP status of the answer.
    #[serde(default = "server_error")]
    pub status: u16,
    /// Meta's error code.
    #[serde(default)]
    pub code: i64,
    /// Seconds in `Retry-After`.
    #[serde(default)]
    pub retry_after: Option<u64>,
    /// Milliseconds before the answer.
    #[serde(default)]
    pub delay_ms: u64,
    /// Accepts the message, then gives no usable answer: the ambiguous case.
    #[serde(default)]
    pub accept_without_answer: bool,
    /// Accepts the message and answers as usual, then reports this code in a `failed` status.
    #[serde(default)]
    pub fail_later: bool,
}

fn server_error() -> u16 {
    500
}

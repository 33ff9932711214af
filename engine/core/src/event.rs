//! What happened in a step, for logs, counts and the editor.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Stable code, such as `session_started`.
    pub code: String,
    /// Node or trigger it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// For people. Never holds what the contact wrote, so that it may be logged.
    pub text: Cow<'static, str>,
}

impl Event {
    pub(crate) fn new(code: &str, node: Option<&str>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { code: code.to_owned(), node: node.map(str::to_owned), text: text.into() }
    }
}

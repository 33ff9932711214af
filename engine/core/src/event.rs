//! What happened in a step, for logs, counts and the editor.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use smol_str::SmolStr;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Stable code, such as `session_started`.
    pub code: Cow<'static, str>,
    /// Node or trigger it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<SmolStr>,
    /// For people. Never holds what the contact wrote, so that it may be logged.
    pub text: Cow<'static, str>,
}

impl Event {
    pub(crate) fn new(
        code: impl Into<Cow<'static, str>>,
        node: Option<&str>,
        text: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { code: code.into(), node: node.map(SmolStr::new), text: text.into() }
    }
}

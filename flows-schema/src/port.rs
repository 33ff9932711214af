//! The ways out of a node.

use serde::{Deserialize, Serialize};

/// One way out of a node. A port leads to one node at most: `Node::next` maps its id to the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Port {
    /// Stable key in `Node::next`.
    pub id: String,
    /// What the card shows beside it.
    pub label: String,
    /// What it means.
    pub kind: PortKind,
}

/// What a port means, which decides how it is drawn and whether it must lead somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PortKind {
    /// The ordinary way on.
    Next,
    /// One of the contact's possible answers, or one branch of a condition.
    Option,
    /// Nothing else applied.
    Else,
    /// The contact did not answer in time.
    NoAnswer,
    /// The contact's answers were not usable, and the attempts are used up.
    Invalid,
    /// What the step does failed. Left open, the flow's error handler is asked.
    Error,
}

impl Port {
    /// Id of the ordinary way on.
    pub const NEXT: &'static str = "next";
    /// Id of the way taken when nothing else applied.
    pub const ELSE: &'static str = "else";
    /// Id of the way taken when the contact passed a question.
    pub const SKIPPED: &'static str = "skipped";
    /// Id of the way taken when a time-out passed.
    pub const NO_ANSWER: &'static str = "no_answer";
    /// Id of the way taken when the attempts are used up.
    pub const INVALID: &'static str = "invalid";
    /// Id of the way taken when what the step does failed.
    pub const ERROR: &'static str = "error";
    /// Id of the way taken instead of what a step says, when WhatsApp would refuse it: see
    /// [`crate::NodeKind::needs_window`]. A step has it where a wire leaves there.
    pub const OUTSIDE_WINDOW: &'static str = "outside_window";

    /// The ordinary way on.
    #[must_use]
    pub fn next() -> Self {
        Self { id: Self::NEXT.into(), label: "Then".into(), kind: PortKind::Next }
    }

    /// The way on after a failure.
    #[must_use]
    pub fn error() -> Self {
        Self { id: Self::ERROR.into(), label: "Failed".into(), kind: PortKind::Error }
    }

    /// The way on when only templates arrive.
    #[must_use]
    pub fn outside_window() -> Self {
        Self { id: Self::OUTSIDE_WINDOW.into(), label: "After 24 hours".into(), kind: PortKind::Error }
    }

    /// A way on with its own meaning.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>, kind: PortKind) -> Self {
        Self { id: id.into(), label: label.into(), kind }
    }
}

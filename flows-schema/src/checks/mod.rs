//! Finds an author's mistakes in a document of the right shape.
//!
//! Every finding has a stable code, a place, a text for people and, where it is not obvious, how to
//! mend it. Findings of severity `error` keep a flow from being published.

use serde::{Deserialize, Serialize};

use crate::Flow;

mod graph;
mod node_check;
mod whole;

pub use node_check::{BUILT_IN_READS, NodeCheck};
pub(crate) use node_check::{Uses, valid_key};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The flow cannot work like this, so it cannot be published.
    Error,
    /// It works, but probably not as meant.
    Warning,
    /// Worth knowing.
    Hint,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// How bad it is.
    pub severity: Severity,
    /// Stable code, such as `text_empty`.
    pub code: String,
    /// Node or trigger it is about; absent when it is about the whole flow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub node: Option<String>,
    /// JSON pointer inside the node's object (`/config/text`, `/next/next`), or inside the document
    /// when `node` is absent.
    pub path: String,
    /// What is wrong, for people.
    pub text: String,
    /// How to mend it, where that is not obvious from the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
}

impl Issue {
    pub(crate) fn new(severity: Severity, code: &str, node: Option<&str>, path: &str, text: String) -> Self {
        Self {
            severity,
            code: code.to_owned(),
            node: node.map(str::to_owned),
            path: path.to_owned(),
            text,
            fix: None,
        }
    }

    pub(crate) fn fix(mut self, fix: &str) -> Self {
        self.fix = Some(fix.to_owned());
        self
    }
}

/// Finds all mistakes of a flow, errors first, then in the document's order.
#[must_use]
pub fn checks(flow: &Flow) -> Vec<Issue> {
    let mut issues = Vec::new();
    whole::check(flow, &mut issues);
    let mut uses = node_check::Uses::default();
    for trigger in &flow.triggers {
        trigger.kind.check(&mut NodeCheck::new(flow, &trigger.id, &mut issues, &mut uses));
    }
    for node in &flow.nodes {
        node.kind.check(&mut NodeCheck::new(flow, &node.id, &mut issues, &mut uses));
    }
    crate::action::check_actions(flow, &mut issues);
    whole::check_uses(flow, &uses, &mut issues);
    graph::check(flow, &mut issues);
    issues.sort_by_key(|issue| issue.severity);
    issues
}

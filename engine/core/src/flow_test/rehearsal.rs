//! One test of a flow that is held again and again where the flow is deployed.

use chrono::{DateTime, SecondsFormat, Utc};
use flows_schema::{Flow, FlowTest, NodeKind, TestStep};
use serde::{Deserialize, Serialize};

use super::{TestFailure, coverage::Seen, runner};

/// Which conversation is held.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Script {
    /// The test of the deployed flow that has this name.
    FlowTest(String),
    /// These steps, with no results for calls.
    Steps(Vec<TestStep>),
}

impl Script {
    /// The test; none when the flow has no test of that name.
    #[must_use]
    pub fn test(&self, flow: &Flow) -> Option<FlowTest> {
        match self {
            Self::FlowTest(name) => flow.tests.iter().find(|test| test.name == *name).cloned(),
            Self::Steps(steps) => Some(FlowTest { steps: steps.clone(), ..FlowTest::default() }),
        }
    }
}

/// How a test went, and how much of it a server can repeat with real messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rehearsal {
    /// What failed; none when everything held.
    pub failure: Option<TestFailure>,
    /// The first steps that come out the same with a contact who is new and writes at `now`, and in which the flow
    /// turns to no other system. 0 for a test with a contact, tables, a time or a channel of its own, and for a flow
    /// that leaves anything to chance.
    pub repeatable: usize,
}

/// Runs a test, and looks how much of it would go the same way at `now`.
#[must_use]
pub fn rehearse(flow: &Flow, test: &FlowTest, now: DateTime<Utc>) -> Rehearsal {
    let played = runner::run(flow, None, test, &mut Seen::default());
    let plain =
        FlowTest { steps: Vec::new(), name: String::new(), results: Default::default(), ..test.clone() };
    let by_chance = |flow: &Flow| flow.nodes.iter().any(|node| matches!(node.kind, NodeKind::RandomSplit(_)));
    if plain != FlowTest::default() || by_chance(flow) || flow.library.values().any(by_chance) {
        return Rehearsal { failure: played.failure, repeatable: 0 };
    }
    let start = Some(now.to_rfc3339_opts(SecondsFormat::Secs, true));
    let at_once = FlowTest { start, ..test.clone() };
    let today = runner::run(flow, None, &at_once, &mut Seen::default());
    let waits = |step: &TestStep| {
        matches!(
            step,
            TestStep::Advance(_) | TestStep::Signal(_) | TestStep::Webhook(_) | TestStep::HandBack(_)
        )
    };
    let until = test.steps.iter().position(waits).unwrap_or(test.steps.len());
    Rehearsal { failure: played.failure, repeatable: until.min(played.inside).min(today.inside) }
}

//! Runs the tests that live in a flow: conversations with a virtual clock and mocked answers of other systems.
//!
//! A test stops at the first step that does not hold, and says what was expected and what came.

mod coverage;
mod expect;
mod rehearsal;
mod report;
mod runner;
mod shown;

use flows_schema::Flow;
use serde::Serialize;

pub use coverage::{Coverage, Covered, FlowCoverage};
pub use rehearsal::{Rehearsal, Script, rehearse};
pub use report::write_report;
pub use shown::shown;

/// What came of all tests of a flow.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TestReport {
    /// Each test, those of the library's flows after those of the flow itself.
    pub tests: Vec<TestOutcome>,
    /// What the tests together have seen of the flow.
    pub coverage: Coverage,
}

/// What came of one test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TestOutcome {
    /// Flow of the library that holds it; absent in the flow itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flow: Option<String>,
    /// Its name.
    pub name: String,
    /// What failed; absent when everything held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<TestFailure>,
}

/// The step at which a test failed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TestFailure {
    /// Its place in the test, from 0; the number of steps when the test failed after them.
    pub step: usize,
    /// What was expected, or what was to be done.
    pub expected: String,
    /// What came.
    pub came: String,
}

impl TestReport {
    /// Whether every test held.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.tests.iter().all(|test| test.failure.is_none())
    }
}

/// Runs all tests of a flow and of its library.
#[must_use]
pub fn run_tests(flow: &Flow) -> TestReport {
    let mut coverage = coverage::Seen::default();
    let mut tests = Vec::new();
    let inner = flow.library.iter().map(|(name, inner)| {
        // A flow of the library runs as it does when it is entered: beside the others.
        (Some(name.as_str()), Flow { library: flow.library.clone(), ..inner.clone() })
    });
    for (name, flow) in std::iter::once((None, flow.clone())).chain(inner) {
        for test in &flow.tests {
            let failure = runner::run(&flow, name, test, &mut coverage).failure;
            tests.push(TestOutcome { flow: name.map(str::to_owned), name: test.name.clone(), failure });
        }
    }
    TestReport { tests, coverage: coverage.of(flow) }
}

//! A conversation that is played to its author: a counter-example of the checks, or a test of the flow.

use chrono::{DateTime, Utc};
use engine_core::{
    CallOutcome, Capabilities, Contact,
    lint::{Finding, play},
    simulation::Simulation,
};
use flows_schema::{Flow, FlowTest, TestResult};
use serde_json::Value;

use super::did::Did;
use crate::pages::editor::tested::failing_step;
use engine_core::flow_test::TestFailure;

/// When, with whom and with what a conversation takes place. It is what a test says besides its steps.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Setting {
    /// Everything but the steps; its name is that of the test, where it is one.
    pub(crate) test: FlowTest,
    /// Virtual time at the start.
    pub(crate) start: DateTime<Utc>,
    /// Who writes.
    pub(crate) contact: Contact,
}

impl Setting {
    /// A contact at a time, and nothing else.
    pub(crate) fn plain(contact: Contact, start: DateTime<Utc>) -> Self {
        Self { test: FlowTest::default(), start, contact }
    }

    /// What a test says of it. What cannot be read is as if it were not there; running the test says so.
    fn of(test: &FlowTest) -> Self {
        let start = test.start.as_deref().and_then(|start| DateTime::parse_from_rfc3339(start).ok());
        Self {
            start: start.map_or_else(play::start, |start| start.with_timezone(&Utc)),
            contact: serde_json::from_value(test.contact.clone()).unwrap_or_default(),
            test: FlowTest { steps: Vec::new(), ..test.clone() },
        }
    }

    /// The conversation before anything was done.
    pub(super) fn simulation(&self, flow: Flow) -> Simulation {
        // Messages are rendered when they are shown; the simulation's own channel does not matter.
        let mut simulation =
            Simulation::new(flow, Capabilities::cloud_api(), self.contact.clone(), self.start);
        if self.test.known_contact {
            simulation.set_known_contact();
        }
        for (node, results) in &self.test.results {
            simulation.set_results(
                node,
                results.iter().map(|result| match result {
                    TestResult::Value(value) => CallOutcome::Ok { value: value.clone() },
                    TestResult::Error(code) => CallOutcome::failed(code, "The test lets this call fail."),
                }),
            );
        }
        for (table, rows) in &self.test.tables {
            let row = |row: &Value| row.as_object().cloned();
            simulation.set_table(table, rows.iter().filter_map(row).collect());
        }
        simulation
    }
}

/// What is played, one thing after the other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Script {
    /// What it is, such as the finding that it shows.
    pub(crate) title: String,
    /// Where and when.
    pub(crate) setting: Setting,
    /// What is done, in order.
    pub(crate) steps: Vec<Did>,
    /// What to see when everything was done.
    pub(crate) ending: Option<String>,
}

impl Script {
    /// The conversation that shows a finding; none where it has none.
    pub(crate) fn counter_example(finding: &Finding) -> Option<Self> {
        let steps = finding.conversation.as_ref()?.iter().map(Did::from_action).collect();
        let contact = finding.contact.clone().unwrap_or_else(play::writer);
        let ending = finding.fix.clone();
        Some(Self {
            title: finding.text.clone(),
            setting: Setting::plain(contact, play::start()),
            steps,
            ending,
        })
    }

    /// A test, as far as it came.
    pub(crate) fn test(test: &FlowTest, failure: Option<&TestFailure>) -> Self {
        let until = failure.map_or(test.steps.len(), |failure| failure.step.saturating_add(1));
        Self {
            title: t!("play-test-named", name = &test.name),
            setting: Setting::of(test),
            steps: test.steps.iter().take(until).filter_map(Did::from_test_step).collect(),
            ending: Some(match failure {
                Some(failure) => failing_step(test, failure),
                None => t!("play-test-held").to_owned(),
            }),
        }
    }
}

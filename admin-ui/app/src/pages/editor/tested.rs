//! What the tests of a flow came to, in words and as marks on the canvas.

use std::collections::BTreeSet;

use engine_core::flow_test::{Coverage, TestFailure, TestOutcome, TestReport};
use flows_schema::{FlowTest, TestStep};
use serde_json::Value;

use super::cards::duration;

/// What the tests of a draft came to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Tested {
    /// Outcomes of the flow's own tests, in their order.
    pub(crate) outcomes: Vec<TestOutcome>,
    /// Whether all tests have run on the draft as it is.
    pub(crate) done: bool,
    /// Whether the time for tests was over before all had run.
    pub(crate) cut: bool,
    /// What they have seen.
    pub(crate) seen: Seen,
}

/// What the tests have seen of the flow itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Seen {
    /// Steps and starts that no test came to.
    pub(crate) cards: BTreeSet<String>,
    /// Ways out that no test took, as `step:port`.
    pub(crate) ports: BTreeSet<String>,
    /// Per cent of the steps, of the ways out, and of the starts.
    pub(crate) percent: [usize; 3],
}

impl Tested {
    /// What a report says of the flow itself.
    pub(crate) fn of(report: &TestReport, done: bool, cut: bool) -> Self {
        let own = |outcome: &&TestOutcome| outcome.flow.is_none();
        let outcomes = report.tests.iter().filter(own).cloned().collect();
        Self { outcomes, done, cut, seen: Seen::of(&report.coverage) }
    }

    /// How many held and how many did not.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let failed = self.outcomes.iter().filter(|outcome| outcome.failure.is_some()).count();
        (self.outcomes.len() - failed, failed)
    }

    /// The result in a line.
    pub(crate) fn words(&self, all: usize) -> String {
        let (held, failed) = self.counts();
        match (failed, self.cut, self.done) {
            (_, true, _) => t!("editor-tests-cut", n = held + failed, all = all),
            (_, _, false) => t!("editor-tests-running", n = held + failed, all = all),
            (0, ..) => t!("editor-tests-hold", all = all),
            _ => t!("editor-tests-fail", n = failed, all = all),
        }
    }
}

impl Seen {
    fn of(coverage: &Coverage) -> Self {
        let flow = &coverage.flow;
        Self {
            cards: flow.nodes.uncovered.iter().chain(&flow.triggers.uncovered).cloned().collect(),
            ports: flow.ports.uncovered.iter().cloned().collect(),
            percent: [flow.nodes.percent, flow.ports.percent, flow.triggers.percent],
        }
    }
}

/// The step at which a test failed, in words: what was to happen, and what came.
pub(crate) fn failing_step(test: &FlowTest, failure: &TestFailure) -> String {
    let came = failure.came.trim_end_matches('.');
    match test.steps.get(failure.step) {
        Some(TestStep::Expect(text)) => {
            let said = came.strip_prefix('\'').and_then(|said| said.strip_suffix('\''));
            let came =
                said.map_or_else(|| format!("{came}."), |said| t!("editor-test-said", text = short(said)));
            t!("editor-test-failed-words", step = failure.step + 1, wanted = short(text), came = came)
        }
        Some(step) => t!(
            "editor-test-failed-step",
            step = failure.step + 1,
            did = words(step),
            wanted = &failure.expected,
            came = came
        ),
        None => t!("editor-test-failed-end", wanted = &failure.expected, came = came),
    }
}

/// A step of a test in words.
pub(crate) fn words(step: &TestStep) -> String {
    match step {
        TestStep::Send(text) => t!("editor-test-sends", text = text),
        TestStep::Choose(title) => t!("editor-test-chooses", text = title),
        TestStep::Receive(_) => t!("editor-test-receives").to_owned(),
        TestStep::Signal(signal) => {
            let kind =
                signal.get("signal").and_then(Value::as_str).unwrap_or_else(|| t!("editor-test-something"));
            t!("editor-test-happens", what = kind.replace('_', " "))
        }
        TestStep::Webhook(_) => t!("editor-test-posts").to_owned(),
        TestStep::HandBack(_) => t!("editor-test-hands-back").to_owned(),
        TestStep::Advance(seconds) => t!("editor-test-time-passes", time = duration(*seconds)),
        TestStep::Expect(text) => t!("editor-test-bot-says", text = short(text)),
        TestStep::ExpectSilence(true) => t!("editor-test-silence").to_owned(),
        TestStep::ExpectSilence(false) => t!("editor-test-no-silence").to_owned(),
        TestStep::ExpectVariables(_) => t!("editor-test-variables").to_owned(),
        TestStep::ExpectEnd(_) => t!("editor-test-ended").to_owned(),
        TestStep::ExpectWaiting(_) => t!("editor-test-waits").to_owned(),
        TestStep::ExpectContact(_) => t!("editor-test-contact").to_owned(),
        TestStep::ExpectEvent(code) => t!("editor-test-happened", what = code),
        TestStep::ExpectRows(_) => t!("editor-test-rows").to_owned(),
        TestStep::ExpectCall(_) => t!("editor-test-asked").to_owned(),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= 60 { text.to_owned() } else { text.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use engine_core::flow_test::run_tests;
    use flows_schema::Flow;
    use serde_json::json;

    use super::*;

    fn flow() -> Flow {
        let document = json!({
            "spec": "1.0",
            "name": "Sample",
            "triggers": [{"id": "start", "type": "keyword", "config": {"keywords": ["hi"], "match": "exact"}, "to": "say"}],
            "nodes": [
                {"id": "say", "type": "text", "config": {"text": "Hello"}},
                {"id": "never", "type": "text", "config": {"text": "Never"}},
            ],
            "tests": [
                {"name": "good", "steps": [{"send": "hi"}, {"expect": "Hello"}]},
                {"name": "bad", "steps": [{"send": "hi"}, {"expect": "Good day"}]},
            ],
        });
        flows_schema::parse_value(document).unwrap()
    }

    #[test]
    fn a_failing_step_is_told_in_words() {
        let flow = flow();
        let tested = Tested::of(&run_tests(&flow), true, false);
        assert_eq!(tested.counts(), (1, 1));
        assert_eq!(tested.words(2), "1 of 2 fails");
        let failure = tested.outcomes[1].failure.as_ref().unwrap();
        let told = failing_step(&flow.tests[1], failure);
        assert_eq!(told, "Step 2: the bot was to say “Good day”. It said “Hello”.");
        let silent = TestFailure { came: "No message more was sent.".into(), ..failure.clone() };
        assert!(failing_step(&flow.tests[1], &silent).ends_with("“Good day”. No message more was sent."));
        let silence = FlowTest { steps: vec![TestStep::ExpectSilence(true)], ..FlowTest::default() };
        let failure = TestFailure { step: 0, expected: "silence".into(), came: "'Hello'".into() };
        assert_eq!(
            failing_step(&silence, &failure),
            "Step 1, the bot says nothing more: expected silence. What came: 'Hello'."
        );
    }

    #[test]
    fn what_no_test_comes_to_is_marked() {
        let flow = flow();
        let seen = Tested::of(&run_tests(&flow), true, false).seen;
        assert_eq!(seen.cards, BTreeSet::from(["never".to_owned()]));
        assert!(seen.ports.iter().all(|port| port.starts_with("never:")), "{:?}", seen.ports);
        assert_eq!(seen.percent[0], 50);
        assert_eq!(seen.percent[2], 100);
    }

    #[test]
    fn a_run_that_is_under_way_or_was_cut_says_so() {
        let flow = flow();
        let mut run = engine_core::flow_test::TestRun::new(&flow);
        assert!(run.advance());
        assert_eq!(Tested::of(&run.report(), false, false).words(2), "Testing: 1 of 2");
        assert_eq!(
            Tested::of(&run.report(), true, true).words(2),
            "1 of 2 tests ran before their time was over"
        );
        assert!(run.advance() && !run.advance());
        assert_eq!(run.report(), run_tests(&flow));
    }
}

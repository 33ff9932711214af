//! One test, step by step.

use std::collections::VecDeque;

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, FlowTest, TestResult, TestStep};
use serde_json::{Map, Value};

use super::{TestFailure, coverage::Seen, expect, shown::shown};
use crate::{
    Call, CallOutcome, Contact, Effect, Inbound, Signal, Status,
    golden::{Channel, tappable},
    limits::{MAX_TEST_ADVANCE_SECONDS, MAX_TEST_TIMERS},
    simulation::{Observed, Simulation},
};

/// Monday, 2026-01-05 at 09:00 UTC: a working day, so that opening hours are open where nothing else is said.
const START: i64 = 1_767_603_600;

/// What came in place of what was expected.
pub(super) type Failed = (String, String);

/// A test while it runs.
pub(super) struct Running<'a> {
    pub(super) test: &'a FlowTest,
    pub(super) simulation: Simulation,
    /// Messages that no step has expected yet.
    pub(super) unexpected: VecDeque<String>,
    /// Codes of the events since the last input.
    pub(super) events: Vec<String>,
    /// Calls that no step has expected yet, as JSON with the node that asks.
    pub(super) calls: VecDeque<Value>,
    /// Id and title of what can be tapped, the newest last.
    options: Vec<(String, String)>,
    numbered: bool,
    name: Option<&'a str>,
    /// Whether the flow has asked another system, or waited for its post.
    left: bool,
}

/// How far a test came.
pub(super) struct Outcome {
    /// The step that failed.
    pub(super) failure: Option<TestFailure>,
    /// Steps before the first one that failed or in which the flow turned to another system.
    pub(super) inside: usize,
}

/// Runs one test.
pub(super) fn run(flow: &Flow, name: Option<&str>, test: &FlowTest, seen: &mut Seen) -> Outcome {
    let failed = |step, (expected, came): Failed, inside| Outcome {
        failure: Some(TestFailure { step, expected, came }),
        inside,
    };
    let mut running = match begin(flow, name, test) {
        Ok(running) => running,
        Err(why) => return failed(0, why, 0),
    };
    let mut inside = 0;
    for (step, todo) in test.steps.iter().enumerate() {
        if let Err(why) = running.step(todo, seen) {
            return failed(step, why, inside);
        }
        if !running.left {
            inside = step + 1;
        }
    }
    Outcome { failure: None, inside }
}

fn begin<'a>(flow: &Flow, name: Option<&'a str>, test: &'a FlowTest) -> Result<Running<'a>, Failed> {
    let channel = match test.channel.as_str() {
        "" | "cloud_api" => Channel::CloudApi,
        "whatsapp_web" => Channel::WhatsappWeb,
        other => {
            return Err((
                "a channel: cloud_api or whatsapp_web".into(),
                format!("There is no channel '{other}'."),
            ));
        }
    };
    let start = match &test.start {
        None => DateTime::from_timestamp(START, 0).unwrap_or_default(),
        Some(start) => {
            DateTime::parse_from_rfc3339(start).map(|start| start.with_timezone(&Utc)).map_err(|error| {
                ("a start such as 2026-01-05T09:00:00Z".to_owned(), format!("'{start}': {error}."))
            })?
        }
    };
    let contact = match &test.contact {
        Value::Null => Contact::default(),
        contact => read::<Contact>(contact, "a contact with name, phone, language, fields and tags")?,
    };
    let mut simulation = Simulation::new(flow.clone(), channel.capabilities(), contact, start);
    if test.known_contact {
        simulation.set_known_contact();
    }
    for (node, results) in &test.results {
        simulation.set_results(node, results.iter().map(outcome));
    }
    for (table, rows) in &test.tables {
        let rows =
            rows.iter().map(|row| read::<Map<String, Value>>(row, "a table's row: columns and values"));
        simulation.set_table(table, rows.collect::<Result<_, _>>()?);
    }
    Ok(Running {
        test,
        simulation,
        unexpected: VecDeque::new(),
        events: Vec::new(),
        calls: VecDeque::new(),
        options: Vec::new(),
        numbered: channel == Channel::WhatsappWeb,
        name,
        left: false,
    })
}

fn outcome(result: &TestResult) -> CallOutcome {
    match result {
        TestResult::Value(value) => CallOutcome::Ok { value: value.clone() },
        TestResult::Error(code) => CallOutcome::failed(code, "The test lets this call fail."),
    }
}

fn read<T: serde::de::DeserializeOwned>(value: &Value, expected: &str) -> Result<T, Failed> {
    serde_json::from_value(value.clone()).map_err(|error| (expected.to_owned(), format!("{value}: {error}.")))
}

impl Running<'_> {
    fn step(&mut self, step: &TestStep, seen: &mut Seen) -> Result<(), Failed> {
        match step {
            TestStep::Send(text) => self.say(Inbound::text(text), seen),
            TestStep::Choose(title) => {
                let message = self.choice(title)?;
                self.say(message, seen)
            }
            TestStep::Receive(message) => {
                let message: Inbound = read(message, "a message, such as {\"kind\": \"location\", …}")?;
                self.say(message, seen)
            }
            TestStep::Signal(signal) => {
                let signal: Signal = read(signal, "a signal, such as {\"signal\": \"missed_call\"}")?;
                self.input(seen, |simulation| simulation.signal(signal))
            }
            TestStep::Webhook(data) => self.input(seen, |simulation| simulation.post(data.clone())),
            TestStep::HandBack(outcome) => self.input(seen, |simulation| simulation.hand_back(outcome)),
            TestStep::Advance(seconds) => self.advance(*seconds, seen),
            expected => expect::hold(self, expected),
        }
    }

    fn say(&mut self, message: Inbound, seen: &mut Seen) -> Result<(), Failed> {
        self.input(seen, |simulation| simulation.write(message))
    }

    /// A tap on the newest option with this title. Where options are numbered text, people write the words.
    fn choice(&self, title: &str) -> Result<Inbound, Failed> {
        let wanted = title.trim();
        if let Some((id, title)) = self.options.iter().rev().find(|(_, known)| known.trim() == wanted) {
            return Ok(Inbound::reply(id, title));
        }
        if self.numbered {
            return Ok(Inbound::text(title));
        }
        let known: Vec<String> = self.options.iter().map(|(_, title)| format!("'{title}'")).collect();
        let came = if known.is_empty() {
            "No message had anything to tap.".to_owned()
        } else {
            format!("What could be tapped: {}.", known.join(", "))
        };
        Err((format!("an option called '{title}'"), came))
    }

    fn advance(&mut self, seconds: u64, seen: &mut Seen) -> Result<(), Failed> {
        if seconds > MAX_TEST_ADVANCE_SECONDS {
            let came = format!("{seconds} seconds are too many for one step.");
            return Err((format!("at most {MAX_TEST_ADVANCE_SECONDS} seconds"), came));
        }
        self.events.clear();
        let until = self.simulation.now() + Duration::seconds(i64::try_from(seconds).unwrap_or_default());
        // A flow that waits a second in a circle would fire as many timers as seconds pass.
        for _ in 0..MAX_TEST_TIMERS {
            let Some(due) = self.simulation.next_timer().filter(|due| *due <= until) else { break };
            let by = (due - self.simulation.now()).max(Duration::zero());
            let observed = self.simulation.advance(by);
            self.observe(observed, seen)?;
        }
        if self.simulation.next_timer().is_some_and(|due| due <= until) {
            let came = format!("More than {MAX_TEST_TIMERS} time-outs came due.");
            return Err(("a time that passes".to_owned(), came));
        }
        let rest = until - self.simulation.now();
        let observed = self.simulation.advance(rest);
        self.observe(observed, seen)
    }

    fn input(
        &mut self,
        seen: &mut Seen,
        input: impl FnOnce(&mut Simulation) -> Vec<Observed>,
    ) -> Result<(), Failed> {
        self.events.clear();
        let observed = input(&mut self.simulation);
        self.observe(observed, seen)
    }

    fn observe(&mut self, observed: Vec<Observed>, seen: &mut Seen) -> Result<(), Failed> {
        for step in observed {
            seen.step(self.name, &self.simulation, &step);
            for message in &step.sent {
                self.unexpected.push_back(shown(message));
                self.options.extend(tappable(message));
            }
            for event in &step.output.events {
                self.events.push(event.code.to_string());
            }
            for effect in &step.output.effects {
                self.left |= matches!(effect, Effect::Call { .. } | Effect::Listen { .. });
                if let Effect::Call { node, call, .. } = effect {
                    let mut call = serde_json::to_value(call).unwrap_or_default();
                    call["node"] = node.as_str().into();
                    self.calls.push_back(call);
                }
            }
            if let Some(Status::Failed { code }) = step.output.session.as_ref().map(|session| &session.status)
                && !self.test.steps.contains(&TestStep::ExpectEvent(code.clone()))
            {
                let event = step.output.events.iter().rev().find(|event| event.code == *code);
                let (node, text) =
                    event.map_or(("", ""), |event| (event.node.as_deref().unwrap_or_default(), &*event.text));
                let came = format!("The conversation failed at '{node}' with '{code}': {text}");
                return Err(("a conversation that goes on".to_owned(), came));
            }
        }
        if let Some((node, call)) = self.simulation.open_call() {
            let came = format!(
                "The step '{node}' {}, and the test has no result for it. Add one under results, by the step's id.",
                asked(call)
            );
            return Err((format!("a result for the step '{node}'"), came));
        }
        Ok(())
    }
}

fn asked(call: &Call) -> String {
    match call {
        Call::Http(call) => format!("asks {} {}", call.method, call.url),
        Call::Lookup { table, .. } => format!("looks into the table '{table}'"),
        Call::Ai(call) => format!("asks a language model to {}", call.task),
        Call::Transcribe { .. } => "has a voice message written down".to_owned(),
        Call::Speak { .. } => "has words spoken".to_owned(),
        Call::Email { to, .. } => format!("sends an e-mail to {}", to.join(", ")),
    }
}

//! A bounded search through the conversations of a flow: the shortest one that comes to a place is its proof.
//!
//! The search runs the engine itself, with a virtual clock and made-up answers of contacts and of other systems. It
//! goes breadth first, and never on from a state that it has seen.

mod inputs;
mod origins;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, checks::uses, ui_schema::Category};
use serde::Serialize;
use serde_json::json;

use super::window::WINDOW_SECONDS;
use crate::{
    Capabilities, Contact, Effect, Inbound, OutMessage, Status,
    golden::{Action, tappable},
    simulation::{Observed, Simulation},
    trace::{Hash, digest},
};
use inputs::Inputs;
use origins::{Origin, origins};

pub use origins::{start, writer};

/// How far a search goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Inputs that are tried in all.
    pub steps: usize,
    /// States that are gone on from.
    pub states: usize,
    /// Inputs of the longest conversation.
    pub depth: usize,
}

impl Default for Budget {
    fn default() -> Self {
        // A second or two for ordinary flows on one core.
        Self { steps: 5_000, states: 1_000, depth: 40 }
    }
}

/// What shows a finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Goal {
    flow: Option<String>,
    node: String,
    what: What,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// The node runs.
    Runs,
    /// The node is left by this port.
    Left(String),
    /// The node runs while this variable has no value.
    Unset(String),
    /// The node says something more than 24 hours after the contact's last message.
    Late,
}

impl Goal {
    fn new(flow: Option<&str>, node: &str, what: What) -> Self {
        Self { flow: flow.map(str::to_owned), node: node.to_owned(), what }
    }

    pub(super) fn node(flow: Option<&str>, node: &str) -> Self {
        Self::new(flow, node, What::Runs)
    }

    pub(super) fn port(flow: Option<&str>, node: &str, port: &str) -> Self {
        Self::new(flow, node, What::Left(port.to_owned()))
    }

    pub(super) fn unset(flow: Option<&str>, node: &str, variable: &str) -> Self {
        Self::new(flow, node, What::Unset(variable.to_owned()))
    }

    pub(super) fn window(flow: Option<&str>, node: &str) -> Self {
        Self::new(flow, node, What::Late)
    }
}

/// A conversation that could not go on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct PlayedFailure {
    /// Code of the event.
    pub code: String,
    /// Flow of the library in which it happened.
    pub flow: Option<String>,
    /// Node at which it happened.
    pub node: Option<String>,
    /// What happened, for the author.
    pub text: String,
}

/// What was done to come to a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversation {
    /// The inputs, from the start.
    pub actions: Vec<Action>,
    /// Who wrote, where that matters.
    pub contact: Option<Contact>,
}

/// What a search has come to.
#[derive(Debug, Clone, Default)]
pub struct Played {
    /// Goals with the inputs that come to them.
    pub(crate) found: BTreeMap<Goal, Conversation>,
    /// Failures, with the inputs that come to them.
    pub failures: Vec<(PlayedFailure, Conversation)>,
    /// Inputs that were tried.
    pub steps: usize,
    /// Different states that were seen.
    pub states: usize,
    /// Whether everything that the made-up inputs can come to was seen.
    pub complete: bool,
}

/// One state, and how it was come to.
#[derive(Debug)]
struct Place {
    simulation: Simulation,
    /// Which of the beginnings it was come to from.
    origin: usize,
    parent: Option<usize>,
    action: Option<Action>,
    depth: usize,
    options: Vec<(String, String)>,
    heard: DateTime<Utc>,
}

/// A search that can be interrupted: an editor goes on with it a little at a time, between two letters typed.
#[derive(Debug)]
pub(crate) struct Search {
    inputs: Inputs,
    relevant: BTreeSet<String>,
    origins: Vec<Origin>,
    goals: BTreeSet<Goal>,
    budget: Budget,
    places: Vec<Place>,
    open: VecDeque<usize>,
    seen: BTreeSet<(usize, Hash)>,
    failures: BTreeSet<PlayedFailure>,
    played: Played,
    over: bool,
}

impl Search {
    /// A search at its beginning.
    pub(crate) fn new(flow: &Flow, goals: BTreeSet<Goal>, budget: Budget) -> Self {
        let origins = origins(flow);
        let places: Vec<Place> =
            origins.iter().enumerate().map(|(index, origin)| begin(flow, index, origin)).collect();
        Self {
            inputs: Inputs::new(flow),
            relevant: relevant(flow),
            origins,
            goals,
            budget,
            open: (0..places.len()).collect(),
            places,
            seen: BTreeSet::new(),
            failures: BTreeSet::new(),
            played: Played::default(),
            over: false,
        }
    }

    /// What was found so far.
    pub(crate) fn played(&self) -> &Played {
        &self.played
    }

    /// What was found.
    pub(crate) fn into_played(self) -> Played {
        self.played
    }

    /// Goes on from places until at least so many inputs more were tried. True when the flow is seen through or the
    /// budget is used up.
    pub(crate) fn advance(&mut self, steps: usize) -> bool {
        let until = self.played.steps.saturating_add(steps);
        while !self.over && self.played.steps < until {
            match self.open.pop_front() {
                Some(index) => self.over = !self.go_on(index),
                None => {
                    self.played.complete = true;
                    self.over = true;
                }
            }
        }
        self.over
    }

    /// Tries everything at one place. False when the budget is used up.
    fn go_on(&mut self, index: usize) -> bool {
        let depth = self.places[index].depth;
        if depth >= self.budget.depth || self.played.states >= self.budget.states {
            return false;
        }
        let actions = self.inputs.next(&self.places[index].simulation, &self.places[index].options);
        for action in actions {
            if self.played.steps >= self.budget.steps {
                return false;
            }
            self.played.steps += 1;
            self.attempt(index, action);
        }
        true
    }

    /// Tries one thing at one place.
    fn attempt(&mut self, index: usize, action: Action) {
        let place = &self.places[index];
        let (origin, depth) = (place.origin, place.depth);
        let mut simulation = place.simulation.clone();
        let observed = act(&mut simulation, &action);
        let heard = if matches!(action, Action::Say(_) | Action::Tap(_) | Action::Send(_)) {
            simulation.now()
        } else {
            place.heard
        };
        let failure = failure(&observed).filter(|failure| self.failures.insert(failure.clone()));
        let reached = reached(&observed, heard, &self.goals);
        let key = key(&simulation, heard, &self.relevant);
        let fresh = self.seen.insert((origin, key));
        if !fresh && failure.is_none() && reached.is_empty() {
            return;
        }
        let offered: Vec<(String, String)> =
            observed.iter().flat_map(|observed| observed.sent.iter().flat_map(tappable)).collect();
        let options = if offered.is_empty() { place.options.clone() } else { offered };
        let waits = simulation.session().is_some_and(|session| session.status == Status::Waiting);
        self.places.push(Place {
            simulation,
            origin,
            parent: Some(index),
            action: Some(action),
            depth: depth + 1,
            options,
            heard,
        });
        let last = self.places.len() - 1;
        if let Some(failure) = failure {
            self.played.failures.push((failure, conversation(&self.places, &self.origins, last)));
        }
        for goal in reached {
            self.goals.remove(&goal);
            self.played.found.insert(goal, conversation(&self.places, &self.origins, last));
        }
        if fresh {
            self.played.states += 1;
        }
        if fresh && waits {
            self.open.push_back(last);
        }
    }
}

fn begin(flow: &Flow, index: usize, origin: &Origin) -> Place {
    let contact = origin.contact.clone();
    let mut simulation = Simulation::new(flow.clone(), Capabilities::cloud_api(), contact, start());
    simulation.advance(Duration::seconds(i64::from(origin.wait)));
    let heard = simulation.now();
    let action = (origin.wait > 0).then_some(Action::Advance(origin.wait));
    Place { simulation, origin: index, parent: None, action, depth: 0, options: Vec::new(), heard }
}

fn conversation(places: &[Place], origins: &[Origin], last: usize) -> Conversation {
    let mut actions = Vec::new();
    let mut at = Some(last);
    while let Some(place) = at.and_then(|at| places.get(at)) {
        actions.extend(place.action.clone());
        at = place.parent;
    }
    actions.reverse();
    let origin = places.get(last).and_then(|place| origins.get(place.origin));
    let contact = origin.filter(|origin| origin.special).map(|origin| origin.contact.clone());
    Conversation { actions, contact }
}

/// Does one thing. An option's title is as good as a tap on it.
fn act(simulation: &mut Simulation, action: &Action) -> Vec<Observed> {
    match action {
        Action::Say(text) | Action::Tap(text) => simulation.write(Inbound::text(text)),
        Action::Send(message) => simulation.write(message.clone()),
        Action::Signal(signal) => simulation.signal(signal.clone()),
        Action::Result(outcome) => simulation.answer_call(outcome),
        Action::Webhook(data) => simulation.post(data.clone()),
        Action::HandBack(outcome) => simulation.hand_back(outcome),
        Action::Advance(seconds) => simulation.advance(Duration::seconds(i64::from(*seconds))),
        Action::StartAt(node) => simulation.start_at(node),
    }
}

fn failure(observed: &[Observed]) -> Option<PlayedFailure> {
    observed.iter().find_map(|observed| {
        let Some(Status::Failed { code }) = observed.output.session.as_ref().map(|session| &session.status)
        else {
            return None;
        };
        let event = observed.output.events.iter().rev().find(|event| event.code == *code);
        let last = observed.output.trace.steps.last();
        Some(PlayedFailure {
            code: code.clone(),
            flow: last.and_then(|step| step.flow.as_ref().map(ToString::to_string)),
            node: event
                .and_then(|event| event.node.as_deref().map(str::to_owned))
                .or_else(|| last.map(|step| step.node.to_string())),
            text: event.map(|event| event.text.to_string()).unwrap_or_default(),
        })
    })
}

/// The goals that a step has come to.
fn reached(observed: &[Observed], heard: DateTime<Utc>, goals: &BTreeSet<Goal>) -> Vec<Goal> {
    let mut found: Vec<Goal> = Vec::new();
    for step in observed {
        let late = step.at - heard > Duration::seconds(i64::try_from(WINDOW_SECONDS).unwrap_or(i64::MAX));
        let said: BTreeSet<&str> = step
            .output
            .effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Send { message: OutMessage::Template(_), .. } => None,
                Effect::Send { node, .. } => Some(node.as_str()),
                _ => None,
            })
            .collect();
        for left in &step.output.trace.left {
            let holds = |goal: &&Goal| {
                goal.node == left.node
                    && goal.flow.as_deref() == left.flow.as_deref()
                    && matches!(&goal.what, What::Left(port) if *port == left.port)
            };
            if let Some(goal) = goals.iter().find(holds).filter(|goal| !found.contains(*goal)) {
                found.push(goal.clone());
            }
        }
        for ran in &step.output.trace.steps {
            let variables = step.output.session.as_ref().map(|session| &session.variables);
            let here = |goal: &&Goal| goal.node == ran.node && goal.flow.as_deref() == ran.flow.as_deref();
            for goal in goals.iter().filter(here) {
                let holds = match &goal.what {
                    What::Runs => true,
                    What::Left(_) => false,
                    What::Unset(name) => variables
                        .is_some_and(|variables| variables.get(name).is_none_or(serde_json::Value::is_null)),
                    What::Late => late && said.contains(ran.node.as_str()),
                };
                if holds && !found.contains(goal) {
                    found.push(goal.clone());
                }
            }
        }
    }
    found
}

/// Variables on which the way through the flow depends. The others do not make two states different.
fn relevant(flow: &Flow) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for flow in std::iter::once(flow).chain(flow.library.values()) {
        for node in &flow.nodes {
            if !matches!(node.kind.info().ui.category, Category::Say | Category::Ask) {
                names.extend(uses(flow, node).reads.into_keys());
            }
        }
    }
    names
}

/// What makes a state different from others.
fn key(simulation: &Simulation, heard: DateTime<Utc>, relevant: &BTreeSet<String>) -> Hash {
    let session = simulation.session();
    let variables: BTreeMap<_, _> = session
        .map(|session| session.variables.iter().filter(|(key, _)| relevant.contains(*key)).collect())
        .unwrap_or_default();
    let wait = session.and_then(|session| session.wait.as_ref()).map(|wait| {
        // A call's token and a time-out's are new every time.
        let failed = match &wait.kind {
            crate::WaitKind::Answer { failed, state } => json!([failed, state]),
            _ => json!(null),
        };
        json!([wait.node, failed, wait.due.is_some()])
    });
    let frames = session.map(|session| {
        session.stack.iter().map(|frame| json!([frame.flow, came_from(&frame.kind)])).collect::<Vec<_>>()
    });
    let late =
        simulation.now() - heard > Duration::seconds(i64::try_from(WINDOW_SECONDS).unwrap_or(i64::MAX));
    let parts = json!([
        session.map(|session| json!([session.flow, session.status, session.language])),
        frames,
        wait,
        variables,
        simulation.contact(),
        late,
    ]);
    digest(&parts)
}

fn came_from(kind: &crate::FrameKind) -> &str {
    match kind {
        crate::FrameKind::Subflow { node } => node,
        crate::FrameKind::Interrupt { wait } => &wait.node,
    }
}

/// One thing to do, in words.
pub(super) fn words(action: &Action) -> String {
    match action {
        Action::Say(text) => format!("say '{text}';"),
        Action::Tap(title) => format!("tap '{title}';"),
        Action::Send(message) => format!("send {};", json!(message.content)),
        Action::Signal(signal) => format!("signal {};", json!(signal)),
        Action::Result(outcome) => format!("answer the call with {};", json!(outcome)),
        Action::Webhook(data) => format!("post {data};"),
        Action::HandBack(outcome) => format!("hand back with '{outcome}';"),
        Action::Advance(seconds) => format!("wait {seconds} seconds;"),
        Action::StartAt(node) => format!("start at '{node}';"),
    }
}

//! The conversation that Play runs: the engine itself, with a virtual clock, and what to show of it.
//!
//! What was done is kept turn by turn, so that the author can go back to any of them: a fresh simulation does again
//! what was done until there, which comes to the same, and from there it may go another way.

use std::collections::VecDeque;

use chrono::{DateTime, Duration, Utc};
use engine_core::{
    CallOutcome, Effect, OutMessage, Selection, Session, Status, WaitKind,
    golden::tappable,
    simulation::{Observed, Simulation},
};
use flows_schema::Flow;
use serde_json::{Map, Value};

use super::{
    did::Did,
    script::{Script, Setting},
    why::{Ran, explain},
};
use crate::language::title_of;

/// One line of the chat.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// The contact wrote or tapped.
    Contact(String),
    /// The bot said something. Kept as the flow says it, so that a change of channel shows at once.
    Bot { node: String, title: String, message: Box<OutMessage> },
    /// Something to know, such as time that passed.
    Note(String),
}

/// A line in its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shown {
    /// No other line of the conversation has it.
    pub(crate) id: u64,
    /// The virtual time.
    pub(crate) at: DateTime<Utc>,
    pub(crate) line: Line,
}

/// Whom a conversation waits for besides the contact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outside {
    /// Another system: the step that asks, and what is asked, as JSON.
    Call { node: String, asked: String },
    /// A post to an address.
    Webhook,
    /// A person who took over.
    Person,
}

/// One thing that was done, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Turn {
    /// What was done.
    pub(crate) did: Did,
    /// What the chat shows of it.
    pub(crate) lines: Vec<Shown>,
    /// Steps that ran, in order.
    pub(crate) ran: Vec<Ran>,
    /// Why a start was chosen, or none, if a start was looked for.
    pub(crate) selection: Option<Selection>,
    /// The step whose call was open when it was done.
    pub(crate) asked: Option<String>,
}

impl Turn {
    /// What the bot said.
    pub(super) fn messages(&self) -> impl Iterator<Item = &OutMessage> {
        self.lines.iter().filter_map(|shown| match &shown.line {
            Line::Bot { message, .. } => Some(&**message),
            _ => None,
        })
    }
}

/// A conversation with the draft.
#[derive(Debug, Clone)]
pub(crate) struct Player {
    setting: Setting,
    /// The conversation before anything was done.
    fresh: Simulation,
    simulation: Simulation,
    turns: Vec<Turn>,
    /// What is to be done next: the rest of a script, or what was gone back over.
    ahead: VecDeque<Did>,
    /// The script that is played: its title, and what to see at its end.
    script: Option<(String, Option<String>)>,
    numbered: u64,
}

impl Player {
    /// A conversation that has not begun.
    pub(crate) fn new(flow: Flow, setting: Setting) -> Self {
        let fresh = setting.simulation(flow);
        let simulation = fresh.clone();
        let (turns, ahead) = (Vec::new(), VecDeque::new());
        Self { setting, fresh, simulation, turns, ahead, script: None, numbered: 0 }
    }

    /// A script before its first step.
    pub(crate) fn follow(flow: Flow, script: Script) -> Self {
        let Script { title, setting, steps, ending } = script;
        Self { ahead: steps.into(), script: Some((title, ending)), ..Self::new(flow, setting) }
    }

    /// Does something. What was to come is given up: the conversation goes its own way from here.
    pub(crate) fn act(&mut self, did: Did) {
        self.ahead.clear();
        self.script = None;
        self.perform(did);
    }

    /// Does the next thing of the script, or what was gone back over. False when there is none.
    pub(crate) fn forward(&mut self) -> bool {
        match self.ahead.pop_front() {
            Some(did) => {
                self.perform(did);
                true
            }
            None => false,
        }
    }

    /// Goes to the place after so many turns, back or forward.
    pub(crate) fn go_to(&mut self, turn: usize) {
        if turn < self.turns.len() {
            for turn in self.turns.drain(turn..).rev() {
                self.ahead.push_front(turn.did);
            }
            self.simulation = self.fresh.clone();
            let mut options = Vec::new();
            for turn in &self.turns {
                let observed = turn.did.perform(&mut self.simulation, &options);
                options.extend(observed.iter().flat_map(|observed| observed.sent.iter().flat_map(tappable)));
            }
        }
        while self.turns.len() < turn && self.forward() {}
    }

    /// Time passes until the next wait or time-out is over.
    pub(crate) fn skip(&mut self) {
        if let Some(seconds) = self.until_timer() {
            self.act(Did::Wait(seconds));
        }
    }

    fn perform(&mut self, did: Did) {
        let options = self.options();
        let asked = self.simulation.open_call().map(|(node, _)| node.to_owned());
        let before = self.variables();
        let mut turn = Turn { lines: Vec::new(), ran: Vec::new(), selection: None, asked, did };
        let said = turn.did.said();
        match said {
            Some(said) => self.line(&mut turn, Line::Contact(said)),
            None if matches!(turn.did, Did::StartAt(_)) => {}
            None => {
                let words = turn.did.words();
                self.line(&mut turn, Line::Note(words));
            }
        }
        let observed = turn.did.perform(&mut self.simulation, &options);
        self.take(&mut turn, observed, &before);
        self.turns.push(turn);
    }

    fn line(&mut self, turn: &mut Turn, line: Line) {
        self.numbered += 1;
        turn.lines.push(Shown { id: self.numbered, at: self.simulation.now(), line });
    }

    fn take(&mut self, turn: &mut Turn, observed: Vec<Observed>, before: &Map<String, Value>) {
        let after = self.variables();
        let flow = self.simulation.flow().flow().clone();
        let mut ended = None;
        for Observed { output, .. } in observed {
            turn.ran.extend(explain(&flow, &output.trace.steps, &output.events, before, &after));
            for effect in output.effects {
                if let Effect::Send { node, message } = effect {
                    let title = flow.node(&node).map(title_of);
                    let (node, message) = (node.to_string(), Box::new(message));
                    self.line(turn, Line::Bot { title: title.unwrap_or_default(), node, message });
                }
            }
            if output.selection.is_some() {
                turn.selection = output.selection;
            }
            for event in output.events {
                if let Some(note) = note(&event.code, &event.text) {
                    self.line(turn, Line::Note(note));
                }
            }
            if let Some(Status::Ended { outcome }) = output.session.map(|session| session.status) {
                ended = Some(outcome);
            }
        }
        if let Some(outcome) = ended.filter(|_| !turn.ran.is_empty()) {
            let words = if outcome.is_empty() {
                t!("play-ended").to_owned()
            } else {
                t!("play-ended-with", outcome = outcome)
            };
            self.line(turn, Line::Note(words));
        }
    }

    /// What can be tapped, the newest last.
    fn options(&self) -> Vec<(String, String)> {
        let said = self.turns.iter().flat_map(Turn::messages);
        let shows = engine_core::Capabilities::cloud_api();
        said.flat_map(|message| engine_core::render(message, &shows))
            .flat_map(|message| tappable(&message))
            .collect()
    }

    /// What was done so far.
    pub(crate) fn turns(&self) -> &[Turn] {
        &self.turns
    }

    /// What comes next, if a script or what was gone back over says so.
    pub(crate) fn next(&self) -> Option<&Did> {
        self.ahead.front()
    }

    /// How much there is to do yet.
    pub(crate) fn ahead(&self) -> usize {
        self.ahead.len()
    }

    /// Title and ending of the script that is played.
    pub(crate) fn script(&self) -> Option<&(String, Option<String>)> {
        self.script.as_ref()
    }

    /// When, with whom and with what it takes place.
    pub(crate) fn setting(&self) -> &Setting {
        &self.setting
    }

    /// The session as it is now.
    pub(super) fn session(&self) -> Option<&Session> {
        self.simulation.session()
    }

    /// The virtual time.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.simulation.now()
    }

    /// All lines of the chat with the turn that each is of.
    pub(crate) fn lines(&self) -> Vec<(usize, Shown)> {
        let of = |(index, turn): (usize, &Turn)| {
            turn.lines.iter().map(move |shown| (index, shown.clone())).collect::<Vec<_>>()
        };
        self.turns.iter().enumerate().flat_map(of).collect()
    }

    /// Why a start was chosen, or none, when that was last asked.
    pub(crate) fn selection(&self) -> Option<&Selection> {
        self.turns.iter().rev().find_map(|turn| turn.selection.as_ref())
    }

    /// Whom the conversation waits for besides the contact.
    pub(crate) fn outside(&self) -> Option<Outside> {
        match &self.session()?.wait.as_ref()?.kind {
            WaitKind::Call { .. } => {
                let (node, call) = self.simulation.open_call()?;
                let asked = serde_json::to_string_pretty(call).unwrap_or_default();
                Some(Outside::Call { node: node.to_owned(), asked })
            }
            WaitKind::Webhook { .. } => Some(Outside::Webhook),
            WaitKind::Person => Some(Outside::Person),
            WaitKind::Answer { .. } | WaitKind::Time => None,
        }
    }

    /// The step that waits, and for what: `true` for an answer, `false` for a time only.
    pub(crate) fn waiting(&self) -> Option<(String, bool)> {
        let wait = self.session()?.wait.as_ref()?;
        Some((wait.node.to_string(), matches!(wait.kind, WaitKind::Answer { .. })))
    }

    /// The step of the flow itself that waits, or that ran last.
    pub(crate) fn place(&self) -> Option<String> {
        let own = |ran: &&Ran| ran.flow.is_none();
        let last = || self.turns.last()?.ran.iter().rev().find(own).map(|ran| ran.node.clone());
        self.waiting().map(|(node, _)| node).or_else(last)
    }

    /// How long until the next wait or time-out is over, in seconds, rounded up.
    pub(crate) fn until_timer(&self) -> Option<u64> {
        let left = (self.simulation.next_timer()? - self.simulation.now()).max(Duration::zero());
        u64::try_from((left + Duration::milliseconds(999)).num_seconds()).ok()
    }

    /// What the conversation remembers.
    pub(crate) fn variables(&self) -> Map<String, Value> {
        let known = self.session().into_iter().flat_map(|session| session.variables.iter());
        known.map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// The answer that the other system gives, for [`Did::Answer`].
    pub(crate) fn fails(code: &str) -> Did {
        let text = match code {
            "timeout" => t!("play-system-timed-out"),
            _ => t!("play-system-not-asked"),
        };
        Did::Answer(Box::new(CallOutcome::failed(code, text)))
    }
}

/// What an author wants to know of an event; the usual ones show by themselves.
fn note(code: &str, text: &str) -> Option<String> {
    match code {
        "session_started" | "no_trigger" | "session_ended" | "answer_recorded" => None,
        _ => Some(text.to_owned()),
    }
}

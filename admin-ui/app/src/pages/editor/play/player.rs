//! The conversation that Play runs: the engine itself, with a virtual clock, and what to show of it.

use chrono::{DateTime, Duration, Utc};
use engine_core::{
    CallOutcome, Capabilities, Contact, Effect, Inbound, OutMessage, Selection, Status, WaitKind,
    simulation::{Observed, Simulation},
};
use flows_schema::Flow;
use serde_json::Value;

/// One line of the chat.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Line {
    /// The contact wrote or tapped.
    Contact(String),
    /// The bot said something. Kept as the flow says it, so that a change of channel shows at once.
    Bot { node: String, message: Box<OutMessage> },
    /// Something to know, such as time that passed.
    Note(String),
}

/// Whom a conversation waits for besides the contact.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outside {
    /// Another system; what it is asked, as JSON.
    Call(String),
    /// A post to an address.
    Webhook,
    /// A person who took over.
    Person,
}

/// A conversation with the draft.
#[derive(Debug, Clone)]
pub(crate) struct Player {
    simulation: Simulation,
    /// The chat so far.
    pub(crate) lines: Vec<Line>,
    /// Steps that ran at the last input, in order.
    pub(crate) path: Vec<String>,
    /// Why a start was chosen, or none, at the last message that asked.
    pub(crate) selection: Option<Selection>,
}

impl Player {
    /// A conversation that has not begun.
    pub(crate) fn new(flow: Flow, contact: Contact, now: DateTime<Utc>) -> Self {
        // Messages are rendered when they are shown; the simulation's own channel does not matter.
        let simulation = Simulation::new(flow, Capabilities::cloud_api(), contact, now);
        Self { simulation, lines: Vec::new(), path: Vec::new(), selection: None }
    }

    /// The contact writes.
    pub(crate) fn say(&mut self, text: &str) {
        self.lines.push(Line::Contact(text.to_owned()));
        let observed = self.simulation.say(numbered(Inbound::text(text), self.lines.len()));
        self.take(observed);
    }

    /// The contact taps a button or a row.
    pub(crate) fn tap(&mut self, id: &str, title: &str) {
        self.lines.push(Line::Contact(title.to_owned()));
        let observed = self.simulation.say(numbered(Inbound::reply(id, title), self.lines.len()));
        self.take(observed);
    }

    /// The conversation starts at a step.
    pub(crate) fn start_at(&mut self, node: &str) {
        let observed = self.simulation.start_at(node);
        self.take(observed);
    }

    /// The system that was asked answers.
    pub(crate) fn answer_call(&mut self, outcome: &CallOutcome) {
        self.lines.push(Line::Note(match outcome {
            CallOutcome::Ok { .. } => "The other system answers".to_owned(),
            CallOutcome::Failed { code, .. } => format!("The other system fails: {code}"),
        }));
        let observed = self.simulation.answer_call(outcome);
        self.take(observed);
    }

    /// Somebody posts to the address that is waited for.
    pub(crate) fn post(&mut self, data: Value) {
        self.lines.push(Line::Note("Another system posts".to_owned()));
        let observed = self.simulation.post(data);
        self.take(observed);
    }

    /// The person who took over hands back.
    pub(crate) fn hand_back(&mut self) {
        self.lines.push(Line::Note("The person hands back".to_owned()));
        let observed = self.simulation.hand_back("");
        self.take(observed);
    }

    /// Whom the conversation waits for besides the contact.
    pub(crate) fn outside(&self) -> Option<Outside> {
        match &self.simulation.session()?.wait.as_ref()?.kind {
            WaitKind::Call { .. } => {
                let (_, call) = self.simulation.open_call()?;
                Some(Outside::Call(serde_json::to_string_pretty(call).unwrap_or_default()))
            }
            WaitKind::Webhook { .. } => Some(Outside::Webhook),
            WaitKind::Person => Some(Outside::Person),
            WaitKind::Answer { .. } | WaitKind::Time => None,
        }
    }

    /// Time passes until the next wait or time-out is over.
    pub(crate) fn skip(&mut self) {
        let Some(due) = self.simulation.next_timer() else { return };
        let by = (due - self.simulation.now()).max(Duration::zero());
        let seconds = u64::try_from(by.num_seconds()).unwrap_or_default();
        self.lines.push(Line::Note(format!("{} later", super::super::cards::duration(seconds))));
        let observed = self.simulation.advance(by);
        self.take(observed);
    }

    fn take(&mut self, observed: Vec<Observed>) {
        self.path.clear();
        for Observed { output, .. } in observed {
            self.path.extend(output.trace.steps.into_iter().map(|step| step.node.to_string()));
            for effect in output.effects {
                if let Effect::Send { node, message } = effect {
                    self.lines.push(Line::Bot { node: node.into(), message: Box::new(message) });
                }
            }
            if output.selection.is_some() {
                self.selection = output.selection;
            }
            for event in output.events {
                if let Some(note) = note(&event.code, &event.text) {
                    self.lines.push(Line::Note(note));
                }
            }
        }
        if let Some(Status::Ended { outcome }) = self.simulation.session().map(|session| &session.status) {
            let ended = if outcome.is_empty() {
                "The conversation has ended".to_owned()
            } else {
                format!("The conversation has ended: {outcome}")
            };
            if self.lines.last() != Some(&Line::Note(ended.clone())) && !self.path.is_empty() {
                self.lines.push(Line::Note(ended));
            }
        }
    }

    /// The step that waits, and for what: `true` for an answer, `false` for a time only.
    pub(crate) fn waiting(&self) -> Option<(String, bool)> {
        let wait = self.simulation.session()?.wait.as_ref()?;
        Some((wait.node.to_string(), matches!(wait.kind, WaitKind::Answer { .. })))
    }

    /// How long until the next wait or time-out is over, in seconds.
    pub(crate) fn until_timer(&self) -> Option<u64> {
        let due = self.simulation.next_timer()?;
        u64::try_from((due - self.simulation.now()).num_seconds()).ok()
    }

    /// What the conversation remembers.
    pub(crate) fn variables(&self) -> Vec<(String, Value)> {
        let session = self.simulation.session();
        let known = session.into_iter().flat_map(|session| session.variables.iter());
        known.map(|(key, value)| (key.clone(), value.clone())).collect()
    }
}

/// The message with an id, as a channel gives it one: reactions need something to stand on.
fn numbered(message: Inbound, number: usize) -> Inbound {
    Inbound { message_id: format!("play-{number}"), ..message }
}

/// What an author wants to know of an event; the usual ones show by themselves.
fn note(code: &str, text: &str) -> Option<String> {
    match code {
        "session_started" | "no_trigger" | "session_ended" | "answer_recorded" => None,
        _ => Some(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        Node, Trigger, TriggerKind, Variable, VariableType,
        nodes::{AskText, NodeKind, Text, Wait},
        triggers::{Keyword, KeywordMatch},
    };

    use super::*;

    fn flow() -> Flow {
        let mut flow = Flow::new("Sample");
        let keyword = Keyword { keywords: vec!["hi".into()], matching: KeywordMatch::Exact };
        let mut trigger = Trigger::new("start", TriggerKind::from(keyword));
        trigger.to = Some("ask".into());
        flow.triggers.push(trigger);
        let question = AskText { text: "Name?".into(), save_as: Some("name".into()), ..AskText::default() };
        let mut ask = Node::new("ask", NodeKind::from(question));
        ask.next.insert("next".into(), "wait".into());
        let mut wait = Node::new("wait", NodeKind::from(Wait { seconds: 3_600 }));
        wait.next.insert("next".into(), "bye".into());
        let bye = Node::new("bye", NodeKind::from(Text { text: "Bye {{ name }}".into() }));
        flow.nodes.extend([ask, wait, bye]);
        flow.variables.push(Variable::new("name", VariableType::Text));
        flow
    }

    fn player() -> Player {
        Player::new(flow(), Contact::default(), DateTime::UNIX_EPOCH)
    }

    fn said(player: &Player) -> Vec<String> {
        player
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Bot { message, .. } => match &**message {
                    OutMessage::Text { text } => Some(text.clone()),
                    _ => None,
                },
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_conversation_runs_to_its_end_with_a_skipped_wait() {
        let mut player = player();
        player.say("hi");
        assert_eq!(player.waiting(), Some(("ask".to_owned(), true)));
        player.say("Ana");
        assert_eq!(player.waiting(), Some(("wait".to_owned(), false)));
        assert_eq!(player.until_timer(), Some(3_600));
        player.skip();
        assert_eq!(said(&player), ["Name?", "Bye Ana"]);
        assert!(player.lines.contains(&Line::Note("1 hour later".into())));
        assert!(matches!(player.lines.last(), Some(Line::Note(text)) if text.contains("ended")));
        assert_eq!(player.variables(), [("name".to_owned(), Value::from("Ana"))]);
    }

    #[test]
    fn a_message_that_starts_nothing_says_why() {
        let mut player = player();
        player.say("something else");
        let selection = player.selection.clone().unwrap();
        assert_eq!(selection.chosen, None);
        assert!(!selection.candidates[0].why.is_empty());
        assert_eq!(player.waiting(), None);
    }

    #[test]
    fn play_can_begin_at_any_step() {
        let mut player = player();
        player.start_at("bye");
        assert_eq!(player.path, ["bye"]);
    }
}

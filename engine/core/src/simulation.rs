//! A conversation with a virtual clock: the editor's play, the terminal's chat and the golden runs.
//!
//! It does what the runtime does with a step's effects (keep the session, keep timers), without IO.
//! The session is serialised and read back between steps, as it is in production.

use chrono::{DateTime, Duration, Utc};
use flows_schema::Flow;

use crate::{
    Capabilities, CompiledFlow, Contact, Effect, Env, Inbound, Input, Rendered, Session, StepOutput, render,
    step,
};

/// A conversation that runs here and now.
#[derive(Debug, Clone)]
pub struct Simulation {
    flow: CompiledFlow,
    channel: Capabilities,
    contact: Contact,
    now: DateTime<Utc>,
    session: Option<Session>,
    timers: Vec<(DateTime<Utc>, String)>,
    sessions: u64,
    wrote_before: bool,
}

/// What one input did, as the contact and an observer see it.
#[derive(Debug, Clone)]
pub struct Observed {
    /// What the contact sees.
    pub sent: Vec<Rendered>,
    /// All of what the step gave.
    pub output: StepOutput,
    /// The virtual time of the step.
    pub at: DateTime<Utc>,
}

impl Simulation {
    /// A conversation that has not begun, with a contact who never wrote before.
    #[must_use]
    pub fn new(flow: Flow, channel: Capabilities, contact: Contact, now: DateTime<Utc>) -> Self {
        Self {
            flow: CompiledFlow::new(flow),
            channel,
            contact,
            now,
            session: None,
            timers: Vec::new(),
            sessions: 0,
            wrote_before: false,
        }
    }

    /// The session as it is now.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The virtual time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// When the next timer fires.
    #[must_use]
    pub fn next_timer(&self) -> Option<DateTime<Utc>> {
        self.timers.iter().map(|(due, _)| *due).min()
    }

    /// The contact writes.
    pub fn say(&mut self, message: Inbound) -> Observed {
        let observed = self.step(&Input::Message(message));
        self.wrote_before = true;
        observed
    }

    /// The conversation starts at a node, without a trigger.
    pub fn start_at(&mut self, node: &str) -> Observed {
        self.step(&Input::Start { node: node.to_owned() })
    }

    /// Time passes; timers that come due fire in order.
    pub fn advance(&mut self, by: Duration) -> Vec<Observed> {
        let until = self.now + by;
        let mut observed = Vec::new();
        while let Some(due) = self.next_timer().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            let Some(index) = self.timers.iter().position(|(at, _)| *at == due) else { break };
            let (_, token) = self.timers.remove(index);
            observed.push(self.step(&Input::Timer { token }));
        }
        self.now = until;
        observed
    }

    fn step(&mut self, input: &Input) -> Observed {
        let env = Env {
            now: self.now,
            session_id: format!("s{}", self.sessions + 1),
            contact: self.contact.clone(),
            first_message: !self.wrote_before,
        };
        let output = step(&self.flow, self.session.as_ref(), input, &env);
        if output.session.as_ref().map(|session| &session.id)
            != self.session.as_ref().map(|session| &session.id)
        {
            self.sessions += 1;
        }
        let mut sent = Vec::new();
        for effect in &output.effects {
            match effect {
                Effect::Send { message, .. } => sent.extend(render(message, &self.channel)),
                Effect::SetTimer { token, due } => self.timers.push((*due, token.clone())),
                Effect::CancelTimer { token } => self.timers.retain(|(_, kept)| kept != token),
                Effect::Record { .. } => {}
            }
        }
        self.session = output.session.as_ref().map(written_and_read);
        Observed { sent, output, at: self.now }
    }
}

/// The session as it comes back from storage.
fn written_and_read(session: &Session) -> Session {
    serde_json::to_vec(session)
        .and_then(|bytes| serde_json::from_slice(&bytes))
        .unwrap_or_else(|_| session.clone())
}

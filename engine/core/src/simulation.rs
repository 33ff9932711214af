//! A conversation with a virtual clock: the editor's play, the terminal's chat, the tests and the golden runs.
//!
//! It does what the runtime does with a step's effects (keep the session, keep timers, change the contact, keep
//! tables), without IO. Calls to other systems wait until somebody says what they answer. The session is
//! serialised and read back between steps, as it is in production.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, nodes::RowOrder};
use serde_json::{Map, Value, json};

use crate::{
    Call, CallOutcome, Capabilities, CompiledFlow, Contact, Effect, Env, Inbound, Input, Rendered, Session,
    Signal, StepOutput, WaitKind, render, step,
};

/// A conversation that runs here and now.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// Shared, so that a search can try many ways from one place.
    flow: Arc<CompiledFlow>,
    channel: Capabilities,
    contact: Contact,
    now: DateTime<Utc>,
    session: Option<Session>,
    timers: Vec<(DateTime<Utc>, String)>,
    /// Calls that nobody has answered yet: token, node, call.
    calls: VecDeque<(String, String, Call)>,
    /// What calls answer, by node.
    results: BTreeMap<String, VecDeque<CallOutcome>>,
    /// Rows by table, the oldest first.
    tables: BTreeMap<String, Vec<Map<String, Value>>>,
    sessions: u64,
    wrote_before: bool,
    /// When the contact last wrote.
    heard: Option<DateTime<Utc>>,
    messages: u64,
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
            flow: Arc::new(CompiledFlow::new(flow)),
            channel,
            contact,
            now,
            session: None,
            timers: Vec::new(),
            calls: VecDeque::new(),
            results: BTreeMap::new(),
            tables: BTreeMap::new(),
            sessions: 0,
            wrote_before: false,
            heard: None,
            messages: 0,
        }
    }

    /// Says what the calls of a node answer, in order; the last answer is repeated.
    pub fn set_results(&mut self, node: impl Into<String>, results: impl IntoIterator<Item = CallOutcome>) {
        self.results.insert(node.into(), results.into_iter().collect());
    }

    /// Lets the contact be one who wrote before.
    pub fn set_known_contact(&mut self) {
        self.wrote_before = true;
    }

    /// Fills a table.
    pub fn set_table(&mut self, name: impl Into<String>, rows: Vec<Map<String, Value>>) {
        self.tables.insert(name.into(), rows);
    }

    /// The flow that runs.
    #[must_use]
    pub fn flow(&self) -> &CompiledFlow {
        &self.flow
    }

    /// The session as it is now.
    #[must_use]
    pub fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }

    /// The contact as the flow has changed it.
    #[must_use]
    pub fn contact(&self) -> &Contact {
        &self.contact
    }

    /// The rows of a table, the oldest first.
    #[must_use]
    pub fn table(&self, name: &str) -> &[Map<String, Value>] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
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

    /// The call that the conversation waits for and that nobody has answered, with its node.
    #[must_use]
    pub fn open_call(&self) -> Option<(&str, &Call)> {
        self.calls.front().map(|(_, node, call)| (node.as_str(), call))
    }

    /// The contact writes.
    pub fn say(&mut self, message: Inbound) -> Vec<Observed> {
        self.heard = Some(self.now);
        let observed = self.step(&Input::Message(message));
        self.wrote_before = true;
        observed
    }

    /// The contact writes, and the message gets an id such as `test-1` where it has none, so that it can be reacted
    /// to. Recordings do without, since an id would become a part of them.
    pub fn write(&mut self, mut message: Inbound) -> Vec<Observed> {
        self.messages += 1;
        if message.message_id.is_empty() {
            message.message_id = format!("test-{}", self.messages);
        }
        self.say(message)
    }

    /// The conversation starts at a node, without a trigger.
    pub fn start_at(&mut self, node: &str) -> Vec<Observed> {
        self.step(&Input::Start { node: node.to_owned() })
    }

    /// Something else happens.
    pub fn signal(&mut self, signal: Signal) -> Vec<Observed> {
        self.step(&Input::Signal(signal))
    }

    /// The call that is waited for is answered; without one, nothing happens.
    pub fn answer_call(&mut self, outcome: &CallOutcome) -> Vec<Observed> {
        match self.calls.pop_front() {
            Some((token, ..)) => self.step(&Input::Result { token, outcome: outcome.clone() }),
            None => Vec::new(),
        }
    }

    /// Somebody posts to the address that is waited for.
    pub fn post(&mut self, data: Value) -> Vec<Observed> {
        let wait = self.session.as_ref().and_then(|session| session.wait.as_ref());
        let key = match wait.map(|wait| &wait.kind) {
            Some(WaitKind::Webhook { key }) => key.clone(),
            _ => String::new(),
        };
        self.step(&Input::Webhook { key, data })
    }

    /// The person who took over is done.
    pub fn hand_back(&mut self, outcome: &str) -> Vec<Observed> {
        self.step(&Input::HandedBack { outcome: outcome.to_owned() })
    }

    /// Time passes; timers that come due fire in order.
    pub fn advance(&mut self, by: Duration) -> Vec<Observed> {
        let until = self.now + by;
        let mut observed = Vec::new();
        while let Some(due) = self.next_timer().filter(|due| *due <= until) {
            self.now = self.now.max(due);
            let Some(index) = self.timers.iter().position(|(at, _)| *at == due) else { break };
            let (_, token) = self.timers.remove(index);
            observed.extend(self.step(&Input::Timer { token }));
        }
        self.now = until;
        observed
    }

    /// One input, and the answers of calls that are known beforehand.
    fn step(&mut self, input: &Input) -> Vec<Observed> {
        let mut observed = vec![self.step_once(input)];
        // A flow that calls in a circle is bounded as a conversation in production is by its time.
        for _ in 0..100 {
            let Some((token, node, call)) = self.calls.pop_front() else { break };
            let Some(outcome) = self.known_answer(&node, &call) else {
                self.calls.push_front((token, node, call));
                break;
            };
            observed.push(self.step_once(&Input::Result { token, outcome }));
        }
        observed
    }

    fn known_answer(&mut self, node: &str, call: &Call) -> Option<CallOutcome> {
        if let Some(results) = self.results.get_mut(node) {
            return if results.len() > 1 { results.pop_front() } else { results.front().cloned() };
        }
        let Call::Lookup { table, filter, order, limit } = call else { return None };
        let fits = |row: &&Map<String, Value>| {
            filter.iter().all(|(column, wanted)| {
                let found = row.get(column).unwrap_or(&Value::Null);
                crate::value::as_text(found) == crate::value::as_text(wanted)
            })
        };
        let mut rows: Vec<_> = self.table(table).iter().filter(fits).collect();
        if *order == RowOrder::Newest {
            rows.reverse();
        }
        rows.truncate(usize::from(*limit));
        Some(CallOutcome::Ok { value: json!(rows) })
    }

    fn step_once(&mut self, input: &Input) -> Observed {
        let env = Env {
            now: self.now,
            session_id: format!("s{}", self.sessions + 1),
            contact: self.contact.clone(),
            first_message: !self.wrote_before,
            // Where templates are known, so is the window that makes them necessary.
            window_until: self.heard.filter(|_| self.channel.templates).map(crate::window_end),
            forms: Default::default(),
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
                Effect::Call { token, node, call } => {
                    self.calls.push_back((token.clone(), node.to_string(), call.clone()));
                }
                Effect::ContactChange { change, .. } => self.contact.apply(change),
                Effect::Append { table, row, .. } => {
                    self.tables.entry(table.clone()).or_default().push(row.clone());
                }
                Effect::Record { .. }
                | Effect::Emit { .. }
                | Effect::HandOver { .. }
                | Effect::Listen { .. } => {}
            }
        }
        self.session = output.session.as_ref().map(written_and_read);
        // A call whose time is over, or that an interruption left, can be answered no more.
        let wait = self.session.as_ref().and_then(|session| session.wait.as_ref());
        let open = wait.and_then(|wait| match &wait.kind {
            WaitKind::Call { call } => Some(call),
            _ => None,
        });
        self.calls.retain(|(token, ..)| open == Some(token));
        Observed { sent, output, at: self.now }
    }
}

/// The session as it comes back from storage.
fn written_and_read(session: &Session) -> Session {
    serde_json::to_vec(session)
        .and_then(|bytes| serde_json::from_slice(&bytes))
        .unwrap_or_else(|_| session.clone())
}

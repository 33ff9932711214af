//! The work between one input and the next wait: nodes run, effects and events collect.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write as _};

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, NodeKind, Port};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use smol_str::SmolStr;

use crate::{
    CompiledFlow, Contact, ContactChange, Effect, Env, Event, Failure, Hash, Inbound, OutMessage, Session,
    Status, Trace, TraceStep, Wait, WaitKind,
    compiled::Place,
    exec,
    limits::{MAX_INBOUND_CHARS, MAX_NODES_PER_INPUT, MAX_SENDS_PER_INPUT},
    template::{self, Names, Seen, below},
    time_zone::Zone,
    trace::{LeftBy, chain_node},
};

/// The built-in name under which templates read the keys of webhooks.
const WEBHOOKS: &str = "webhooks";

/// How a node is left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Exit {
    /// By one of its ports.
    Port(SmolStr),
    /// To another node.
    Jump(SmolStr),
    /// Into a flow of the library.
    Enter { flow: String, start: SmolStr, variables: BTreeMap<String, Value> },
    /// Back to where the conversation came from, with a word for how it went.
    Return(String),
    /// Not yet: the conversation waits, with a time-out in seconds if there is one.
    Wait(WaitKind, Option<u32>),
    /// Not yet: the conversation waits for a point in time.
    WaitUntil(DateTime<Utc>),
    /// The conversation ends, with the author's word for it.
    End(String),
    /// What the node does failed.
    Fail { code: &'static str, text: String },
    /// What the node asked another system for failed, with that system's code.
    CallFailed { code: String, text: String },
}

impl Exit {
    pub(crate) fn port(id: &str) -> Self {
        // The most common one is never copied.
        Self::Port(if id == Port::NEXT { SmolStr::new_static(Port::NEXT) } else { id.into() })
    }
}

/// One input's work on one session.
pub(crate) struct Run<'a> {
    /// The flow of the session's version, with its library.
    pub(crate) root: &'a CompiledFlow,
    /// The one of these flows that the conversation is in.
    here: &'a CompiledFlow,
    /// The node that runs.
    at: Option<&'a Place>,
    pub(crate) env: &'a Env,
    /// The contact with what this step has changed.
    pub(crate) contact: Cow<'a, Contact>,
    pub(crate) session: Session,
    /// The message that is being handled, if one is.
    pub(crate) message: Option<Cow<'a, Inbound>>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) events: Vec<Event>,
    pub(crate) trace: Trace,
    sends: usize,
    ran: u32,
    /// Whether the flow's error handler has had its turn: a handler that fails must not handle itself.
    pub(crate) handling: bool,
    /// Whether the flow's way around what WhatsApp would refuse was taken already.
    too_late: bool,
    /// What a question had kept that the conversation has just come back to.
    pub(crate) again: Option<Value>,
    /// What the variables take at most in bytes, once it was counted.
    pub(crate) most_bytes: Option<usize>,
    /// Room for what is hashed.
    pub(crate) buffer: Vec<u8>,
}

impl<'a> Run<'a> {
    // A session is large, and each call that it goes through copies it.
    #[inline]
    pub(crate) fn new(
        root: &'a CompiledFlow,
        env: &'a Env,
        session: Session,
        message: Option<&'a Inbound>,
    ) -> Self {
        let mut run = Self {
            root,
            here: flow_of(root, session.flow.as_deref()),
            at: None,
            env,
            contact: Cow::Borrowed(&env.contact),
            session,
            message: None,
            // Room for what most steps do, so that it need not grow.
            effects: Vec::with_capacity(4),
            events: Vec::new(),
            trace: Trace { steps: Vec::with_capacity(6), left: Vec::with_capacity(6), ..Trace::default() },
            sends: 0,
            ran: 0,
            handling: false,
            too_late: false,
            again: None,
            most_bytes: None,
            buffer: Vec::with_capacity(1_024),
        };
        if let Some(message) = message {
            run.hear(message);
        }
        run
    }

    /// Takes the message that is being handled.
    pub(crate) fn hear(&mut self, message: &'a Inbound) {
        if !message.message_id.is_empty() {
            self.session.last_message.clone_from(&message.message_id);
        }
        self.message = Some(Cow::Borrowed(message));
    }

    /// The flow that the conversation is in.
    pub(crate) fn here(&self) -> &'a CompiledFlow {
        self.here
    }

    /// Goes to another flow of the library, or to the flow itself; gives the name of the one that was left.
    pub(crate) fn move_to(&mut self, flow: Option<String>) -> Option<String> {
        self.here = flow_of(self.root, flow.as_deref());
        std::mem::replace(&mut self.session.flow, flow)
    }

    /// What a node does, in the contact's language.
    pub(crate) fn kind(&self, id: &str) -> Option<&'a NodeKind> {
        let here = self.here();
        if !here.is_translated() {
            return here.place(id).and_then(|place| here.kind_at(place));
        }
        let wanted = self.session.language.as_ref().or(self.contact.language.as_ref());
        here.kind(id, wanted.and_then(|wanted| here.language(wanted)))
    }

    /// [`Run::kind`] of the node that runs now.
    pub(crate) fn arrive(&mut self, id: &str) -> Option<&'a NodeKind> {
        self.at = self.here.place(id);
        match self.at {
            Some(place) if !self.here.is_translated() => self.here.kind_at(place),
            _ => self.kind(id),
        }
    }

    /// Runs nodes from `id` until the conversation waits or is over.
    pub(crate) fn go(&mut self, id: &str) {
        let mut next = Some(SmolStr::new(id));
        while let Some(id) = next.take() {
            self.ran += 1;
            if self.ran > MAX_NODES_PER_INPUT {
                let text = format!("More than {MAX_NODES_PER_INPUT} steps ran without waiting for anything.");
                self.fail(Some(&id), "step_limit", text);
                return;
            }
            let Some(kind) = self.arrive(&id) else {
                self.fail(Some(&id), "target_unknown", "The step to go on at does not exist.");
                return;
            };
            let before = self.effects.len();
            let again = self.again.take();
            // What WhatsApp would refuse is not said at all, where the author has thought of it.
            let exit = match (self.outside_window(&id, kind), again) {
                (Some(exit), _) => exit,
                (None, Some(state)) => exec::ask_again(kind, &id, &state, self),
                (None, None) => exec::enter(kind, &id, self),
            };
            next = self.leave(&id, exit, before);
        }
    }

    /// The way around a step whose words would not arrive any more: its own, else the flow's.
    fn outside_window(&mut self, node: &SmolStr, kind: &NodeKind) -> Option<Exit> {
        let closed = self.env.window_until.is_some_and(|until| until <= self.env.now);
        if !closed || !kind.needs_window() {
            return None;
        }
        let here = self.here();
        let own = here.target(node, Port::OUTSIDE_WINDOW).is_some();
        let handler = here.flow().settings.outside_window.as_ref().filter(|_| !own && !self.too_late);
        if !own && handler.is_none() {
            return None;
        }
        let text = "The contact has not written for 24 hours, so that only a template arrives.";
        self.events.push(Event::new("outside_window", Some(node), text));
        if own {
            return Some(Exit::port(Port::OUTSIDE_WINDOW));
        }
        // A way that itself says something must not lead to itself.
        self.too_late = true;
        handler.map(|target| Exit::Jump(target.into()))
    }

    /// Leaves a node; gives the next one, unless the conversation waits or is over.
    pub(crate) fn leave(&mut self, node: &SmolStr, exit: Exit, effects_before: usize) -> Option<SmolStr> {
        let name = match &exit {
            Exit::Port(port) => port.clone(),
            Exit::Jump(_) => SmolStr::new_static("jump"),
            Exit::Enter { .. } => SmolStr::new_static("enter"),
            Exit::Return(_) => SmolStr::new_static("return"),
            Exit::Wait(..) | Exit::WaitUntil(_) => SmolStr::new_static("wait"),
            Exit::End(_) => SmolStr::new_static("end"),
            Exit::Fail { .. } | Exit::CallFailed { .. } => SmolStr::new_static("fail"),
        };
        self.session.count += 1;
        let effects = self.effects.get(effects_before..).unwrap_or_default();
        let hash = chain_node(self.session.hash, node, &name, effects, &mut self.buffer);
        self.session.hash = hash;
        let flow = self.session.flow.as_deref().map(SmolStr::new);
        self.trace.steps.push(TraceStep { node: node.clone(), flow, exit: name, hash });
        if self.sends > MAX_SENDS_PER_INPUT {
            let text = format!("More than {MAX_SENDS_PER_INPUT} messages would be sent at once.");
            self.fail(Some(node), "send_limit", text);
            return None;
        }
        // Another way than by a port leads to a place that is not known yet.
        if !matches!(exit, Exit::Port(_)) {
            self.at = None;
        }
        match exit {
            Exit::Port(port) => {
                let place = self.at.take().or_else(|| self.here.place(node));
                let target = place.and_then(|place| place.target(&port));
                self.left(node, port);
                target.or_else(|| self.go_back(node, String::new()))
            }
            Exit::Jump(target) => Some(target),
            Exit::Enter { flow, start, variables } => self.go_in(node, flow, start, variables),
            Exit::Return(outcome) => self.go_back(node, outcome),
            Exit::Wait(kind, seconds) => {
                // What is asked is asked about this message, and the steps after the answer read it too.
                if matches!(kind, WaitKind::Call { .. }) {
                    self.session.message = self.message.as_deref().cloned().map(Box::new);
                }
                let due = seconds.map(|seconds| self.env.now + Duration::seconds(i64::from(seconds)));
                self.wait(node, kind, due);
                None
            }
            Exit::WaitUntil(due) => {
                self.wait(node, WaitKind::Time, Some(due));
                None
            }
            Exit::End(outcome) => {
                self.end(node, outcome);
                None
            }
            Exit::Fail { code, text } => self.failed(node, code, text),
            Exit::CallFailed { code, text } => self.failed(node, &code, text),
        }
    }

    /// Notes a port for observers.
    pub(crate) fn left(&mut self, node: &SmolStr, port: SmolStr) {
        let flow = self.session.flow.as_deref().map(SmolStr::new);
        self.trace.left.push(LeftBy { flow, node: node.clone(), port });
    }

    /// A step failed: its own error port, else the flow's error handler, else the step that entered the flow.
    pub(crate) fn failed(&mut self, node: &SmolStr, code: &str, text: String) -> Option<SmolStr> {
        self.events.push(Event::new(code.to_owned(), Some(node), text.clone()));
        self.left(node, SmolStr::new_static(Port::ERROR));
        self.session.error =
            Some(Box::new(Failure { code: code.to_owned(), text: text.clone(), node: node.to_string() }));
        if let Some(target) = self.here().target(node, Port::ERROR) {
            return Some(target);
        }
        if let Some(handler) = &self.here().flow().settings.error_handler
            && !self.handling
        {
            self.handling = true;
            return Some(handler.into());
        }
        if self.session.stack.is_empty() {
            self.session.wait = None;
            self.session.status = Status::Failed { code: code.to_owned() };
            return None;
        }
        self.go_up(code, text)
    }

    /// Waits until something comes, or until the time is due.
    pub(crate) fn wait(&mut self, node: &SmolStr, kind: WaitKind, due: Option<DateTime<Utc>>) {
        // The count makes the token new for every wait, so that an old timer can be told.
        let token = due.map(|_| self.token(""));
        if let (Some(token), Some(due)) = (&token, due) {
            self.effects.push(Effect::SetTimer { token: token.clone(), due });
        }
        self.session.status = Status::Waiting;
        self.session.wait = Some(Wait { node: node.clone(), kind, token, due, since: self.env.now });
    }

    /// A name that this conversation never uses again.
    pub(crate) fn token(&self, what: &str) -> String {
        let mut token = String::with_capacity(self.session.id.len() + 12 + what.len());
        // Writing to a String cannot fail.
        let _ = write!(token, "{}:{}{what}", self.session.id, self.session.count);
        token
    }

    /// Ends the wait, cancelling its timer unless it is the one that fired.
    pub(crate) fn take_wait(&mut self, fired: Option<&str>) -> Option<Wait> {
        let wait = self.session.wait.take()?;
        let asked_about = self.session.message.take();
        if self.message.is_none() {
            self.message = asked_about.map(|message| Cow::Owned(*message));
        }
        // Words that are still being collected were for this wait, not for what comes next.
        self.drop_burst();
        if let Some(token) = &wait.token
            && fired != Some(token.as_str())
        {
            self.effects.push(Effect::CancelTimer { token: token.clone() });
        }
        Some(wait)
    }

    /// Ends the conversation.
    pub(crate) fn end(&mut self, node: &str, outcome: String) {
        let text = match outcome.as_str() {
            "" => Cow::Borrowed("The conversation ended."),
            outcome => Cow::Owned(format!("Ended: {outcome}.")),
        };
        self.events.push(Event::new("session_ended", Some(node), text));
        self.session.wait = None;
        self.session.status = Status::Ended { outcome };
    }

    /// Ends the conversation because it cannot go on, with no handler asked.
    pub(crate) fn fail(
        &mut self,
        node: Option<&str>,
        code: &'static str,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.events.push(Event::new(code, node, text));
        self.session.wait = None;
        self.session.status = Status::Failed { code: code.to_owned() };
    }

    /// Renders a text of the flow in this conversation.
    pub(crate) fn text(&self, source: &str) -> Result<String, Exit> {
        if flows_schema::template::is_plain(source) {
            return Ok(source.to_owned());
        }
        self.here().texts().render(source, self).map_err(|text| Exit::Fail { code: "template_failed", text })
    }

    /// [`Run::template_value`] without a copy, for comparing.
    pub(crate) fn wanted<'s>(&'s self, source: &'s str) -> Result<Seen<'s>, Exit> {
        if flows_schema::template::is_plain(source) {
            return Ok(Seen::Words(source));
        }
        match only_path(source) {
            Some(path) => Ok(self.look(path)),
            None => self.text(source).map(|text| Seen::Made(Value::String(text))),
        }
    }

    /// A template's value: `{{ name }}` alone gives the value itself, anything else words.
    pub(crate) fn template_value(&self, source: &str) -> Result<Value, Exit> {
        match only_path(source) {
            Some(path) => Ok(self.read(path)),
            None => self.text(source).map(Value::String),
        }
    }

    /// An expression's value; a number stays a number, a list a list.
    pub(crate) fn expression(&self, source: &str) -> Result<Value, Exit> {
        template::evaluate(source, &self.context(source.contains(WEBHOOKS)))
            .map_err(|text| Exit::Fail { code: "template_failed", text })
    }

    /// A step's time zone: its own, else that of the flow that it is in. The checks refuse unknown ones.
    pub(crate) fn zone(&self, own: &str) -> Zone {
        Zone::first_of(own, &self.here().flow().settings.timezone)
    }

    /// What templates can read: the variables, and the built-in names over them. Keys of webhooks are left out
    /// unless they are asked for, since they cost a hash each.
    pub(crate) fn context(&self, webhooks: bool) -> Value {
        let mut context: serde_json::Map<String, Value> =
            self.session.variables.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        let wanted = |name: &&&str| webhooks || **name != WEBHOOKS;
        for name in flows_schema::checks::BUILT_IN_READS.iter().filter(wanted) {
            context.insert((*name).to_owned(), self.built_in(name).unwrap_or_default());
        }
        Value::Object(context)
    }

    fn built_in(&self, name: &str) -> Option<Value> {
        Some(match name {
            "contact" => serde_json::to_value(&self.contact).unwrap_or_default(),
            "message" => json!({"text": self.said()}),
            "flow" => {
                let flow = self.here().flow();
                json!({"name": flow.name, "timezone": flow.settings.timezone, "language": self.shown_language()})
            }
            "now" => self.env.now.format("%Y-%m-%dT%H:%M:%SZ").to_string().into(),
            "error" => serde_json::to_value(&self.session.error).unwrap_or_default(),
            WEBHOOKS => self.webhooks(),
            _ => return None,
        })
    }

    /// The language that texts are shown in: the conversation's where the flow has it, else the one that the flow is
    /// written in.
    fn shown_language(&self) -> &'a str {
        let here = self.here();
        let wanted = self.session.language.as_ref().or(self.contact.language.as_ref());
        let known = wanted.and_then(|wanted| here.known_language(wanted));
        known.or_else(|| here.flow().languages.first().map(String::as_str)).unwrap_or_default()
    }

    /// The keys of the steps of this flow that wait for webhooks, by step.
    fn webhooks(&self) -> Value {
        let nodes = self.here().flow().nodes.iter();
        let waiting = nodes.filter(|node| matches!(node.kind, NodeKind::WaitForWebhook(_)));
        waiting.map(|node| (node.id.clone(), Value::from(self.webhook_key(&node.id)))).collect()
    }

    /// The key of the address that a step waits at. It is the same for the whole conversation, so that it can be
    /// told before the wait, and cannot be guessed, because the session's id cannot.
    pub(crate) fn webhook_key(&self, node: &str) -> String {
        let place = match &self.session.flow {
            Some(flow) => format!("{}-{flow}/{node}", self.session.id),
            None => format!("{}-{node}", self.session.id),
        };
        let mut key = hex::encode(Sha256::digest(place));
        key.truncate(32);
        key
    }

    /// Words of the message that is being handled; empty where there is none.
    pub(crate) fn said(&self) -> &str {
        let words = self.message.as_ref().map(|message| message.words()).unwrap_or_default();
        if words.len() <= MAX_INBOUND_CHARS {
            return words;
        }
        let end = words.char_indices().nth(MAX_INBOUND_CHARS).map_or(words.len(), |(index, _)| index);
        words.get(..end).unwrap_or(words)
    }

    /// The value at a path such as `age` or `contact.name`.
    pub(crate) fn read(&self, path: &str) -> Value {
        self.look(path).into_value()
    }

    /// [`Run::read`] without a copy, for comparing.
    pub(crate) fn look(&self, path: &str) -> Seen<'_> {
        match path.contains('.') {
            true => self.see(&path.split('.').collect::<Vec<_>>()),
            false => self.see(&[path]),
        }
    }

    /// Sends a message, unless the contact is blocked.
    pub(crate) fn send(&mut self, node: &str, message: OutMessage) {
        if self.contact.blocked {
            let text = "Nothing was sent, because the contact is blocked.";
            self.events.push(Event::new("contact_blocked", Some(node), text));
            return;
        }
        self.sends += 1;
        self.effects.push(Effect::Send { node: node.into(), message });
    }

    /// Changes what is known of the contact, for the steps after this one too.
    pub(crate) fn change_contact(&mut self, node: &str, change: ContactChange) {
        self.contact.to_mut().apply(&change);
        self.effects.push(Effect::ContactChange { node: node.into(), change });
    }

    /// Sends words, unless there are none: WhatsApp refuses empty messages.
    pub(crate) fn say(&mut self, node: &str, source: &str) -> Result<(), Exit> {
        let text = self.text(source)?;
        if text.trim().is_empty() {
            self.events.push(Event::new(
                "text_empty",
                Some(node),
                "Nothing was sent, because the text was empty.",
            ));
        } else {
            self.send(node, OutMessage::Text { text });
        }
        Ok(())
    }
}

impl Names for Run<'_> {
    /// The built-in names, and the variables beside them. What is read often is not copied.
    fn see(&self, path: &[&str]) -> Seen<'_> {
        let contact = &*self.contact;
        match path {
            ["contact", "name"] if contact.name.is_some() => {
                Seen::Words(contact.name.as_deref().unwrap_or_default())
            }
            ["contact", "language"] if contact.language.is_some() => {
                Seen::Words(contact.language.as_deref().unwrap_or_default())
            }
            ["contact", "fields", key, rest @ ..] => {
                contact.fields.get(*key).map_or(Seen::Nothing, |value| below(value, rest))
            }
            ["message", "text"] => Seen::Words(self.said()),
            ["flow", "name"] => Seen::Words(&self.here().flow().name),
            [root, rest @ ..] => match self.built_in(root) {
                Some(value) => match below(&value, rest) {
                    Seen::Value(value) => Seen::Made(value.clone()),
                    _ => Seen::Nothing,
                },
                None => self.session.variables.get(*root).map_or(Seen::Nothing, |value| below(value, rest)),
            },
            [] => Seen::Nothing,
        }
    }
}

/// The flow of a library with this name. A name that the library does not have cannot be entered.
fn flow_of<'a>(root: &'a CompiledFlow, name: Option<&str>) -> &'a CompiledFlow {
    name.and_then(|name| root.library(name)).unwrap_or(root)
}

/// The path in a text that is `{{ path }}` and nothing else.
fn only_path(source: &str) -> Option<&str> {
    let inner = source.trim().strip_prefix("{{")?.strip_suffix("}}")?.trim();
    is_path(inner).then_some(inner)
}

/// Whether it is names joined by points, and nothing else.
pub(crate) fn is_path(text: &str) -> bool {
    let name = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
    };
    !text.is_empty() && text.split('.').all(name)
}

/// The first values of a flow's variables.
pub(crate) fn initial(flow: &Flow) -> BTreeMap<String, Value> {
    let set = |variable: &flows_schema::Variable| {
        (!variable.initial.is_null()).then(|| (variable.key.clone(), variable.initial.clone()))
    };
    flow.variables.iter().filter_map(set).collect()
}

/// A session that starts now, with the variables' first values.
pub(crate) fn fresh(flow: &Flow, env: &Env, trigger: Option<String>) -> Session {
    Session {
        id: env.session_id.clone(),
        status: Status::Waiting,
        wait: None,
        variables: initial(flow),
        flow: None,
        stack: Vec::new(),
        language: None,
        error: None,
        message: None,
        queue: Vec::new(),
        burst: None,
        last_message: String::new(),
        trigger,
        started: env.now,
        count: 0,
        hash: Hash::default(),
    }
}

/// Whether a wait has lasted longer than the flow's patience (`settings.expire_after`): the next message
/// then begins a new conversation.
#[must_use]
pub fn expired(flow: &Flow, wait: &Wait, now: DateTime<Utc>) -> bool {
    let patience = flow.settings.expire_after;
    // Only questions try patience: a wait with its own due time ends by that, and a call, a webhook or a
    // person has no reason to hurry.
    matches!(wait.kind, WaitKind::Answer { .. })
        && patience > 0
        && wait.due.is_none()
        && now - wait.since > Duration::seconds(i64::from(patience))
}

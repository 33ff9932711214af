//! The work between one input and the next wait: nodes run, effects and events collect.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, NodeKind, Port, VariableType};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    CompiledFlow, Contact, ContactChange, Effect, Env, Event, Failure, Inbound, OutMessage, Session, Status,
    Trace, TraceStep, Wait, WaitKind, exec,
    limits::{MAX_NODES_PER_INPUT, MAX_SENDS_PER_INPUT, MAX_VARIABLE_BYTES},
    template,
    time_zone::Zone,
    trace::{LeftBy, chain},
    value,
};

/// The built-in name under which templates read the keys of webhooks.
const WEBHOOKS: &str = "webhooks";

/// How a node is left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Exit {
    /// By one of its ports.
    Port(String),
    /// To another node.
    Jump(String),
    /// Into a flow of the library.
    Enter { flow: String, start: String, variables: BTreeMap<String, Value> },
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
        Self::Port(id.to_owned())
    }
}

/// One input's work on one session.
pub(crate) struct Run<'a> {
    /// The flow of the session's version, with its library.
    pub(crate) root: &'a CompiledFlow,
    pub(crate) env: &'a Env,
    /// The contact with what this step has changed.
    pub(crate) contact: Contact,
    pub(crate) session: Session,
    /// The message that is being handled, if one is.
    pub(crate) message: Option<Inbound>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) events: Vec<Event>,
    pub(crate) trace: Trace,
    sends: usize,
    ran: u32,
    /// Whether the flow's error handler has had its turn: a handler that fails must not handle itself.
    pub(crate) handling: bool,
    /// Bytes of the variables, once they were counted.
    bytes: Option<usize>,
}

impl<'a> Run<'a> {
    pub(crate) fn new(
        root: &'a CompiledFlow,
        env: &'a Env,
        mut session: Session,
        message: Option<&Inbound>,
    ) -> Self {
        if let Some(id) = message.map(|message| &message.message_id).filter(|id| !id.is_empty()) {
            session.last_message.clone_from(id);
        }
        Self {
            root,
            env,
            contact: env.contact.clone(),
            session,
            message: message.cloned(),
            effects: Vec::new(),
            events: Vec::new(),
            trace: Trace::default(),
            sends: 0,
            ran: 0,
            handling: false,
            bytes: None,
        }
    }

    /// The flow that the conversation is in. A name that the library does not have cannot be entered.
    pub(crate) fn here(&self) -> &'a CompiledFlow {
        self.session.flow.as_deref().and_then(|name| self.root.library(name)).unwrap_or(self.root)
    }

    /// What a node does, in the contact's language.
    pub(crate) fn kind(&self, id: &str) -> Option<&'a NodeKind> {
        let here = self.here();
        let wanted = self.session.language.as_ref().or(self.contact.language.as_ref());
        here.kind(id, wanted.and_then(|wanted| here.language(wanted)))
    }

    /// Runs nodes from `id` until the conversation waits or is over.
    pub(crate) fn go(&mut self, id: &str) {
        let mut next = Some(id.to_owned());
        while let Some(id) = next.take() {
            self.ran += 1;
            if self.ran > MAX_NODES_PER_INPUT {
                let text = format!("More than {MAX_NODES_PER_INPUT} steps ran without waiting for anything.");
                self.fail(Some(&id), "step_limit", text);
                return;
            }
            let Some(kind) = self.kind(&id) else {
                self.fail(Some(&id), "target_unknown", "The step to go on at does not exist.");
                return;
            };
            let before = self.effects.len();
            let exit = exec::enter(kind, &id, self);
            next = self.leave(&id, exit, before);
        }
    }

    /// Leaves a node; gives the next one, unless the conversation waits or is over.
    pub(crate) fn leave(&mut self, node: &str, exit: Exit, effects_before: usize) -> Option<String> {
        let name = match &exit {
            Exit::Port(port) => port.clone(),
            Exit::Jump(_) => "jump".to_owned(),
            Exit::Enter { .. } => "enter".to_owned(),
            Exit::Return(_) => "return".to_owned(),
            Exit::Wait(..) | Exit::WaitUntil(_) => "wait".to_owned(),
            Exit::End(_) => "end".to_owned(),
            Exit::Fail { .. } | Exit::CallFailed { .. } => "fail".to_owned(),
        };
        self.session.count += 1;
        let parts = json!({"node": node, "exit": name, "effects": &self.effects[effects_before..]});
        self.session.hash = chain(&self.session.hash, &parts);
        let hash = self.session.hash.clone();
        let flow = self.session.flow.clone();
        self.trace.steps.push(TraceStep { node: node.to_owned(), flow, exit: name, hash });
        if self.sends > MAX_SENDS_PER_INPUT {
            let text = format!("More than {MAX_SENDS_PER_INPUT} messages would be sent at once.");
            self.fail(Some(node), "send_limit", text);
            return None;
        }
        match exit {
            Exit::Port(port) => {
                self.left(node, &port);
                let target = self.here().node(node).and_then(|node| node.next.get(&port)).cloned();
                target.or_else(|| self.go_back(node, String::new()))
            }
            Exit::Jump(target) => Some(target),
            Exit::Enter { flow, start, variables } => self.go_in(node, flow, start, variables),
            Exit::Return(outcome) => self.go_back(node, outcome),
            Exit::Wait(kind, seconds) => {
                // What is asked is asked about this message, and the steps after the answer read it too.
                if matches!(kind, WaitKind::Call { .. }) {
                    self.session.message = self.message.clone();
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
    pub(crate) fn left(&mut self, node: &str, port: &str) {
        let flow = self.session.flow.clone();
        self.trace.left.push(LeftBy { flow, node: node.to_owned(), port: port.to_owned() });
    }

    /// A step failed: its own error port, else the flow's error handler, else the step that entered the flow.
    pub(crate) fn failed(&mut self, node: &str, code: &str, text: String) -> Option<String> {
        self.events.push(Event::new(code, Some(node), text.clone()));
        self.left(node, Port::ERROR);
        self.session.error =
            Some(Failure { code: code.to_owned(), text: text.clone(), node: node.to_owned() });
        if let Some(target) = self.here().node(node).and_then(|node| node.next.get(Port::ERROR)) {
            return Some(target.clone());
        }
        if let Some(handler) = &self.here().flow().settings.error_handler
            && !self.handling
        {
            self.handling = true;
            return Some(handler.clone());
        }
        if self.session.stack.is_empty() {
            self.session.wait = None;
            self.session.status = Status::Failed { code: code.to_owned() };
            return None;
        }
        self.go_up(code, text)
    }

    /// Waits until something comes, or until the time is due.
    pub(crate) fn wait(&mut self, node: &str, kind: WaitKind, due: Option<DateTime<Utc>>) {
        // The count makes the token new for every wait, so that an old timer can be told.
        let token = due.map(|_| self.token(""));
        if let (Some(token), Some(due)) = (&token, due) {
            self.effects.push(Effect::SetTimer { token: token.clone(), due });
        }
        self.session.status = Status::Waiting;
        self.session.wait = Some(Wait { node: node.to_owned(), kind, token, due, since: self.env.now });
    }

    /// A name that this conversation never uses again.
    pub(crate) fn token(&self, what: &str) -> String {
        format!("{}:{}{what}", self.session.id, self.session.count)
    }

    /// Ends the wait, cancelling its timer unless it is the one that fired.
    pub(crate) fn take_wait(&mut self, fired: Option<&str>) -> Option<Wait> {
        let wait = self.session.wait.take()?;
        let asked_about = self.session.message.take();
        if self.message.is_none() {
            self.message = asked_about;
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
        let text = if outcome.is_empty() {
            "The conversation ended.".to_owned()
        } else {
            format!("Ended: {outcome}.")
        };
        self.events.push(Event::new("session_ended", Some(node), text));
        self.session.wait = None;
        self.session.status = Status::Ended { outcome };
    }

    /// Ends the conversation because it cannot go on, with no handler asked.
    pub(crate) fn fail(&mut self, node: Option<&str>, code: &str, text: impl Into<String>) {
        self.events.push(Event::new(code, node, text));
        self.session.wait = None;
        self.session.status = Status::Failed { code: code.to_owned() };
    }

    /// Renders a text of the flow in this conversation.
    pub(crate) fn text(&self, source: &str) -> Result<String, Exit> {
        if flows_schema::template::is_plain(source) {
            return Ok(source.to_owned());
        }
        template::render_text(source, &self.context(source.contains(WEBHOOKS)))
            .map_err(|text| Exit::Fail { code: "template_failed", text })
    }

    /// A template's value: `{{ name }}` alone gives the value itself, anything else words.
    pub(crate) fn template_value(&self, source: &str) -> Result<Value, Exit> {
        let inner = source.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")).map(str::trim);
        match inner.filter(|path| is_path(path)) {
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
                json!({"name": flow.name, "timezone": flow.settings.timezone})
            }
            "now" => self.env.now.format("%Y-%m-%dT%H:%M:%SZ").to_string().into(),
            "error" => serde_json::to_value(&self.session.error).unwrap_or_default(),
            WEBHOOKS => self.webhooks(),
            _ => return None,
        })
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
    pub(crate) fn said(&self) -> String {
        let words = self.message.as_ref().map(Inbound::words).unwrap_or_default();
        words.chars().take(crate::limits::MAX_INBOUND_CHARS).collect()
    }

    /// The value at a path such as `age` or `contact.name`.
    pub(crate) fn read(&self, path: &str) -> Value {
        let mut parts = path.split('.');
        let root = parts.next().unwrap_or_default();
        let mut value = match self.built_in(root) {
            Some(value) => value,
            None => self.session.variables.get(root).cloned().unwrap_or_default(),
        };
        for part in parts {
            value = value.get_mut(part).map(Value::take).unwrap_or_default();
        }
        value
    }

    /// Sets a variable; its words are read as its declared type.
    pub(crate) fn write_words(&mut self, key: &str, words: &str) -> Result<(), Exit> {
        let kind = self.here().flow().variable(key).map_or(VariableType::Text, |variable| variable.kind);
        self.write(key, value::typed(kind, words))
    }

    /// Sets a variable.
    pub(crate) fn write(&mut self, key: &str, value: Value) -> Result<(), Exit> {
        let counted = self.bytes.unwrap_or_else(|| {
            let above: usize = self.session.stack.iter().map(|frame| value::bytes(&frame.variables)).sum();
            above + value::bytes(&self.session.variables)
        });
        let old = self.session.variables.get(key).map_or(0, value::bytes);
        let bytes = (counted + value::bytes(&value)).saturating_sub(old);
        if bytes > MAX_VARIABLE_BYTES {
            self.bytes = Some(counted);
            let text = format!("The variables would take more than {MAX_VARIABLE_BYTES} bytes.");
            return Err(Exit::Fail { code: "variables_too_large", text });
        }
        self.bytes = Some(bytes);
        self.session.variables.insert(key.to_owned(), value);
        Ok(())
    }

    /// Makes a variable empty.
    pub(crate) fn forget(&mut self, key: &str) {
        self.session.variables.remove(key);
        self.variables_changed();
    }

    /// Forgets what was counted of the variables, after others came in their place.
    pub(crate) fn variables_changed(&mut self) {
        self.bytes = None;
    }

    /// Sends a message, unless the contact is blocked.
    pub(crate) fn send(&mut self, node: &str, message: OutMessage) {
        if self.contact.blocked {
            let text = "Nothing was sent, because the contact is blocked.";
            self.events.push(Event::new("contact_blocked", Some(node), text));
            return;
        }
        self.sends += 1;
        self.effects.push(Effect::Send { node: node.to_owned(), message });
    }

    /// Changes what is known of the contact, for the steps after this one too.
    pub(crate) fn change_contact(&mut self, node: &str, change: ContactChange) {
        self.contact.apply(&change);
        self.effects.push(Effect::ContactChange { node: node.to_owned(), change });
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
        hash: String::new(),
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

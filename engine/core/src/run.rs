//! The work between one input and the next wait: nodes run, effects and events collect.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, Utc};
use flows_schema::{Flow, VariableType};
use serde_json::{Value, json};

use crate::{
    CompiledFlow, Effect, Env, Event, OutMessage, Session, Status, Trace, TraceStep, Wait, WaitKind, exec,
    limits::{MAX_NODES_PER_INPUT, MAX_SENDS_PER_INPUT, MAX_VARIABLE_BYTES},
    template,
    trace::chain,
    value,
};

/// How a node is left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Exit {
    /// By one of its ports.
    Port(String),
    /// To another node.
    Jump(String),
    /// Not yet: the conversation waits, with a time-out in seconds if there is one.
    Wait(WaitKind, Option<u32>),
    /// The conversation ends, with the author's word for it.
    End(String),
    /// The conversation cannot go on.
    Fail { code: &'static str, text: String },
}

impl Exit {
    pub(crate) fn port(id: &str) -> Self {
        Self::Port(id.to_owned())
    }
}

/// One input's work on one session.
pub(crate) struct Run<'a> {
    pub(crate) flow: &'a CompiledFlow,
    pub(crate) env: &'a Env,
    pub(crate) session: Session,
    /// Words of the message that is being handled; empty for a timer.
    pub(crate) said: String,
    pub(crate) effects: Vec<Effect>,
    pub(crate) events: Vec<Event>,
    pub(crate) trace: Trace,
    sends: usize,
}

impl<'a> Run<'a> {
    pub(crate) fn new(flow: &'a CompiledFlow, env: &'a Env, session: Session, said: String) -> Self {
        Self {
            flow,
            env,
            session,
            said,
            effects: Vec::new(),
            events: Vec::new(),
            trace: Trace::default(),
            sends: 0,
        }
    }

    /// Runs nodes from `id` until the conversation waits or is over.
    pub(crate) fn go(&mut self, id: &str) {
        let mut next = Some(id.to_owned());
        let mut ran = 0;
        while let Some(id) = next.take() {
            ran += 1;
            if ran > MAX_NODES_PER_INPUT {
                let text = format!("More than {MAX_NODES_PER_INPUT} steps ran without waiting for anything.");
                self.fail(Some(&id), "step_limit", text);
                return;
            }
            let Some(node) = self.flow.node(&id) else {
                self.fail(Some(&id), "target_unknown", "The step to go on at does not exist.");
                return;
            };
            let before = self.effects.len();
            let exit = exec::enter(&node.kind, &node.id, self);
            next = self.leave(&node.id, exit, before);
        }
    }

    /// Leaves a node; gives the next one, unless the conversation waits or is over.
    pub(crate) fn leave(&mut self, node: &str, exit: Exit, effects_before: usize) -> Option<String> {
        let exit = if self.sends > MAX_SENDS_PER_INPUT {
            let text = format!("More than {MAX_SENDS_PER_INPUT} messages would be sent at once.");
            Exit::Fail { code: "send_limit", text }
        } else {
            exit
        };
        let (name, next) = match exit {
            Exit::Port(port) => {
                let target = self.flow.node(node).and_then(|node| node.next.get(&port)).cloned();
                if target.is_none() {
                    self.end(node, String::new());
                }
                (port, target)
            }
            Exit::Jump(target) => ("jump".to_owned(), Some(target)),
            Exit::Wait(kind, seconds) => {
                self.wait(node, kind, seconds);
                ("wait".to_owned(), None)
            }
            Exit::End(outcome) => {
                self.end(node, outcome);
                ("end".to_owned(), None)
            }
            Exit::Fail { code, text } => {
                self.fail(Some(node), code, text);
                ("fail".to_owned(), None)
            }
        };
        self.session.count += 1;
        let parts = json!({"node": node, "exit": name, "effects": &self.effects[effects_before..]});
        self.session.hash = chain(&self.session.hash, &parts);
        self.trace.steps.push(TraceStep {
            node: node.to_owned(),
            exit: name,
            hash: self.session.hash.clone(),
        });
        next
    }

    fn wait(&mut self, node: &str, kind: WaitKind, seconds: Option<u32>) {
        let due = seconds.map(|seconds| self.env.now + Duration::seconds(i64::from(seconds)));
        // The count makes the token new for every wait, so that an old timer can be told.
        let token = due.map(|_| format!("{}:{}", self.session.id, self.session.count));
        if let (Some(token), Some(due)) = (&token, due) {
            self.effects.push(Effect::SetTimer { token: token.clone(), due });
        }
        self.session.status = Status::Waiting;
        self.session.wait = Some(Wait { node: node.to_owned(), kind, token, due, since: self.env.now });
    }

    /// Ends the wait, cancelling its timer unless it is the one that fired.
    pub(crate) fn take_wait(&mut self, fired: Option<&str>) -> Option<Wait> {
        let wait = self.session.wait.take()?;
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

    /// Ends the conversation because it cannot go on.
    pub(crate) fn fail(&mut self, node: Option<&str>, code: &str, text: impl Into<String>) {
        self.events.push(Event::new(code, node, text));
        self.session.wait = None;
        self.session.status = Status::Failed { code: code.to_owned() };
    }

    /// Renders a text of the flow in this conversation.
    pub(crate) fn text(&self, source: &str) -> Result<String, Exit> {
        template::render_text(source, &self.context())
            .map_err(|text| Exit::Fail { code: "template_failed", text })
    }

    /// What templates can read: the variables, and the built-in names over them.
    fn context(&self) -> Value {
        let mut context: serde_json::Map<String, Value> =
            self.session.variables.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        context.insert("contact".into(), serde_json::to_value(&self.env.contact).unwrap_or_default());
        context.insert("message".into(), json!({"text": self.said}));
        context.insert("flow".into(), json!({"name": self.flow.flow().name}));
        context.insert("now".into(), self.env.now.format("%Y-%m-%dT%H:%M:%SZ").to_string().into());
        Value::Object(context)
    }

    /// The value at a path such as `age` or `contact.name`.
    pub(crate) fn read(&self, path: &str) -> Value {
        let mut parts = path.split('.');
        let context = self.context();
        let mut value = parts.next().and_then(|root| context.get(root)).cloned().unwrap_or_default();
        for part in parts {
            value = value.get(part).cloned().unwrap_or_default();
        }
        value
    }

    /// Sets a variable; its words are read as its declared type.
    pub(crate) fn write_words(&mut self, key: &str, words: &str) -> Result<(), Exit> {
        let kind = self.flow.flow().variable(key).map_or(VariableType::Text, |variable| variable.kind);
        self.write(key, value::typed(kind, words))
    }

    /// Sets a variable.
    pub(crate) fn write(&mut self, key: &str, value: Value) -> Result<(), Exit> {
        self.session.variables.insert(key.to_owned(), value);
        let bytes = serde_json::to_vec(&self.session.variables).map_or(usize::MAX, |bytes| bytes.len());
        if bytes > MAX_VARIABLE_BYTES {
            self.session.variables.remove(key);
            let text = format!("The variables would take more than {MAX_VARIABLE_BYTES} bytes.");
            return Err(Exit::Fail { code: "variables_too_large", text });
        }
        Ok(())
    }

    /// Sends a message.
    pub(crate) fn send(&mut self, node: &str, message: OutMessage) {
        self.sends += 1;
        self.effects.push(Effect::Send { node: node.to_owned(), message });
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

/// A session that starts now, with the variables' first values.
pub(crate) fn fresh(flow: &Flow, env: &Env, trigger: Option<String>) -> Session {
    let initial = |variable: &flows_schema::Variable| {
        (!variable.initial.is_null()).then(|| (variable.key.clone(), variable.initial.clone()))
    };
    Session {
        id: env.session_id.clone(),
        status: Status::Waiting,
        wait: None,
        variables: flow.variables.iter().filter_map(initial).collect::<BTreeMap<_, _>>(),
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
    // A wait with its own due time ends by that; patience is for questions without one.
    patience > 0 && wait.due.is_none() && now - wait.since > Duration::seconds(i64::from(patience))
}

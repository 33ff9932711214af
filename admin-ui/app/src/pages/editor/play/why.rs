//! Why the conversation went as it did, in words: each step that ran, the way it was left by, what it looked at.

use engine_core::{Event, TraceStep};
use flows_schema::{Flow, Node, PortKind, checks::uses};
use serde_json::{Map, Value};

use super::super::cards::variable_name;
use crate::language::{of_schema, title_of};

/// One step that ran.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ran {
    /// Its id.
    pub(crate) node: String,
    /// Flow of the library that it is in; absent in the flow itself.
    pub(crate) flow: Option<String>,
    /// Its title.
    pub(crate) title: String,
    /// How it was left.
    pub(crate) left: String,
    /// What it looked at: a variable's name and value.
    pub(crate) read: Vec<(String, String)>,
    /// What else happened there.
    pub(crate) events: Vec<String>,
    /// Whether it went wrong.
    pub(crate) failed: bool,
}

/// The steps of one input, in words. `before` and `after` are the variables around it.
pub(super) fn explain(
    flow: &Flow,
    steps: &[TraceStep],
    events: &[Event],
    before: &Map<String, Value>,
    after: &Map<String, Value>,
) -> Vec<Ran> {
    let mut ran: Vec<Ran> = steps.iter().map(|step| one(flow, step, before, after)).collect();
    for event in events {
        let Some(node) = event.node.as_deref() else { continue };
        let usual = matches!(&*event.code, "session_started" | "session_ended" | "answer_recorded");
        if let Some(step) = ran.iter_mut().rev().find(|step| !usual && step.node == node) {
            step.events.push(event.text.to_string());
        }
    }
    ran
}

fn one(flow: &Flow, step: &TraceStep, before: &Map<String, Value>, after: &Map<String, Value>) -> Ran {
    let inner = step.flow.as_deref().and_then(|name| flow.library.get(name)).unwrap_or(flow);
    let node = inner.node(&step.node);
    let port = node.and_then(|node| node.ports().into_iter().find(|port| port.id == step.exit));
    let left = match (&*step.exit, port) {
        (_, Some(port)) => match port.kind {
            PortKind::Next if leads_nowhere(node, &port.id) => t!("play-nothing-follows").to_owned(),
            PortKind::Next => t!("play-goes-on").to_owned(),
            PortKind::Option => t!("play-goes-on-by", way = of_schema(&port.label)),
            PortKind::Else => t!("play-goes-on-else", way = of_schema(&port.label)),
            PortKind::NoAnswer => t!("play-no-answer-came").to_owned(),
            PortKind::Invalid => t!("play-answer-unusable").to_owned(),
            PortKind::Error => t!("play-goes-on-by-error").to_owned(),
        },
        ("wait", None) => t!("play-waits-here").to_owned(),
        ("end", None) => t!("play-ends-here").to_owned(),
        ("fail", None) => t!("play-fails-here").to_owned(),
        ("enter", None) => t!("play-enters-flow").to_owned(),
        (other, None) => t!("play-left-by", exit = other),
    };
    let uses = node.map(|node| uses(inner, node));
    let read = uses.iter().flat_map(|uses| uses.reads.keys()).filter_map(|key| {
        // A value that changed within the input may have been the old one or the new one here.
        let (old, new) = (before.get(key), after.get(key));
        let value = if old == new || old.is_none_or(Value::is_null) { new } else { None };
        let words = match (value, old == new) {
            (Some(value), _) => in_words(value),
            (None, true) => t!("play-nothing-yet").to_owned(),
            (None, false) => return None,
        };
        Some((variable_name(inner, key), words))
    });
    Ran {
        node: step.node.to_string(),
        flow: step.flow.as_ref().map(ToString::to_string),
        title: node.map_or_else(|| step.node.to_string(), title_of),
        read: read.collect(),
        left,
        events: Vec::new(),
        failed: step.exit == "fail",
    }
}

fn leads_nowhere(node: Option<&Node>, port: &str) -> bool {
    node.is_some_and(|node| !node.next.contains_key(port))
}

/// A value as people read it.
pub(crate) fn in_words(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => t!("play-empty").to_owned(),
        Value::String(text) => text.clone(),
        Value::Null => "–".to_owned(),
        Value::Bool(true) => t!("play-yes").to_owned(),
        Value::Bool(false) => t!("play-no").to_owned(),
        other => other.to_string(),
    }
}

//! Variables that are read where, on some way, nothing has set them yet.

use std::collections::{BTreeMap, BTreeSet};

use flows_schema::{
    NodeKind, PortKind, Severity,
    checks::{NodeUses, uses},
    nodes::{Branch, Match, Operator, Rule},
};
use serde_json::Value;

use super::{
    Finding,
    drawing::{Drawing, Wire},
    play::Goal,
};
use crate::run::is_path;

/// A set of variables, a bit each.
type Bits = Vec<u64>;

pub(super) fn check(drawing: &Drawing<'_>, findings: &mut Vec<Finding>) {
    let flow = drawing.flow;
    let uses: Vec<NodeUses> = flow.nodes.iter().map(|node| uses(flow, node)).collect();
    let written: BTreeSet<&str> =
        uses.iter().flat_map(|uses| uses.writes.keys().map(String::as_str)).collect();
    let declared = flow.variables.iter().map(|variable| variable.key.as_str());
    let keys: BTreeMap<&str, usize> = written
        .iter()
        .copied()
        .chain(declared)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .enumerate()
        .map(|(index, key)| (key, index))
        .collect();
    let set_before = follow(drawing, &uses, &keys);
    for (index, node) in flow.nodes.iter().enumerate() {
        let Some(set) = &set_before[index] else { continue };
        // A step that decides may well ask whether a variable is there.
        if node.ports().iter().any(|port| port.kind == PortKind::Else) {
            continue;
        }
        for (name, path) in &uses[index].reads {
            // What nothing ever sets is a finding of the checks.
            if !written.contains(name.as_str()) || keys.get(name.as_str()).is_none_or(|bit| has(set, *bit)) {
                continue;
            }
            let pointer = path.strip_prefix("/config").unwrap_or(path);
            let source = drawing.configs[index].pointer(pointer).and_then(Value::as_str).unwrap_or_default();
            if ["default", "{% if", "is defined"].iter().any(|guard| source.contains(guard)) {
                continue;
            }
            let text =
                format!("On one way to this step nothing has set '{name}' yet, so it may be empty here.");
            findings.push(
                Finding::new(Severity::Warning, "variable_maybe_unset", Some(&node.id), path, text)
                    .fix("Set it before, give it a first value, or write what stands in its place: {{ name|default(\"…\") }}.")
                    .goal(Goal::unset(drawing.name, &node.id, name)),
            );
        }
    }
}

/// Per node, the variables that are set on every way to it; `None` where no way leads.
fn follow(drawing: &Drawing<'_>, uses: &[NodeUses], keys: &BTreeMap<&str, usize>) -> Vec<Option<Bits>> {
    let flow = drawing.flow;
    let size = keys.len().div_ceil(64);
    let mut set: Vec<Option<Bits>> = vec![None; flow.nodes.len()];
    let mut open = Vec::new();
    for (trigger, node) in drawing.starts() {
        let mut first = vec![0; size];
        let message = trigger.is_some_and(|trigger| {
            matches!(trigger.kind.type_name(), "keyword" | "any_message" | "first_message")
        });
        for variable in &flow.variables {
            let given = variable.input && !message;
            if (given || !variable.initial.is_null())
                && let Some(bit) = keys.get(variable.key.as_str())
            {
                put(&mut first, *bit);
            }
        }
        if meet(&mut set[node], &first) {
            open.push(node);
        }
    }
    while let Some(node) = open.pop() {
        let Some(before) = set[node].clone() else { continue };
        for wire in &drawing.wires[node] {
            let mut after = before.clone();
            // What a question asks for is not there when no usable answer came.
            let answered = !matches!(wire.kind, PortKind::NoAnswer | PortKind::Invalid | PortKind::Error);
            let known = known_by(&flow.nodes[node].kind, wire);
            let written = uses[node].writes.keys().map(String::as_str).filter(|_| answered);
            for key in written.chain(known) {
                if let Some(bit) = keys.get(key) {
                    put(&mut after, *bit);
                }
            }
            if meet(&mut set[wire.to], &after) {
                open.push(wire.to);
            }
        }
    }
    set
}

/// Variables that have a value where a condition was left by a port: the branch of that port holds, and those before
/// it do not.
fn known_by<'a>(kind: &'a NodeKind, wire: &Wire) -> Vec<&'a str> {
    let NodeKind::Condition(config) = kind else { return Vec::new() };
    let place = config.branches.iter().position(|branch| branch.id == wire.port);
    // An error may come from the very first branch.
    if place.is_none() && wire.kind != PortKind::Else {
        return Vec::new();
    }
    let before = &config.branches[..place.unwrap_or(config.branches.len())];
    let held = place.map(|place| holding(&config.branches[place])).unwrap_or_default();
    held.into_iter().chain(before.iter().flat_map(failing)).map(root).collect()
}

/// Operands that have a value because a branch holds.
fn holding(branch: &Branch) -> Vec<&str> {
    let expression = branch.expression.trim();
    let terms = branch.rules.len() + usize::from(!expression.is_empty());
    if branch.matching == Match::Any && terms > 1 {
        return Vec::new();
    }
    let rules = branch.rules.iter().filter(|rule| needs_something(rule)).map(|rule| rule.operand.as_str());
    // Every part of "a and b" is true, and nothing is not.
    let parts = expression.split(" and ").map(|part| {
        let part = part.trim();
        part.strip_suffix("is defined").unwrap_or(part).trim()
    });
    rules.chain(parts.filter(|part| is_path(part))).collect()
}

/// Operands that have a value because a branch does not hold.
fn failing(branch: &Branch) -> Vec<&str> {
    let terms = branch.rules.len() + usize::from(!branch.expression.trim().is_empty());
    if branch.matching == Match::All && terms > 1 {
        return Vec::new();
    }
    let empty = branch.rules.iter().filter(|rule| rule.operator == Operator::IsEmpty);
    empty.map(|rule| rule.operand.as_str()).collect()
}

/// Whether a rule cannot hold for nothing.
fn needs_something(rule: &Rule) -> bool {
    match rule.operator {
        Operator::IsEmpty
        | Operator::IsFalse
        | Operator::NotEquals
        | Operator::NotContains
        | Operator::NotOneOf
        | Operator::HasTag
        | Operator::HasNoTag => false,
        Operator::Equals | Operator::Contains | Operator::StartsWith | Operator::EndsWith => {
            !rule.value.trim().is_empty()
        }
        _ => true,
    }
}

/// The variable of a path.
fn root(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}

fn put(bits: &mut Bits, bit: usize) {
    bits[bit / 64] |= 1 << (bit % 64);
}

fn has(bits: &Bits, bit: usize) -> bool {
    bits[bit / 64] & (1 << (bit % 64)) != 0
}

/// Keeps what is set on both ways; tells whether that is news.
fn meet(place: &mut Option<Bits>, set: &Bits) -> bool {
    let Some(known) = place else {
        *place = Some(set.clone());
        return true;
    };
    let mut changed = false;
    for (known, set) in known.iter_mut().zip(set) {
        changed |= *known & set != *known;
        *known &= set;
    }
    changed
}

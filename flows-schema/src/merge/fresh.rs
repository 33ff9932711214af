//! New ids for what two people added under the same one: editors count, so two of them come to the same number.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::{
    Flow, TestStep,
    node::Node,
    trigger::Trigger,
    ui_schema::{FieldUi, Widget},
};

/// Mine, with other ids for nodes, triggers and notes that theirs added, too, and that are something else there.
pub(super) fn apart(base: &Flow, mine: &Flow, theirs: &Flow) -> Flow {
    let mut mine = mine.clone();
    let mut taken: BTreeSet<String> =
        [base, &mine, theirs].into_iter().flat_map(ids).map(str::to_owned).collect();
    let both_new = |id: &str| {
        let has = |flow: &Flow| ids(flow).any(|known| known == id);
        !has(base) && has(theirs) && !same(&mine, theirs, id)
    };
    let renamed: BTreeMap<String, String> = ids(&mine)
        .filter(|id| both_new(id))
        .map(str::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
        .map(|id| (id.clone(), fresh(&id, &mut taken)))
        .collect();
    if !renamed.is_empty() {
        rename(&mut mine, &renamed);
    }
    let known = |flow: &Flow, id: &str| flow.layout.notes.iter().any(|note| note.id == id);
    let mut notes: BTreeSet<String> =
        mine.layout.notes.iter().chain(&theirs.layout.notes).map(|note| note.id.clone()).collect();
    for note in &mut mine.layout.notes {
        let other = theirs.layout.notes.iter().find(|other| other.id == note.id);
        if !known(base, &note.id) && other.is_some_and(|other| other != note) {
            note.id = fresh(&note.id, &mut notes);
        }
    }
    mine
}

fn ids(flow: &Flow) -> impl Iterator<Item = &str> {
    let nodes = flow.nodes.iter().map(|node| node.id.as_str());
    nodes.chain(flow.triggers.iter().map(|trigger| trigger.id.as_str()))
}

fn same(mine: &Flow, theirs: &Flow, id: &str) -> bool {
    mine.node(id) == theirs.node(id) && mine.trigger(id) == theirs.trigger(id)
}

/// `ask_2` becomes the first of `ask_3`, `ask_4`, … that is free.
fn fresh(id: &str, taken: &mut BTreeSet<String>) -> String {
    let (prefix, number) = match id.rsplit_once('_').map(|(prefix, number)| (prefix, number.parse::<u64>())) {
        Some((prefix, Ok(number))) => (prefix, number),
        _ => (id, 1),
    };
    let fresh = (number.saturating_add(1)..)
        .map(|number| format!("{prefix}_{number}"))
        .find(|id| !taken.contains(id))
        .unwrap_or_else(|| format!("{id}_"));
    taken.insert(fresh.clone());
    fresh
}

/// Gives nodes and triggers other ids, everywhere where a flow names them.
fn rename(flow: &mut Flow, renamed: &BTreeMap<String, String>) {
    let new = |id: &mut String| {
        if let Some(fresh) = renamed.get(id) {
            id.clone_from(fresh);
        }
    };
    for node in &mut flow.nodes {
        new(&mut node.id);
        node.next.values_mut().for_each(new);
        let mut config = node.kind.config();
        if refer(&node.kind.info().ui.fields, &mut config, renamed) {
            *node = with_config(node, config);
        }
    }
    for trigger in &mut flow.triggers {
        new(&mut trigger.id);
        trigger.to.iter_mut().for_each(new);
        let mut config = trigger.kind.config();
        if refer(&trigger.kind.info().ui.fields, &mut config, renamed) {
            *trigger = trigger_with_config(trigger, config);
        }
    }
    flow.settings.error_handler.iter_mut().for_each(new);
    flow.settings.outside_window.iter_mut().for_each(new);
    moved(&mut flow.layout.nodes, renamed);
    moved(&mut flow.layout.looks, renamed);
    flow.translations.values_mut().for_each(|texts| moved(texts, renamed));
    for test in &mut flow.tests {
        moved(&mut test.results, renamed);
        for step in &mut test.steps {
            if let TestStep::ExpectWaiting(id) = step {
                new(id);
            }
        }
    }
}

fn moved<T>(map: &mut BTreeMap<String, T>, renamed: &BTreeMap<String, String>) {
    for (old, fresh) in renamed {
        if let Some(value) = map.remove(old) {
            map.insert(fresh.clone(), value);
        }
    }
}

/// Writes the new ids where fields of a config name nodes; gives whether there was any.
fn refer(fields: &[FieldUi], config: &mut Value, renamed: &BTreeMap<String, String>) -> bool {
    let mut changed = false;
    for field in fields {
        let Some(value) = config.get_mut(field.property) else { continue };
        match &field.widget {
            Widget::NodeRef => {
                if let Some(fresh) = value.as_str().and_then(|id| renamed.get(id)) {
                    *value = Value::String(fresh.clone());
                    changed = true;
                }
            }
            Widget::Object { fields } => changed |= refer(fields, value, renamed),
            Widget::List { fields, .. } => {
                for entry in value.as_array_mut().into_iter().flatten() {
                    changed |= refer(fields, entry, renamed);
                }
            }
            _ => {}
        }
    }
    changed
}

/// The node with another config of the same shape.
fn with_config(node: &Node, config: Value) -> Node {
    let mut json = serde_json::to_value(node).unwrap_or_default();
    json["config"] = config;
    serde_json::from_value(json).unwrap_or_else(|_| node.clone())
}

fn trigger_with_config(trigger: &Trigger, config: Value) -> Trigger {
    let mut json = serde_json::to_value(trigger).unwrap_or_default();
    json["config"] = config;
    serde_json::from_value(json).unwrap_or_else(|_| trigger.clone())
}

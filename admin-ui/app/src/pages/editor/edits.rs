//! Changes of a flow as they are made: what has to change together for one thing that an author does.

use admin_canvas::change::Change as CanvasChange;
use flows_schema::{Flow, FlowTest, Look, Node, Note, Trigger};

use super::{
    cards::{GHOST, NOTE},
    change::FlowChange,
};

/// A new node at the end of the list, standing at `at`.
pub(crate) fn add_node(flow: &Flow, node: Node, at: [f64; 2]) -> FlowChange {
    let place = FlowChange::Place { id: node.id.clone(), before: None, after: Some(at) };
    let index = flow.nodes.len();
    let added = FlowChange::Node { index, before: None, after: Some(Box::new(node)), field: None };
    FlowChange::Batch { changes: vec![added, place] }
}

/// A test more, at the end of the list.
pub(crate) fn add_test(flow: &Flow, test: FlowTest) -> FlowChange {
    FlowChange::Test { index: flow.tests.len(), before: None, after: Some(Box::new(test)) }
}

/// A test less; `None` where there is none at that place.
pub(crate) fn remove_test(flow: &Flow, index: usize) -> Option<FlowChange> {
    let test = flow.tests.get(index)?.clone();
    Some(FlowChange::Test { index, before: Some(Box::new(test)), after: None })
}

/// A new trigger at the end of the list, standing at `at`.
pub(crate) fn add_trigger(flow: &Flow, trigger: Trigger, at: [f64; 2]) -> FlowChange {
    let place = FlowChange::Place { id: trigger.id.clone(), before: None, after: Some(at) };
    let index = flow.triggers.len();
    let added = FlowChange::Trigger { index, before: None, after: Some(Box::new(trigger)), field: None };
    FlowChange::Batch { changes: vec![added, place] }
}

/// A different node in the place of the one with the same id; `None` where there is none. Ways out that
/// the node no longer has lead nowhere any more.
pub(crate) fn edit_node(flow: &Flow, mut node: Node, field: Option<String>) -> Option<FlowChange> {
    let index = flow.nodes.iter().position(|other| other.id == node.id)?;
    let ports: Vec<String> = node.ports().into_iter().map(|port| port.id).collect();
    node.next.retain(|port, _| ports.contains(port));
    let before = Some(Box::new(flow.nodes[index].clone()));
    Some(FlowChange::Node { index, before, after: Some(Box::new(node)), field })
}

/// A different trigger in the place of the one with the same id; `None` where there is none.
pub(crate) fn edit_trigger(flow: &Flow, trigger: Trigger, field: Option<String>) -> Option<FlowChange> {
    let index = flow.triggers.iter().position(|other| other.id == trigger.id)?;
    let before = Some(Box::new(flow.triggers[index].clone()));
    Some(FlowChange::Trigger { index, before, after: Some(Box::new(trigger)), field })
}

/// Leads a port (of a node, or the one of a trigger) somewhere, or nowhere.
pub(crate) fn connect(flow: &Flow, from: &str, port: &str, to: Option<&str>) -> Option<FlowChange> {
    if let Some(node) = flow.node(from) {
        let mut node = node.clone();
        match to {
            Some(to) => node.next.insert(port.to_owned(), to.to_owned()),
            None => node.next.remove(port),
        };
        return edit_node(flow, node, None);
    }
    let mut trigger = flow.trigger(from)?.clone();
    trigger.to = to.map(str::to_owned);
    edit_trigger(flow, trigger, None)
}

/// Edits a sticky note; `None` where there is none with this id.
pub(crate) fn note(flow: &Flow, id: &str, edit: impl FnOnce(&mut Note)) -> Option<FlowChange> {
    let index = flow.layout.notes.iter().position(|note| note.id == id)?;
    let before = flow.layout.notes[index].clone();
    let mut after = before.clone();
    edit(&mut after);
    Some(FlowChange::Note { index, before: Some(Box::new(before)), after: Some(Box::new(after)) })
}

/// Edits how a node or trigger looks.
pub(crate) fn look(flow: &Flow, id: &str, edit: impl FnOnce(&mut Look)) -> FlowChange {
    let before = flow.layout.looks.get(id).copied().unwrap_or_default();
    let mut after = before;
    edit(&mut after);
    FlowChange::Look { id: id.to_owned(), before, after }
}

/// Removes nodes, triggers and notes, and every wire that led to them.
pub(crate) fn remove(flow: &Flow, ids: &[&str]) -> FlowChange {
    let mut rest = flow.clone();
    let mut changes = Vec::new();
    let mut push = |change: FlowChange, rest: &mut Flow| {
        change.apply(rest);
        changes.push(change);
    };
    for id in ids {
        let sources: Vec<(String, String)> = rest
            .nodes
            .iter()
            .flat_map(|node| node.next.iter().map(move |(port, to)| (node.id.clone(), port.clone(), to)))
            .chain(rest.triggers.iter().filter_map(|trigger| {
                Some((trigger.id.clone(), TRIGGER_PORT.to_owned(), trigger.to.as_ref()?))
            }))
            .filter(|(_, _, to)| to.as_str() == *id)
            .map(|(from, port, _)| (from, port))
            .collect();
        for (from, port) in sources {
            if let Some(change) = connect(&rest, &from, &port, None) {
                push(change, &mut rest);
            }
        }
        if let Some(index) = rest.nodes.iter().position(|node| node.id == *id) {
            let before = Some(Box::new(rest.nodes[index].clone()));
            push(FlowChange::Node { index, before, after: None, field: None }, &mut rest);
        } else if let Some(index) = rest.triggers.iter().position(|trigger| trigger.id == *id) {
            let before = Some(Box::new(rest.triggers[index].clone()));
            push(FlowChange::Trigger { index, before, after: None, field: None }, &mut rest);
        }
        if let Some(id) = id.strip_prefix(NOTE)
            && let Some(index) = rest.layout.notes.iter().position(|note| note.id == id)
        {
            let before = Some(Box::new(rest.layout.notes[index].clone()));
            push(FlowChange::Note { index, before, after: None }, &mut rest);
        }
        if let Some(before) = rest.layout.looks.get(*id).copied() {
            push(FlowChange::Look { id: (*id).to_owned(), before, after: Look::default() }, &mut rest);
        }
        if let Some(at) = rest.layout.nodes.get(*id).copied() {
            push(FlowChange::Place { id: (*id).to_owned(), before: Some(at), after: None }, &mut rest);
        }
    }
    FlowChange::Batch { changes }
}

/// The canvas's name for the one way out of a trigger.
pub(crate) const TRIGGER_PORT: &str = "to";

/// The change of the flow that a change on the canvas asks for.
pub(crate) fn from_canvas(flow: &Flow, change: &CanvasChange) -> Option<FlowChange> {
    match change {
        // A step of an older version is only shown; it has no place of its own.
        CanvasChange::Move { id, .. } if id.starts_with(GHOST) => None,
        CanvasChange::Move { id, to, .. } => match id.strip_prefix(NOTE) {
            Some(id) => note(flow, id, |note| note.at = [to.x, to.y]),
            None => Some(FlowChange::Place {
                id: id.clone(),
                before: flow.layout.nodes.get(id).copied(),
                after: Some([to.x, to.y]),
            }),
        },
        CanvasChange::Connect { port, to, .. } => connect(flow, &port.node, &port.port, to.as_deref()),
        CanvasChange::Remove { id, .. } => Some(remove(flow, &[id])),
        // Boxes are added by the palette, with their configs.
        CanvasChange::Add { .. } => None,
        CanvasChange::Batch { changes } => {
            let removed: Vec<&str> = changes
                .iter()
                .filter_map(|change| match change {
                    CanvasChange::Remove { id, .. } => Some(id.as_str()),
                    _ => None,
                })
                .collect();
            let mut rest = flow.clone();
            let mut done = Vec::new();
            if !removed.is_empty() {
                let change = remove(flow, &removed);
                change.apply(&mut rest);
                done.push(change);
            }
            // Each is made from what the ones before it left: two wires of one step are two changes of the same node.
            for change in changes.iter().filter(|change| !matches!(change, CanvasChange::Remove { .. })) {
                if let Some(change) = from_canvas(&rest, change) {
                    change.apply(&mut rest);
                    done.push(change);
                }
            }
            match <[FlowChange; 1]>::try_from(done) {
                Ok([one]) => Some(one),
                Err(done) => Some(FlowChange::Batch { changes: done }),
            }
        }
    }
}

//! What an author can do to a flow, as values: each change knows both sides, so undo is a list.

use admin_canvas::change::Change as CanvasChange;
use flows_schema::{Flow, FlowTest, Node, Settings, Trigger, Variable};
use serde::{Deserialize, Serialize};

/// One change of a flow. `before` and `after` are absent where there was or is nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub(crate) enum FlowChange {
    /// A node or trigger stands somewhere else.
    Place { id: String, before: Option<[f64; 2]>, after: Option<[f64; 2]> },
    /// A node came, went or is different. `field` names what was typed in, so that letters of one field
    /// become one undo.
    Node { index: usize, before: Option<Box<Node>>, after: Option<Box<Node>>, field: Option<String> },
    /// The same of a trigger.
    Trigger { index: usize, before: Option<Box<Trigger>>, after: Option<Box<Trigger>>, field: Option<String> },
    /// The same of a variable.
    Variable { index: usize, before: Option<Box<Variable>>, after: Option<Box<Variable>> },
    /// The same of a test.
    Test { index: usize, before: Option<Box<FlowTest>>, after: Option<Box<FlowTest>> },
    /// The flow's settings.
    Settings { before: Settings, after: Settings },
    /// The flow's name.
    Name { before: String, after: String },
    /// The flow's description.
    Description { before: String, after: String },
    /// Another document altogether, such as an older version.
    Document { before: Box<Flow>, after: Box<Flow> },
    /// Several changes that are done and undone as one, in this order.
    Batch { changes: Vec<FlowChange> },
}

impl FlowChange {
    /// Does the change.
    pub(crate) fn apply(&self, flow: &mut Flow) {
        match self {
            Self::Place { id, after: Some(at), .. } => {
                flow.layout.nodes.insert(id.clone(), *at);
            }
            Self::Place { id, after: None, .. } => {
                flow.layout.nodes.remove(id);
            }
            Self::Node { index, before, after, .. } => replace(&mut flow.nodes, *index, before, after),
            Self::Trigger { index, before, after, .. } => replace(&mut flow.triggers, *index, before, after),
            Self::Variable { index, before, after } => replace(&mut flow.variables, *index, before, after),
            Self::Test { index, before, after } => replace(&mut flow.tests, *index, before, after),
            Self::Settings { after, .. } => flow.settings = after.clone(),
            Self::Name { after, .. } => flow.name.clone_from(after),
            Self::Description { after, .. } => flow.description.clone_from(after),
            Self::Document { after, .. } => flow.clone_from(after),
            Self::Batch { changes } => changes.iter().for_each(|change| change.apply(flow)),
        }
    }

    /// The change that takes this one back.
    pub(crate) fn inverse(&self) -> Self {
        match self.clone() {
            Self::Place { id, before, after } => Self::Place { id, before: after, after: before },
            Self::Node { index, before, after, field } => {
                Self::Node { index, before: after, after: before, field }
            }
            Self::Trigger { index, before, after, field } => {
                Self::Trigger { index, before: after, after: before, field }
            }
            Self::Variable { index, before, after } => Self::Variable { index, before: after, after: before },
            Self::Test { index, before, after } => Self::Test { index, before: after, after: before },
            Self::Settings { before, after } => Self::Settings { before: after, after: before },
            Self::Name { before, after } => Self::Name { before: after, after: before },
            Self::Description { before, after } => Self::Description { before: after, after: before },
            Self::Document { before, after } => Self::Document { before: after, after: before },
            Self::Batch { changes } => {
                Self::Batch { changes: changes.iter().rev().map(Self::inverse).collect() }
            }
        }
    }

    /// Whether it changes nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Place { before, after, .. } => before == after,
            Self::Node { before, after, .. } => before == after,
            Self::Trigger { before, after, .. } => before == after,
            Self::Variable { before, after, .. } => before == after,
            Self::Test { before, after, .. } => before == after,
            Self::Settings { before, after } => before == after,
            Self::Name { before, after } | Self::Description { before, after } => before == after,
            Self::Document { before, after } => before == after,
            Self::Batch { changes } => changes.iter().all(Self::is_empty),
        }
    }

    /// Melts typing in one field into one change; `None` keeps the two apart.
    pub(crate) fn merged(&self, next: &Self) -> Option<Self> {
        match (self, next) {
            (
                Self::Node { index, before: Some(first), field: Some(field), .. },
                Self::Node { index: same, after: Some(last), field: Some(now), .. },
            ) if index == same && field == now && first.id == last.id => Some(Self::Node {
                index: *index,
                before: Some(first.clone()),
                after: Some(last.clone()),
                field: Some(field.clone()),
            }),
            (
                Self::Trigger { index, before: Some(first), field: Some(field), .. },
                Self::Trigger { index: same, after: Some(last), field: Some(now), .. },
            ) if index == same && field == now && first.id == last.id => Some(Self::Trigger {
                index: *index,
                before: Some(first.clone()),
                after: Some(last.clone()),
                field: Some(field.clone()),
            }),
            (Self::Name { before, .. }, Self::Name { after, .. }) => {
                Some(Self::Name { before: before.clone(), after: after.clone() })
            }
            (Self::Description { before, .. }, Self::Description { after, .. }) => {
                Some(Self::Description { before: before.clone(), after: after.clone() })
            }
            (Self::Place { id, before, .. }, Self::Place { id: same, after, .. }) if id == same => {
                Some(Self::Place { id: id.clone(), before: *before, after: *after })
            }
            (
                Self::Variable { index, before: Some(first), after: Some(_) },
                Self::Variable { index: same, before: Some(_), after: Some(last) },
            ) if index == same => {
                Some(Self::Variable { index: *index, before: Some(first.clone()), after: Some(last.clone()) })
            }
            _ => None,
        }
    }
}

/// Puts, takes or replaces one entry of a list. An index past the end means the end.
fn replace<T: Clone>(list: &mut Vec<T>, index: usize, before: &Option<Box<T>>, after: &Option<Box<T>>) {
    match (before, after) {
        (None, Some(after)) => list.insert(index.min(list.len()), (**after).clone()),
        (Some(_), None) if index < list.len() => {
            list.remove(index);
        }
        (Some(_), Some(after)) if index < list.len() => list[index] = (**after).clone(),
        _ => {}
    }
}

/// A new node at the end of the list, standing at `at`.
pub(crate) fn add_node(flow: &Flow, node: Node, at: [f64; 2]) -> FlowChange {
    let place = FlowChange::Place { id: node.id.clone(), before: None, after: Some(at) };
    let index = flow.nodes.len();
    let added = FlowChange::Node { index, before: None, after: Some(Box::new(node)), field: None };
    FlowChange::Batch { changes: vec![added, place] }
}

/// A new trigger at the end of the list, standing at `at`.
pub(crate) fn add_trigger(flow: &Flow, trigger: Trigger, at: [f64; 2]) -> FlowChange {
    let place = FlowChange::Place { id: trigger.id.clone(), before: None, after: Some(at) };
    let index = flow.triggers.len();
    let added = FlowChange::Trigger { index, before: None, after: Some(Box::new(trigger)), field: None };
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

/// Removes nodes and triggers, and every wire that led to them.
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
        CanvasChange::Move { id, to, .. } => Some(FlowChange::Place {
            id: id.clone(),
            before: flow.layout.nodes.get(id).copied(),
            after: Some([to.x, to.y]),
        }),
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
            if !removed.is_empty() {
                return Some(remove(flow, &removed));
            }
            let changes: Vec<_> = changes.iter().filter_map(|change| from_canvas(flow, change)).collect();
            match <[FlowChange; 1]>::try_from(changes) {
                Ok([one]) => Some(one),
                Err(changes) => Some(FlowChange::Batch { changes }),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use flows_schema::{
        TriggerKind,
        nodes::{Choice, NodeKind, Text},
        triggers::FirstMessage,
    };

    use super::*;

    /// A trigger leads to a choice, whose first option leads to a text, which leads back.
    pub(crate) fn sample() -> Flow {
        let mut flow = Flow::new("Sample");
        let mut trigger = Trigger::new("start", TriggerKind::from(FirstMessage {}));
        trigger.to = Some("menu".into());
        let mut menu = Node::new("menu", NodeKind::from(Choice::default()));
        menu.next.insert("option_1".into(), "hello".into());
        let mut hello = Node::new("hello", NodeKind::from(Text { text: "Hello".into() }));
        hello.next.insert("next".into(), "menu".into());
        flow.triggers.push(trigger);
        flow.nodes.extend([menu, hello]);
        flow.layout.nodes.insert("menu".into(), [300.0, 0.0]);
        flow.layout.nodes.insert("hello".into(), [600.0, 0.0]);
        flow
    }

    fn renamed(flow: &Flow, text: &str) -> FlowChange {
        let mut node = flow.node("hello").unwrap().clone();
        node.kind = Text { text: text.into() }.into();
        edit_node(flow, node, Some("/text".into())).unwrap()
    }

    #[test]
    fn every_change_is_taken_back_by_its_inverse() {
        let flow = sample();
        let settings = Settings { typing: true, ..Settings::default() };
        let changes = [
            FlowChange::Place { id: "menu".into(), before: Some([300.0, 0.0]), after: Some([8.0, 8.0]) },
            add_node(&flow, Node::new("new", NodeKind::from(Text::default())), [0.0, 0.0]),
            add_trigger(&flow, Trigger::new("new", TriggerKind::from(FirstMessage {})), [0.0, 0.0]),
            connect(&flow, "menu", "option_2", Some("hello")).unwrap(),
            connect(&flow, "start", TRIGGER_PORT, None).unwrap(),
            remove(&flow, &["menu", "start"]),
            renamed(&flow, "Good day"),
            FlowChange::Settings { before: flow.settings.clone(), after: settings },
            FlowChange::Name { before: flow.name.clone(), after: "Other".into() },
            FlowChange::Document { before: Box::new(flow.clone()), after: Box::new(Flow::new("Other")) },
        ];
        for change in changes {
            let mut edited = flow.clone();
            change.apply(&mut edited);
            assert_ne!(edited, flow, "{change:?} did nothing");
            change.inverse().apply(&mut edited);
            assert_eq!(edited, flow, "{change:?}");
        }
    }

    #[test]
    fn removing_a_node_removes_its_place_and_what_led_to_it() {
        let mut flow = sample();
        remove(&flow, &["menu"]).apply(&mut flow);
        assert!(flow.node("menu").is_none() && !flow.layout.nodes.contains_key("menu"));
        assert_eq!(flow.trigger("start").unwrap().to, None);
        assert!(flow.node("hello").unwrap().next.is_empty());
    }

    #[test]
    fn a_port_that_is_gone_leads_nowhere() {
        let mut flow = sample();
        let mut menu = flow.node("menu").unwrap().clone();
        let NodeKind::Choice(choice) = &mut menu.kind else { panic!() };
        choice.options.remove(0);
        edit_node(&flow, menu, None).unwrap().apply(&mut flow);
        assert!(flow.node("menu").unwrap().next.is_empty());
    }

    #[test]
    fn typing_in_one_field_is_one_change() {
        let flow = sample();
        let first = renamed(&flow, "Good");
        let mut typed = flow.clone();
        first.apply(&mut typed);
        let second = renamed(&typed, "Good day");
        let merged = first.merged(&second).unwrap();
        let mut edited = flow.clone();
        merged.apply(&mut edited);
        second.apply(&mut typed);
        assert_eq!(edited, typed);
        merged.inverse().apply(&mut edited);
        assert_eq!(edited, flow);
        assert_eq!(second.merged(&connect(&typed, "menu", "option_2", Some("hello")).unwrap()), None);
    }

    #[test]
    fn canvas_changes_become_changes_of_the_flow() {
        use admin_canvas::{geometry::Point, model::PortRef};
        let flow = sample();
        let change = CanvasChange::Batch {
            changes: vec![CanvasChange::Move {
                id: "menu".into(),
                from: Point::new(300.0, 0.0),
                to: Point::new(304.0, 8.0),
            }],
        };
        assert_eq!(
            from_canvas(&flow, &change),
            Some(FlowChange::Place {
                id: "menu".into(),
                before: Some([300.0, 0.0]),
                after: Some([304.0, 8.0])
            })
        );
        let change = CanvasChange::Connect {
            port: PortRef::new("start", TRIGGER_PORT),
            from: Some("menu".into()),
            to: Some("hello".into()),
        };
        let mut edited = flow.clone();
        from_canvas(&flow, &change).unwrap().apply(&mut edited);
        assert_eq!(edited.trigger("start").unwrap().to.as_deref(), Some("hello"));
    }
}

//! New steps, starts and notes: where they stand, and what leads to them.

use admin_canvas::{
    geometry::{Point, Size},
    gestures::GRID,
    model::PortRef,
    splice,
};
use flows_schema::{
    ActionDefinition, Flow, Node, NodeDefinition as _, NodeKind, Note, Pair, PortKind, Trigger, TriggerKind,
    nodes::CustomAction,
};

use leptos::prelude::*;

use super::{
    cards::{Board, NOTE},
    change::{self, FlowChange},
    clipboard,
    state::{ACTION_PREFIX, Asked, Editor, START_PREFIX},
};

/// Something new that has no place yet.
#[derive(Debug, Clone)]
enum New {
    Step(Node),
    Start(Trigger),
}

impl Editor {
    /// Puts a new step or start on the canvas: where it was asked for, else beside what is selected, else in the
    /// middle of what is seen. The port it was asked for from leads to it; asked for inside of a wire, it leads on
    /// to where the wire led, and what follows makes room.
    pub(crate) fn add(&self, type_name: &str, asked: Option<Asked>) {
        let flow = self.flow.get_untracked();
        let action = type_name.strip_prefix(ACTION_PREFIX).and_then(|name| self.action(name));
        let type_name = if action.is_some() { CustomAction::TYPE } else { type_name };
        let prefix = type_name.strip_prefix(START_PREFIX).unwrap_or(type_name);
        let id = clipboard::fresh_id(&clipboard::ids(&flow), prefix);
        let Some(new) = new_of(type_name, &id, action.as_ref()) else { return };
        let changes = match (new, asked) {
            (New::Step(node), Some(Asked { from: Some(from), at, insert: true })) => {
                self.inserted(&flow, node, &from, at)
            }
            (new, asked) => {
                let (at, from) = asked.map_or((None, None), |asked| (Some(asked.at), asked.from));
                let at = snapped(at.unwrap_or_else(|| self.free_place()));
                let added = match new {
                    New::Step(node) => change::add_node(&flow, node, at),
                    New::Start(trigger) => change::add_trigger(&flow, trigger, at),
                };
                let mut grown = (*flow).clone();
                added.apply(&mut grown);
                let led = from.and_then(|(node, port)| change::connect(&grown, &node, &port, Some(&id)));
                [Some(added), led].into_iter().flatten().collect()
            }
        };
        self.seal();
        self.change(FlowChange::Batch { changes });
        self.seal();
        self.show(&id);
    }

    /// A step in the middle of a wire.
    fn inserted(&self, flow: &Flow, node: Node, from: &(String, String), at: [f64; 2]) -> Vec<FlowChange> {
        let graph = self.canvas.graph.get_untracked();
        let port = PortRef::new(&from.0, &from.1);
        let (id, size, out) = (node.id.clone(), size_of(&node), way_on(&node));
        let mut grown = flow.clone();
        let mut changes = Vec::new();
        let mut push = |change: Option<FlowChange>, grown: &mut Flow| {
            if let Some(change) = change {
                change.apply(grown);
                changes.push(change);
            }
        };
        let room = splice::make_room(&graph, &port, size);
        let at = room.as_ref().map_or_else(|| snapped(at), |(at, _)| [at.x, at.y]);
        if let Some((_, moves)) = room {
            push(change::from_canvas(flow, &moves).filter(|change| !change.is_empty()), &mut grown);
        }
        push(Some(change::add_node(&grown, node, at)), &mut grown);
        push(change::connect(&grown, &from.0, &from.1, Some(&id)), &mut grown);
        if let (Some(out), Some(follower)) = (out, graph.wires.get(&port)) {
            push(change::connect(&grown, &id, &out, Some(follower)), &mut grown);
        }
        changes
    }

    /// Puts an empty sticky note in the middle of what is seen, and opens it.
    pub(crate) fn add_note(&self) {
        let flow = self.flow.get_untracked();
        let taken = flow.layout.notes.iter().map(|note| note.id.clone()).collect();
        let id = clipboard::fresh_id(&taken, "note");
        let at = snapped(self.middle());
        let note = Note { id: id.clone(), text: String::new(), at, color: None };
        self.seal();
        self.change(FlowChange::Note {
            index: flow.layout.notes.len(),
            before: None,
            after: Some(Box::new(note)),
        });
        self.seal();
        self.show(&format!("{NOTE}{id}"));
    }

    fn middle(&self) -> [f64; 2] {
        let middle = self.canvas.gestures.with_untracked(|gestures| {
            let screen = Point::new(gestures.screen.width / 2.0, gestures.screen.height / 2.0);
            gestures.viewport.to_canvas(screen) - Point::new(128.0, 40.0)
        });
        let graph = self.canvas.graph.get_untracked();
        let free = splice::free_place(&graph, middle, Size::new(208.0, 60.0), &Default::default());
        [free.x, free.y]
    }

    fn free_place(&self) -> [f64; 2] {
        let graph = self.canvas.graph.get_untracked();
        let selected = self.canvas.gestures.with_untracked(|gestures| {
            gestures.selection.single().and_then(|id| graph.nodes.get(id)).map(|node| (node.at, node.size))
        });
        let Some((at, size)) = selected else { return self.middle() };
        let beside = Point::new(at.x + size.width + 80.0, at.y);
        let free = splice::free_place(&graph, beside, Size::new(256.0, 60.0), &Default::default());
        [free.x, free.y]
    }
}

fn new_of(type_name: &str, id: &str, action: Option<&ActionDefinition>) -> Option<New> {
    if let Some(action) = action {
        return Some(New::Step(action_step(id.to_owned(), action)));
    }
    if let Some(type_name) = type_name.strip_prefix(START_PREFIX) {
        let info = flows_schema::trigger_types().iter().find(|info| info.type_name == type_name)?;
        let kind = TriggerKind::from_parts(type_name, info.default_config.clone()).ok()?;
        return Some(New::Start(Trigger::new(id, kind)));
    }
    let info = flows_schema::node_types().iter().find(|info| info.type_name == type_name)?;
    let kind = NodeKind::from_parts(type_name, info.default_config.clone()).ok()?;
    Some(New::Step(Node::new(id, kind)))
}

/// A step that runs an action, with a place for each of its inputs.
fn action_step(id: String, action: &ActionDefinition) -> Node {
    let pair = |(name, _): (&str, Option<&str>)| Pair { key: name.to_owned(), value: String::new() };
    let config = CustomAction {
        action: action.name.clone(),
        version: action.version,
        inputs: action.inputs().map(pair).collect(),
        ..CustomAction::default()
    };
    let title = (!action.label.is_empty()).then(|| action.label.clone());
    Node { title, ..Node::new(id, config.into()) }
}

/// The way on that an inserted step takes: the ordinary one, else its first; `None` of steps that end something.
fn way_on(node: &Node) -> Option<String> {
    let ports = node.ports();
    let plain = ports.iter().find(|port| port.kind == PortKind::Next);
    plain.or_else(|| ports.first()).map(|port| port.id.clone())
}

/// The measures of a step's card, whatever flow it is in.
pub(super) fn size_of(node: &Node) -> Size {
    let mut alone = Flow::new("");
    alone.nodes.push(node.clone());
    Board::of(&alone, &[]).graph.nodes.get(&node.id).map(|node| node.size).unwrap_or_default()
}

fn snapped(at: [f64; 2]) -> [f64; 2] {
    let at = Point::new(at[0], at[1]).snapped(GRID);
    [at.x, at.y]
}

#[cfg(test)]
mod tests {
    use flows_schema::nodes::{Choice, End, Text};

    use super::*;

    #[test]
    fn an_inserted_step_goes_on_by_its_plain_way_or_its_first() {
        assert_eq!(way_on(&Node::new("a", Text::default().into())).as_deref(), Some("next"));
        let choice = Node::new("a", Choice::default().into());
        let first = choice.ports()[0].id.clone();
        assert_eq!(way_on(&choice), Some(first));
        assert_eq!(way_on(&Node::new("a", End::default().into())), None);
    }

    #[test]
    fn everything_in_the_palette_can_be_made() {
        for info in flows_schema::node_types() {
            assert!(matches!(new_of(info.type_name, "a", None), Some(New::Step(_))), "{}", info.type_name);
        }
        for info in flows_schema::trigger_types() {
            let name = format!("{START_PREFIX}{}", info.type_name);
            assert!(matches!(new_of(&name, "a", None), Some(New::Start(_))), "{name}");
        }
        assert!(new_of("no_such_type", "a", None).is_none());
    }
}

//! The keyboard's part of the state machine.

use std::collections::BTreeSet;

use super::{GRID, Gestures, Key, Mode, Outcome, Selection, connected, moved_by, outcome_of};
use crate::{
    geometry::{Point, Viewport},
    model::Graph,
    splice::remove_joined,
};

impl Gestures {
    pub(super) fn key(&mut self, graph: &Graph, key: Key) -> Vec<Outcome> {
        match key {
            Key::Nudge { direction, far } => self.nudge(graph, direction, far),
            Key::Walk { direction } => self.walk(graph, direction),
            Key::Delete => self.delete(graph),
            Key::Escape => {
                if std::mem::take(&mut self.mode) == Mode::Idle {
                    self.picking = false;
                    self.selection = Selection::default();
                }
                self.pointers.clear();
                Vec::new()
            }
            Key::Enter => self.enter(graph),
            Key::Ask(port) => {
                if self.read_only {
                    Vec::new()
                } else {
                    vec![Outcome::PortClicked { port }]
                }
            }
            Key::StartWire(port) => {
                if matches!(&self.mode, Mode::Wire { port: from, keyboard: true, .. } if *from == port) {
                    return self.enter(graph);
                }
                if !self.read_only {
                    let end = graph.port_at(&port).unwrap_or_default() + Point::new(48.0, 0.0);
                    // The arrows walk on from the box whose port has the focus, whatever was selected before.
                    self.selection = Selection::one(port.node.clone());
                    self.mode = Mode::Wire { port, end, over: None, keyboard: true };
                }
                Vec::new()
            }
            Key::SelectAll => {
                self.selection = Selection { nodes: graph.nodes.keys().cloned().collect(), wire: None };
                Vec::new()
            }
            Key::ZoomIn => self.zoom(1.25),
            Key::ZoomOut => self.zoom(0.8),
            Key::ZoomReset => self.zoom(1.0 / self.viewport.zoom),
            Key::Fit => {
                self.fit(graph);
                Vec::new()
            }
        }
    }

    fn zoom(&mut self, factor: f64) -> Vec<Outcome> {
        let middle = Point::new(self.screen.width / 2.0, self.screen.height / 2.0);
        self.viewport = Viewport::zoomed_at(&self.viewport, middle, factor);
        Vec::new()
    }

    fn nudge(&mut self, graph: &Graph, direction: Point, far: bool) -> Vec<Outcome> {
        let carries_wire = matches!(self.mode, Mode::Wire { .. });
        if self.read_only || carries_wire || self.selection.nodes.is_empty() {
            return self.walk(graph, direction);
        }
        let step = if far { 5.0 * GRID } else { GRID };
        outcome_of(moved_by(graph, &self.selection.nodes, Point::new(direction.x * step, direction.y * step)))
    }

    fn walk(&mut self, graph: &Graph, direction: Point) -> Vec<Outcome> {
        let next = match self.selection.single() {
            Some(id) => graph.neighbour(id, direction),
            None => graph.reading_order().first().copied(),
        };
        let Some(id) = next.map(str::to_owned) else { return Vec::new() };
        self.selection = Selection::one(id.clone());
        self.reveal(graph, &id);
        if let Mode::Wire { port, over, end, keyboard: true } = &mut self.mode {
            *over = (port.node != id).then(|| id.clone());
            *end = graph.entry_at(&id).unwrap_or(*end);
        }
        vec![Outcome::FocusMoved { id }]
    }

    fn delete(&mut self, graph: &Graph) -> Vec<Outcome> {
        if self.read_only {
            return Vec::new();
        }
        let selection = std::mem::take(&mut self.selection);
        match selection.wire {
            Some(port) => outcome_of(connected(graph, port, None)),
            None => outcome_of(remove_joined(graph, ids(&selection.nodes))),
        }
    }

    fn enter(&mut self, graph: &Graph) -> Vec<Outcome> {
        if let Mode::Wire { keyboard: true, .. } = &self.mode {
            return match std::mem::take(&mut self.mode) {
                Mode::Wire { port, over: Some(id), .. } if graph.entry_at(&id).is_some() => {
                    outcome_of(connected(graph, port, Some(id)))
                }
                Mode::Wire { port, end, over: None, .. } => {
                    vec![Outcome::WireDropped { port, at: end, insert: false }]
                }
                _ => Vec::new(),
            };
        }
        match self.selection.single() {
            Some(id) => vec![Outcome::Opened { id: id.to_owned() }],
            None => Vec::new(),
        }
    }
}

fn ids(nodes: &BTreeSet<String>) -> impl Iterator<Item = &str> {
    nodes.iter().map(String::as_str)
}

//! Pointers, wheel and keys in; changes, selection and viewport out. No DOM.
//!
//! While a gesture runs, the graph is not touched: a drag is a displacement that the components add
//! when they draw ([`Gestures::shift_of`]), and becomes a [`Change`] when the pointer is lifted. So
//! `Esc` has nothing to repair.

mod input;
mod keys;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use input::{Input, Key, Modifiers, Outcome, PointerKind, Target};

use crate::{
    change::Change,
    geometry::{Point, READABLE_ZOOM, Rect, Size, Viewport},
    model::{Graph, NodeBox, PortRef},
};

/// Boxes line up on this grid, in canvas pixels.
pub const GRID: f64 = 8.0;
/// Screen pixels that a pointer may tremble before a press becomes a drag.
const THRESHOLD: f64 = 4.0;
/// A finger trembles more.
const TOUCH_THRESHOLD: f64 = 9.0;
/// Screen pixels around a wire that still count as the wire.
const WIRE_SLACK: f64 = 8.0;
/// Screen pixels at the lower side of the canvas on which its tools lie.
const TOOLS: f64 = 64.0;
/// Canvas pixels around a box in which a wire that is dropped still arrives.
const DROP_SLACK: f64 = 12.0;

/// What is selected.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// Ids of boxes.
    pub nodes: BTreeSet<String>,
    /// One wire, when no box is selected.
    pub wire: Option<PortRef>,
}

impl Selection {
    /// Only this box.
    #[must_use]
    pub fn one(id: impl Into<String>) -> Self {
        Self { nodes: BTreeSet::from([id.into()]), wire: None }
    }

    /// The box, where exactly one is selected.
    #[must_use]
    pub fn single(&self) -> Option<&str> {
        if self.nodes.len() == 1 { self.nodes.first().map(String::as_str) } else { None }
    }
}

/// The gesture that is going on.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Mode {
    /// None.
    #[default]
    Idle,
    /// A pointer is down and has not moved yet.
    Pressed {
        /// Where it went down, on the screen.
        at: Point,
        /// What is under it.
        target: Target,
        /// What was held.
        modifiers: Modifiers,
        /// Mouse, finger or pen.
        kind: PointerKind,
    },
    /// The canvas follows the pointer.
    Pan {
        /// The pointer's last place on the screen.
        last: Point,
    },
    /// Boxes follow the pointer.
    Drag {
        /// Which. Shared, because it is looked at with every move of the pointer.
        ids: Arc<BTreeSet<String>>,
        /// The pointer's first place on the canvas.
        from: Point,
        /// The displacement so far, on the grid.
        by: Point,
    },
    /// A rectangle is drawn around boxes.
    Box {
        /// Its first corner on the canvas.
        from: Point,
        /// Its other corner.
        to: Point,
        /// What was selected before and stays so.
        base: BTreeSet<String>,
    },
    /// A wire is drawn from a port.
    Wire {
        /// The port.
        port: PortRef,
        /// Its loose end on the canvas.
        end: Point,
        /// The box it would enter.
        over: Option<String>,
        /// Whether it was begun with the keyboard, and so ends with Enter on a box.
        keyboard: bool,
    },
    /// Two fingers zoom and move.
    Pinch {
        /// Their middle on the screen.
        middle: Point,
        /// Their distance.
        spread: f64,
    },
}

/// The state machine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Gestures {
    /// What is seen.
    pub viewport: Viewport,
    /// What is selected.
    pub selection: Selection,
    /// What goes on.
    pub mode: Mode,
    /// Size of the canvas element.
    pub screen: Size,
    /// Without changes: looking, selecting and moving about only.
    pub read_only: bool,
    /// Whether the background draws a box around what is to be selected, instead of moving the canvas.
    pub selecting: bool,
    /// Whether a tap adds to the selection: a finger has no Shift key, so a long press begins this.
    pub picking: bool,
    pointers: BTreeMap<i32, Point>,
}

impl Gestures {
    /// Nothing selected, life size, no gesture.
    #[must_use]
    pub fn new(read_only: bool) -> Self {
        Self { read_only, ..Self::default() }
    }

    /// Takes one input and says what came of it.
    pub fn handle(&mut self, graph: &Graph, input: Input) -> Vec<Outcome> {
        match input {
            Input::Down { pointer, at, target, modifiers, kind, pan } => {
                self.down(pointer, at, target, modifiers, kind, pan);
                Vec::new()
            }
            Input::Move { pointer, at } => {
                self.moved(graph, pointer, at);
                Vec::new()
            }
            Input::Up { pointer, at } => self.up(graph, pointer, at),
            Input::LongPress => {
                self.held();
                Vec::new()
            }
            Input::Cancel => {
                self.pointers.clear();
                self.mode = Mode::Idle;
                Vec::new()
            }
            Input::Wheel { at, by, zoom } => {
                self.viewport = if zoom {
                    // A notch of a wheel is about 100, a step of a pinch on a trackpad about 5.
                    self.viewport.zoomed_at(at, (-by.y * 0.0035).clamp(-0.4, 0.4).exp())
                } else {
                    self.viewport.panned(Point::new(-by.x, -by.y))
                };
                Vec::new()
            }
            Input::Key(key) => self.key(graph, key),
            Input::Focus(id) => {
                self.reveal(graph, &id);
                if !self.selection.nodes.contains(&id) {
                    self.selection = Selection::one(id);
                }
                Vec::new()
            }
        }
    }

    /// How far a box is away from its place in the graph while it is dragged.
    #[must_use]
    pub fn shift_of(&self, id: &str) -> Point {
        match &self.mode {
            Mode::Drag { ids, by, .. } if ids.contains(id) => *by,
            _ => Point::default(),
        }
    }

    /// The boxes that are dragged, and how far.
    #[must_use]
    pub fn drag(&self) -> Option<(&Arc<BTreeSet<String>>, Point)> {
        match &self.mode {
            Mode::Drag { ids, by, .. } => Some((ids, *by)),
            _ => None,
        }
    }

    /// Shows everything.
    pub fn fit(&mut self, graph: &Graph) {
        if let Some(content) = graph.bounds() {
            let margin = 56.0_f64.min(self.screen.width / 12.0);
            self.viewport = Viewport::fitting(content, self.free_screen(), margin);
        }
    }

    /// The screen without the strip at its lower side on which tools lie.
    fn free_screen(&self) -> Size {
        let strip = if self.screen.height > 4.0 * TOOLS { TOOLS } else { 0.0 };
        Size::new(self.screen.width, self.screen.height - strip)
    }

    /// The first look at a graph: everything, or the part around these boxes where everything would be
    /// too small to read.
    pub fn open(&mut self, graph: &Graph, starts: &[String]) {
        let boxes = starts.iter().filter_map(|id| graph.nodes.get(id)).map(NodeBox::rect);
        if let Some(content) = graph.bounds() {
            let margin = 56.0_f64.min(self.screen.width / 12.0);
            let start = Rect::around(boxes).unwrap_or(content);
            self.viewport = Viewport::opening(content, start, self.free_screen(), margin);
        }
    }

    /// Brings a point of the canvas into the middle.
    pub fn center_on(&mut self, at: Point) {
        let here = self.viewport.to_screen(at);
        let middle = Point::new(self.screen.width / 2.0, self.screen.height / 2.0);
        self.viewport = self.viewport.panned(middle - here);
    }

    /// Shows a box in the middle and in a size that can be read.
    pub fn visit(&mut self, graph: &Graph, id: &str) {
        if let Some(node) = graph.nodes.get(id) {
            if self.viewport.zoom < READABLE_ZOOM {
                self.viewport.zoom = 1.0;
            }
            self.center_on(node.rect().center());
        }
    }

    /// Moves a box into view, if it is not.
    pub fn reveal(&mut self, graph: &Graph, id: &str) {
        if let Some(node) = graph.nodes.get(id) {
            self.viewport =
                self.viewport.revealing(node.rect(), self.screen, 32.0_f64.min(self.screen.width / 12.0));
        }
    }

    fn down(
        &mut self,
        pointer: i32,
        at: Point,
        target: Target,
        modifiers: Modifiers,
        kind: PointerKind,
        pan: bool,
    ) {
        self.pointers.insert(pointer, at);
        if let Some((middle, spread)) = self.fingers() {
            self.mode = Mode::Pinch { middle, spread };
        } else if pan {
            self.mode = Mode::Pan { last: at };
        } else {
            self.mode = Mode::Pressed { at, target, modifiers, kind };
        }
    }

    /// A finger that rests picks what is under it, so that several can be picked; on the background it begins a
    /// box.
    fn held(&mut self) {
        let Mode::Pressed { at, target, kind: PointerKind::Touch, .. } = &self.mode else { return };
        let from = self.viewport.to_canvas(*at);
        match target.clone() {
            Target::Node(id) => {
                self.selection.wire = None;
                self.selection.nodes.insert(id);
                self.picking = true;
                self.mode = if self.read_only {
                    Mode::Idle
                } else {
                    let ids = Arc::new(self.selection.nodes.clone());
                    // Not even onto the grid: who only picks moves nothing.
                    Mode::Drag { ids, from, by: Point::default() }
                };
            }
            Target::Background => {
                self.picking = true;
                self.mode = Mode::Box { from, to: from, base: self.selection.nodes.clone() };
            }
            Target::Port(_) => {}
        }
    }

    fn fingers(&self) -> Option<(Point, f64)> {
        let mut places = self.pointers.values();
        let (first, second) = (places.next()?, places.next()?);
        Some((first.towards(*second, 0.5), first.distance(*second).max(1.0)))
    }

    fn moved(&mut self, graph: &Graph, pointer: i32, at: Point) {
        if let Some(place) = self.pointers.get_mut(&pointer) {
            *place = at;
        }
        let canvas = self.viewport.to_canvas(at);
        match &mut self.mode {
            Mode::Idle => {}
            Mode::Pressed { at: start, kind, .. } => {
                let threshold = if *kind == PointerKind::Touch { TOUCH_THRESHOLD } else { THRESHOLD };
                if start.distance(at) >= threshold {
                    self.begin(graph, at);
                }
            }
            Mode::Pan { last } => {
                self.viewport = self.viewport.panned(at - *last);
                *last = at;
            }
            Mode::Drag { from, by, ids } => *by = drag_by(graph, ids, canvas - *from),
            Mode::Box { from, to, base } => {
                *to = canvas;
                let mut nodes = graph.within(&Rect::spanned(*from, *to));
                nodes.extend(base.iter().cloned());
                self.selection = Selection { nodes, wire: None };
            }
            Mode::Wire { end, over, keyboard: false, port } => {
                *end = canvas;
                // A step that leads to itself would loop without anybody noticing; it is still
                // possible on purpose, by dropping on the box's left half.
                *over = graph
                    .entry_under(canvas, DROP_SLACK)
                    .filter(|id| **id != port.node || left_half(graph, id, canvas))
                    .map(str::to_owned);
            }
            Mode::Wire { .. } => {}
            Mode::Pinch { middle, spread } => {
                let (old_middle, old_spread) = (*middle, *spread);
                if let Some((now, distance)) = self.fingers() {
                    self.viewport =
                        self.viewport.zoomed_at(old_middle, distance / old_spread).panned(now - old_middle);
                    self.mode = Mode::Pinch { middle: now, spread: distance };
                }
            }
        }
    }

    /// Turns a press into the gesture that fits what was pressed.
    fn begin(&mut self, graph: &Graph, at: Point) {
        let Mode::Pressed { at: start, target, modifiers, .. } = std::mem::take(&mut self.mode) else {
            return;
        };
        let from = self.viewport.to_canvas(start);
        let canvas = self.viewport.to_canvas(at);
        self.mode = match target {
            Target::Port(port) if !self.read_only => {
                Mode::Wire { port, end: canvas, over: None, keyboard: false }
            }
            Target::Node(id) if !self.read_only => {
                if !self.selection.nodes.contains(&id) {
                    self.selection = Selection::one(id);
                }
                let ids = Arc::new(self.selection.nodes.clone());
                let by = drag_by(graph, &ids, canvas - from);
                Mode::Drag { ids, from, by }
            }
            Target::Background if modifiers.shift || self.selecting => {
                Mode::Box { from, to: canvas, base: self.selection.nodes.clone() }
            }
            _ => {
                self.viewport = self.viewport.panned(at - start);
                Mode::Pan { last: at }
            }
        };
    }

    fn up(&mut self, graph: &Graph, pointer: i32, at: Point) -> Vec<Outcome> {
        self.pointers.remove(&pointer);
        match std::mem::take(&mut self.mode) {
            Mode::Pressed { target, modifiers, .. } => self.click(graph, at, target, modifiers),
            Mode::Drag { ids, by, .. } => outcome_of(moved_by(graph, &ids, by)),
            Mode::Wire { port, over: Some(to), keyboard: false, .. } => {
                outcome_of(connected(graph, port, Some(to)))
            }
            Mode::Wire { port, end, keyboard: false, .. } => {
                vec![Outcome::WireDropped { port, at: end, insert: false }]
            }
            mode @ Mode::Wire { .. } => {
                self.mode = mode;
                Vec::new()
            }
            Mode::Pinch { .. } => {
                // The finger that stays goes on moving the canvas.
                if let Some(last) = self.pointers.values().next() {
                    self.mode = Mode::Pan { last: *last };
                }
                Vec::new()
            }
            Mode::Idle | Mode::Pan { .. } | Mode::Box { .. } => Vec::new(),
        }
    }

    fn click(&mut self, graph: &Graph, at: Point, target: Target, modifiers: Modifiers) -> Vec<Outcome> {
        match target {
            Target::Node(id) if modifiers.shift || modifiers.command || self.picking => {
                self.selection.wire = None;
                if !self.selection.nodes.remove(&id) {
                    self.selection.nodes.insert(id);
                }
                self.picking &= !self.selection.nodes.is_empty();
                Vec::new()
            }
            Target::Node(id) => {
                self.selection = Selection::one(id.clone());
                vec![Outcome::Opened { id }]
            }
            Target::Port(port) => {
                self.selection = Selection::one(port.node.clone());
                vec![Outcome::PortClicked { port }]
            }
            Target::Background => {
                self.picking = false;
                let wire = graph.wire_under(self.viewport.to_canvas(at), WIRE_SLACK / self.viewport.zoom);
                self.selection = Selection { nodes: BTreeSet::new(), wire: wire.cloned() };
                Vec::new()
            }
        }
    }
}

fn left_half(graph: &Graph, id: &str, at: Point) -> bool {
    graph.nodes.get(id).is_some_and(|node| at.x < node.rect().center().x)
}

/// A displacement that brings the first of the dragged boxes onto the grid.
fn drag_by(graph: &Graph, ids: &BTreeSet<String>, by: Point) -> Point {
    match ids.iter().find_map(|id| graph.nodes.get(id)) {
        Some(node) => (node.at + by).snapped(GRID) - node.at,
        None => by,
    }
}

/// The change that moves boxes.
fn moved_by(graph: &Graph, ids: &BTreeSet<String>, by: Point) -> Change {
    let changes = ids
        .iter()
        .filter_map(|id| {
            let from = graph.nodes.get(id)?.at;
            Some(Change::Move { id: id.clone(), from, to: from + by })
        })
        .collect();
    Change::Batch { changes }
}

/// The change that leads a port somewhere.
fn connected(graph: &Graph, port: PortRef, to: Option<String>) -> Change {
    Change::Connect { from: graph.wires.get(&port).cloned(), port, to }
}

fn outcome_of(change: Change) -> Vec<Outcome> {
    if change.is_empty() { Vec::new() } else { vec![Outcome::Changed(change)] }
}

#[cfg(test)]
mod tests;

//! What the canvas draws: boxes with ports, and wires between them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::geometry::{Obstacles, Point, Rect, Size, WirePath, wire_path};

/// How far a wire may leave the space that its two boxes span.
const DETOUR: f64 = 80.0;

/// An outgoing port of a box.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PortRef {
    /// Id of the box.
    pub node: String,
    /// Id of the port, unique in the box.
    pub port: String,
}

impl PortRef {
    /// A reference from its two ids.
    #[must_use]
    pub fn new(node: impl Into<String>, port: impl Into<String>) -> Self {
        Self { node: node.into(), port: port.into() }
    }
}

/// Where a wire leaves a box: on its right side, `y` canvas pixels below its top.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Anchor {
    /// Id of the port.
    pub port: String,
    /// What a screen reader calls it.
    pub label: String,
    /// Distance from the top of the box.
    pub y: f64,
}

/// A box on the canvas.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NodeBox {
    /// Its top left corner, in canvas pixels.
    pub at: Point,
    /// Its measures, in canvas pixels. The owner knows them without a DOM, so that wires, culling and
    /// tests need no measuring.
    pub size: Size,
    /// Distance from its top at which wires come in on the left; `None` where nothing may come in.
    pub entry: Option<f64>,
    /// Its ways out, from top to bottom.
    pub anchors: Vec<Anchor>,
    /// Whether it is folded to its head: wires leave where they can, but none can be drawn from it.
    #[serde(default)]
    pub folded: bool,
    /// What a screen reader calls it.
    pub label: String,
}

impl NodeBox {
    /// Whether nothing leads in and nothing out: it is a remark on the drawing, not a part of it.
    #[must_use]
    pub fn is_remark(&self) -> bool {
        self.entry.is_none() && self.anchors.is_empty()
    }

    /// The space it takes.
    #[must_use]
    pub fn rect(&self) -> Rect {
        Rect::new(self.at, self.size)
    }
}

/// Boxes and wires. A port leads to one box at most, so the wires are a map from port to target.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Graph {
    /// The boxes by id.
    pub nodes: BTreeMap<String, NodeBox>,
    /// Where each connected port leads.
    #[serde(with = "wire_list")]
    pub wires: BTreeMap<PortRef, String>,
}

/// JSON keys are strings, so the wires travel as a list of pairs.
mod wire_list {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::PortRef;

    pub(super) fn serialize<S: Serializer>(
        wires: &BTreeMap<PortRef, String>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        wires.iter().collect::<Vec<_>>().serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<PortRef, String>, D::Error> {
        Ok(Vec::<(PortRef, String)>::deserialize(from)?.into_iter().collect())
    }
}

impl Graph {
    /// The place of an outgoing port, in canvas pixels.
    #[must_use]
    pub fn port_at(&self, port: &PortRef) -> Option<Point> {
        let node = self.nodes.get(&port.node)?;
        let anchor = node.anchors.iter().find(|anchor| anchor.port == port.port)?;
        Some(Point::new(node.at.x + node.size.width, node.at.y + anchor.y))
    }

    /// The place where wires enter a box.
    #[must_use]
    pub fn entry_at(&self, id: &str) -> Option<Point> {
        let node = self.nodes.get(id)?;
        Some(Point::new(node.at.x, node.at.y + node.entry?))
    }

    /// The wires that leave a box, in the order of their ports' ids.
    pub fn wires_of(&self, id: &str) -> impl Iterator<Item = (&PortRef, &str)> {
        self.wires
            .range(PortRef::new(id, "")..)
            .take_while(move |(port, _)| port.node == id)
            .map(|(port, target)| (port, target.as_str()))
    }

    /// The path of a wire; `None` where one of its ends is gone.
    #[must_use]
    pub fn path(&self, port: &PortRef) -> Option<WirePath> {
        self.path_moved(port, Point::default(), Point::default())
    }

    /// The path of a wire whose boxes are on their way: the one it leaves is `source` away from its place, the one
    /// it enters `target`.
    #[must_use]
    pub fn path_moved(&self, port: &PortRef, source: Point, target: Point) -> Option<WirePath> {
        let entered = self.wires.get(port)?;
        let moved = |rect: Rect, by: Point| Rect::new(rect.at + by, rect.size);
        let obstacles = Obstacles {
            source: moved(self.nodes.get(&port.node)?.rect(), source),
            target: moved(self.nodes.get(entered)?.rect(), target),
        };
        let (start, end) = (self.port_at(port)? + source, self.entry_at(entered)? + target);
        Some(wire_path(start, end, Some(obstacles)))
    }

    /// The space in which a wire runs, without its path: somewhat more than its two boxes span.
    #[must_use]
    pub fn wire_space(&self, port: &PortRef) -> Option<Rect> {
        let (source, target) = (self.nodes.get(&port.node)?, self.nodes.get(self.wires.get(port)?)?);
        Rect::around([source.rect().grown(DETOUR), target.rect().grown(DETOUR)])
    }

    /// The box under a point that a wire may enter; the last one drawn wins.
    #[must_use]
    pub fn entry_under(&self, point: Point, slack: f64) -> Option<&str> {
        self.nodes
            .iter()
            .rev()
            .find(|(_, node)| node.entry.is_some() && node.rect().grown(slack).contains(point))
            .map(|(id, _)| id.as_str())
    }

    /// The wire nearest to a point, if one is within `slack` canvas pixels.
    #[must_use]
    pub fn wire_under(&self, point: Point, slack: f64) -> Option<&PortRef> {
        self.wires
            .keys()
            // A path costs much more than the space around it, and most wires are far away.
            .filter(|port| self.wire_space(port).is_some_and(|space| space.grown(slack).contains(point)))
            .filter_map(|port| {
                let path = self.path(port)?;
                path.bounds().grown(slack).contains(point).then(|| (path.distance(point), port))
            })
            .filter(|(distance, _)| *distance <= slack)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, port)| port)
    }

    /// The boxes that a rectangle touches.
    #[must_use]
    pub fn within(&self, rect: &Rect) -> BTreeSet<String> {
        self.nodes.iter().filter(|(_, node)| node.rect().intersects(rect)).map(|(id, _)| id.clone()).collect()
    }

    /// The space that all boxes take; `None` of an empty graph.
    #[must_use]
    pub fn bounds(&self) -> Option<Rect> {
        Rect::around(self.nodes.values().map(NodeBox::rect))
    }

    /// The boxes in reading order, from left to right and top to bottom: the order of the Tab key.
    #[must_use]
    pub fn reading_order(&self) -> Vec<&str> {
        let mut order: Vec<_> = self.nodes.iter().collect();
        // Boxes of one column rarely stand on the very same x, so columns are taken 120 pixels wide.
        order.sort_by(|(_, a), (_, b)| {
            (a.at.x / 120.0).round().total_cmp(&(b.at.x / 120.0).round()).then(a.at.y.total_cmp(&b.at.y))
        });
        order.into_iter().map(|(id, _)| id.as_str()).collect()
    }

    /// The nearest box in a direction (`dx`, `dy` of length one), for walking with the arrow keys.
    #[must_use]
    pub fn neighbour(&self, from: &str, direction: Point) -> Option<&str> {
        let start = self.nodes.get(from)?.rect().center();
        self.nodes
            .iter()
            .filter(|(id, _)| id.as_str() != from)
            .filter_map(|(id, node)| {
                let way = node.rect().center() - start;
                let along = way.x * direction.x + way.y * direction.y;
                let across = (way.x * direction.y - way.y * direction.x).abs();
                // Within 60 degrees to either side; being off the axis costs double.
                (along > 1.0 && across < along * 1.75).then_some((along + 2.0 * across, id.as_str()))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, id)| id)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn node(x: f64, y: f64) -> NodeBox {
        NodeBox {
            at: Point::new(x, y),
            size: Size::new(200.0, 100.0),
            entry: Some(20.0),
            anchors: vec![Anchor { port: "next".into(), label: "Then".into(), y: 80.0 }],
            folded: false,
            label: "Step".into(),
        }
    }

    /// `a` leads to `b`; `c` stands below and alone.
    pub(crate) fn sample() -> Graph {
        let mut graph = Graph::default();
        graph.nodes.insert("a".into(), node(0.0, 0.0));
        graph.nodes.insert("b".into(), node(300.0, 0.0));
        graph.nodes.insert("c".into(), node(0.0, 300.0));
        graph.wires.insert(PortRef::new("a", "next"), "b".into());
        graph
    }

    #[test]
    fn ports_stand_on_the_right_and_entries_on_the_left() {
        let graph = sample();
        assert_eq!(graph.port_at(&PortRef::new("a", "next")), Some(Point::new(200.0, 80.0)));
        assert_eq!(graph.entry_at("b"), Some(Point::new(300.0, 20.0)));
        assert_eq!(graph.port_at(&PortRef::new("a", "gone")), None);
    }

    #[test]
    fn a_wire_to_a_missing_box_has_no_path() {
        let mut graph = sample();
        graph.nodes.remove("b");
        assert_eq!(graph.path(&PortRef::new("a", "next")), None);
    }

    #[test]
    fn a_wire_is_found_near_its_path_only() {
        let graph = sample();
        assert_eq!(graph.wire_under(Point::new(250.0, 50.0), 8.0), Some(&PortRef::new("a", "next")));
        assert_eq!(graph.wire_under(Point::new(250.0, 90.0), 8.0), None);
    }

    #[test]
    fn arrow_keys_walk_to_the_nearest_box_that_way() {
        let graph = sample();
        assert_eq!(graph.neighbour("a", Point::new(1.0, 0.0)), Some("b"));
        assert_eq!(graph.neighbour("a", Point::new(0.0, 1.0)), Some("c"));
        assert_eq!(graph.neighbour("a", Point::new(-1.0, 0.0)), None);
    }

    #[test]
    fn reading_order_goes_column_by_column() {
        assert_eq!(sample().reading_order(), ["a", "c", "b"]);
    }

    #[test]
    fn a_graph_survives_json() {
        let graph = sample();
        let text = serde_json::to_string(&graph).unwrap();
        assert_eq!(serde_json::from_str::<Graph>(&text).unwrap(), graph);
    }
}

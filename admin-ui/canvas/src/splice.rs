//! Taking boxes out of a chain and putting them in, so that the chain holds.

use std::collections::BTreeSet;

use crate::{
    change::Change,
    geometry::{Point, Rect},
    gestures::GRID,
    model::{Graph, PortRef},
};

/// Free space that an inserted box gets on either side, in canvas pixels.
pub const INSERT_GAP: f64 = 64.0;

/// The removal of boxes as one change; what led to them leads on to what followed, where that is certain: all ways
/// from where a wire enters the boxes come out at one and the same box. Elsewhere the wire is gone.
#[must_use]
pub fn remove_joined<'a>(graph: &Graph, ids: impl IntoIterator<Item = &'a str>) -> Change {
    let ids: BTreeSet<&str> = ids.into_iter().filter(|id| graph.nodes.contains_key(*id)).collect();
    let joins: Vec<Change> = graph
        .wires
        .iter()
        .filter(|(port, target)| !ids.contains(port.node.as_str()) && ids.contains(target.as_str()))
        .filter_map(|(port, entered)| {
            let to = only_exit(graph, &ids, entered)?;
            // A step that would lead to itself loops without anybody having wanted it.
            (to != port.node).then(|| Change::Connect {
                port: port.clone(),
                from: None,
                to: Some(to.to_owned()),
            })
        })
        .collect();
    let Change::Batch { mut changes } = Change::remove_all(graph, ids.iter().copied()) else {
        return Change::Batch { changes: Vec::new() };
    };
    changes.extend(joins);
    Change::Batch { changes }
}

/// The one box outside to which all ways from `entered` through the boxes lead.
fn only_exit<'a>(graph: &'a Graph, inside: &BTreeSet<&str>, entered: &'a str) -> Option<&'a str> {
    let mut exits = BTreeSet::new();
    let (mut open, mut seen) = (vec![entered], BTreeSet::new());
    while let Some(id) = open.pop() {
        if !inside.contains(id) {
            exits.insert(id);
        } else if seen.insert(id) {
            open.extend(graph.wires_of(id).map(|(_, target)| target));
        }
    }
    if exits.len() == 1 { exits.pop_first() } else { None }
}

/// Room for a box in the middle of a wire: where it stands, and the moves that make the room. What comes after the
/// wire moves to the right together; what stands left of it stays.
#[must_use]
pub fn make_room(graph: &Graph, port: &PortRef, size: crate::geometry::Size) -> Option<(Point, Change)> {
    let target = graph.wires.get(port)?;
    let (start, end) = (graph.port_at(port)?, graph.entry_at(target)?);
    let (source, follower) = (graph.nodes.get(&port.node)?.rect(), graph.nodes.get(target)?.rect());
    let goes_back = end.x <= start.x;
    let at = if goes_back {
        Point::new(source.right() + INSERT_GAP, source.at.y)
    } else {
        // Level with what follows: the new box takes the place in which the reader looks for the next step.
        Point::new(source.right() + INSERT_GAP, f64::midpoint(start.y, end.y) - size.height / 2.0)
    }
    .snapped(GRID);
    let needed = at.x + size.width + INSERT_GAP - follower.at.x;
    if goes_back || needed <= 0.0 {
        let slack = if goes_back { 0.0 } else { -needed / 2.0 };
        return Some((Point::new(at.x + slack, at.y).snapped(GRID), Change::Batch { changes: Vec::new() }));
    }
    let by = (needed / GRID).ceil() * GRID;
    let changes = after(graph, target, &port.node)
        .into_iter()
        .filter_map(|id| {
            let from = graph.nodes.get(id)?.at;
            let to = Point::new(from.x + by, from.y);
            (from.x >= follower.at.x).then(|| Change::Move { id: id.to_owned(), from, to })
        })
        .collect();
    Some((at, Change::Batch { changes }))
}

/// The boxes that are reached from `start`, itself included, without passing `except`.
fn after<'a>(graph: &'a Graph, start: &'a str, except: &str) -> BTreeSet<&'a str> {
    let (mut open, mut seen) = (vec![start], BTreeSet::new());
    while let Some(id) = open.pop() {
        if id != except && seen.insert(id) {
            open.extend(graph.wires_of(id).map(|(_, target)| target));
        }
    }
    seen
}

/// The place nearest to `at`, downwards, where a box of this size touches no other; `ignored` may be covered.
#[must_use]
pub fn free_place(
    graph: &Graph,
    at: Point,
    size: crate::geometry::Size,
    ignored: &BTreeSet<String>,
) -> Point {
    let mut at = at.snapped(GRID);
    // Each turn moves below a box, so there cannot be more turns than boxes.
    for _ in 0..=graph.nodes.len() {
        let wanted = Rect::new(at, size).grown(GRID);
        let lowest = graph
            .nodes
            .iter()
            .filter(|(id, node)| !ignored.contains(*id) && node.rect().intersects(&wanted))
            .map(|(_, node)| node.rect().bottom())
            .fold(f64::NEG_INFINITY, f64::max);
        if !lowest.is_finite() {
            break;
        }
        at = Point::new(at.x, ((lowest + 2.0 * GRID) / GRID).ceil() * GRID);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        geometry::Size,
        model::{Anchor, tests::node},
    };

    /// `a` -> `b` -> `c`, and `d` -> `b`.
    fn chain() -> Graph {
        let mut graph = Graph::default();
        for (index, id) in ["a", "b", "c"].into_iter().enumerate() {
            graph.nodes.insert(id.into(), node(300.0 * index as f64, 0.0));
        }
        graph.nodes.insert("d".into(), node(0.0, 300.0));
        for (from, to) in [("a", "b"), ("b", "c"), ("d", "b")] {
            graph.wires.insert(PortRef::new(from, "next"), to.into());
        }
        graph
    }

    fn after_removal(mut graph: Graph, ids: &[&str]) -> Vec<(String, String)> {
        let before = graph.clone();
        let change = remove_joined(&graph, ids.iter().copied());
        change.apply(&mut graph);
        let wires = graph.wires.iter().map(|(port, to)| (port.node.clone(), to.clone())).collect();
        change.inverse().apply(&mut graph);
        assert_eq!(graph, before, "it can be taken back");
        wires
    }

    fn wires(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect()
    }

    #[test]
    fn what_led_to_a_removed_box_leads_to_what_followed() {
        assert_eq!(after_removal(chain(), &["b"]), wires(&[("a", "c"), ("d", "c")]));
        assert_eq!(after_removal(chain(), &["c"]), wires(&[("a", "b"), ("d", "b")]));
        let mut long = chain();
        long.nodes.insert("e".into(), node(900.0, 0.0));
        long.wires.insert(PortRef::new("c", "next"), "e".into());
        assert_eq!(after_removal(long, &["b", "c"]), wires(&[("a", "e"), ("d", "e")]), "a run of boxes too");
    }

    #[test]
    fn two_possible_followers_are_ambiguous() {
        let mut graph = chain();
        if let Some(node) = graph.nodes.get_mut("b") {
            node.anchors.push(Anchor { port: "other".into(), label: String::new(), y: 90.0 });
        }
        graph.wires.insert(PortRef::new("b", "other"), "d".into());
        assert_eq!(after_removal(graph.clone(), &["b"]), wires(&[]));
        // Both ways to the same box are no ambiguity.
        graph.wires.insert(PortRef::new("b", "other"), "c".into());
        assert_eq!(after_removal(graph, &["b"]), wires(&[("a", "c"), ("d", "c")]));
    }

    #[test]
    fn a_box_never_comes_to_lead_to_itself() {
        let mut graph = chain();
        graph.wires.insert(PortRef::new("b", "next"), "a".into());
        assert_eq!(after_removal(graph, &["b"]), wires(&[("d", "a")]));
    }

    #[test]
    fn separate_boxes_are_joined_each_for_itself() {
        let mut graph = chain();
        graph.nodes.insert("e".into(), node(0.0, 600.0));
        graph.nodes.insert("f".into(), node(300.0, 600.0));
        graph.nodes.insert("g".into(), node(600.0, 600.0));
        graph.wires.insert(PortRef::new("e", "next"), "f".into());
        graph.wires.insert(PortRef::new("f", "next"), "g".into());
        assert_eq!(after_removal(graph, &["b", "f"]), wires(&[("a", "c"), ("d", "c"), ("e", "g")]));
    }

    #[test]
    fn a_loop_of_removed_boxes_ends() {
        let mut graph = chain();
        graph.wires.insert(PortRef::new("c", "next"), "b".into());
        assert_eq!(after_removal(graph, &["b", "c"]), wires(&[]));
    }

    #[test]
    fn making_room_moves_what_follows_and_nothing_else() {
        let mut graph = chain();
        let size = Size::new(256.0, 60.0);
        let (at, change) = make_room(&graph, &PortRef::new("a", "next"), size).unwrap();
        change.apply(&mut graph);
        let placed = Rect::new(at, size);
        assert!(graph.nodes.values().all(|node| !node.rect().intersects(&placed)), "{placed:?} {graph:?}");
        assert_eq!((graph.nodes["a"].at.x, graph.nodes["d"].at.x), (0.0, 0.0));
        assert!(graph.nodes["b"].at.x >= placed.right() + INSERT_GAP);
        assert_eq!(graph.nodes["c"].at.x - graph.nodes["b"].at.x, 300.0, "what follows moves together");
    }

    #[test]
    fn where_there_is_room_nothing_moves() {
        let mut graph = chain();
        if let Some(node) = graph.nodes.get_mut("b") {
            node.at.x = 2000.0;
        }
        let (at, change) = make_room(&graph, &PortRef::new("a", "next"), Size::new(256.0, 60.0)).unwrap();
        assert!(change.is_empty());
        assert!(at.x > 700.0 && at.x < 1300.0, "in the middle: {at:?}");
        assert_eq!(make_room(&graph, &PortRef::new("c", "next"), Size::new(1.0, 1.0)), None);
    }

    #[test]
    fn a_free_place_is_below_what_is_in_the_way() {
        let graph = chain();
        let size = Size::new(100.0, 50.0);
        assert_eq!(
            free_place(&graph, Point::new(16.0, 600.0), size, &BTreeSet::new()),
            Point::new(16.0, 600.0)
        );
        assert_eq!(
            free_place(&graph, Point::new(16.0, 8.0), size, &BTreeSet::new()),
            Point::new(16.0, 120.0)
        );
        let ignored = BTreeSet::from(["a".to_owned()]);
        assert_eq!(free_place(&graph, Point::new(16.0, 8.0), size, &ignored), Point::new(16.0, 8.0));
    }
}

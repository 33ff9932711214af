//! Tidies a graph into columns, from left to right: columns by longest path, lanes for wires that pass over
//! columns, the order in a column by the middle of the neighbours, then heights that keep wires short. Deterministic.
//!
//! It was held against `dagre` 0.1 and `rust-sugiyama` 0.4 on the six largest flows of the gallery; figures and reasons
//! are in `docs/performance.md`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    change::Change,
    geometry::{Point, Size},
    gestures::GRID,
    model::{Graph, NodeBox},
    splice::free_place,
};

/// Free space between two columns: enough for the turns of wires that go back.
const COLUMN_GAP: f64 = 104.0;
/// Free space between two boxes of a column.
const ROW_GAP: f64 = 40.0;
/// Height of the lane that a wire takes where it passes a column, and the free space beside it.
const LANE: f64 = 16.0;
const LANE_GAP: f64 = 16.0;
/// Sweeps that order the columns; the best order of all of them is kept.
const SWEEPS: usize = 12;

/// The moves that tidy the graph, as one change. `starts` are laid out first, in this order; boxes that
/// no start reaches come below the rest.
#[must_use]
pub fn tidy(graph: &Graph, starts: &[String]) -> Change {
    let mut part;
    // What has no way in and no way out is a remark, which stands where its author put it.
    let graph = if graph.nodes.values().any(NodeBox::is_remark) {
        part = graph.clone();
        part.nodes.retain(|_, node| !node.is_remark());
        &part
    } else {
        graph
    };
    let places = places(graph, starts);
    let changes = places
        .into_iter()
        .filter_map(|(id, to)| {
            let from = graph.nodes.get(&id)?.at;
            (from != to).then_some(Change::Move { id, from, to })
        })
        .collect();
    Change::Batch { changes }
}

/// The moves that tidy some boxes among themselves, as one change. Their upper left corner stays where it was, or
/// goes down until none of them covers a box that is not tidied.
#[must_use]
pub fn tidy_some(graph: &Graph, starts: &[String], ids: &BTreeSet<String>) -> Change {
    let mut part = graph.clone();
    part.nodes.retain(|id, _| ids.contains(id));
    part.wires.retain(|port, target| ids.contains(&port.node) && ids.contains(target));
    let Some(before) = part.bounds() else { return Change::Batch { changes: Vec::new() } };
    tidy(&part, starts).apply(&mut part);
    let Some(after) = part.bounds() else { return Change::Batch { changes: Vec::new() } };
    let corner = free_place(graph, before.at, after.size, ids);
    let by = corner - after.at;
    let changes = part
        .nodes
        .iter()
        .filter_map(|(id, node)| {
            let (from, to) = (graph.nodes.get(id)?.at, node.at + by);
            (from != to).then(|| Change::Move { id: id.clone(), from, to })
        })
        .collect();
    Change::Batch { changes }
}

/// Where each box would stand.
fn places(graph: &Graph, starts: &[String]) -> BTreeMap<String, Point> {
    let edges = edges(graph);
    let forward = without_cycles(graph, starts, &edges);
    let layer_of = layers(graph, &forward);
    let lanes = lanes(&forward, &layer_of);
    let (forward, layer_of) = with_lanes(&forward, &layer_of, &lanes);
    let columns = ordered(starts, &layer_of, &forward);
    coordinates(graph, &columns, &forward)
}

type Edges<'a> = BTreeMap<&'a str, Vec<&'a str>>;

/// Targets of each box in the order of its ports, without repeats and loops to itself.
fn edges(graph: &Graph) -> Edges<'_> {
    let mut edges = Edges::new();
    for (id, node) in &graph.nodes {
        let targets = edges.entry(id.as_str()).or_default();
        for anchor in &node.anchors {
            let port = crate::model::PortRef::new(id.clone(), anchor.port.clone());
            if let Some(target) = graph.wires.get(&port)
                && target != id
                && graph.nodes.contains_key(target)
                && !targets.contains(&target.as_str())
            {
                targets.push(target);
            }
        }
    }
    edges
}

/// The edges without those that lead back into the path they come from.
fn without_cycles<'a>(graph: &'a Graph, starts: &'a [String], edges: &Edges<'a>) -> Edges<'a> {
    let mut kept = Edges::new();
    let mut finished = BTreeSet::new();
    let mut open = BTreeSet::new();
    let roots = starts.iter().map(String::as_str).filter(|id| graph.nodes.contains_key(*id));
    for root in roots.chain(graph.reading_order()) {
        if finished.contains(root) {
            continue;
        }
        // An explicit stack: a flow may be a thousand steps long, the browser's stack is small.
        let mut stack = vec![(root, 0_usize)];
        open.insert(root);
        while let Some((id, next)) = stack.pop() {
            let Some(target) = edges.get(id).and_then(|targets| targets.get(next)).copied() else {
                open.remove(id);
                finished.insert(id);
                continue;
            };
            stack.push((id, next + 1));
            if open.contains(target) {
                continue;
            }
            kept.entry(id).or_default().push(target);
            if !finished.contains(target) {
                open.insert(target);
                stack.push((target, 0));
            }
        }
    }
    kept
}

/// The column of each box: one more than the last of those that lead to it.
fn layers<'a>(graph: &'a Graph, forward: &Edges<'a>) -> BTreeMap<&'a str, usize> {
    let mut missing: BTreeMap<&str, usize> = graph.nodes.keys().map(|id| (id.as_str(), 0)).collect();
    for target in forward.values().flatten() {
        *missing.entry(target).or_default() += 1;
    }
    let mut ready: VecDeque<&str> =
        missing.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut layer_of: BTreeMap<&str, usize> = graph.nodes.keys().map(|id| (id.as_str(), 0)).collect();
    while let Some(id) = ready.pop_front() {
        let layer = layer_of.get(id).copied().unwrap_or_default();
        for target in forward.get(id).into_iter().flatten().copied() {
            if let Some(own) = layer_of.get_mut(target) {
                *own = (*own).max(layer + 1);
            }
            if let Some(count) = missing.get_mut(target) {
                *count -= 1;
                if *count == 0 {
                    ready.push_back(target);
                }
            }
        }
    }
    // What nothing leads to stands right before what it leads to: from the first column its wire would run over all
    // that lies between.
    let entered: BTreeSet<&str> = forward.values().flatten().copied().collect();
    for (id, targets) in forward.iter().filter(|(id, _)| !entered.contains(*id)) {
        if let Some(nearest) = targets.iter().filter_map(|target| layer_of.get(target)).min().copied() {
            layer_of.insert(id, nearest.saturating_sub(1));
        }
    }
    layer_of
}

/// The lanes of wires that pass over columns: for each wire its source, its target, and the names of the places that
/// it takes in the columns between, so that boxes leave room for it.
type Lanes<'a> = Vec<(&'a str, &'a str, Vec<String>)>;

fn lanes<'a>(forward: &Edges<'a>, layer_of: &BTreeMap<&'a str, usize>) -> Lanes<'a> {
    let mut lanes = Lanes::new();
    for (source, targets) in forward {
        for target in targets {
            let (Some(from), Some(to)) = (layer_of.get(source), layer_of.get(target)) else { continue };
            // No id of a box holds a control character.
            let names =
                (from + 1..*to).map(|layer| format!("\u{0}{source}\u{0}{target}\u{0}{layer}")).collect();
            lanes.push((source, target, names));
        }
    }
    lanes
}

/// The same edges and columns with the lanes as boxes of their own: then each edge goes to the next column.
fn with_lanes<'a>(
    forward: &Edges<'a>,
    layer_of: &BTreeMap<&'a str, usize>,
    lanes: &'a Lanes<'a>,
) -> (Edges<'a>, BTreeMap<&'a str, usize>) {
    let mut columns = layer_of.clone();
    let mut edges: Edges<'a> = forward.keys().map(|id| (*id, Vec::new())).collect();
    // The lanes come in the order of the edges, so the order of a box's ways out is kept.
    for (source, target, names) in lanes {
        let mut before = *source;
        let first = layer_of.get(source).copied().unwrap_or_default() + 1;
        for (offset, name) in names.iter().enumerate() {
            edges.entry(before).or_default().push(name);
            columns.insert(name, first + offset);
            before = name;
        }
        edges.entry(before).or_default().push(target);
    }
    (edges, columns)
}

/// The boxes of each column from top to bottom.
fn ordered<'a>(
    starts: &[String],
    layer_of: &BTreeMap<&'a str, usize>,
    forward: &Edges<'a>,
) -> Vec<Vec<&'a str>> {
    let depth = layer_of.values().copied().max().map_or(0, |last| last + 1);
    let mut columns: Vec<Vec<&str>> = vec![Vec::new(); depth];
    for (id, layer) in layer_of {
        columns[*layer].push(id);
    }
    let rank = |id: &str| starts.iter().position(|start| start == id).unwrap_or(usize::MAX);
    if let Some(first) = columns.first_mut() {
        first.sort_by_key(|id| rank(id));
    }
    let mut backward = Edges::new();
    for (id, targets) in forward {
        for target in targets {
            backward.entry(target).or_default().push(id);
        }
    }
    let mut best = (crossings(&columns, forward), columns.clone());
    for sweep in 0..SWEEPS {
        if sweep % 2 == 0 {
            for index in 1..columns.len() {
                sort_by_neighbours(&mut columns, index, index - 1, &backward, forward);
            }
        } else {
            for index in (0..columns.len().saturating_sub(1)).rev() {
                // The starts keep the order that the author gave them.
                if index > 0 || starts.is_empty() {
                    sort_by_neighbours(&mut columns, index, index + 1, forward, &backward);
                }
            }
        }
        let count = crossings(&columns, forward);
        if count < best.0 {
            best = (count, columns.clone());
        }
    }
    best.1
}

/// How often edges cross between neighbouring columns.
fn crossings(columns: &[Vec<&str>], forward: &Edges<'_>) -> usize {
    columns.windows(2).map(|pair| crossings_between(&pair[0], &pair[1], forward)).sum()
}

/// Edges cross where their ends stand in another order than their starts: inversions, counted with a tree of sums.
fn crossings_between(left: &[&str], right: &[&str], forward: &Edges<'_>) -> usize {
    let place: BTreeMap<&str, usize> = right.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let mut sums = vec![0_usize; right.len() + 1];
    let (mut seen, mut count) = (0, 0);
    for id in left {
        let mut ends: Vec<usize> =
            forward.get(id).into_iter().flatten().filter_map(|target| place.get(target).copied()).collect();
        ends.sort_unstable();
        for end in &ends {
            let (mut at, mut above) = (end + 1, 0);
            while at > 0 {
                above += sums[at];
                at &= at - 1;
            }
            count += seen - above;
        }
        for end in &ends {
            let mut at = end + 1;
            while at < sums.len() {
                sums[at] += 1;
                at += at & at.wrapping_neg();
            }
            seen += 1;
        }
    }
    count
}

/// Sorts one column by the mean place of the neighbours in another. Where a neighbour has several ways
/// out, their order counts as a fraction of a place, so that the first option stands highest.
fn sort_by_neighbours<'a>(
    columns: &mut [Vec<&'a str>],
    index: usize,
    fixed: usize,
    neighbours: &Edges<'a>,
    opposite: &Edges<'a>,
) {
    let place: BTreeMap<&str, f64> =
        columns[fixed].iter().enumerate().map(|(place, id)| (*id, place as f64)).collect();
    let mean = |id: &str| -> f64 {
        let mut found = Vec::new();
        for neighbour in neighbours.get(id).into_iter().flatten() {
            if let Some(place) = place.get(neighbour) {
                let ways = opposite.get(neighbour).map_or(&[][..], Vec::as_slice);
                let way = ways.iter().position(|way| *way == id).unwrap_or_default();
                found.push(place + way as f64 / (ways.len().max(1) as f64 + 1.0));
            }
        }
        if found.is_empty() { f64::MAX } else { found.iter().sum::<f64>() / found.len() as f64 }
    };
    let mut keyed: Vec<(f64, &str)> = columns[index].iter().map(|id| (mean(id), *id)).collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0));
    columns[index] = keyed.into_iter().map(|(_, id)| id).collect();
}

fn coordinates(graph: &Graph, columns: &[Vec<&str>], forward: &Edges<'_>) -> BTreeMap<String, Point> {
    let size = |id: &str| graph.nodes.get(id).map_or(Size::new(0.0, LANE), |node| node.size);
    let gap = |id: &str| if graph.nodes.contains_key(id) { ROW_GAP } else { LANE_GAP };
    let mut backward: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, targets) in forward {
        for target in targets {
            backward.entry(target).or_default().push(id);
        }
    }
    let mut middle: BTreeMap<&str, f64> = BTreeMap::new();
    let mut places = BTreeMap::new();
    let mut x = 0.0;
    for column in columns {
        let width = column.iter().map(|id| size(id).width).fold(0.0, f64::max);
        let (mut lowest, mut room) = (f64::NEG_INFINITY, ROW_GAP);
        for id in column {
            room = room.min(gap(id));
            let height = size(id).height;
            let before: Vec<f64> =
                backward.get(id).into_iter().flatten().filter_map(|id| middle.get(id).copied()).collect();
            let wished = if before.is_empty() {
                if lowest.is_finite() { lowest + room } else { 0.0 }
            } else {
                before.iter().sum::<f64>() / before.len() as f64 - height / 2.0
            };
            let y = if lowest.is_finite() { wished.max(lowest + room) } else { wished };
            let at = Point::new(x, y).snapped(GRID);
            lowest = at.y + height;
            room = gap(id);
            middle.insert(id, at.y + height / 2.0);
            places.insert((*id).to_owned(), at);
        }
        center_on_parents(column, &backward, &middle, &mut places);
        for id in column {
            if let Some(at) = places.get(*id) {
                middle.insert(id, at.y + size(id).height / 2.0);
            }
        }
        x += width + COLUMN_GAP;
    }
    places.retain(|id, _| graph.nodes.contains_key(id));
    places
}

/// Pushing boxes down one by one leaves a column below its parents; the whole column moves up by the
/// mean of what its boxes are too low.
fn center_on_parents<'a>(
    column: &[&'a str],
    backward: &BTreeMap<&str, Vec<&'a str>>,
    middle: &BTreeMap<&'a str, f64>,
    places: &mut BTreeMap<String, Point>,
) {
    let mut off = Vec::new();
    for id in column {
        let parents: Vec<f64> =
            backward.get(id).into_iter().flatten().filter_map(|id| middle.get(id).copied()).collect();
        if let (false, Some(own)) = (parents.is_empty(), middle.get(id)) {
            off.push(own - parents.iter().sum::<f64>() / parents.len() as f64);
        }
    }
    if off.is_empty() {
        return;
    }
    let shift = ((off.iter().sum::<f64>() / off.len() as f64) / GRID).round() * GRID;
    for id in column {
        if let Some(at) = places.get_mut(*id) {
            at.y -= shift;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, PortRef};

    /// A tree of `count` boxes with three ways out each, and a wire back from the last to the first.
    fn large(count: usize) -> Graph {
        let mut graph = Graph::default();
        for index in 0..count {
            let anchors = (0..3)
                .map(|port| Anchor {
                    port: format!("p{port}"),
                    label: String::new(),
                    y: 60.0 + 28.0 * f64::from(port),
                })
                .collect();
            let node = NodeBox {
                at: Point::new(0.0, 0.0),
                size: Size::new(248.0, 100.0 + 20.0 * (index % 5) as f64),
                entry: Some(20.0),
                anchors,
                folded: false,
                label: String::new(),
            };
            graph.nodes.insert(format!("n{index:03}"), node);
            if index > 0 {
                let port = PortRef::new(format!("n{:03}", (index - 1) / 3), format!("p{}", (index - 1) % 3));
                graph.wires.insert(port, format!("n{index:03}"));
            }
        }
        graph.wires.insert(PortRef::new(format!("n{:03}", count - 1), "p0"), "n000".into());
        graph
    }

    #[test]
    fn no_two_boxes_overlap_and_every_wire_but_the_way_back_goes_right() {
        let mut graph = large(60);
        tidy(&graph, &["n000".into()]).apply(&mut graph);
        let boxes: Vec<_> = graph.nodes.values().map(NodeBox::rect).collect();
        for (index, a) in boxes.iter().enumerate() {
            for b in &boxes[index + 1..] {
                assert!(!a.intersects(b), "{a:?} {b:?}");
            }
        }
        let back = graph
            .wires
            .iter()
            .filter(|(port, target)| graph.nodes[&port.node].at.x >= graph.nodes[*target].at.x)
            .count();
        assert_eq!(back, 1);
    }

    #[test]
    fn options_stand_in_the_order_of_their_ports() {
        let mut graph = large(4);
        tidy(&graph, &["n000".into()]).apply(&mut graph);
        let y = |id: &str| graph.nodes[id].at.y;
        assert!(y("n001") < y("n002") && y("n002") < y("n003"));
    }

    #[test]
    fn tidying_twice_changes_nothing() {
        let mut graph = large(25);
        tidy(&graph, &["n000".into()]).apply(&mut graph);
        assert!(tidy(&graph, &["n000".into()]).is_empty());
    }

    #[test]
    fn a_part_is_tidied_where_it_stands_and_covers_nothing_else() {
        let mut graph = large(60);
        tidy(&graph, &["n000".into()]).apply(&mut graph);
        let before = graph.clone();
        let ids: BTreeSet<String> = (1..5).map(|index| format!("n{index:03}")).collect();
        for (place, id) in ids.iter().enumerate() {
            graph.nodes.get_mut(id).unwrap().at = Point::new(4000.0, 8.0 * place as f64);
        }
        let change = tidy_some(&graph, &[], &ids);
        change.apply(&mut graph);
        for (id, node) in &graph.nodes {
            if !ids.contains(id) {
                assert_eq!(node.at, before.nodes[id].at, "{id} was not asked for");
            }
            for (other, placed) in
                graph.nodes.iter().filter(|(other, _)| ids.contains(*other) && *other != id)
            {
                assert!(!node.rect().intersects(&placed.rect()), "{id} and {other}");
            }
        }
        assert!(tidy_some(&graph, &[], &ids).is_empty(), "a second time changes nothing");
        assert!(tidy_some(&graph, &[], &BTreeSet::new()).is_empty());
    }

    #[test]
    fn remarks_stay_where_they_are() {
        let mut graph = large(4);
        let remark = NodeBox { entry: None, anchors: Vec::new(), ..graph.nodes["n000"].clone() };
        graph.nodes.insert("remark".into(), NodeBox { at: Point::new(77.0, 33.0), ..remark });
        tidy(&graph, &["n000".into()]).apply(&mut graph);
        assert_eq!(graph.nodes["remark"].at, Point::new(77.0, 33.0));
    }

    #[test]
    fn a_start_stands_right_before_the_step_it_leads_to() {
        let mut graph = large(14);
        let start = NodeBox { entry: None, ..graph.nodes["n000"].clone() };
        graph.nodes.insert("start".into(), start);
        // n013 is in the fourth column.
        graph.wires.insert(PortRef::new("start", "p0"), "n013".into());
        tidy(&graph, &["n000".into(), "start".into()]).apply(&mut graph);
        assert_eq!(
            graph.nodes["start"].at.x, graph.nodes["n004"].at.x,
            "the column of what leads to n013 too"
        );
        assert!(graph.nodes["start"].at.x < graph.nodes["n013"].at.x);
    }

    #[test]
    fn crossings_are_edges_that_end_in_another_order() {
        let forward = Edges::from([("a", vec!["y", "z"]), ("b", vec!["x"]), ("c", vec!["x", "z"])]);
        assert_eq!(crossings_between(&["a", "b", "c"], &["x", "y", "z"], &forward), 4);
        assert_eq!(crossings_between(&["b", "c", "a"], &["x", "y", "z"], &forward), 1);
        assert_eq!(crossings_between(&["a"], &["y", "z"], &forward), 0);
    }

    #[test]
    fn any_drawing_is_tidied_without_overlap_and_always_the_same() {
        let mut seed = 7_u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        for round in 0..60 {
            let count = 2 + random(40);
            let mut graph = large(count);
            for _ in 0..random(2 * count) {
                let port = PortRef::new(format!("n{:03}", random(count)), format!("p{}", random(3)));
                graph.wires.insert(port, format!("n{:03}", random(count)));
            }
            let change = tidy(&graph, &["n000".into()]);
            assert_eq!(change, tidy(&graph, &["n000".into()]));
            change.apply(&mut graph);
            let boxes: Vec<_> = graph.nodes.values().map(NodeBox::rect).collect();
            for (index, a) in boxes.iter().enumerate() {
                assert!(boxes[index + 1..].iter().all(|b| !a.intersects(b)), "round {round}");
            }
        }
    }

    #[test]
    fn a_loop_without_a_start_is_laid_out_too() {
        let mut graph = large(2);
        graph.wires.insert(PortRef::new("n001", "p1"), "n001".into());
        tidy(&graph, &[]).apply(&mut graph);
        assert!(graph.nodes["n001"].at.x > graph.nodes["n000"].at.x);
    }
}

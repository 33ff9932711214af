//! Lines boxes up, and spreads them evenly.

use serde::{Deserialize, Serialize};

use crate::{
    change::Change,
    geometry::{Point, Rect},
    gestures::GRID,
    model::Graph,
};

/// How boxes are arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrange {
    /// Left sides on one line.
    Left,
    /// Middles on one upright line.
    Center,
    /// Right sides on one line.
    Right,
    /// Upper sides on one line.
    Top,
    /// Middles on one level line.
    Middle,
    /// Lower sides on one line.
    Bottom,
    /// The same free space between neighbours, from left to right.
    Across,
    /// The same free space between neighbours, from top to bottom.
    Down,
}

impl Arrange {
    /// How many boxes it needs: two are always spread evenly.
    #[must_use]
    pub fn needs(self) -> usize {
        if matches!(self, Self::Across | Self::Down) { 3 } else { 2 }
    }
}

/// The moves that arrange these boxes, as one change; it is empty where there are too few of them.
///
/// Boxes that are lined up stay inside the space that they took together. Boxes that are spread keep the first and
/// the last where they are; where there is not enough room for all, the last ones move away.
#[must_use]
pub fn arrange<'a>(graph: &Graph, ids: impl IntoIterator<Item = &'a str>, how: Arrange) -> Change {
    let boxes: Vec<(&str, Rect)> =
        ids.into_iter().filter_map(|id| Some((id, graph.nodes.get(id)?.rect()))).collect();
    let (true, Some(whole)) = (boxes.len() >= how.needs(), Rect::around(boxes.iter().map(|(_, rect)| *rect)))
    else {
        return Change::Batch { changes: Vec::new() };
    };
    let places: Vec<(&str, Point)> = match how {
        Arrange::Across => {
            spread(boxes, |point| point.x, |rect| rect.size.width, |at, x| Point::new(x, at.y))
        }
        Arrange::Down => spread(boxes, |point| point.y, |rect| rect.size.height, |at, y| Point::new(at.x, y)),
        _ => boxes.into_iter().map(|(id, rect)| (id, lined_up(rect, whole, how))).collect(),
    };
    let changes = places
        .into_iter()
        .filter_map(|(id, to)| {
            let from = graph.nodes.get(id)?.at;
            (from != to).then(|| Change::Move { id: id.to_owned(), from, to })
        })
        .collect();
    Change::Batch { changes }
}

fn lined_up(rect: Rect, whole: Rect, how: Arrange) -> Point {
    let (at, middle) = (rect.at, whole.center());
    match how {
        Arrange::Left => Point::new(whole.at.x, at.y),
        Arrange::Center => Point::new(middle.x - rect.size.width / 2.0, at.y),
        Arrange::Right => Point::new(whole.right() - rect.size.width, at.y),
        Arrange::Top => Point::new(at.x, whole.at.y),
        Arrange::Middle => Point::new(at.x, middle.y - rect.size.height / 2.0),
        Arrange::Bottom => Point::new(at.x, whole.bottom() - rect.size.height),
        Arrange::Across | Arrange::Down => at,
    }
}

/// Spreads boxes along one axis. `place` and `extent` give a box's start and length on it, `moved` puts it there.
fn spread(
    mut boxes: Vec<(&str, Rect)>,
    place: impl Fn(Point) -> f64,
    extent: impl Fn(&Rect) -> f64,
    moved: impl Fn(Point, f64) -> Point,
) -> Vec<(&str, Point)> {
    boxes.sort_by(|a, b| place(a.1.at).total_cmp(&place(b.1.at)).then(a.0.cmp(b.0)));
    let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else { return Vec::new() };
    let room = place(last.1.at) + extent(&last.1) - place(first.1.at);
    let taken: f64 = boxes.iter().map(|(_, rect)| extent(rect)).sum();
    let gap = ((room - taken) / (boxes.len() - 1) as f64).max(GRID);
    let mut next = place(first.1.at);
    boxes
        .iter()
        .map(|(id, rect)| {
            let to = moved(rect.at, next);
            next += extent(rect) + gap;
            (*id, to)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geometry::Size, model::tests::node};

    /// Three boxes, 200 wide and 100, 60 and 40 high.
    fn graph() -> Graph {
        let mut graph = Graph::default();
        for (id, x, y, height) in
            [("a", 0.0, 0.0, 100.0), ("b", 40.0, 300.0, 60.0), ("c", 500.0, 120.0, 40.0)]
        {
            graph
                .nodes
                .insert(id.into(), crate::model::NodeBox { size: Size::new(200.0, height), ..node(x, y) });
        }
        graph
    }

    fn places(how: Arrange) -> Vec<(f64, f64)> {
        let mut graph = graph();
        arrange(&graph, ["a", "b", "c"], how).apply(&mut graph);
        graph.nodes.values().map(|node| (node.at.x, node.at.y)).collect()
    }

    #[test]
    fn boxes_line_up_at_each_side_and_in_the_middle() {
        assert_eq!(places(Arrange::Left), [(0.0, 0.0), (0.0, 300.0), (0.0, 120.0)]);
        assert_eq!(places(Arrange::Right), [(500.0, 0.0), (500.0, 300.0), (500.0, 120.0)]);
        assert_eq!(places(Arrange::Center), [(250.0, 0.0), (250.0, 300.0), (250.0, 120.0)]);
        assert_eq!(places(Arrange::Top), [(0.0, 0.0), (40.0, 0.0), (500.0, 0.0)]);
        assert_eq!(places(Arrange::Bottom), [(0.0, 260.0), (40.0, 300.0), (500.0, 320.0)]);
        assert_eq!(places(Arrange::Middle), [(0.0, 130.0), (40.0, 150.0), (500.0, 160.0)]);
    }

    #[test]
    fn spreading_gives_equal_gaps_and_keeps_both_ends() {
        let [a, b, c] = places(Arrange::Down)[..] else { panic!() };
        // From top to bottom: a (100), c (40), b (60); 360 in all, so two gaps of 80.
        assert_eq!((a.1, c.1, b.1), (0.0, 180.0, 300.0));
        let [a, b, c] = places(Arrange::Across)[..] else { panic!() };
        assert_eq!((a.0, b.0, c.0), (0.0, 250.0, 500.0));
    }

    #[test]
    fn boxes_that_do_not_fit_are_pushed_apart_instead_of_piled_up() {
        let mut graph = graph();
        for node in graph.nodes.values_mut() {
            node.at = Point::default();
        }
        arrange(&graph, ["a", "b", "c"], Arrange::Across).apply(&mut graph);
        let xs: Vec<f64> = graph.nodes.values().map(|node| node.at.x).collect();
        assert_eq!(xs, [0.0, 208.0, 416.0]);
    }

    #[test]
    fn too_few_boxes_and_boxes_in_place_change_nothing() {
        let mut graph = graph();
        assert!(arrange(&graph, ["a"], Arrange::Left).is_empty());
        assert!(arrange(&graph, ["a", "b"], Arrange::Down).is_empty());
        assert!(arrange(&graph, ["a", "b", "gone"], Arrange::Down).is_empty());
        arrange(&graph, ["a", "b", "c"], Arrange::Top).apply(&mut graph);
        assert!(arrange(&graph, ["a", "b", "c"], Arrange::Top).is_empty());
    }
}

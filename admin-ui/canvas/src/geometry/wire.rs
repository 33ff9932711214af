//! The path of a wire: it leaves to the right, enters from the left, and goes around the boxes where
//! its target stands behind its source.

use std::fmt::Write as _;

use super::{Point, Rect};

/// How far a wire runs straight before it may turn, and the radius of its turns.
const STUB: f64 = 24.0;
/// Free space between a box and a wire that goes around it.
const CLEARANCE: f64 = 28.0;
/// Points per curve when a distance is measured; 16 keeps the error below a pixel on usual wires.
const SAMPLES: usize = 16;

/// The two boxes between which a wire runs, so that it can go around them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Obstacles {
    /// The box it leaves.
    pub source: Rect,
    /// The box it enters.
    pub target: Rect,
}

/// A cubic Bézier curve: start, two control points, end.
type Curve = [Point; 4];

/// A smooth path made of cubic curves.
#[derive(Debug, Clone, PartialEq)]
pub struct WirePath {
    curves: Vec<Curve>,
}

/// The path from an outgoing port to an incoming one. Without obstacles (a wire that is still being
/// drawn) it turns back in the middle between its ends.
#[must_use]
pub fn wire_path(start: Point, end: Point, obstacles: Option<Obstacles>) -> WirePath {
    if end.x >= start.x + STUB {
        return WirePath { curves: vec![forward(start, end)] };
    }
    let lane = lane_y(start, end, obstacles);
    let corners = [
        start,
        Point::new(start.x + STUB, start.y),
        Point::new(start.x + STUB, lane),
        Point::new(end.x - STUB, lane),
        Point::new(end.x - STUB, end.y),
        end,
    ];
    WirePath { curves: rounded(&corners) }
}

fn forward(start: Point, end: Point) -> Curve {
    // Half the way to the side gives a calm S; a floor keeps short wires from looking like a kink.
    let reach = ((end.x - start.x) / 2.0).clamp(STUB, 160.0);
    [start, Point::new(start.x + reach, start.y), Point::new(end.x - reach, end.y), end]
}

/// The height of the long way back: between the boxes where there is room, else around the outside,
/// on the side that is nearer.
fn lane_y(start: Point, end: Point, obstacles: Option<Obstacles>) -> f64 {
    let Some(Obstacles { source, target }) = obstacles else { return f64::midpoint(start.y, end.y) };
    if target.at.y - source.bottom() >= CLEARANCE {
        return f64::midpoint(source.bottom(), target.at.y);
    }
    if source.at.y - target.bottom() >= CLEARANCE {
        return f64::midpoint(target.bottom(), source.at.y);
    }
    let above = source.at.y.min(target.at.y) - CLEARANCE;
    let below = source.bottom().max(target.bottom()) + CLEARANCE;
    let cost = |lane: f64| (start.y - lane).abs() + (end.y - lane).abs();
    if cost(above) < cost(below) { above } else { below }
}

/// Straight pieces between corners, with the corners rounded off.
fn rounded(corners: &[Point]) -> Vec<Curve> {
    let mut curves = Vec::with_capacity(corners.len() * 2);
    let mut from = corners[0];
    for window in corners.windows(3) {
        let [before, corner, after] = [window[0], window[1], window[2]];
        let radius = (before.distance(corner) / 2.0).min(corner.distance(after) / 2.0).min(STUB / 1.5);
        let enter = corner.towards(before, share(radius, corner.distance(before)));
        let leave = corner.towards(after, share(radius, corner.distance(after)));
        curves.push(straight(from, enter));
        curves.push([enter, enter.towards(corner, 0.55), leave.towards(corner, 0.55), leave]);
        from = leave;
    }
    curves.push(straight(from, corners[corners.len() - 1]));
    curves.retain(|curve| curve[0] != curve[3]);
    curves
}

fn share(radius: f64, length: f64) -> f64 {
    if length == 0.0 { 0.0 } else { radius / length }
}

fn straight(a: Point, b: Point) -> Curve {
    [a, a.towards(b, 1.0 / 3.0), a.towards(b, 2.0 / 3.0), b]
}

fn at(curve: &Curve, t: f64) -> Point {
    let [a, b, c, d] = *curve;
    let ab = a.towards(b, t);
    let bc = b.towards(c, t);
    let cd = c.towards(d, t);
    ab.towards(bc, t).towards(bc.towards(cd, t), t)
}

impl WirePath {
    /// The path in the syntax of SVG's `d` attribute.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut text = String::with_capacity(self.curves.len() * 48);
        for (index, [a, b, c, d]) in self.curves.iter().enumerate() {
            // Writing to a String cannot fail.
            if index == 0 {
                let _ = write!(text, "M{:.1},{:.1}", a.x, a.y);
            }
            let _ = write!(text, " C{:.1},{:.1} {:.1},{:.1} {:.1},{:.1}", b.x, b.y, c.x, c.y, d.x, d.y);
        }
        text
    }

    /// The smallest rectangle that surely holds the path.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        Rect::around(self.curves.iter().flatten().map(|point| Rect::spanned(*point, *point)))
            .unwrap_or_default()
    }

    /// A point about halfway, where a label or a button may stand.
    #[must_use]
    pub fn middle(&self) -> Point {
        let points = self.sampled();
        let total: f64 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        let mut walked = 0.0;
        for pair in points.windows(2) {
            let step = pair[0].distance(pair[1]);
            if walked + step >= total / 2.0 && step > 0.0 {
                return pair[0].towards(pair[1], (total / 2.0 - walked) / step);
            }
            walked += step;
        }
        points.last().copied().unwrap_or_default()
    }

    /// The distance from a point to the path, in canvas pixels.
    #[must_use]
    pub fn distance(&self, point: Point) -> f64 {
        self.sampled()
            .windows(2)
            .map(|pair| distance_to_segment(point, pair[0], pair[1]))
            .fold(f64::INFINITY, f64::min)
    }

    fn sampled(&self) -> Vec<Point> {
        let mut points = Vec::with_capacity(self.curves.len() * SAMPLES + 1);
        if let Some(first) = self.curves.first() {
            points.push(first[0]);
        }
        for curve in &self.curves {
            points.extend((1..=SAMPLES).map(|step| at(curve, step as f64 / SAMPLES as f64)));
        }
        points
    }
}

fn distance_to_segment(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let share = if length == 0.0 { 0.0 } else { ((point.x - a.x) * dx + (point.y - a.y) * dy) / length };
    point.distance(a.towards(b, share.clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::super::Size;
    use super::*;

    fn boxed(x: f64, y: f64) -> Rect {
        Rect::new(Point::new(x, y), Size::new(200.0, 100.0))
    }

    fn between(source: Rect, target: Rect) -> WirePath {
        let start = Point::new(source.right(), source.at.y + 50.0);
        let end = Point::new(target.at.x, target.at.y + 20.0);
        wire_path(start, end, Some(Obstacles { source, target }))
    }

    #[test]
    fn a_forward_wire_leaves_right_and_enters_left() {
        let path = wire_path(Point::new(0.0, 0.0), Point::new(200.0, 80.0), None);
        assert_eq!(path.svg(), "M0.0,0.0 C100.0,0.0 100.0,80.0 200.0,80.0");
        assert!(path.middle().distance(Point::new(100.0, 40.0)) < 1.0);
    }

    #[test]
    fn a_backward_wire_crosses_neither_box() {
        for target in [
            boxed(-400.0, 0.0),
            boxed(-100.0, 20.0),
            boxed(-300.0, 400.0),
            boxed(-300.0, -400.0),
            boxed(0.0, 0.0),
        ] {
            let source = boxed(0.0, 0.0);
            let path = between(source, target);
            let inside = path
                .sampled()
                .into_iter()
                .find(|point| [source, target].iter().any(|rect| rect.grown(-1.0).contains(*point)));
            assert_eq!(inside, None, "target {target:?}");
        }
    }

    #[test]
    fn a_path_is_continuous() {
        let path = between(boxed(0.0, 0.0), boxed(-500.0, 30.0));
        for pair in path.curves.windows(2) {
            assert!(pair[0][3].distance(pair[1][0]) < 1e-9);
        }
    }

    #[test]
    fn distance_is_measured_to_the_nearest_part() {
        let path = wire_path(Point::new(0.0, 0.0), Point::new(100.0, 0.0), None);
        assert!((path.distance(Point::new(50.0, 7.0)) - 7.0).abs() < 0.01);
        assert!((path.distance(Point::new(-3.0, 4.0)) - 5.0).abs() < 0.01);
    }

    #[test]
    fn bounds_hold_the_whole_path() {
        let path = between(boxed(0.0, 0.0), boxed(-500.0, 30.0));
        let bounds = path.bounds().grown(0.1);
        assert!(path.sampled().into_iter().all(|point| bounds.contains(point)));
    }
}

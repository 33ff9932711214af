//! The small map of the whole graph: which scale it has, and how places go from one to the other.

use std::fmt::Write as _;

use super::{Point, Rect, Size};

/// Space that the map leaves around the graph, in canvas pixels, so that boxes at its border can be hit.
const MARGIN: f64 = 80.0;
/// A box is drawn at least this large, in pixels of the map; smaller ones would vanish.
const SMALLEST: f64 = 1.5;

/// A map of a part of the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minimap {
    /// The part of the canvas that it shows.
    pub content: Rect,
    /// Its own measures, in screen pixels.
    pub size: Size,
    scale: f64,
    inset: Point,
}

impl Minimap {
    /// A map of this size of everything in `content` and everything that is `seen`, so that the frame of what is
    /// seen never leaves the map.
    #[must_use]
    pub fn new(content: Rect, seen: Rect, size: Size) -> Self {
        let whole = Rect::around([content.grown(MARGIN), seen]).unwrap_or(content);
        let scale = (size.width / whole.size.width.max(1.0)).min(size.height / whole.size.height.max(1.0));
        let inset = Point::new(
            (size.width - whole.size.width * scale) / 2.0,
            (size.height - whole.size.height * scale) / 2.0,
        );
        Self { content: whole, size, scale, inset }
    }

    /// Where a point of the canvas is on the map.
    #[must_use]
    pub fn to_map(&self, canvas: Point) -> Point {
        Point::new(
            (canvas.x - self.content.at.x) * self.scale + self.inset.x,
            (canvas.y - self.content.at.y) * self.scale + self.inset.y,
        )
    }

    /// Where a point of the map is on the canvas.
    #[must_use]
    pub fn to_canvas(&self, map: Point) -> Point {
        Point::new(
            (map.x - self.inset.x) / self.scale + self.content.at.x,
            (map.y - self.inset.y) / self.scale + self.content.at.y,
        )
    }

    /// A rectangle of the canvas on the map.
    #[must_use]
    pub fn rect(&self, canvas: Rect) -> Rect {
        Rect::spanned(self.to_map(canvas.at), self.to_map(Point::new(canvas.right(), canvas.bottom())))
    }

    /// All boxes as the `d` attribute of one SVG path: a thousand elements would cost more than they show.
    #[must_use]
    pub fn boxes(&self, boxes: impl IntoIterator<Item = Rect>) -> String {
        let mut path = String::new();
        for canvas in boxes {
            let Rect { at, size } = self.rect(canvas);
            let (width, height) = (size.width.max(SMALLEST), size.height.max(SMALLEST));
            // Writing to a String cannot fail.
            let _ = write!(path, "M{:.1},{:.1}h{width:.1}v{height:.1}h-{width:.1}z", at.x, at.y);
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map() -> Minimap {
        let content = Rect::new(Point::new(-200.0, 100.0), Size::new(4000.0, 1000.0));
        let seen = Rect::new(Point::new(0.0, 0.0), Size::new(800.0, 600.0));
        Minimap::new(content, seen, Size::new(180.0, 120.0))
    }

    #[test]
    fn canvas_and_map_are_inverse() {
        let (map, point) = (map(), Point::new(1234.0, 567.0));
        assert!(map.to_canvas(map.to_map(point)).distance(point) < 1e-6);
    }

    #[test]
    fn everything_and_what_is_seen_lie_on_the_map() {
        let map = map();
        let whole = Rect::new(Point::default(), map.size);
        for rect in [
            Rect::new(Point::new(-200.0, 100.0), Size::new(4000.0, 1000.0)),
            Rect::new(Point::default(), Size::new(800.0, 600.0)),
        ] {
            assert!(whole.grown(1e-6).encloses(&map.rect(rect)), "{rect:?}");
        }
        let far = Rect::new(Point::new(-9000.0, -9000.0), Size::new(800.0, 600.0));
        let map = Minimap::new(Rect::new(Point::default(), Size::new(10.0, 10.0)), far, map.size);
        assert!(
            whole.grown(1e-6).encloses(&map.rect(far)),
            "the frame stays on the map when one has gone far away"
        );
    }

    #[test]
    fn boxes_are_one_path_and_none_is_too_small_to_see() {
        let path = map().boxes([Rect::new(Point::default(), Size::new(1.0, 1.0))]);
        assert!(path.starts_with('M') && path.ends_with("h1.5v1.5h-1.5z"), "{path}");
        assert_eq!(map().boxes([]), "");
    }
}

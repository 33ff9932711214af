//! Points, sizes and rectangles.

use serde::{Deserialize, Serialize};

/// A place or a displacement, in pixels of the coordinate system that the caller is in.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Point {
    /// A point from its two coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The straight distance to another point.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point between two points; `share` 0 is this one, 1 the other.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        Self::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }

    /// The nearest point of a square grid, so that boxes line up by themselves.
    #[must_use]
    pub fn snapped(self, grid: f64) -> Self {
        Self::new((self.x / grid).round() * grid, (self.y / grid).round() * grid)
    }
}

impl std::ops::Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Size {
    /// Width, never negative.
    pub width: f64,
    /// Height, never negative.
    pub height: f64,
}

impl Size {
    /// A size from its two measures.
    #[must_use]
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

/// A rectangle whose sides follow the axes.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Rect {
    /// Its top left corner.
    pub at: Point,
    /// Its measures.
    pub size: Size,
}

impl Rect {
    /// A rectangle from its top left corner and its measures.
    #[must_use]
    pub const fn new(at: Point, size: Size) -> Self {
        Self { at, size }
    }

    /// The rectangle that two opposite corners span, given in any order.
    #[must_use]
    pub fn spanned(a: Point, b: Point) -> Self {
        let at = Point::new(a.x.min(b.x), a.y.min(b.y));
        Self::new(at, Size::new((a.x - b.x).abs(), (a.y - b.y).abs()))
    }

    /// The x of its right side.
    #[must_use]
    pub fn right(&self) -> f64 {
        self.at.x + self.size.width
    }

    /// The y of its lower side.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.at.y + self.size.height
    }

    /// Its middle.
    #[must_use]
    pub fn center(&self) -> Point {
        Point::new(self.at.x + self.size.width / 2.0, self.at.y + self.size.height / 2.0)
    }

    /// Whether the point lies inside or on the border.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.at.x && point.x <= self.right() && point.y >= self.at.y && point.y <= self.bottom()
    }

    /// Whether the other lies inside this one altogether.
    #[must_use]
    pub fn encloses(&self, other: &Self) -> bool {
        self.contains(other.at) && self.contains(Point::new(other.right(), other.bottom()))
    }

    /// Whether the two share at least one point.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        self.at.x <= other.right()
            && other.at.x <= self.right()
            && self.at.y <= other.bottom()
            && other.at.y <= self.bottom()
    }

    /// The same rectangle with `by` pixels more on every side.
    #[must_use]
    pub fn grown(&self, by: f64) -> Self {
        Self::new(
            Point::new(self.at.x - by, self.at.y - by),
            Size::new((self.size.width + 2.0 * by).max(0.0), (self.size.height + 2.0 * by).max(0.0)),
        )
    }

    /// The smallest rectangle that holds all of them; `None` of none.
    #[must_use]
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        rects.into_iter().reduce(|a, b| {
            let at = Point::new(a.at.x.min(b.at.x), a.at.y.min(b.at.y));
            let end = Point::new(a.right().max(b.right()), a.bottom().max(b.bottom()));
            Self::spanned(at, end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanned_accepts_corners_in_any_order() {
        let rect = Rect::spanned(Point::new(10.0, 2.0), Point::new(4.0, 8.0));
        assert_eq!(rect, Rect::new(Point::new(4.0, 2.0), Size::new(6.0, 6.0)));
    }

    #[test]
    fn around_holds_every_rectangle() {
        let a = Rect::new(Point::new(0.0, 0.0), Size::new(10.0, 10.0));
        let b = Rect::new(Point::new(-5.0, 20.0), Size::new(5.0, 5.0));
        let all = Rect::around([a, b]).unwrap();
        assert_eq!(all, Rect::new(Point::new(-5.0, 0.0), Size::new(15.0, 25.0)));
        assert_eq!(Rect::around([]), None);
    }

    #[test]
    fn rectangles_that_touch_intersect() {
        let a = Rect::new(Point::new(0.0, 0.0), Size::new(10.0, 10.0));
        assert!(a.intersects(&Rect::new(Point::new(10.0, 10.0), Size::new(1.0, 1.0))));
        assert!(!a.intersects(&Rect::new(Point::new(10.1, 0.0), Size::new(1.0, 1.0))));
    }

    #[test]
    fn snapping_goes_to_the_nearest_cell() {
        assert_eq!(Point::new(11.0, -5.0).snapped(8.0), Point::new(8.0, -8.0));
    }
}

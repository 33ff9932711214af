//! Which part of the canvas is seen, and how large.

use serde::{Deserialize, Serialize};

use super::{Point, Rect, Size};

/// A flow of 2,000 steps still fits, and on a phone one of 60 that is drawn as a long row.
pub const MIN_ZOOM: f64 = 0.03;
/// Above this a card is larger than a phone's screen.
pub const MAX_ZOOM: f64 = 2.0;

/// From here on, a card's words can be read.
pub const READABLE_ZOOM: f64 = 0.8;

/// Screen = canvas * zoom + offset.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Viewport {
    /// Where the canvas's origin is on the screen.
    pub offset: Point,
    /// Screen pixels per canvas pixel, [`MIN_ZOOM`] to [`MAX_ZOOM`].
    pub zoom: f64,
}

impl Default for Viewport {
    fn default() -> Self {
        Self { offset: Point::default(), zoom: 1.0 }
    }
}

impl Viewport {
    /// Where a point of the screen is on the canvas.
    #[must_use]
    pub fn to_canvas(&self, screen: Point) -> Point {
        Point::new((screen.x - self.offset.x) / self.zoom, (screen.y - self.offset.y) / self.zoom)
    }

    /// Where a point of the canvas is on the screen.
    #[must_use]
    pub fn to_screen(&self, canvas: Point) -> Point {
        Point::new(canvas.x * self.zoom + self.offset.x, canvas.y * self.zoom + self.offset.y)
    }

    /// The part of the canvas that a screen of this size shows.
    #[must_use]
    pub fn visible(&self, screen: Size) -> Rect {
        Rect::spanned(
            self.to_canvas(Point::default()),
            self.to_canvas(Point::new(screen.width, screen.height)),
        )
    }

    /// Moved by a displacement on the screen.
    #[must_use]
    pub fn panned(&self, by: Point) -> Self {
        Self { offset: self.offset + by, ..*self }
    }

    /// Zoomed by a factor, while the canvas point under `anchor` (on the screen) stays where it is.
    #[must_use]
    pub fn zoomed_at(&self, anchor: Point, factor: f64) -> Self {
        let zoom = (self.zoom * factor).clamp(MIN_ZOOM, MAX_ZOOM);
        let fixed = self.to_canvas(anchor);
        Self { offset: Point::new(anchor.x - fixed.x * zoom, anchor.y - fixed.y * zoom), zoom }
    }

    /// Shows the whole of `content` on a screen of this size, with `margin` screen pixels around it;
    /// never larger than life.
    #[must_use]
    pub fn fitting(content: Rect, screen: Size, margin: f64) -> Self {
        let room = Size::new((screen.width - 2.0 * margin).max(1.0), (screen.height - 2.0 * margin).max(1.0));
        let zoom = (room.width / content.size.width.max(1.0))
            .min(room.height / content.size.height.max(1.0))
            .clamp(MIN_ZOOM, 1.0);
        let middle = content.center();
        Self {
            offset: Point::new(screen.width / 2.0 - middle.x * zoom, screen.height / 2.0 - middle.y * zoom),
            zoom,
        }
    }

    /// What is shown first: everything where that stays readable, else the part around `start` in a size
    /// that can be read.
    #[must_use]
    pub fn opening(content: Rect, start: Rect, screen: Size, margin: f64) -> Self {
        let whole = Self::fitting(content, screen, margin);
        if whole.zoom >= READABLE_ZOOM {
            return whole;
        }
        let zoom = READABLE_ZOOM;
        let offset = Point::new(margin - start.at.x * zoom, screen.height / 2.0 - start.center().y * zoom);
        Self { offset, zoom }
    }

    /// Moved just as far as is needed to show `target` with `margin` screen pixels around it.
    #[must_use]
    pub fn revealing(&self, target: Rect, screen: Size, margin: f64) -> Self {
        let start = self.to_screen(target.at);
        let end = self.to_screen(Point::new(target.right(), target.bottom()));
        let shift = |start: f64, end: f64, room: f64| {
            if start < margin || end - start > room - 2.0 * margin {
                margin - start
            } else if end > room - margin {
                room - margin - end
            } else {
                0.0
            }
        };
        self.panned(Point::new(shift(start.x, end.x, screen.width), shift(start.y, end.y, screen.height)))
    }

    /// The value of the one CSS transform that places the canvas.
    #[must_use]
    pub fn css(&self) -> String {
        format!("translate({:.2}px, {:.2}px) scale({:.4})", self.offset.x, self.offset.y, self.zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Point, b: Point) -> bool {
        a.distance(b) < 1e-9
    }

    #[test]
    fn screen_and_canvas_are_inverse() {
        let viewport = Viewport { offset: Point::new(-40.0, 17.0), zoom: 0.75 };
        let point = Point::new(123.0, -9.0);
        assert!(close(viewport.to_canvas(viewport.to_screen(point)), point));
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let viewport = Viewport { offset: Point::new(30.0, 60.0), zoom: 1.0 };
        let anchor = Point::new(200.0, 100.0);
        let before = viewport.to_canvas(anchor);
        for factor in [0.5, 1.3, 100.0, 0.0001] {
            let zoomed = viewport.zoomed_at(anchor, factor);
            assert!(close(zoomed.to_canvas(anchor), before), "factor {factor}");
            assert!((MIN_ZOOM..=MAX_ZOOM).contains(&zoomed.zoom));
        }
    }

    #[test]
    fn fitting_shows_everything_in_the_middle() {
        let content = Rect::new(Point::new(-500.0, 100.0), Size::new(4000.0, 1000.0));
        let screen = Size::new(1000.0, 600.0);
        let viewport = Viewport::fitting(content, screen, 40.0);
        let visible = viewport.visible(screen);
        assert!(
            visible.contains(content.at) && visible.contains(Point::new(content.right(), content.bottom()))
        );
        assert!(close(viewport.to_screen(content.center()), Point::new(500.0, 300.0)));
    }

    #[test]
    fn fitting_never_enlarges() {
        let content = Rect::new(Point::default(), Size::new(10.0, 10.0));
        assert_eq!(Viewport::fitting(content, Size::new(1000.0, 600.0), 40.0).zoom, 1.0);
    }

    #[test]
    fn a_large_graph_opens_at_its_start_and_readable() {
        let content = Rect::new(Point::default(), Size::new(9000.0, 3000.0));
        let start = Rect::new(Point::new(0.0, 1200.0), Size::new(200.0, 80.0));
        let screen = Size::new(1000.0, 600.0);
        let viewport = Viewport::opening(content, start, screen, 40.0);
        assert!(viewport.zoom >= READABLE_ZOOM);
        assert_eq!(viewport.to_screen(start.at).x, 40.0);
        assert!(viewport.visible(screen).contains(start.center()));
        let small = Rect::new(Point::default(), Size::new(900.0, 300.0));
        assert_eq!(Viewport::opening(small, start, screen, 40.0), Viewport::fitting(small, screen, 40.0));
    }

    #[test]
    fn revealing_moves_only_when_needed() {
        let viewport = Viewport::default();
        let screen = Size::new(800.0, 600.0);
        let inside = Rect::new(Point::new(100.0, 100.0), Size::new(50.0, 50.0));
        assert_eq!(viewport.revealing(inside, screen, 20.0), viewport);
        let outside = Rect::new(Point::new(900.0, -100.0), Size::new(50.0, 50.0));
        let moved = viewport.revealing(outside, screen, 20.0);
        assert!(moved.visible(screen).contains(outside.at));
        assert_eq!(moved.offset, Point::new(-170.0, 120.0));
    }
}

//! Pure geometry, in two coordinate systems: *canvas* pixels, in which boxes stand, and *screen*
//! pixels, relative to the top left corner of the canvas element.

mod minimap;
mod point;
mod viewport;
mod wire;

pub use minimap::Minimap;
pub use point::{Point, Rect, Size};
pub use viewport::{MAX_ZOOM, MIN_ZOOM, READABLE_ZOOM, Viewport};
pub use wire::{Obstacles, WirePath, wire_path};

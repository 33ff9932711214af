//! The Leptos components. They translate DOM events to [`crate::gestures::Input`] and draw; they decide
//! nothing. Looks are given by the application's CSS under the class names `canvas*`.

#![expect(unreachable_pub, reason = "the component macro makes public companions of each component")]

mod canvas;
mod events;
mod marks;
mod minimap;
mod node;
mod overlay;
mod wires;

pub use canvas::{Canvas, CanvasHandle, FAR_ZOOM, Labels};
pub use minimap::Minimap;

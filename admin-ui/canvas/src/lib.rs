//! A canvas for directed graphs: boxes with ports, wires between them, pan and zoom.
//!
//! It knows nothing of flows. A graph of boxes and wires goes in ([`model::Graph`]); changes to it come
//! out ([`change::Change`]), and the owner of the data decides whether to apply them. Everything that
//! can be wrong without a browser is pure and tested natively:
//!
//! - [`geometry`]: points, the viewport, the paths of wires, hit tests
//! - [`change`]: what can happen to a graph, how to apply and how to reverse it, and undo as a list
//! - [`gestures`]: pointers, wheel and keys in, changes out, as one state machine
//! - [`layout`]: tidies a graph, or a part of it, into columns
//! - [`arrange`]: lines boxes up and spreads them; [`splice`]: takes boxes out of a chain and puts them in
//! - [`components`]: the Leptos components, the only part that needs a DOM
//!
//! It must not depend on another crate of this workspace, fetch anything, or keep a document.
//!
//! **To add a gesture:** add the state to [`gestures::Mode`], handle the inputs that enter and leave it
//! in [`gestures::Gestures::handle`], write the test beside it, and draw it in `components/overlay.rs`.

pub mod arrange;
pub mod change;
pub mod components;
pub mod geometry;
pub mod gestures;
pub mod layout;
pub mod model;
pub mod splice;

//! What goes into the state machine, and what comes out.

use crate::{change::Change, geometry::Point, model::PortRef};

/// What is under the pointer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Nothing, or a wire: wires are found by geometry.
    Background,
    /// A box.
    Node(String),
    /// A way out of a box.
    Port(PortRef),
}

/// What kind of pointer it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or a pen: precise.
    Mouse,
    /// A finger.
    Touch,
}

/// Keys that are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Ctrl, or Cmd on a Mac.
    pub command: bool,
}

/// What the user did. All places are screen pixels from the canvas's top left corner.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A pointer went down.
    Down {
        /// The browser's id of the pointer.
        pointer: i32,
        /// Where.
        at: Point,
        /// On what.
        target: Target,
        /// With which keys held.
        modifiers: Modifiers,
        /// Mouse or finger.
        kind: PointerKind,
        /// Whether it moves the canvas whatever is under it (middle button, space held).
        pan: bool,
    },
    /// A pointer moved.
    Move {
        /// The browser's id of the pointer.
        pointer: i32,
        /// Where to.
        at: Point,
    },
    /// A pointer was lifted.
    Up {
        /// The browser's id of the pointer.
        pointer: i32,
        /// Where.
        at: Point,
    },
    /// A finger rested where it went down.
    LongPress,
    /// The browser took the pointer away, or the window lost focus.
    Cancel,
    /// The wheel turned, or two fingers moved on a trackpad.
    Wheel {
        /// Where the pointer is.
        at: Point,
        /// How far, in pixels.
        by: Point,
        /// Whether it zooms (Ctrl held, or a pinch) instead of moving the canvas.
        zoom: bool,
    },
    /// A key was pressed.
    Key(Key),
    /// A box got the keyboard's focus.
    Focus(String),
}

/// What a key means to the canvas.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// An arrow: moves what is selected by one cell of the grid, with Shift by five.
    Nudge {
        /// Direction, of length one.
        direction: Point,
        /// Five cells.
        far: bool,
    },
    /// An arrow with Ctrl: selects the nearest box in that direction.
    Walk {
        /// Direction, of length one.
        direction: Point,
    },
    /// Removes what is selected.
    Delete,
    /// Ends the gesture without an effect; else selects nothing.
    Escape,
    /// Opens the selected box, or ends a wire begun with the keyboard on it.
    Enter,
    /// Begins a wire at a port; a second time, asks for a new step there.
    StartWire(PortRef),
    /// Asks for a new step at a port: in the middle of its wire, where it has one.
    Ask(PortRef),
    /// Selects every box.
    SelectAll,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Life size.
    ZoomReset,
    /// Shows everything.
    Fit,
}

/// What came of an input, besides a new viewport, selection or mode.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The graph is to change. The owner applies it to its own data.
    Changed(Change),
    /// The user asked to see or edit a box.
    Opened {
        /// Its id.
        id: String,
    },
    /// The user clicked a port without dragging.
    PortClicked {
        /// The port.
        port: PortRef,
    },
    /// A wire was let go over nothing, or its plus was pressed: the owner may offer what to put there.
    WireDropped {
        /// The port it comes from.
        port: PortRef,
        /// Where, in canvas pixels.
        at: Point,
        /// Whether what is put there goes into the wire, instead of taking its place.
        insert: bool,
    },
    /// Another box was selected with the keyboard and should get the focus.
    FocusMoved {
        /// Its id.
        id: String,
    },
}

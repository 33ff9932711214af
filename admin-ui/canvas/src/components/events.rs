//! From DOM events to the inputs of the state machine.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast};
use web_sys::{Element, HtmlElement};

use crate::{
    geometry::Point,
    gestures::{Input, Key, Modifiers, PointerKind, Target},
    model::PortRef,
};

/// A line of a wheel that counts in lines, in pixels.
const LINE: f64 = 20.0;

/// The place of a pointer relative to the canvas element.
pub(super) fn place(root: &HtmlElement, client_x: i32, client_y: i32) -> Point {
    let rect = root.get_bounding_client_rect();
    Point::new(f64::from(client_x) - rect.left(), f64::from(client_y) - rect.top())
}

/// What lies under an event, by the data attributes that the components write.
pub(super) fn target_of(event: &web_sys::Event) -> Target {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Target::Background;
    };
    let near = |selector: &str| element.closest(selector).ok().flatten();
    if let Some(port) = near("[data-canvas-port]")
        && let (Some(node), Some(port)) =
            (port.get_attribute("data-canvas-of"), port.get_attribute("data-canvas-port"))
    {
        return Target::Port(PortRef { node, port });
    }
    match near("[data-canvas-node]").and_then(|node| node.get_attribute("data-canvas-node")) {
        Some(id) => Target::Node(id),
        None => Target::Background,
    }
}

/// The wire whose path is under an event.
pub(super) fn wire_of(event: &web_sys::Event) -> Option<PortRef> {
    let element = event.target()?.dyn_into::<Element>().ok()?.closest("[data-canvas-wire]").ok()??;
    Some(PortRef::new(element.get_attribute("data-canvas-of")?, element.get_attribute("data-canvas-wire")?))
}

/// Whether the event belongs to a control that lies on the canvas, which handles it by itself.
pub(super) fn is_foreign(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("[data-canvas-ignore], input, textarea, select").ok().flatten())
        .is_some()
}

/// A press; `None` for buttons that mean nothing to the canvas.
pub(super) fn pressed(root: &HtmlElement, event: &ev::PointerEvent) -> Option<Input> {
    let pan = match event.button() {
        0 => false,
        1 => true,
        _ => return None,
    };
    Some(Input::Down {
        pointer: event.pointer_id(),
        at: place(root, event.client_x(), event.client_y()),
        target: target_of(event),
        modifiers: Modifiers { shift: event.shift_key(), command: event.ctrl_key() || event.meta_key() },
        kind: if event.pointer_type() == "touch" { PointerKind::Touch } else { PointerKind::Mouse },
        pan,
    })
}

/// A turn of the wheel, in pixels whatever unit the browser uses.
pub(super) fn wheeled(root: &HtmlElement, event: &ev::WheelEvent) -> Input {
    let unit = match event.delta_mode() {
        0 => 1.0,
        1 => LINE,
        _ => 20.0 * LINE,
    };
    let by = Point::new(event.delta_x() * unit, event.delta_y() * unit);
    // A plain wheel has one axis; Shift turns it sideways where the browser does not do so itself.
    let by = if event.shift_key() && by.x == 0.0 { Point::new(by.y, 0.0) } else { by };
    Input::Wheel {
        at: place(root, event.client_x(), event.client_y()),
        by,
        zoom: event.ctrl_key() || event.meta_key(),
    }
}

/// What a key means on the canvas; `None` when it means nothing there.
pub(super) fn key_of(event: &ev::KeyboardEvent) -> Option<Key> {
    let command = event.ctrl_key() || event.meta_key();
    let arrow = |x, y| {
        let direction = Point::new(x, y);
        if command { Key::Walk { direction } } else { Key::Nudge { direction, far: event.shift_key() } }
    };
    Some(match event.key().as_str() {
        "ArrowLeft" => arrow(-1.0, 0.0),
        "ArrowRight" => arrow(1.0, 0.0),
        "ArrowUp" => arrow(0.0, -1.0),
        "ArrowDown" => arrow(0.0, 1.0),
        "Delete" | "Backspace" => Key::Delete,
        "Escape" => Key::Escape,
        "Enter" => match target_of(event) {
            Target::Port(port) if event.shift_key() => Key::Ask(port),
            Target::Port(port) => Key::StartWire(port),
            _ => Key::Enter,
        },
        "a" | "A" if command => Key::SelectAll,
        "+" | "=" => Key::ZoomIn,
        "-" | "_" => Key::ZoomOut,
        "0" => Key::ZoomReset,
        "1" | "!" if !command => Key::Fit,
        _ => return None,
    })
}

/// Whether a focus came from the keyboard. A click focuses too, but selects by its own rules.
pub(super) fn is_keyboard_focus(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches(":focus-visible").unwrap_or_default())
}

/// The element of the canvas, once it is in the page.
pub(super) fn element(root: NodeRef<leptos::html::Div>) -> Option<HtmlElement> {
    root.try_get_untracked().flatten().map(Into::into)
}

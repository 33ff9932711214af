//! The canvas itself: one element that listens, one layer that is transformed.

use std::sync::Arc;

use leptos::{ev, html, prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::{events, node::NodeBody, overlay::Overlay, wires::Wires};
use crate::{
    geometry::{Point, Rect, Size},
    gestures::{Gestures, Input, Mode, Outcome},
    model::{Graph, PortRef},
};

/// Screen pixels around the visible part in which boxes are drawn already, so that none pops up while
/// the canvas moves.
const OVERSCAN: f64 = 240.0;

/// What all parts of one canvas share.
#[derive(Clone, Copy)]
pub struct CanvasHandle {
    /// The graph as its owner has it.
    pub graph: Signal<Arc<Graph>>,
    /// The state machine. The owner may set the selection and the viewport.
    pub gestures: RwSignal<Gestures>,
    on_outcome: Callback<Outcome>,
    drawn: Memo<Arc<Graph>>,
    root: NodeRef<html::Div>,
}

impl CanvasHandle {
    /// A handle for a graph; the owner hears of changes by `on_outcome`.
    #[must_use]
    pub fn new(
        graph: Signal<Arc<Graph>>,
        gestures: RwSignal<Gestures>,
        on_outcome: Callback<Outcome>,
    ) -> Self {
        let drawn = Memo::new(move |_| {
            let graph = graph.get();
            gestures.with(|gestures| gestures.shifted(&graph)).map_or(graph, Arc::new)
        });
        Self { graph, gestures, on_outcome, drawn, root: NodeRef::new() }
    }

    /// Feeds one input to the state machine and reports what came of it.
    pub fn input(&self, input: Input) {
        let Some(graph) = self.graph.try_get_untracked() else { return };
        let outcomes =
            self.gestures.try_update(|gestures| gestures.handle(&graph, input)).unwrap_or_default();
        for outcome in outcomes {
            if let Outcome::FocusMoved { id } = &outcome {
                self.focus(id);
            }
            self.on_outcome.run(outcome);
        }
    }

    /// Gives a box the keyboard's focus, as soon as it is drawn.
    pub fn focus(&self, id: &str) {
        let (root, id) = (self.root, id.to_owned());
        request_animation_frame(move || {
            let Some(root) = events::element(root) else { return };
            let selector = format!("[data-canvas-node=\"{}\"]", id.replace(['"', '\\'], ""));
            let found = root.query_selector(&selector).ok().flatten();
            if let Some(element) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                // A browser without focus in its window refuses; nothing is lost by that.
                let _ = element.focus();
            }
        });
    }

    /// The graph with a running drag applied.
    #[must_use]
    pub fn drawn(&self) -> Memo<Arc<Graph>> {
        self.drawn
    }

    /// The part of the canvas for which things are drawn.
    pub(super) fn seen(&self) -> Rect {
        self.gestures.with(|gestures| {
            gestures.viewport.visible(gestures.screen).grown(OVERSCAN / gestures.viewport.zoom)
        })
    }

    /// Where a point of the window is on the canvas; for things dropped from outside.
    #[must_use]
    pub fn canvas_point(&self, client_x: i32, client_y: i32) -> Option<Point> {
        let root = events::element(self.root)?;
        let at = events::place(&root, client_x, client_y);
        let rect =
            Rect::new(Point::default(), Size::new(root.client_width().into(), root.client_height().into()));
        let viewport = self.gestures.try_with_untracked(|gestures| gestures.viewport)?;
        rect.contains(at).then(|| viewport.to_canvas(at))
    }
}

/// A canvas for a graph. `node` draws the inside of a box; the canvas draws its frame, ports and wires.
#[component]
pub fn Canvas(
    /// The graph and the state machine.
    handle: CanvasHandle,
    /// Draws the inside of the box with this id.
    node: Callback<String, AnyView>,
    /// A class for a wire, by its port, such as one for ways that are rarely taken.
    #[prop(optional)]
    wire_class: Option<Callback<PortRef, &'static str>>,
    /// What a screen reader calls the canvas.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let root = handle.root;
    watch_size(handle);
    let transform = Memo::new(move |_| handle.gestures.with(|gestures| gestures.viewport.css()));
    let grid = move || {
        handle.gestures.with(|gestures| {
            let viewport = gestures.viewport;
            format!(
                "--canvas-x:{:.1}px;--canvas-y:{:.1}px;--canvas-zoom:{:.4}",
                viewport.offset.x, viewport.offset.y, viewport.zoom
            )
        })
    };
    let mode = Memo::new(move |_| handle.gestures.with(|gestures| mode_name(&gestures.mode)));
    // Boxes in reading order: that is the order of the Tab key, and of a screen reader.
    let visible = Memo::new(move |_| {
        let seen = handle.seen();
        handle.drawn.with(|graph| {
            graph
                .reading_order()
                .into_iter()
                .filter(|id| graph.nodes.get(*id).is_some_and(|node| node.rect().intersects(&seen)))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
    });
    view! {
        <div
            node_ref=root
            class="canvas"
            style=grid
            data-mode=mode
            tabindex="0"
            role="application"
            aria-roledescription="flow canvas"
            aria-label=label
            on:pointerdown=move |event| down(handle, &event)
            on:pointermove=move |event| moved(handle, &event)
            on:pointerup=move |event| up(handle, &event)
            on:pointercancel=move |_| handle.input(Input::Cancel)
            on:wheel=move |event| wheel(handle, &event)
            on:keydown=move |event| keydown(handle, &event)
        >
            <div class="canvas-layer" style:transform=transform>
                <Wires handle wire_class/>
                <For each=move || visible.get() key=Clone::clone let:id>
                    <NodeBody handle id node/>
                </For>
                <Overlay handle/>
            </div>
        </div>
    }
}

fn mode_name(mode: &Mode) -> &'static str {
    match mode {
        Mode::Idle | Mode::Pressed { .. } => "idle",
        Mode::Pan { .. } | Mode::Pinch { .. } => "pan",
        Mode::Drag { .. } => "drag",
        Mode::Box { .. } => "box",
        Mode::Wire { .. } => "wire",
    }
}

fn down(handle: CanvasHandle, event: &ev::PointerEvent) {
    if events::is_foreign(event) {
        return;
    }
    let Some(root) = events::element(handle.root) else { return };
    if let Some(input) = events::pressed(&root, event) {
        if event.button() == 1 {
            // The middle button would start the browser's own scrolling.
            event.prevent_default();
        }
        handle.input(input);
    }
}

fn moved(handle: CanvasHandle, event: &ev::PointerEvent) {
    let idle = |gestures: &Gestures| matches!(gestures.mode, Mode::Idle);
    if handle.gestures.try_with_untracked(idle).unwrap_or(true) {
        return;
    }
    let Some(root) = events::element(handle.root) else { return };
    let pressed = |gestures: &Gestures| matches!(gestures.mode, Mode::Pressed { .. });
    let was_pressed = handle.gestures.try_with_untracked(pressed).unwrap_or_default();
    handle.input(Input::Move {
        pointer: event.pointer_id(),
        at: events::place(&root, event.client_x(), event.client_y()),
    });
    // Captured only once it is a drag: a captured pointer would take the click from buttons on a card.
    if was_pressed && !handle.gestures.try_with_untracked(pressed).unwrap_or_default() {
        // It fails when the pointer was lifted in the meantime, and then nothing needs capturing.
        let _ = root.set_pointer_capture(event.pointer_id());
    }
}

fn up(handle: CanvasHandle, event: &ev::PointerEvent) {
    if let Some(root) = events::element(handle.root) {
        let at = events::place(&root, event.client_x(), event.client_y());
        handle.input(Input::Up { pointer: event.pointer_id(), at });
    }
}

fn wheel(handle: CanvasHandle, event: &ev::WheelEvent) {
    if let Some(root) = events::element(handle.root) {
        event.prevent_default();
        handle.input(events::wheeled(&root, event));
    }
}

fn keydown(handle: CanvasHandle, event: &ev::KeyboardEvent) {
    if events::is_foreign(event) {
        return;
    }
    if let Some(key) = events::key_of(event) {
        event.prevent_default();
        handle.input(Input::Key(key));
    }
}

/// Keeps the state machine informed of the element's size.
fn watch_size(handle: CanvasHandle) {
    Effect::new(move |_| {
        let Some(root) = handle.root.get() else { return };
        let element: HtmlElement = root.into();
        let measure = {
            let element = element.clone();
            move || {
                let size = Size::new(element.client_width().into(), element.client_height().into());
                let changed = |gestures: &Gestures| gestures.screen != size;
                if handle.gestures.try_with_untracked(changed).unwrap_or_default() {
                    handle.gestures.try_update(|gestures| gestures.screen = size);
                }
            }
        };
        measure();
        let closure = Closure::<dyn FnMut()>::new(measure);
        let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) else { return };
        observer.observe(&element);
        let kept = StoredValue::new_local((observer, closure));
        on_cleanup(move || {
            kept.try_with_value(|(observer, _)| observer.disconnect());
        });
    });
}

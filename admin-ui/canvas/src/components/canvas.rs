//! The canvas itself: one element that listens, one layer that is transformed.
//!
//! A pointer that moves changes one transform (of the layer, or of each dragged box) and the paths of the wires of
//! dragged boxes; nothing else of a thousand boxes is looked at. What is drawn is what is seen and a little around
//! it ([`CanvasHandle::seen`]), and only that it is left behind makes a new list.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use leptos::{ev, html, leptos_dom::helpers::TimeoutHandle, prelude::*, wasm_bindgen::JsCast};
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use super::{events, marks::Marks, node::NodeBody, overlay::Overlay, wires::Wires};
use crate::{
    geometry::{Point, Rect, Size, Viewport},
    gestures::{Gestures, Input, Mode, Outcome, Selection},
    model::{Graph, PortRef},
};

/// Screen pixels around the visible part in which boxes are drawn already, so that none pops up while
/// the canvas moves.
const OVERSCAN: f64 = 320.0;
/// Below this zoom words cannot be read: boxes are drawn without their insides, wires as one path.
pub const FAR_ZOOM: f64 = 0.3;
/// How long a finger rests before it picks.
const LONG_PRESS: Duration = Duration::from_millis(450);
/// Screen pixels around a wire in which its plus stays.
const HOVER_SLACK: f64 = 22.0;

/// What all parts of one canvas share.
#[derive(Clone, Copy)]
pub struct CanvasHandle {
    /// The graph as its owner has it.
    pub graph: Signal<Arc<Graph>>,
    /// The state machine. The owner may set the selection and the viewport.
    pub gestures: RwSignal<Gestures>,
    /// The wire that the pointer is on, or onto which something is dragged from outside.
    pub hovered: RwSignal<Option<PortRef>>,
    /// What is seen.
    pub viewport: Memo<Viewport>,
    /// What is selected.
    pub selection: Memo<Selection>,
    pub(super) selected: Marks,
    pub(super) dragged: Marks,
    pub(super) over: Marks,
    pub(super) shift: Memo<Point>,
    on_outcome: Callback<Outcome>,
    seen: Memo<Rect>,
    far: Memo<bool>,
    pressing: StoredValue<Option<TimeoutHandle>>,
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
        let viewport = Memo::new(move |_| gestures.with(|gestures| gestures.viewport));
        let screen = Memo::new(move |_| gestures.with(|gestures| gestures.screen));
        let seen = Memo::new(move |before: Option<&Rect>| {
            let visible = viewport.get().visible(screen.get());
            let margin = OVERSCAN / viewport.get().zoom;
            match before {
                // Kept while it holds what is seen, unless most of it is of no use any more.
                Some(before)
                    if before.encloses(&visible)
                        && before.size.width <= visible.size.width + 4.0 * margin =>
                {
                    *before
                }
                _ => visible.grown(margin),
            }
        });
        Self {
            graph,
            gestures,
            hovered: RwSignal::new(None),
            viewport,
            selection: Memo::new(move |_| gestures.with(|gestures| gestures.selection.clone())),
            selected: Marks::new(),
            dragged: Marks::new(),
            over: Marks::new(),
            shift: Memo::new(move |_| {
                gestures.with(|gestures| gestures.drag().map(|(_, by)| by).unwrap_or_default())
            }),
            on_outcome,
            seen,
            far: Memo::new(move |_| viewport.get().zoom < FAR_ZOOM),
            pressing: StoredValue::new(None),
            root: NodeRef::new(),
        }
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

    /// The part of the canvas for which things are drawn: what is seen and a little around it.
    #[must_use]
    pub fn seen(&self) -> Rect {
        self.seen.get()
    }

    /// Whether words are too small to be read, so that boxes need no insides.
    #[must_use]
    pub fn far(&self) -> bool {
        self.far.get()
    }

    /// How far a box is away from its place in the graph; tracks the drag only where the box takes part in it.
    pub(super) fn shift_of(&self, dragged: &ArcRwSignal<bool>) -> Point {
        if dragged.get() { self.shift.get() } else { Point::default() }
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

    /// The wire at a point of the window, within `slack` screen pixels.
    #[must_use]
    pub fn wire_at(&self, client_x: i32, client_y: i32, slack: f64) -> Option<PortRef> {
        let at = self.canvas_point(client_x, client_y)?;
        let zoom = self.gestures.try_with_untracked(|gestures| gestures.viewport.zoom)?;
        self.graph.try_with_untracked(|graph| graph.wire_under(at, slack / zoom).cloned())?
    }

    /// Reports something that the user asked for by a control on the canvas.
    pub fn report(&self, outcome: Outcome) {
        self.on_outcome.run(outcome);
    }

    /// Keeps the marks of boxes in step with the state machine.
    fn follow(self) {
        Effect::new(move |_| self.selection.with(|selection| self.selected.set(&selection.nodes)));
        let none = Arc::new(BTreeSet::new());
        let dragged = Memo::new(move |_| {
            let none = Arc::clone(&none);
            self.gestures.with(|gestures| gestures.drag().map_or(none, |(ids, _)| Arc::clone(ids)))
        });
        Effect::new(move |_| dragged.with(|ids| self.dragged.set(ids)));
        let over = Memo::new(move |_| {
            self.gestures.with(|gestures| match &gestures.mode {
                Mode::Wire { over, .. } => over.clone(),
                _ => None,
            })
        });
        Effect::new(move |_| self.over.set(&over.get().into_iter().collect()));
    }
}

/// The words of a canvas, in the language of its reader.
#[derive(Debug, Clone, Copy)]
pub struct Labels {
    /// What a screen reader says that the canvas is.
    pub canvas: &'static str,
    /// What it says that a box is.
    pub step: &'static str,
    /// The plus on a wire.
    pub insert: &'static str,
    /// The cross on a wire.
    pub remove: &'static str,
    /// A way out: by its own words, and by those of what it leads to, if it leads anywhere.
    pub port: fn(&str, Option<&str>) -> String,
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
    /// The words of what is in it.
    labels: Labels,
) -> impl IntoView {
    let root = handle.root;
    watch_size(handle);
    handle.follow();
    let transform = Memo::new(move |_| handle.viewport.get().css());
    // The grid is an element of its own: variables set on the canvas would be inherited by every box in it, and each
    // movement would ask the browser to look at all of them.
    let grid = move || {
        let viewport = handle.viewport.get();
        format!(
            "--canvas-x:{:.1}px;--canvas-y:{:.1}px;--canvas-zoom:{:.4}",
            viewport.offset.x, viewport.offset.y, viewport.zoom
        )
    };
    let mode = Memo::new(move |_| handle.gestures.with(|gestures| mode_name(&gestures.mode)));
    let selecting = Memo::new(move |_| handle.gestures.with(|gestures| gestures.selecting));
    // Boxes in reading order: that is the order of the Tab key, and of a screen reader.
    let order = Memo::new(move |_| {
        handle
            .graph
            .with(|graph| Arc::new(graph.reading_order().into_iter().map(str::to_owned).collect::<Vec<_>>()))
    });
    let visible = Memo::new(move |_| {
        let seen = handle.seen();
        let order = order.get();
        handle.graph.with(|graph| {
            let is_seen =
                |id: &&String| graph.nodes.get(*id).is_some_and(|node| node.rect().intersects(&seen));
            order.iter().filter(is_seen).cloned().collect::<Vec<_>>()
        })
    });
    view! {
        <div
            node_ref=root
            class="canvas"
            // Places on the canvas are counted from the left, in every language.
            dir="ltr"
            data-mode=mode
            data-far=move || handle.far().to_string()
            data-selecting=move || selecting.get().to_string()
            tabindex="0"
            role="application"
            aria-roledescription=labels.canvas
            aria-label=label
            on:pointerdown=move |event| down(handle, &event)
            on:pointermove=move |event| moved(handle, &event)
            on:pointerup=move |event| up(handle, &event)
            on:pointercancel=move |_| handle.input(Input::Cancel)
            on:pointerleave=move |_| forget_hovered(handle)
            on:contextmenu=move |event| {
                // A long press with a finger would open the browser's menu over the selection it made.
                if handle.gestures.with_untracked(|gestures| gestures.picking) {
                    event.prevent_default();
                }
            }
            on:scroll=move |_| scrolled(handle)
            on:wheel=move |event| wheel(handle, &event)
            on:keydown=move |event| keydown(handle, &event)
        >
            <div class="canvas-grid" style=grid aria-hidden="true"></div>
            <div class="canvas-layer" style:transform=transform>
                <Wires handle wire_class/>
                <For each=move || visible.get() key=Clone::clone let:id>
                    <NodeBody handle id node labels/>
                </For>
                <Overlay handle labels/>
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
        watch_press(handle, event);
    }
}

/// A finger that rests picks what is under it.
fn watch_press(handle: CanvasHandle, event: &ev::PointerEvent) {
    stop_press(handle);
    if event.pointer_type() == "touch" {
        let rested = move || {
            if handle.gestures.try_get_untracked().is_some() {
                handle.input(Input::LongPress);
            }
        };
        handle.pressing.set_value(set_timeout_with_handle(rested, LONG_PRESS).ok());
    }
}

fn stop_press(handle: CanvasHandle) {
    if let Some(timer) = handle.pressing.try_update_value(Option::take).flatten() {
        timer.clear();
    }
}

fn forget_hovered(handle: CanvasHandle) {
    if handle.hovered.try_with_untracked(Option::is_some).unwrap_or_default() {
        handle.hovered.set(None);
    }
}

/// Follows the pointer along wires: the plus of a wire shows while the pointer is near it.
fn hover(handle: CanvasHandle, event: &ev::PointerEvent) {
    if event.pointer_type() != "mouse" || handle.gestures.with_untracked(|gestures| gestures.read_only) {
        return;
    }
    let on_wire = events::wire_of(event);
    let hovered = handle.hovered.get_untracked();
    if on_wire.is_some() {
        if on_wire != hovered {
            handle.hovered.set(on_wire);
        }
    } else if let Some(port) = hovered
        && !events::is_foreign(event)
    {
        let at = handle.canvas_point(event.client_x(), event.client_y());
        let slack = HOVER_SLACK / handle.viewport.get_untracked().zoom;
        let distance = handle.graph.with_untracked(|graph| Some(graph.path(&port)?.distance(at?)));
        if distance.is_none_or(|distance| distance > slack) {
            handle.hovered.set(None);
        }
    }
}

fn moved(handle: CanvasHandle, event: &ev::PointerEvent) {
    let idle = |gestures: &Gestures| matches!(gestures.mode, Mode::Idle);
    if handle.gestures.try_with_untracked(idle).unwrap_or(true) {
        hover(handle, event);
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
        stop_press(handle);
        forget_hovered(handle);
        // It fails when the pointer was lifted in the meantime, and then nothing needs capturing.
        let _ = root.set_pointer_capture(event.pointer_id());
    }
}

fn up(handle: CanvasHandle, event: &ev::PointerEvent) {
    stop_press(handle);
    if let Some(root) = events::element(handle.root) {
        let at = events::place(&root, event.client_x(), event.client_y());
        handle.input(Input::Up { pointer: event.pointer_id(), at });
    }
}

/// The browser scrolls the element by itself to show what has the focus or what is searched for in the page; it becomes
/// a movement of the canvas, which is what the rest of it knows of.
fn scrolled(handle: CanvasHandle) {
    let Some(root) = events::element(handle.root) else { return };
    let by = Point::new(f64::from(root.scroll_left()), f64::from(root.scroll_top()));
    if by != Point::default() {
        root.set_scroll_left(0);
        root.set_scroll_top(0);
        handle.gestures.try_update(|gestures| {
            gestures.viewport = gestures.viewport.panned(Point::default() - by);
        });
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

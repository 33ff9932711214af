//! The small map of the whole graph, with a frame around what is seen.

use leptos::{ev, prelude::*};
use web_sys::HtmlElement;

use super::{CanvasHandle, events};
use crate::geometry::{Minimap as Map, Point, Rect, Size};

/// Its measures in screen pixels.
const SIZE: Size = Size::new(184.0, 120.0);
/// How far an arrow key moves the frame, as a share of what is seen.
const STEP: f64 = 0.25;

/// The map. A press moves what is seen there; dragging moves it along, and so do arrow keys.
#[component]
pub fn Minimap(
    /// The canvas that it maps.
    handle: CanvasHandle,
    /// What a screen reader calls it.
    label: &'static str,
) -> impl IntoView {
    let root = NodeRef::<leptos::html::Div>::new();
    let dragging = RwSignal::new(false);
    let content = Memo::new(move |_| handle.graph.with(|graph| graph.bounds()));
    let visible = Memo::new(move |_| {
        let screen = handle.gestures.with(|gestures| gestures.screen);
        handle.viewport.get().visible(screen)
    });
    // While the frame is dragged the map stands still: else it would run away under the pointer.
    let map = Memo::new(move |before: Option<&Option<Map>>| match before {
        Some(Some(map)) if dragging.get() => Some(*map),
        _ => content.get().map(|content| Map::new(content, visible.get(), SIZE)),
    });
    let boxes = Memo::new(move |_| {
        let map = map.get()?;
        Some(handle.graph.with(|graph| {
            map.boxes(graph.nodes.values().filter(|node| !node.is_remark()).map(crate::model::NodeBox::rect))
        }))
    });
    let marked = Memo::new(move |_| {
        let map = map.get()?;
        let selected = handle.selection.with(|selection| selection.nodes.clone());
        Some(
            handle
                .graph
                .with(|graph| map.boxes(selected.iter().filter_map(|id| Some(graph.nodes.get(id)?.rect())))),
        )
    });
    // Half a line inside, so that its border is not cut where it touches the map's.
    let frame = move || map.get().map(|map| map.rect(visible.get()).grown(-1.0)).unwrap_or_default();
    let go = move |event: &ev::PointerEvent| {
        let Some(root) = root.try_get_untracked().flatten() else { return };
        let root: HtmlElement = root.into();
        let at = events::place(&root, event.client_x(), event.client_y());
        if let Some(map) = map.get_untracked() {
            handle.gestures.update(|gestures| gestures.center_on(map.to_canvas(at)));
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        let direction = match event.key().as_str() {
            "ArrowLeft" => Point::new(-1.0, 0.0),
            "ArrowRight" => Point::new(1.0, 0.0),
            "ArrowUp" => Point::new(0.0, -1.0),
            "ArrowDown" => Point::new(0.0, 1.0),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let Rect { size, .. } = visible.get_untracked();
        let middle = visible.get_untracked().center();
        let by = Point::new(direction.x * size.width * STEP, direction.y * size.height * STEP);
        handle.gestures.update(|gestures| gestures.center_on(middle + by));
    };
    view! {
        <div
            node_ref=root
            class="canvas-map"
            data-canvas-ignore=""
            tabindex="0"
            role="group"
            aria-label=label
            style=format!("width:{}px;height:{}px", SIZE.width, SIZE.height)
            on:pointerdown=move |event| {
                if event.button() == 0
                    && let Some(element) = root.get_untracked()
                {
                    // It fails when the pointer was lifted in the meantime, and then nothing needs capturing.
                    let _ = element.set_pointer_capture(event.pointer_id());
                    dragging.set(true);
                    go(&event);
                }
            }
            on:pointermove=move |event| {
                if dragging.get_untracked() {
                    go(&event);
                }
            }
            on:pointerup=move |_| dragging.set(false)
            on:pointercancel=move |_| dragging.set(false)
            on:keydown=keys
        >
            <svg width=SIZE.width height=SIZE.height aria-hidden="true">
                <path class="canvas-map-boxes" d=move || boxes.get()></path>
                <path class="canvas-map-marked" d=move || marked.get()></path>
                <rect
                    class="canvas-map-frame"
                    rx="3"
                    x=move || frame().at.x
                    y=move || frame().at.y
                    width=move || frame().size.width
                    height=move || frame().size.height
                ></rect>
            </svg>
        </div>
    }
}

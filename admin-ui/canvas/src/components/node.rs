//! The frame of a box: its place, its focus, its ports.

use leptos::prelude::*;

use super::{CanvasHandle, Labels, events};
use crate::{
    gestures::Input,
    model::{Anchor, PortRef},
};

/// One box. Its inside is drawn by the owner.
#[component]
pub(super) fn NodeBody(
    handle: CanvasHandle,
    id: String,
    node: Callback<String, AnyView>,
    labels: Labels,
) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let frame =
        Memo::new(move |_| own.with_value(|id| handle.graph.with(|graph| graph.nodes.get(id).cloned())));
    let selected = handle.selected.watch(&id);
    let dragged = handle.dragged.watch(&id);
    let over = handle.over.watch(&id);
    let size = move || {
        frame.with(|frame| frame.as_ref().map(|frame| format!("{}px", frame.size.width)).unwrap_or_default())
    };
    let height = move || {
        frame.with(|frame| frame.as_ref().map(|frame| format!("{}px", frame.size.height)).unwrap_or_default())
    };
    // Only the transform changes while a box is dragged, so that the browser moves it without a new layout.
    let transform = {
        let dragged = dragged.clone();
        move || {
            let by = handle.shift_of(&dragged);
            frame.with(|frame| {
                let at = frame.as_ref().map(|frame| frame.at).unwrap_or_default() + by;
                format!("translate({}px,{}px)", at.x, at.y)
            })
        }
    };
    let state = move || match (dragged.get(), over.get()) {
        (true, _) => "dragged",
        (_, true) => "target",
        _ => "idle",
    };
    let anchors = Memo::new(move |_| {
        if handle.far() {
            return Vec::new();
        }
        frame.with(|frame| {
            frame
                .as_ref()
                .filter(|frame| !frame.folded)
                .map(|frame| frame.anchors.clone())
                .unwrap_or_default()
        })
    });
    let entry = Memo::new(move |_| {
        if handle.far() { None } else { frame.with(|frame| frame.as_ref().and_then(|frame| frame.entry)) }
    });
    let label = Memo::new(move |_| {
        frame.with(|frame| frame.as_ref().map(|frame| frame.label.clone()).unwrap_or_default())
    });
    let focused = {
        let id = id.clone();
        move |event: leptos::ev::FocusEvent| {
            if events::is_keyboard_focus(&event) {
                handle.input(Input::Focus(id.clone()));
            }
        }
    };
    view! {
        <div
            class="canvas-node"
            data-canvas-node=id
            data-selected=move || selected.get().to_string()
            data-state=state
            style:width=size
            style:height=height
            style:transform=transform
            tabindex="0"
            role="group"
            aria-roledescription=labels.step
            aria-label=label
            on:focus=focused
        >
            {node.run(own.get_value())}
            <Show when=move || entry.get().is_some()>
                <span class="canvas-entry" aria-hidden="true" style=move || entry.get().map(|y| format!("top:{y}px"))></span>
            </Show>
            <For each=move || anchors.get() key=|anchor| (anchor.port.clone(), anchor.label.clone(), anchor.y as i64) let:anchor>
                <Port handle node=own anchor labels/>
            </For>
        </div>
    }
}

/// One way out of a box.
#[component]
fn Port(handle: CanvasHandle, node: StoredValue<String>, anchor: Anchor, labels: Labels) -> impl IntoView {
    let id = node.get_value();
    let port = PortRef::new(id.clone(), anchor.port.clone());
    let target = Memo::new(move |_| {
        handle.graph.with(|graph| {
            let target = graph.wires.get(&port)?;
            Some(graph.nodes.get(target).map_or_else(|| target.clone(), |node| node.label.clone()))
        })
    });
    let label = {
        let name = anchor.label.clone();
        move || target.with(|target| (labels.port)(&name, target.as_deref()))
    };
    view! {
        <button
            type="button"
            class="canvas-port"
            data-canvas-of=id
            data-canvas-port=anchor.port
            data-connected=move || target.get().is_some().to_string()
            style=format!("top:{}px", anchor.y)
            aria-label=label
        ></button>
    }
}

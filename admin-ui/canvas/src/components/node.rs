//! The frame of a box: its place, its focus, its ports.

use leptos::prelude::*;

use super::{CanvasHandle, events};
use crate::{
    gestures::{Input, Mode},
    model::{Anchor, PortRef},
};

/// One box. Its inside is drawn by the owner.
#[component]
pub(super) fn NodeBody(handle: CanvasHandle, id: String, node: Callback<String, AnyView>) -> impl IntoView {
    let own = StoredValue::new(id.clone());
    let drawn = handle.drawn();
    let frame = Memo::new(move |_| own.with_value(|id| drawn.with(|graph| graph.nodes.get(id).cloned())));
    let style = move || {
        frame.with(|frame| {
            frame.as_ref().map(|frame| {
                format!(
                    "transform:translate({}px,{}px);width:{}px;height:{}px",
                    frame.at.x, frame.at.y, frame.size.width, frame.size.height
                )
            })
        })
    };
    let selected = Memo::new(move |_| {
        own.with_value(|id| handle.gestures.with(|gestures| gestures.selection.nodes.contains(id)))
    });
    let state = Memo::new(move |_| {
        own.with_value(|id| {
            handle.gestures.with(|gestures| match &gestures.mode {
                Mode::Drag { ids, .. } if ids.contains(id) => "dragged",
                Mode::Wire { over: Some(over), .. } if over == id => "target",
                _ => "idle",
            })
        })
    });
    let anchors = Memo::new(move |_| frame.get().map(|frame| frame.anchors).unwrap_or_default());
    let entry = Memo::new(move |_| frame.with(|frame| frame.as_ref().and_then(|frame| frame.entry)));
    let label = Memo::new(move |_| frame.get().map(|frame| frame.label).unwrap_or_default());
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
            style=style
            tabindex="0"
            role="group"
            aria-roledescription="step"
            aria-label=label
            on:focus=focused
        >
            {node.run(own.get_value())}
            <Show when=move || entry.get().is_some()>
                <span class="canvas-entry" aria-hidden="true" style=move || entry.get().map(|y| format!("top:{y}px"))></span>
            </Show>
            <For each=move || anchors.get() key=|anchor| (anchor.port.clone(), anchor.label.clone(), anchor.y as i64) let:anchor>
                <Port handle node=own anchor/>
            </For>
        </div>
    }
}

/// One way out of a box.
#[component]
fn Port(handle: CanvasHandle, node: StoredValue<String>, anchor: Anchor) -> impl IntoView {
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
        move || match target.get() {
            Some(target) => format!("{name}: leads to {target}. Enter leads it elsewhere."),
            None => format!("{name}: leads nowhere yet. Enter connects it."),
        }
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

//! What is drawn only while a gesture runs or a wire is selected.

use leptos::prelude::*;

use super::CanvasHandle;
use crate::{
    geometry::{Rect, wire_path},
    gestures::{Input, Key, Mode},
};

/// The box of a selection, the loose wire, and the cross on a selected wire.
#[component]
pub(super) fn Overlay(handle: CanvasHandle) -> impl IntoView {
    let selection_box = Memo::new(move |_| {
        handle.gestures.with(|gestures| match &gestures.mode {
            Mode::Box { from, to, .. } => {
                let rect = Rect::spanned(*from, *to);
                Some(format!(
                    "transform:translate({}px,{}px);width:{}px;height:{}px",
                    rect.at.x, rect.at.y, rect.size.width, rect.size.height
                ))
            }
            _ => None,
        })
    });
    let loose = Memo::new(move |_| {
        handle.gestures.with(|gestures| {
            let Mode::Wire { port, end, over, .. } = &gestures.mode else { return None };
            handle.graph.with(|graph| {
                let start = graph.port_at(port)?;
                let end = over.as_ref().and_then(|id| graph.entry_at(id)).unwrap_or(*end);
                Some(wire_path(start, end, None).svg())
            })
        })
    });
    let cut = Memo::new(move |_| {
        handle.gestures.with(|gestures| {
            let port = gestures.selection.wire.as_ref().filter(|_| !gestures.read_only)?;
            let middle = handle.drawn().with(|graph| graph.path(port))?.middle();
            Some(format!("transform:translate({}px,{}px)", middle.x, middle.y))
        })
    });
    view! {
        <Show when=move || loose.get().is_some()>
            <svg class="canvas-wires canvas-loose" aria-hidden="true">
                <path class="canvas-wire-line" d=move || loose.get() marker-end="url(#canvas-arrow)"></path>
            </svg>
        </Show>
        <Show when=move || selection_box.get().is_some()>
            <div class="canvas-box" style=move || selection_box.get()></div>
        </Show>
        <Show when=move || cut.get().is_some()>
            <button
                type="button"
                class="canvas-cut"
                data-canvas-ignore=""
                style=move || cut.get()
                title="Remove this connection (Del)"
                aria-label="Remove this connection"
                on:click=move |_| handle.input(Input::Key(Key::Delete))
            >
                "×"
            </button>
        </Show>
    }
}

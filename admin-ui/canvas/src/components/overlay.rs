//! What is drawn only while a gesture runs, or while a wire is selected or under the pointer.

use leptos::prelude::*;

use super::{CanvasHandle, Labels};
use crate::{
    geometry::{Rect, wire_path},
    gestures::{Input, Key, Mode, Outcome},
};

/// The box of a selection, the loose wire, and the buttons on a wire.
#[component]
pub(super) fn Overlay(handle: CanvasHandle, labels: Labels) -> impl IntoView {
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
    // The wire whose middle has buttons: the selected one, else the one under the pointer.
    let active = Memo::new(move |_| {
        if handle.gestures.with(|gestures| gestures.read_only || !matches!(gestures.mode, Mode::Idle)) {
            return None;
        }
        let selected = handle.selection.with(|selection| selection.wire.clone());
        let cut = selected.is_some();
        let port = selected.or_else(|| handle.hovered.get().filter(|_| !handle.far()))?;
        let middle = handle.graph.with(|graph| graph.path(&port).map(|path| path.middle()))?;
        Some((port, middle, cut))
    });
    // Buttons keep their size on the screen, whatever the zoom.
    let style = move || {
        active.get().map(|(_, middle, _)| {
            let zoom = handle.viewport.get().zoom;
            format!(
                "transform:translate({}px,{}px) scale({:.3})",
                middle.x,
                middle.y,
                1.0 / zoom.clamp(0.25, 1.0)
            )
        })
    };
    let insert = move |_| {
        if let Some((port, at, _)) = active.get_untracked() {
            handle.hovered.set(None);
            handle.report(Outcome::WireDropped { port, at, insert: true });
        }
    };
    view! {
        <Show when=move || loose.get().is_some()>
            <svg class="canvas-wires canvas-loose" aria-hidden="true">
                <path class="canvas-wire-line" d=move || loose.get() marker-end="url(#canvas-arrow)"></path>
            </svg>
        </Show>
        <Show when=move || selection_box.get().is_some()>
            <div class="canvas-box" style=move || selection_box.get()></div>
        </Show>
        <Show when=move || active.with(Option::is_some)>
            <div class="canvas-wire-tools" data-canvas-ignore="" style=style>
                <button
                    type="button"
                    class="canvas-insert"
                    data-tip=labels.insert
                    aria-label=labels.insert
                    on:click=insert
                >
                    "+"
                </button>
                <Show when=move || active.with(|active| active.as_ref().is_some_and(|(_, _, cut)| *cut))>
                    <button
                        type="button"
                        class="canvas-cut"
                        data-tip=labels.remove
                        data-keys="Del"
                        aria-label=labels.remove
                        on:click=move |_| handle.input(Input::Key(Key::Delete))
                    >
                        "×"
                    </button>
                </Show>
            </div>
        </Show>
    }
}

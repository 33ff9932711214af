//! The wires, as one SVG under the boxes.
//!
//! From near, each wire is an element that takes the pointer. From far, all wires that do nothing at present are one
//! path: a thousand elements with arrows are what a zoomed-out canvas would spend its time on.

use std::{collections::BTreeSet, fmt::Write as _};

use leptos::prelude::*;

use super::CanvasHandle;
use crate::model::PortRef;

/// All wires that may be seen.
#[component]
pub(super) fn Wires(
    handle: CanvasHandle,
    wire_class: Option<Callback<PortRef, &'static str>>,
) -> impl IntoView {
    let visible = Memo::new(move |_| {
        let seen = handle.seen();
        handle.graph.with(|graph| {
            let is_seen =
                |port: &&PortRef| graph.wire_space(port).is_some_and(|space| space.intersects(&seen));
            graph.wires.keys().filter(is_seen).cloned().collect::<BTreeSet<_>>()
        })
    });
    // The boxes around which something happens: their wires are elements from far too.
    let busy = Memo::new(move |_| {
        handle.selection.with(|selection| {
            let wire = selection.wire.as_ref().map(|port| port.node.clone());
            selection.nodes.iter().cloned().chain(wire).collect::<BTreeSet<_>>()
        })
    });
    let alone = Memo::new(move |_| {
        if !handle.far() {
            return visible.get();
        }
        let busy = busy.get();
        let graph = handle.graph.get();
        let is_busy = |port: &&PortRef| {
            busy.contains(&port.node) || graph.wires.get(*port).is_some_and(|target| busy.contains(target))
        };
        visible.with(|visible| visible.iter().filter(is_busy).cloned().collect())
    });
    let together = Memo::new(move |_| {
        if !handle.far() {
            return None;
        }
        let graph = handle.graph.get();
        let mut path = String::new();
        alone.with(|alone| {
            visible.with(|visible| {
                for wire in visible.difference(alone).filter_map(|port| graph.path(port)) {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "{} ", wire.svg());
                }
            });
        });
        Some(path)
    });
    view! {
        <svg class="canvas-wires" aria-hidden="true">
            <defs>
                <marker
                    id="canvas-arrow"
                    viewBox="0 0 8 8"
                    refX="6.5"
                    refY="4"
                    markerWidth="7"
                    markerHeight="7"
                    orient="auto-start-reverse"
                >
                    <path d="M1,1 L7,4 L1,7" fill="none" stroke="context-stroke" stroke-width="1.5" stroke-linecap="round"></path>
                </marker>
            </defs>
            <path class="canvas-wire-line canvas-wire-far" d=move || together.get()></path>
            <For each=move || alone.get() key=Clone::clone let:port>
                <Wire handle port wire_class/>
            </For>
        </svg>
    }
}

/// One wire: a wide invisible path that takes the pointer, and the line.
#[component]
fn Wire(
    handle: CanvasHandle,
    port: PortRef,
    wire_class: Option<Callback<PortRef, &'static str>>,
) -> impl IntoView {
    let own = StoredValue::new(port.clone());
    let target =
        Memo::new(move |_| own.with_value(|port| handle.graph.with(|graph| graph.wires.get(port).cloned())));
    let source_dragged = handle.dragged.watch(&port.node);
    let path = Memo::new(move |_| {
        let target_dragged = target.get().map(|target| handle.dragged.watch(&target));
        let source = handle.shift_of(&source_dragged);
        let target = target_dragged.map(|dragged| handle.shift_of(&dragged)).unwrap_or_default();
        own.with_value(|port| {
            handle.graph.with(|graph| graph.path_moved(port, source, target).map(|path| path.svg()))
        })
    });
    let selected = Memo::new(move |_| {
        own.with_value(|port| handle.selection.with(|selection| selection.wire.as_ref() == Some(port)))
    });
    let hovered = Memo::new(move |_| {
        own.with_value(|port| handle.hovered.with(|hovered| hovered.as_ref() == Some(port)))
    });
    // Wires of selected boxes stand out, so that one sees at a glance where a step leads.
    let source_selected = handle.selected.watch(&port.node);
    let near = move || {
        let entered = target.get().map(|target| handle.selected.watch(&target));
        source_selected.get() || entered.is_some_and(|entered| entered.get())
    };
    let (of, name) = (port.node.clone(), port.port.clone());
    let class = move || {
        let extra = wire_class.map(|class| class.run(port.clone())).unwrap_or_default();
        format!("canvas-wire {extra}")
    };
    view! {
        <g
            class=class
            data-canvas-of=of
            data-canvas-wire=name
            data-selected=move || selected.get().to_string()
            data-hovered=move || hovered.get().to_string()
            data-near=move || near().to_string()
        >
            <path class="canvas-wire-hit" d=move || path.get()></path>
            <path class="canvas-wire-line" d=move || path.get() marker-end="url(#canvas-arrow)"></path>
        </g>
    }
}

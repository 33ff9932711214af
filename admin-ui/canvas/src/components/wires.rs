//! The wires, as one SVG under the boxes.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::CanvasHandle;
use crate::{geometry::Rect, model::PortRef};

/// How far a wire may leave the space that its two boxes span.
const DETOUR: f64 = 80.0;

/// All wires that may be seen.
#[component]
pub(super) fn Wires(
    handle: CanvasHandle,
    wire_class: Option<Callback<PortRef, &'static str>>,
) -> impl IntoView {
    let visible = Memo::new(move |_| {
        let seen = handle.seen();
        handle.drawn().with(|graph| {
            graph
                .wires
                .iter()
                .filter(|(port, target)| {
                    let ends = [graph.nodes.get(&port.node), graph.nodes.get(*target)];
                    Rect::around(ends.into_iter().flatten().map(|node| node.rect().grown(DETOUR)))
                        .is_some_and(|space| space.intersects(&seen))
                })
                .map(|(port, _)| port.clone())
                .collect::<BTreeSet<_>>()
        })
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
            <For each=move || visible.get() key=Clone::clone let:port>
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
    let path = Memo::new(move |_| {
        own.with_value(|port| handle.drawn().with(|graph| graph.path(port).map(|path| path.svg())))
    });
    let selected = Memo::new(move |_| {
        own.with_value(|port| handle.gestures.with(|gestures| gestures.selection.wire.as_ref() == Some(port)))
    });
    // Wires of selected boxes stand out, so that one sees at a glance where a step leads.
    let near = Memo::new(move |_| {
        own.with_value(|port| {
            let target = handle.graph.with(|graph| graph.wires.get(port).cloned());
            handle.gestures.with(|gestures| {
                let nodes = &gestures.selection.nodes;
                nodes.contains(&port.node) || target.is_some_and(|target| nodes.contains(&target))
            })
        })
    });
    let class = move || {
        let extra = wire_class.map(|class| class.run(port.clone())).unwrap_or_default();
        format!("canvas-wire {extra}")
    };
    view! {
        <g
            class=class
            data-selected=move || selected.get().to_string()
            data-near=move || near.get().to_string()
        >
            <path class="canvas-wire-hit" d=move || path.get()></path>
            <path class="canvas-wire-line" d=move || path.get() marker-end="url(#canvas-arrow)"></path>
        </g>
    }
}

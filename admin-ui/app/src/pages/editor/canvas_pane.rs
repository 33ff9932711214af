//! The canvas with what lies on it: tools, map, search, the question which step shall come here, hints.

use admin_canvas::{
    components::{Canvas, Labels, Minimap},
    model::PortRef,
};
use leptos::{ev, prelude::*};

use super::{
    asked::AskedStep,
    card::CardView,
    compare::CompareBar,
    find_bar::FindBar,
    listed::FlowList,
    marks,
    palette::DRAG_TYPE,
    selection_bar::SelectionBar,
    state::{Asked, Editor, START_PREFIX},
    tool_bar::ToolBar,
};
use crate::components::{Button, ButtonVariant, Icon};

/// Screen pixels around a wire in which what is dropped goes into the wire.
const DROP_SLACK: f64 = 24.0;

/// The middle of the editor.
#[component]
pub(crate) fn CanvasPane(wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let node = Callback::new(|id: String| view! { <CardView id=id/> }.into_any());
    let found = expect_context::<marks::Marks>();
    let wire_class = Callback::new(move |port: PortRef| marks::wire(editor, found, &port));
    open_once(editor);
    let label = Signal::derive(move || {
        let steps = editor.flow.with(|flow| flow.nodes.len());
        t!("editor-canvas-label", steps = steps)
    });
    let dropped = move |event: ev::DragEvent| {
        let kind = event.data_transfer().and_then(|data| data.get_data(DRAG_TYPE).ok()).unwrap_or_default();
        editor.canvas.hovered.set(None);
        let (x, y) = (event.client_x(), event.client_y());
        let (false, Some(at)) = (kind.is_empty(), editor.canvas.canvas_point(x, y)) else { return };
        event.prevent_default();
        let wire = editor.canvas.wire_at(x, y, DROP_SLACK);
        let insert = wire.is_some();
        let from = wire.map(|port| (port.node, port.port));
        // The pointer holds the card by its head.
        editor.add(&kind, Some(Asked { from, at: [at.x - 64.0, at.y - 22.0], insert }));
    };
    // The wire that would take what is dragged shows its plus.
    let dragged = move |event: ev::DragEvent| {
        event.prevent_default();
        let wire = editor.canvas.wire_at(event.client_x(), event.client_y(), DROP_SLACK);
        if editor.canvas.hovered.with_untracked(|hovered| *hovered != wire) {
            editor.canvas.hovered.set(wire);
        }
    };
    view! {
        <div class="editor-canvas" on:dragover=dragged on:drop=dropped on:dragleave=move |_| editor.canvas.hovered.set(None)>
            <div class="editor-drawn" inert=move || editor.listed.get()>
                <Canvas handle=editor.canvas node wire_class label labels=labels()/>
                <Empty/>
                <CompareBar/>
                <SelectionBar/>
                <ToolBar wide/>
                <Show when=move || wide.get() && editor.mapped.get()>
                    <div class="editor-map"><Minimap handle=editor.canvas label=t!("editor-canvas-map-label")/></div>
                </Show>
                <FindBar/>
            </div>
            <Show when=move || editor.listed.get()>
                <FlowList/>
            </Show>
            <AskedStep wide/>
        </div>
    }
}

/// The canvas's own words.
fn labels() -> Labels {
    Labels {
        canvas: t!("editor-canvas-kind"),
        step: t!("editor-canvas-step-kind"),
        insert: t!("editor-canvas-insert"),
        remove: t!("editor-canvas-cut"),
        port: |way, target| match target {
            Some(target) => t!("editor-canvas-port-leads", way = way, target = target),
            None => t!("editor-canvas-port-open", way = way),
        },
    }
}

/// Takes the first look when the canvas knows its size.
fn open_once(editor: Editor) {
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        let width = editor.canvas.gestures.with(|gestures| gestures.screen.width);
        if width > 0.0 && !done.get_value() {
            done.set_value(true);
            editor.open_view();
        }
    });
}

/// What to do with an empty canvas.
#[component]
fn Empty() -> impl IntoView {
    let editor = Editor::current();
    let empty =
        Memo::new(move |_| editor.flow.with(|flow| flow.nodes.is_empty() && flow.triggers.is_empty()));
    view! {
        <Show when=move || empty.get() && !editor.read_only>
            <div class="editor-empty">
                <span class="flex items-center justify-center w-12 h-12 rounded-xl bg-accent-soft text-accent-ink">
                    <Icon name="workflow" class="w-6 h-6"/>
                </span>
                <p class="text-base font-semibold">{t!("editor-empty-title")}</p>
                <p class="text-sm text-muted max-w-xs text-center">
                    {t!("editor-empty-text")}
                </p>
                <Button
                    variant=ButtonVariant::Primary
                    icon="plus"
                    on:click=move |_| {
                        editor.add(&format!("{START_PREFIX}keyword"), Some(Asked { from: None, at: [0.0, 0.0], insert: false }));
                    }
                >
                    {t!("editor-add-keyword-start")}
                </Button>
            </div>
        </Show>
    }
}

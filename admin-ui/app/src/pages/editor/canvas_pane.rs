//! The canvas with what lies on it: zoom buttons, the question which step shall come here, hints.

use admin_canvas::{
    components::Canvas,
    gestures::{Input, Key},
    model::PortRef,
};
use leptos::{ev, prelude::*};

use super::{
    card::CardView,
    marks,
    palette::{DRAG_TYPE, Palette},
    state::{Editor, Panel},
};
use crate::components::{Button, ButtonVariant, Icon, IconButton, Sheet, SheetSide};

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
        format!(
            "Flow with {steps} steps. Tab goes through the steps, arrow keys move them, Ctrl and arrow keys walk along."
        )
    });
    let dropped = move |event: ev::DragEvent| {
        let kind = event.data_transfer().and_then(|data| data.get_data(DRAG_TYPE).ok()).unwrap_or_default();
        if let (false, Some(at)) =
            (kind.is_empty(), editor.canvas.canvas_point(event.client_x(), event.client_y()))
        {
            event.prevent_default();
            // The pointer holds the card by its head.
            editor.add(&kind, Some([at.x - 64.0, at.y - 22.0]), None);
        }
    };
    view! {
        <div class="editor-canvas" on:dragover=move |event| event.prevent_default() on:drop=dropped>
            <Canvas handle=editor.canvas node wire_class label/>
            <Empty/>
            <ZoomBar wide/>
            <Asked wide/>
        </div>
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
                <p class="text-base font-semibold">"Start with a start"</p>
                <p class="text-sm text-muted max-w-xs text-center">
                    "A start says when the conversation begins. Then add what the bot says and asks."
                </p>
                <Button
                    variant=ButtonVariant::Primary
                    icon="plus"
                    on:click=move |_| editor.add("keyword", Some([0.0, 0.0]), None)
                >
                    "Add a keyword start"
                </Button>
            </div>
        </Show>
    }
}

/// Zoom, fit, tidy; on narrow screens also the ways to the sheets.
#[component]
fn ZoomBar(wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let key = move |key: Key| editor.canvas.input(Input::Key(key));
    let zoom = Memo::new(move |_| {
        editor.canvas.gestures.with(|gestures| format!("{:.0} %", gestures.viewport.zoom * 100.0))
    });
    let adding = RwSignal::new(false);
    view! {
        <div class="editor-zoom" data-canvas-ignore="">
            <Show when=move || wide.get()>
                <IconButton icon="zoom-out" label="Smaller" keys="−" on:click=move |_| key(Key::ZoomOut)/>
                <button
                    type="button"
                    class="w-12 text-xs text-muted tabular-nums hover:text-ink rounded-md h-9"
                    data-tip="Life size"
                    data-keys="0"
                    on:click=move |_| key(Key::ZoomReset)
                >
                    {zoom}
                </button>
                <IconButton icon="zoom-in" label="Larger" keys="+" on:click=move |_| key(Key::ZoomIn)/>
            </Show>
            <Show when=move || !wide.get() && !editor.read_only>
                <IconButton
                    icon="undo-2"
                    label="Undo"
                    disabled=Signal::derive(move || !editor.can_undo.get())
                    on:click=move |_| editor.undo()
                />
                <IconButton
                    icon="redo-2"
                    label="Redo"
                    disabled=Signal::derive(move || !editor.can_redo.get())
                    on:click=move |_| editor.redo()
                />
            </Show>
            <IconButton icon="maximize" label="Show everything" keys="1" on:click=move |_| key(Key::Fit)/>
            <Show when=move || !editor.read_only>
                <IconButton icon="wand-sparkles" label="Tidy up" keys="T" on:click=move |_| editor.tidy()/>
            </Show>
        </div>
        <Show when=move || !wide.get()>
            <div class="editor-thumb" data-canvas-ignore="">
                <Show when=move || !editor.read_only>
                    <IconButton
                        icon="plus"
                        label="Add a step"
                        variant=ButtonVariant::Primary
                        on:click=move |_| adding.set(true)
                    />
                </Show>
                <IconButton icon="pencil" label="Edit the step" on:click=move |_| editor.open(Panel::Step)/>
                <IconButton icon="play" label="Play" on:click=move |_| editor.open(Panel::Play)/>
                <IconButton icon="settings" label="Flow settings" on:click=move |_| editor.open(Panel::Flow)/>
            </div>
            <Sheet open=adding title="Add a step" side=SheetSide::Bottom>
                <Palette on_added=Callback::new(move |()| adding.set(false))/>
            </Sheet>
        </Show>
    }
}

/// The palette where a wire was dropped: which step shall come here?
#[component]
fn Asked(wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let close = move || editor.asked.set(None);
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wanted = editor.asked.with(Option::is_some) && !wide.get();
        if open.get_untracked() != wanted {
            open.set(wanted);
        }
    });
    Effect::new(move |_| {
        // The sheet was closed by its own button or by Escape.
        if !open.get() && !wide.get_untracked() && editor.asked.with_untracked(Option::is_some) {
            close();
        }
    });
    let style = move || {
        let asked = editor.asked.get()?;
        editor.canvas.gestures.with(|gestures| {
            let at =
                gestures.viewport.to_screen(admin_canvas::geometry::Point::new(asked.at[0], asked.at[1]));
            let x = at.x.clamp(8.0, (gestures.screen.width - 288.0).max(8.0));
            let y = at.y.clamp(8.0, (gestures.screen.height - 376.0).max(8.0));
            Some(format!("left:{x:.0}px;top:{y:.0}px"))
        })
    };
    view! {
        <Show when=move || wide.get() && editor.asked.with(Option::is_some)>
            <div class="editor-backdrop" data-canvas-ignore="" on:pointerdown=move |_| close()></div>
            <div
                class="editor-asked"
                data-canvas-ignore=""
                role="dialog"
                aria-label="Which step comes next?"
                style=style
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        event.prevent_default();
                        close();
                    }
                }
            >
                <Palette on_added=Callback::new(move |()| close()) steps_only=true focus=true/>
            </div>
        </Show>
        <Sheet open=open title="Which step comes next?" side=SheetSide::Bottom>
            <Palette on_added=Callback::new(move |()| close()) steps_only=true/>
        </Sheet>
    }
}

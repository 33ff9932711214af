//! The tools in the corner of the canvas.

use admin_canvas::gestures::{Input, Key};
use leptos::prelude::*;

use super::{
    palette::Palette,
    shortcuts::use_tool,
    state::{Editor, Panel},
};
use crate::components::{ButtonVariant, IconButton, Sheet, SheetSide};

/// Zoom, tools, tidy, notes, starts; on narrow screens also the ways to the sheets.
#[component]
pub(crate) fn ToolBar(wide: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let key = move |key: Key| editor.canvas.input(Input::Key(key));
    let zoom = Memo::new(move |_| {
        editor.canvas.gestures.with(|gestures| format!("{:.0} %", gestures.viewport.zoom * 100.0))
    });
    let adding = RwSignal::new(false);
    let selecting = Signal::derive(move || editor.canvas.gestures.with(|gestures| gestures.selecting));
    let has_starts = Memo::new(move |_| editor.flow.with(|flow| !flow.triggers.is_empty()));
    view! {
        <div class="editor-zoom" data-canvas-ignore="" role="toolbar" aria-label=t!("editor-canvas")>
            <Show when=move || wide.get()>
                <IconButton
                    icon="hand"
                    label=t!("editor-move-canvas")
                    keys="H"
                    pressed=Signal::derive(move || !selecting.get())
                    on:click=move |_| use_tool(editor, false)
                />
                <IconButton
                    icon="mouse-pointer-2"
                    label=t!("editor-select-several")
                    keys="V"
                    pressed=selecting
                    on:click=move |_| use_tool(editor, true)
                />
                <span class="editor-zoom-line" aria-hidden="true"></span>
                <IconButton icon="zoom-out" label=t!("editor-smaller") keys="−" on:click=move |_| key(Key::ZoomOut)/>
                <button
                    type="button"
                    class="w-12 text-xs text-muted tabular-nums hover:text-ink rounded-md h-9"
                    data-tip=t!("editor-life-size")
                    data-keys="0"
                    on:click=move |_| key(Key::ZoomReset)
                >
                    {zoom}
                </button>
                <IconButton icon="zoom-in" label=t!("editor-larger") keys="+" on:click=move |_| key(Key::ZoomIn)/>
            </Show>
            <Show when=move || !wide.get() && !editor.read_only>
                <IconButton
                    icon="undo-2"
                    label=t!("editor-undo")
                    disabled=Signal::derive(move || !editor.can_undo.get())
                    on:click=move |_| editor.undo()
                />
                <IconButton
                    icon="redo-2"
                    label=t!("editor-redo")
                    disabled=Signal::derive(move || !editor.can_redo.get())
                    on:click=move |_| editor.redo()
                />
            </Show>
            <IconButton icon="maximize" label=t!("editor-show-everything") keys="1" on:click=move |_| key(Key::Fit)/>
            <Show when=move || has_starts.get()>
                <IconButton icon="flag" label=t!("editor-next-start") keys="Home" on:click=move |_| editor.next_start()/>
            </Show>
            <IconButton icon="list" label=t!("editor-show-as-list") keys="L" on:click=move |_| editor.listed.set(true)/>
            <IconButton icon="search" label=t!("editor-find-in-flow") keys="Ctrl F" on:click=move |_| editor.finding.set(true)/>
            <Show when=move || wide.get()>
                <IconButton
                    icon="map"
                    label=t!("editor-map")
                    keys="M"
                    pressed=Signal::derive(move || editor.mapped.get())
                    on:click=move |_| editor.mapped.update(|mapped| *mapped = !*mapped)
                />
                <IconButton icon="keyboard" label=t!("editor-shortcuts") keys="?" on:click=move |_| editor.helping.set(true)/>
            </Show>
            <Show when=move || !editor.read_only>
                <span class="editor-zoom-line" aria-hidden="true"></span>
                <IconButton icon="sticky-note" label=t!("editor-add-note") keys="N" on:click=move |_| editor.add_note()/>
                <IconButton icon="wand-sparkles" label=t!("editor-tidy-up") keys="T" on:click=move |_| editor.tidy()/>
            </Show>
        </div>
        <Show when=move || !wide.get()>
            <div class="editor-thumb" data-canvas-ignore="">
                <Show when=move || !editor.read_only>
                    <IconButton
                        icon="plus"
                        label=t!("editor-add-step")
                        variant=ButtonVariant::Primary
                        on:click=move |_| adding.set(true)
                    />
                </Show>
                <IconButton icon="pencil" label=t!("editor-edit-step") on:click=move |_| editor.open(Panel::Step)/>
                <IconButton icon="play" label=t!("editor-play") on:click=move |_| editor.open(Panel::Play)/>
                <IconButton icon="settings" label=t!("editor-flow-settings") on:click=move |_| editor.open(Panel::Flow)/>
            </div>
            <Sheet open=adding title=t!("editor-add-step") side=SheetSide::Bottom>
                <Palette on_added=Callback::new(move |()| adding.set(false))/>
            </Sheet>
        </Show>
    }
}

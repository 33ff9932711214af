//! The palette as a question: which step shall come here?

use leptos::prelude::*;

use super::{palette::Palette, state::Editor};
use crate::components::{Sheet, SheetSide};

/// The palette where a wire was dropped: which step shall come here?
#[component]
pub(crate) fn AskedStep(wide: RwSignal<bool>) -> impl IntoView {
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
        // A list has no place of its own for it.
        if editor.listed.get() {
            return None;
        }
        editor.canvas.gestures.with(|gestures| {
            let at =
                gestures.viewport.to_screen(admin_canvas::geometry::Point::new(asked.at[0], asked.at[1]));
            let x = at.x.clamp(8.0, (gestures.screen.width - 288.0).max(8.0));
            let y = at.y.clamp(8.0, (gestures.screen.height - 376.0).max(8.0));
            Some(format!("left:{x:.0}px;top:{y:.0}px"))
        })
    };
    // Focus goes back to where the question came from; else it would be lost with the palette.
    let asked_from = StoredValue::new(None::<String>);
    Effect::new(move |_| match editor.asked.get() {
        Some(asked) => asked_from.set_value(asked.from.map(|(node, _)| node)),
        None => {
            if let Some(node) = asked_from.try_update_value(Option::take).flatten()
                && editor.selected_untracked().is_some_and(|selected| selected == node)
            {
                editor.canvas.focus(&node);
            }
        }
    });
    view! {
        <Show when=move || wide.get() && editor.asked.with(Option::is_some)>
            <div class="editor-backdrop" data-canvas-ignore="" on:pointerdown=move |_| close()></div>
            <div
                class="editor-asked"
                data-canvas-ignore=""
                role="dialog"
                aria-label=t!("editor-which-step-next")
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
        <Sheet open=open title=t!("editor-which-step-next") side=SheetSide::Bottom>
            <Palette on_added=Callback::new(move |()| close()) steps_only=true/>
        </Sheet>
    }
}

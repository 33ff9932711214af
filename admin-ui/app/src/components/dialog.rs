//! A question or a form over the page.

use leptos::{ev, html, prelude::*};

use super::{ButtonSize, IconButton, field::unique_id};

/// A modal dialog. The browser keeps the focus inside, gives it back afterwards, and closes on Escape.
/// The content is made anew each time it opens, so that forms start fresh.
#[component]
pub(crate) fn Dialog(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
    /// Heading.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence under the heading.
    #[prop(optional, into)]
    subtitle: Option<String>,
    /// Classes for the width.
    #[prop(default = "max-w-lg")]
    width: &'static str,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let heading = unique_id();
    follow(node, open);
    let labelled_by = heading.clone();
    view! {
        <dialog
            node_ref=node
            aria-labelledby=labelled_by
            class=format!(
                "dialog w-[calc(100vw-2rem)] {width} rounded-xl border border-line bg-raised elev-3 max-h-[85dvh] overflow-hidden",
            )
            on:close=move |_| open.set(false)
            on:pointerdown=move |event| close_on_backdrop(&event, open)
        >
            {move || {
                let children = children.clone();
                let subtitle = subtitle.clone();
                let heading = heading.clone();
                open.get()
                    .then(move || {
                        view! {
                            <div class="flex flex-col max-h-[85dvh]">
                                <header class="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
                                    <div class="min-w-0">
                                        <h2 id=heading class="text-base font-semibold">{move || title.get()}</h2>
                                        {subtitle.map(|text| view! { <p class="text-sm text-muted mt-0.5">{text}</p> })}
                                    </div>
                                    <IconButton
                                        icon="x"
                                        label=t!("common-close")
                                        keys="Esc"
                                        size=ButtonSize::Small
                                        class="-me-1.5"
                                        on:click=move |_| open.set(false)
                                    />
                                </header>
                                <div class="px-5 pb-5 overflow-y-auto">{children()}</div>
                            </div>
                        }
                    })
            }}
        </dialog>
    }
}

/// The buttons at the end of a dialog's form.
#[component]
pub(crate) fn DialogFooter(
    /// The buttons, the main one last.
    children: Children,
) -> impl IntoView {
    view! { <footer class="sticky -bottom-5 -mx-5 -mb-5 mt-5 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3.5">{children()}</footer> }
}

/// Opens and closes the element as the signal says.
pub(super) fn follow(node: NodeRef<html::Dialog>, open: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        if open.get() {
            // It fails only when the dialog is open already, which is what we want.
            let _ = dialog.show_modal();
        } else if dialog.open() {
            dialog.close();
        }
    });
}

/// A press beside the content falls on the dialog element itself.
pub(super) fn close_on_backdrop(event: &ev::PointerEvent, open: RwSignal<bool>) {
    if event.target() == event.current_target() {
        open.set(false);
    }
}

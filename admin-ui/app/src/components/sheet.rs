//! A panel that slides in from a side, over the page.

use leptos::{html, prelude::*};

use super::{
    ButtonSize, IconButton,
    dialog::{close_on_backdrop, follow},
};

/// Where a sheet comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum SheetSide {
    /// From the left, as high as the window: navigation.
    Left,
    /// From the right, as high as the window: details.
    #[default]
    Right,
    /// From below, for phones.
    Bottom,
}

impl SheetSide {
    fn class(self) -> &'static str {
        match self {
            Self::Left => {
                tw!("sheet-left ms-0 mr-auto my-0 h-dvh max-h-dvh w-72 max-w-[85vw] border-e")
            }
            Self::Right => {
                tw!(
                    "sheet-right me-0 ml-auto my-0 h-dvh max-h-dvh w-[26rem] max-w-[calc(100vw-2.5rem)] border-s"
                )
            }
            Self::Bottom => {
                tw!(
                    "sheet-bottom mx-0 mt-auto mb-0 w-screen max-w-[100vw] max-h-[85dvh] rounded-t-xl border-t safe-b"
                )
            }
        }
    }
}

/// A modal panel at a side. The content is made anew each time it opens.
#[component]
pub(crate) fn Sheet(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
    /// Heading, and name for readers.
    #[prop(into)]
    title: Signal<String>,
    /// Where it comes from.
    #[prop(optional)]
    side: SheetSide,
    /// The content; it scrolls.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    follow(node, open);
    view! {
        <dialog
            node_ref=node
            aria-label=move || title.get()
            class=format!("{} border-line bg-raised elev-3 overflow-hidden", side.class())
            on:close=move |_| open.set(false)
            on:pointerdown=move |event| close_on_backdrop(&event, open)
        >
            {move || {
                let children = children.clone();
                open.get()
                    .then(move || {
                        view! {
                            <div class="flex flex-col h-full max-h-[inherit]">
                                <header class="flex items-center justify-between gap-4 px-4 h-14 shrink-0 border-b border-line">
                                    <h2 class="text-sm font-semibold truncate">{move || title.get()}</h2>
                                    <IconButton
                                        icon="x"
                                        label=t!("common-close")
                                        keys="Esc"
                                        size=ButtonSize::Small
                                        on:click=move |_| open.set(false)
                                    />
                                </header>
                                <div class="flex-1 min-h-0 overflow-y-auto">{children()}</div>
                            </div>
                        }
                    })
            }}
        </dialog>
    }
}

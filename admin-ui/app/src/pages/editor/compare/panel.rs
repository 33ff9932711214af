//! What the draft is compared with, over the canvas, and the list of changes in the panel.

use leptos::prelude::*;

use super::{
    super::state::{Editor, Panel},
    ChangeList, count,
};
use crate::components::{Button, ButtonSize, ButtonVariant, EmptyState, Icon, IconButton};

/// Says what the draft is compared with, while it is.
#[component]
pub(crate) fn CompareBar() -> impl IntoView {
    let editor = Editor::current();
    let version = Memo::new(move |_| editor.compared.with(|it| it.as_ref().map(|it| it.version)));
    view! {
        <Show when=move || version.get().is_some()>
            <div class="compare-bar" data-canvas-ignore="" role="status">
                <Icon name="git-compare" class="w-4 h-4"/>
                <span class="min-w-0">
                    <span class="font-medium">{move || t!("editor-compare-since", version = version.get().unwrap_or_default())}</span>
                    " "
                    {move || editor.changes.with(|told| count(told))}
                </span>
                <Button size=ButtonSize::Small variant=ButtonVariant::Ghost on:click=move |_| editor.open(Panel::Changes)>
                    {t!("editor-compare-list")}
                </Button>
                <IconButton icon="x" label=t!("editor-compare-stop") size=ButtonSize::Small on:click=move |_| stop(editor)/>
            </div>
        </Show>
    }
}

fn stop(editor: Editor) {
    editor.compared.set(None);
    if editor.panel.get_untracked() == Panel::Changes {
        editor.panel.set(Panel::Step);
        editor.panel_open.set(false);
    }
}

/// The list of changes since the version.
#[component]
pub(crate) fn ChangesPanel() -> impl IntoView {
    let editor = Editor::current();
    let show = Callback::new(move |id: String| editor.visit_card(&id));
    view! {
        {move || {
            let told = editor.changes.get();
            let version = editor.compared.with(|it| it.as_ref().map(|it| it.version));
            match version {
                None => view! {
                    <EmptyState
                        icon="git-compare"
                        title=t!("editor-compare-none")
                        text=t!("editor-compare-none-why")
                    />
                }
                .into_any(),
                Some(version) if told.is_empty() => view! {
                    <EmptyState
                        icon="circle-check"
                        title=t!("editor-compare-same", version = version)
                        text=t!("editor-compare-same-why")
                    />
                }
                .into_any(),
                Some(version) => view! {
                    <div class="p-4 flex flex-col gap-3">
                        <p class="text-sm font-semibold">{t!("editor-compare-different", version = version)}</p>
                        <ChangeList told=told.to_vec() show/>
                    </div>
                }
                .into_any(),
            }
        }}
    }
}

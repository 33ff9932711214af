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
                    <span class="font-medium">{move || format!("Since version {}: ", version.get().unwrap_or_default())}</span>
                    {move || editor.changes.with(|told| count(told))}
                </span>
                <Button size=ButtonSize::Small variant=ButtonVariant::Ghost on:click=move |_| editor.open(Panel::Changes)>
                    "List"
                </Button>
                <IconButton icon="x" label="Stop comparing" size=ButtonSize::Small on:click=move |_| stop(editor)/>
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
                        title="Nothing is compared"
                        text="Open Versions and choose one to compare the draft with."
                    />
                }
                .into_any(),
                Some(version) if told.is_empty() => view! {
                    <EmptyState
                        icon="circle-check"
                        title=format!("The same as version {version}")
                        text="Only places on the canvas may differ, which contacts don’t notice."
                    />
                }
                .into_any(),
                Some(version) => view! {
                    <div class="p-4 flex flex-col gap-3">
                        <p class="text-sm font-semibold">{format!("What is different since version {version}")}</p>
                        <ChangeList told=told.to_vec() show/>
                    </div>
                }
                .into_any(),
            }
        }}
    }
}

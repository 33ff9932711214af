//! What was published, when and by whom; any version can come back into the draft.

use admin_types::{Permission, Version};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{change::FlowChange, state::Editor};
use crate::{
    api::flows,
    components::{Badge, Button, ButtonSize, EmptyState, Sheet, SkeletonRows, Toaster, Tone},
    state::{Load, LoadView, Session},
};

/// The sheet with the list. It is fetched each time it opens.
#[component]
pub(crate) fn VersionsSheet(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Sheet open=open title="Versions">
            <VersionList id open/>
        </Sheet>
    }
}

#[component]
fn VersionList(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
    let load = Load::new(move || flows::versions(id));
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows/> }>
            {move || {
                let versions = load.get().map(|page| page.items).unwrap_or_default();
                if versions.is_empty() {
                    view! {
                        <EmptyState
                            icon="history"
                            title="Not published yet"
                            text="Each time you publish, what you see is kept as a version for ever."
                        />
                    }
                        .into_any()
                } else {
                    view! {
                        <ul class="rows">
                            {versions.into_iter().map(|version| view! { <VersionRow id version open/> }).collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </LoadView>
    }
}

#[component]
fn VersionRow(id: Uuid, version: Version, open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let toaster = Toaster::current();
    let may_edit = Session::current().may(Permission::EditFlows);
    let number = version.number;
    let busy = RwSignal::new(false);
    let restore = move |_| {
        busy.set(true);
        spawn_local(async move {
            let answer = flows::version(id, number).await;
            busy.try_set(false);
            let document = answer.map(|detail| flows_schema::parse_value(detail.document));
            match document {
                Ok(Ok(flow)) => {
                    let before = Box::new((*editor.flow.get_untracked()).clone());
                    editor.seal();
                    editor.change(FlowChange::Document { before, after: Box::new(flow) });
                    editor.seal();
                    editor.open_view();
                    open.set(false);
                    toaster.done(format!("The draft is version {number} again"), move || editor.undo());
                }
                Ok(Err(error)) => toaster.error("This version can’t be read here", error.to_string()),
                Err(error) => toaster.error(error.title(), error.advice()),
            }
        });
    };
    let when = version.created_at.format("%-d %B %Y, %H:%M").to_string();
    let by = version.created_by.as_ref().map(|user| format!(" · {}", user.name)).unwrap_or_default();
    let note = version.note;
    view! {
        <li class="flex flex-col gap-2 px-4 py-3" data-version=number.to_string()>
            <div class="flex items-center gap-2">
                <span class="text-sm font-semibold">{format!("Version {number}")}</span>
                {version
                    .numbers
                    .into_iter()
                    .map(|number| view! { <Badge tone=Tone::Ok dot=true>{number.name}</Badge> })
                    .collect_view()}
                <span class="flex-1"></span>
                <Show when=move || may_edit.get()>
                    <Button size=ButtonSize::Small icon="rotate-ccw" busy=busy on:click=restore>
                        "Restore"
                    </Button>
                </Show>
            </div>
            {(!note.is_empty()).then(|| view! { <p class="text-sm">{note}</p> })}
            <p class="text-xs text-faint">{when} {by}</p>
        </li>
    }
}

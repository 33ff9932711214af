//! What was published, when and by whom; any version can come back into the draft.

use std::sync::Arc;

use admin_types::{Permission, Version};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    change::FlowChange,
    compare::{ChangeList, Compared},
    publish::many,
    state::{Editor, Panel},
};
use crate::{
    api::flows,
    components::{Badge, Button, ButtonSize, EmptyState, Select, Sheet, SkeletonRows, Toaster, Tone},
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
    let told = RwSignal::new(false);
    let comparing = RwSignal::new(false);
    let compare = move |_| {
        comparing.set(true);
        spawn_local(async move {
            let answer = flows::version(id, number).await;
            comparing.try_set(false);
            match answer.map(|detail| flows_schema::parse_value(detail.document)) {
                Ok(Ok(flow)) => {
                    editor.compared.set(Some(Arc::new(Compared { version: number, flow })));
                    editor.panel.set(Panel::Changes);
                    open.set(false);
                    editor.fit();
                }
                Ok(Err(error)) => toaster.error("This version can’t be read here", error.to_string()),
                Err(error) => toaster.error(error.title(), error.advice()),
            }
        });
    };
    let when = version.created_at.format("%-d %B %Y, %H:%M").to_string();
    let by = version.created_by.as_ref().map(|user| format!(" · {}", user.name)).unwrap_or_default();
    let note = version.note;
    let errors = version.published_with_errors.as_ref().map(|it| it.error_count as usize);
    let in_spite = version.published_with_errors.as_ref().map(|it| {
        let who = it.by.as_ref().map_or("the server", |user| user.name.as_str());
        format!("Published with {}; {who} decided that.", many(it.error_count as usize))
    });
    view! {
        <li class="flex flex-col gap-2 px-4 py-3" data-version=number.to_string()>
            <div class="flex items-center gap-2">
                <span class="text-sm font-semibold">{format!("Version {number}")}</span>
                {version
                    .numbers
                    .into_iter()
                    .map(|number| view! { <Badge tone=Tone::Ok dot=true>{number.name}</Badge> })
                    .collect_view()}
                {errors.map(|count| view! { <Badge tone=Tone::Warn>{many(count)}</Badge> })}
            </div>
            {(!note.is_empty()).then(|| view! { <p class="text-sm">{note}</p> })}
            {in_spite.map(|text| view! { <p class="text-xs text-warn-ink">{text}</p> })}
            <p class="text-xs text-faint">{when} {by}</p>
            <div class="flex flex-wrap gap-1.5">
                <Button
                    size=ButtonSize::Small
                    attr:aria-expanded=move || told.get().to_string()
                    on:click=move |_| told.update(|told| *told = !*told)
                >
                    "What changed"
                </Button>
                <Button size=ButtonSize::Small icon="git-compare" busy=comparing on:click=compare>
                    "Compare with the draft"
                </Button>
                <Show when=move || may_edit.get()>
                    <Button size=ButtonSize::Small icon="rotate-ccw" busy=busy on:click=restore>
                        "Restore"
                    </Button>
                </Show>
            </div>
            <Show when=move || told.get()>
                <WhatChanged id number/>
            </Show>
        </li>
    }
}

/// What a version changed, since the one before or any older one.
#[component]
fn WhatChanged(id: Uuid, number: u32) -> impl IntoView {
    let since = RwSignal::new(number.saturating_sub(1).to_string());
    let load = Load::new(move || flows::changes(id, number, since.get().parse().unwrap_or_default()));
    let older: Vec<(String, String)> =
        (1..number).rev().map(|older| (older.to_string(), format!("Since version {older}"))).collect();
    view! {
        {(older.len() > 1).then(|| view! { <Select value=since options=older.clone() label="Since which version"/> })}
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
            {move || {
                let told = load.get().map(|changes| changes.changes).unwrap_or_default();
                if told.is_empty() {
                    view! { <p class="text-sm text-muted">"They mean the same."</p> }.into_any()
                } else {
                    view! { <ChangeList told/> }.into_any()
                }
            }}
        </LoadView>
    }
}

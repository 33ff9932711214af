//! What was published, when and by whom; any version can come back into the draft.

use std::sync::Arc;

use admin_types::{Permission, PublishAgain, Version, WaitingFate, WaitingRule};
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
        <Sheet open=open title=t!("editor-versions")>
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
                            title=t!("editor-versions-none")
                            text=t!("editor-versions-none-why")
                        />
                    }
                        .into_any()
                } else {
                    let live: Vec<Live> = versions.iter().flat_map(Live::of).collect();
                    view! {
                        <ul class="rows">
                            {versions
                                .into_iter()
                                .map(|version| view! { <VersionRow id version live=live.clone() open/> })
                                .collect_view()}
                        </ul>
                    }
                        .into_any()
                }
            }}
        </LoadView>
    }
}

#[component]
fn VersionRow(id: Uuid, version: Version, live: Vec<Live>, open: RwSignal<bool>) -> impl IntoView {
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
                    toaster.done(t!("editor-version-restored", version = number), move || editor.undo());
                }
                Ok(Err(error)) => toaster.error(t!("editor-version-not-read"), error.to_string()),
                Err(error) => toaster.error(error.title(), error.advice()),
            }
        });
    };
    // Where a newer version answers, this one can answer again.
    let newer: Vec<Live> = live.into_iter().filter(|live| live.version > number).collect();
    let with_errors = version.published_with_errors.is_some();
    let session = Session::current();
    let may =
        session.can(Permission::PublishFlows) && (!with_errors || session.can(Permission::PublishWithErrors));
    let can_go_back = may && !newer.is_empty();
    let going = RwSignal::new(false);
    let go_back = move |_| {
        going.set(true);
        let before = newer.clone();
        spawn_local(async move {
            let numbers = before.iter().map(|live| live.number).collect();
            let answer = flows::publish_again(id, number, &again(numbers, with_errors)).await;
            going.try_set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    let words = t!("editor-version-answers", version = number);
                    toaster.done(words, move || go_forward(id, before.clone(), toaster));
                }
                Err(error) => toaster.error(error.title(), error.advice()),
            }
        });
    };
    // What some contacts have on trial, everybody can have.
    let on_trial: Vec<Uuid> = version
        .rollouts
        .iter()
        .map(|rollout| rollout.number.id)
        .filter(|id| version.numbers.iter().any(|number| number.id == *id))
        .collect();
    let can_finish = may && !on_trial.is_empty();
    let finishing = RwSignal::new(false);
    let finish = move |_| {
        finishing.set(true);
        let numbers = on_trial.clone();
        spawn_local(async move {
            let answer = flows::publish_again(id, number, &again(numbers, with_errors)).await;
            finishing.try_set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    toaster.ok(t!("editor-version-for-everybody", version = number));
                }
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
                Ok(Err(error)) => toaster.error(t!("editor-version-not-read"), error.to_string()),
                Err(error) => toaster.error(error.title(), error.advice()),
            }
        });
    };
    let when = version.created_at.format("%-d %B %Y, %H:%M").to_string();
    let by = version.created_by.as_ref().map(|user| format!(" · {}", user.name)).unwrap_or_default();
    let note = version.note;
    let errors = version.published_with_errors.as_ref().map(|it| it.error_count as usize);
    let in_spite = version.published_with_errors.as_ref().map(|it| {
        let who = it.by.as_ref().map_or_else(|| t!("editor-version-the-server"), |user| user.name.as_str());
        t!("editor-version-in-spite", n = it.error_count, who = who)
    });
    view! {
        <li class="flex flex-col gap-2 px-4 py-3" data-version=number.to_string()>
            <div class="flex items-center gap-2">
                <span class="text-sm font-semibold">{t!("editor-version", version = number)}</span>
                {version
                    .numbers
                    .into_iter()
                    .filter(|number| version.rollouts.iter().all(|rollout| rollout.number.id != number.id))
                    .map(|number| view! { <Badge tone=Tone::Ok dot=true>{number.name}</Badge> })
                    .collect_view()}
                {version
                    .rollouts
                    .iter()
                    .map(|rollout| {
                        let words = format!("{} · {} %", rollout.number.name, rollout.percent);
                        view! { <Badge tone=Tone::Accent dot=true>{words}</Badge> }
                    })
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
                    {t!("editor-version-what-changed")}
                </Button>
                <Button size=ButtonSize::Small icon="git-compare" busy=comparing on:click=compare>
                    {t!("editor-version-compare")}
                </Button>
                {can_finish
                    .then(|| {
                        view! {
                            <Button size=ButtonSize::Small icon="users" busy=finishing on:click=finish>
                                {t!("editor-version-to-everybody")}
                            </Button>
                        }
                    })}
                {can_go_back
                    .then(|| {
                        view! {
                            <Button size=ButtonSize::Small icon="undo-2" busy=going on:click=go_back>
                                {t!("editor-version-roll-back")}
                            </Button>
                        }
                    })}
                <Show when=move || may_edit.get()>
                    <Button size=ButtonSize::Small icon="rotate-ccw" busy=busy on:click=restore>
                        {t!("editor-version-restore")}
                    </Button>
                </Show>
            </div>
            <Show when=move || told.get()>
                <WhatChanged id number/>
            </Show>
        </li>
    }
}

/// A number and the version of the flow that answers there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Live {
    number: Uuid,
    version: u32,
    with_errors: bool,
}

impl Live {
    fn of(version: &Version) -> Vec<Self> {
        let with_errors = version.published_with_errors.is_some();
        let live = |number: &admin_types::NumberRef| Self {
            number: number.id,
            version: version.number,
            with_errors,
        };
        version.numbers.iter().map(live).collect()
    }
}

/// People who wait go on at the same step where the version has it.
fn again(number_ids: Vec<Uuid>, in_spite_of_errors: bool) -> PublishAgain {
    let keep = WaitingRule { version: None, node: None, fate: WaitingFate::Keep, to: None };
    PublishAgain { number_ids, in_spite_of_errors, waiting: vec![keep], percent: None }
}

/// Takes a roll back back: each number gets the version that it had.
fn go_forward(id: Uuid, before: Vec<Live>, toaster: Toaster) {
    spawn_local(async move {
        for live in before {
            let answer =
                flows::publish_again(id, live.version, &again(vec![live.number], live.with_errors)).await;
            if let Err(error) = answer {
                toaster.error(error.title(), error.advice());
                return;
            }
        }
        toaster.ok(t!("editor-version-newer-answers"));
    });
}

/// What a version changed, since the one before or any older one.
#[component]
fn WhatChanged(id: Uuid, number: u32) -> impl IntoView {
    let since = RwSignal::new(number.saturating_sub(1).to_string());
    let load = Load::new(move || flows::changes(id, number, since.get().parse().unwrap_or_default()));
    let older: Vec<(String, String)> = (1..number)
        .rev()
        .map(|older| (older.to_string(), t!("editor-version-since", version = older)))
        .collect();
    view! {
        {(older.len() > 1).then(|| view! { <Select value=since options=older.clone() label=t!("editor-version-since-which")/> })}
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
            {move || {
                let told = load.get().map(|changes| changes.changes).unwrap_or_default();
                if told.is_empty() {
                    view! { <p class="text-sm text-muted">{t!("editor-version-same")}</p> }.into_any()
                } else {
                    view! { <ChangeList told/> }.into_any()
                }
            }}
        </LoadView>
    }
}

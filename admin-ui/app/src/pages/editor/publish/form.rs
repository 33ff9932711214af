//! Where the draft shall answer from now on, and what is new.

use std::collections::BTreeSet;

use admin_types::{Number, Publish};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    super::save::{SaveState, Saver},
    Wish,
    account::AccountPart,
    changes::ChangesPart,
    waiting::{WaitingPart, rules},
};
use crate::{
    api::{self, flows},
    components::{
        Button, ButtonVariant, DialogFooter, EmptyState, Icon, LinkButton, Select, SkeletonRows, Textarea,
        Toaster,
    },
    state::{Load, LoadView},
};

#[component]
pub(super) fn Choose(id: Uuid, wish: Wish, open: RwSignal<bool>) -> impl IntoView {
    let load = Load::new(api::numbers::list);
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
            {move || {
                let numbers = load.peek().map(|page| page.items).unwrap_or_default();
                if numbers.is_empty() {
                    view! {
                        <EmptyState icon="phone" title=t!("editor-publish-no-number") text=t!("editor-publish-no-number-why")>
                            <LinkButton href="/numbers" icon="plus" variant=ButtonVariant::Primary>{t!("editor-publish-connect")}</LinkButton>
                        </EmptyState>
                    }
                        .into_any()
                } else {
                    view! { <Form id wish open numbers/> }.into_any()
                }
            }}
        </LoadView>
    }
}

#[component]
fn Form(id: Uuid, wish: Wish, open: RwSignal<bool>, numbers: Vec<Number>) -> impl IntoView {
    let saver = Saver::current();
    let toaster = Toaster::current();
    let note = wish.note;
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    // Where it answers already is chosen; a lone number is, too.
    let here =
        |number: &&Number| number.deployment.as_ref().is_some_and(|deployment| deployment.flow_id == id);
    let mut first: BTreeSet<Uuid> = numbers.iter().filter(here).map(|number| number.id).collect();
    if let (true, [only]) = (first.is_empty(), numbers.as_slice()) {
        first.insert(only.id);
    }
    let chosen = wish.numbers;
    chosen.set(first);
    let saved = Signal::derive(move || saver.state.get() == SaveState::Saved);
    Effect::new(move |_| {
        // What is published is the draft on the server, so that must be what is on the screen.
        if !saved.get() {
            saver.now();
        }
    });
    let publish = move |_| {
        busy.set(true);
        failed.set(None);
        let mut body = Publish {
            number_ids: chosen.get_untracked().into_iter().collect(),
            note: note.get_untracked().trim().to_owned(),
            if_match: None,
            percent: wish
                .percent
                .with_untracked(|percent| percent.parse().ok())
                .filter(|percent| *percent < 100),
            in_spite_of_errors: wish.in_spite.get_untracked(),
            waiting: wish.choices.with_untracked(rules),
        };
        spawn_local(async move {
            // What is published is what everybody sees from then on.
            match saver.shared_etag().await {
                Ok(etag) => body.if_match = Some(etag),
                Err(why) => {
                    busy.try_set(false);
                    failed.try_set(Some(why.words()));
                    return;
                }
            }
            let answer = flows::publish(id, &body).await;
            busy.try_set(false);
            match answer {
                Ok(published) => {
                    open.set(false);
                    let version = published.version.number;
                    toaster.ok(if published.created {
                        t!("editor-publish-live", version = version)
                    } else {
                        t!("editor-publish-live-same", version = version)
                    });
                }
                Err(error) => {
                    let issues = error.problem().map(|problem| problem.issues.clone()).unwrap_or_default();
                    if issues.is_empty() {
                        failed.try_set(Some(error.line()));
                    } else {
                        // Errors that only the server sees, such as a flow that is not there any more.
                        wish.refused.try_set(issues);
                    }
                }
            }
        });
    };
    let answered: BTreeSet<Uuid> =
        numbers.iter().filter(|number| number.deployment.is_some()).map(|number| number.id).collect();
    // Where nothing answers yet, there is nothing that the others could get.
    let replaces = Memo::new(move |_| chosen.with(|chosen| !chosen.is_disjoint(&answered)));
    let shares: Vec<(String, String)> = [
        ("100", t!("editor-publish-everybody")),
        ("50", t!("editor-publish-half")),
        ("20", t!("editor-publish-fifth")),
        ("5", t!("editor-publish-twentieth")),
    ]
    .map(|(share, words)| (share.to_owned(), words.to_owned()))
    .into();
    view! {
        <fieldset class="flex flex-col gap-1.5">
            <legend class="text-xs font-medium pb-1.5">{t!("editor-publish-answer-on")}</legend>
            {numbers.into_iter().map(|number| view! { <NumberRow id number chosen/> }).collect_view()}
        </fieldset>
        <Show when=move || replaces.get()>
            <label class="flex flex-col gap-1.5 mt-4">
                <span class="text-xs font-medium">{t!("editor-publish-who")}</span>
                <Select value=wish.percent options=shares.clone() label=t!("editor-publish-who")/>
                <Show when=move || wish.percent.with(|percent| percent != "100")>
                    <span class="text-xs text-muted">
                        {t!("editor-publish-others")}
                    </span>
                </Show>
            </label>
        </Show>
        <AccountPart chosen/>
        <ChangesPart id/>
        <WaitingPart id wish/>
        <label class="flex flex-col gap-1.5 mt-4">
            <span class="text-xs font-medium">{t!("editor-publish-note")} <span class="text-faint font-normal">" " {t!("editor-publish-optional")}</span></span>
            <Textarea value=note rows=2 placeholder=t!("editor-publish-note-for") maxlength=500/>
        </label>
        {move || {
            failed
                .get()
                .map(|error| {
                    view! {
                        <p class="editor-note mt-3" data-tone="error" role="alert">
                            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                            <span>{error}</span>
                        </p>
                    }
                })
        }}
        <DialogFooter>
            <Button on:click=move |_| open.set(false)>{t!("editor-cancel")}</Button>
            <Button
                variant=ButtonVariant::Primary
                icon="rocket"
                busy=busy
                disabled=Signal::derive(move || !saved.get())
                on:click=publish
            >
                {move || {
                    let what = match (saved.get(), chosen.with(BTreeSet::len)) {
                        (false, _) => return t!("editor-saving").to_owned(),
                        (true, 0) => t!("editor-publish-keep").to_owned(),
                        (true, count) => t!("editor-publish-to", n = count),
                    };
                    match wish.errors.with(Vec::len) {
                        0 => what,
                        errors => t!("editor-publish-with-errors", what = what, n = errors),
                    }
                }}
            </Button>
        </DialogFooter>
    }
}

/// A number to choose, with what answers there now.
#[component]
fn NumberRow(id: Uuid, number: Number, chosen: RwSignal<BTreeSet<Uuid>>) -> impl IntoView {
    let own = number.id;
    let now = match &number.deployment {
        Some(deployment) if deployment.flow_id == id => {
            t!("editor-publish-this-flow", version = deployment.version)
        }
        Some(deployment) => t!("editor-publish-replaces", flow = &deployment.flow_name),
        None => t!("editor-publish-nothing-yet").to_owned(),
    };
    view! {
        <label class="publish-number" data-number=own.to_string()>
            <input
                type="checkbox"
                prop:checked=move || chosen.with(|chosen| chosen.contains(&own))
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    chosen.update(|chosen| {
                        if on {
                            chosen.insert(own);
                        } else {
                            chosen.remove(&own);
                        }
                    });
                }
            />
            <span class="min-w-0 flex-1">
                <span class="block text-sm font-medium truncate">{number.name} {(!number.phone.is_empty()).then(|| format!(" · {}", number.phone))}</span>
                <span class="block text-xs text-muted truncate">{now}</span>
            </span>
        </label>
    }
}

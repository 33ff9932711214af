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
    errors::many,
    waiting::{WaitingPart, rules},
};
use crate::{
    api::{self, ApiError, flows},
    components::{
        Button, ButtonVariant, DialogFooter, EmptyState, Icon, LinkButton, SkeletonRows, Textarea, Toaster,
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
                        <EmptyState icon="phone" title="No number yet" text="Connect a number, then publish the flow to it.">
                            <LinkButton href="/numbers" icon="plus" variant=ButtonVariant::Primary>"Connect a number"</LinkButton>
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
    let failed = RwSignal::new(None::<ApiError>);
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
        let body = Publish {
            number_ids: chosen.get_untracked().into_iter().collect(),
            note: note.get_untracked().trim().to_owned(),
            if_match: Some(saver.etag()),
            in_spite_of_errors: wish.in_spite.get_untracked(),
            waiting: wish.choices.with_untracked(rules),
        };
        spawn_local(async move {
            let answer = flows::publish(id, &body).await;
            busy.try_set(false);
            match answer {
                Ok(published) => {
                    open.set(false);
                    let version = published.version.number;
                    toaster.ok(if published.created {
                        format!("Version {version} is live")
                    } else {
                        format!("Nothing had changed: version {version} is live")
                    });
                }
                Err(error) => {
                    let issues = error.problem().map(|problem| problem.issues.clone()).unwrap_or_default();
                    if issues.is_empty() {
                        failed.try_set(Some(error));
                    } else {
                        // Errors that only the server sees, such as a flow that is not there any more.
                        wish.refused.try_set(issues);
                    }
                }
            }
        });
    };
    view! {
        <fieldset class="flex flex-col gap-1.5">
            <legend class="text-xs font-medium pb-1.5">"Answer on"</legend>
            {numbers.into_iter().map(|number| view! { <NumberRow id number chosen/> }).collect_view()}
        </fieldset>
        <AccountPart chosen/>
        <ChangesPart id/>
        <WaitingPart id wish/>
        <label class="flex flex-col gap-1.5 mt-4">
            <span class="text-xs font-medium">"What is new?" <span class="text-faint font-normal">" (optional)"</span></span>
            <Textarea value=note rows=2 placeholder="For your colleagues" maxlength=500/>
        </label>
        {move || {
            failed
                .get()
                .map(|error| {
                    view! {
                        <p class="editor-note mt-3" data-tone="error" role="alert">
                            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                            <span>{error.line()}</span>
                        </p>
                    }
                })
        }}
        <DialogFooter>
            <Button on:click=move |_| open.set(false)>"Cancel"</Button>
            <Button
                variant=ButtonVariant::Primary
                icon="rocket"
                busy=busy
                disabled=Signal::derive(move || !saved.get())
                on:click=publish
            >
                {move || {
                    let what = match (saved.get(), chosen.with(BTreeSet::len)) {
                        (false, _) => return "Saving…".to_owned(),
                        (true, 0) => "Keep as a version".to_owned(),
                        (true, 1) => "Publish to 1 number".to_owned(),
                        (true, count) => format!("Publish to {count} numbers"),
                    };
                    match wish.errors.with(Vec::len) {
                        0 => what,
                        errors => format!("{what} with {}", many(errors)),
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
        Some(deployment) if deployment.flow_id == id => format!("This flow, version {}", deployment.version),
        Some(deployment) => format!("Replaces “{}”", deployment.flow_name),
        None => "Nothing answers here yet".to_owned(),
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

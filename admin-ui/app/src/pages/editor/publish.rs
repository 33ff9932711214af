//! Publishing: where the draft shall answer from now on.

use std::collections::BTreeSet;

use admin_types::{Number, Publish};
use flows_schema::Severity;
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::{
    issues::IssueRow,
    save::{SaveState, Saver},
    state::Editor,
};
use crate::{
    api::{self, ApiError, flows},
    components::{
        Button, ButtonVariant, Dialog, DialogFooter, EmptyState, Icon, LinkButton, SkeletonRows, Textarea,
        Toaster,
    },
    state::{Load, LoadView},
};

/// The dialog. Its content is made anew each time it opens.
#[component]
pub(crate) fn PublishDialog(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let errors = Memo::new(move |_| editor.errors());
    view! {
        <Dialog open=open title="Publish" subtitle="People who are in the middle of a conversation finish it with the version they began with.">
            {move || {
                if errors.get() > 0 {
                    view! { <Blocked open/> }.into_any()
                } else {
                    view! { <Choose id open/> }.into_any()
                }
            }}
        </Dialog>
    }
}

/// What has to be mended first.
#[component]
fn Blocked(open: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let errors = move || {
        editor.checks.with(|issues| {
            issues.iter().filter(|issue| issue.severity == Severity::Error).cloned().collect::<Vec<_>>()
        })
    };
    view! {
        <p class="editor-note" data-tone="error">
            <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
            <span>"The flow can’t work like this yet. Nothing was published."</span>
        </p>
        <ul class="flex flex-col gap-0.5 mt-2 -mx-2" on:click=move |_| open.set(false)>
            {move || errors().into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}
        </ul>
    }
}

#[component]
fn Choose(id: Uuid, open: RwSignal<bool>) -> impl IntoView {
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
                    view! { <Form id open numbers/> }.into_any()
                }
            }}
        </LoadView>
    }
}

#[component]
fn Form(id: Uuid, open: RwSignal<bool>, numbers: Vec<Number>) -> impl IntoView {
    let saver = Saver::current();
    let toaster = Toaster::current();
    let note = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<ApiError>);
    // Where it answers already is chosen; a lone number is, too.
    let here =
        |number: &&Number| number.deployment.as_ref().is_some_and(|deployment| deployment.flow_id == id);
    let mut first: BTreeSet<Uuid> = numbers.iter().filter(here).map(|number| number.id).collect();
    if let (true, [only]) = (first.is_empty(), numbers.as_slice()) {
        first.insert(only.id);
    }
    let chosen = RwSignal::new(first);
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
                    failed.try_set(Some(error));
                }
            }
        });
    };
    view! {
        <fieldset class="flex flex-col gap-1.5">
            <legend class="text-xs font-medium pb-1.5">"Answer on"</legend>
            {numbers.into_iter().map(|number| view! { <NumberRow id number chosen/> }).collect_view()}
        </fieldset>
        <label class="flex flex-col gap-1.5 mt-4">
            <span class="text-xs font-medium">"What is new?" <span class="text-faint font-normal">" (optional)"</span></span>
            <Textarea value=note rows=2 placeholder="For your colleagues" maxlength=500/>
        </label>
        {move || {
            failed
                .get()
                .map(|error| {
                    let issues = error.problem().map(|problem| problem.issues.clone()).unwrap_or_default();
                    view! {
                        <div class="mt-3" role="alert">
                            <p class="editor-note" data-tone="error">
                                <Icon name="circle-alert" class="w-3.5 h-3.5 mt-0.5"/>
                                <span>{error.line()}</span>
                            </p>
                            <ul on:click=move |_| open.set(false)>
                                {issues.into_iter().map(|issue| view! { <IssueRow issue/> }).collect_view()}
                            </ul>
                        </div>
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
                {move || match (saved.get(), chosen.with(BTreeSet::len)) {
                    (false, _) => "Saving…".to_owned(),
                    (true, 0) => "Keep as a version".to_owned(),
                    (true, 1) => "Publish to 1 number".to_owned(),
                    (true, count) => format!("Publish to {count} numbers"),
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

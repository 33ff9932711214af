//! A new flow: blank, or from a sample.

use admin_types::{CreateFlow, Sample};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice, known_icon},
};

/// Asks what to start from and for a name; leads to the editor.
#[component]
pub(crate) fn CreateFlowDialog(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let start = RwSignal::new("blank".to_owned());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    let choices = RwSignal::new(None::<Vec<Sample>>);
    Effect::new(move |_| {
        if open.get() {
            name.set(String::new());
            start.set("blank".to_owned());
            error.set(None);
            if choices.with_untracked(Option::is_none) {
                spawn_local(async move {
                    match api::gallery::list().await {
                        Ok(samples) => _ = choices.try_set(Some(samples)),
                        Err(problem) => _ = error.try_set(Some(problem)),
                    }
                });
            }
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let key = start.get_untracked();
        let typed = name.get_untracked().trim().to_owned();
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            match created(&key, typed).await {
                Ok(flow) => navigate(&format!("/flows/{}", flow.id), Default::default()),
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let hint = move || {
        let chosen = start.get();
        let found = choices.with(|all| {
            all.iter().flatten().find(|sample| sample.key == chosen).map(|sample| sample.name.clone())
        });
        found.unwrap_or_else(|| "New flow".to_owned())
    };
    view! {
        <Dialog open=open title="New flow" subtitle="Start from a sample and change the words, or draw your own.">
            <form on:submit=move |event| submit.run(event)>
                <fieldset class="grid grid-cols-1 sm:grid-cols-2 gap-2 mb-4">
                    <legend class="sr-only">"Start from"</legend>
                    <StartCard
                        key="blank".to_owned()
                        icon="file-plus".to_owned()
                        name="Blank flow".to_owned()
                        description="An empty canvas with one start.".to_owned()
                        start=start
                    />
                    {move || {
                        choices
                            .get()
                            .unwrap_or_default()
                            .into_iter()
                            .map(|Sample { key, icon, name, description, .. }| {
                                view! { <StartCard key=key icon=icon name=name description=description start=start/> }
                            })
                            .collect_view()
                    }}
                </fieldset>
                {move || error.get().map(|error| view! { <div class="mb-3"><Notice text=error.line()/></div> })}
                <Field label="Name" optional=true>
                    <Input value=name maxlength=120 placeholder=Signal::derive(hint)/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>"Create flow"</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

/// Makes the flow: empty, or from a sample.
async fn created(key: &str, typed: String) -> Result<admin_types::Flow, ApiError> {
    let sample = if key == "blank" { None } else { Some(api::gallery::sample(key).await?) };
    let fallback = sample.as_ref().map_or("New flow", |found| found.sample.name.as_str()).to_owned();
    let name = if typed.is_empty() { fallback } else { typed };
    api::flows::create(&CreateFlow { name, document: sample.map(|found| found.document) }).await
}

/// One thing to start from: a radio button in the shape of a card.
#[component]
fn StartCard(
    key: String,
    icon: String,
    name: String,
    description: String,
    start: RwSignal<String>,
) -> impl IntoView {
    let shown = key.clone();
    view! {
        <label class="flex items-start gap-3 rounded-lg border border-line p-3 cursor-pointer hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:ring-2">
            <input
                type="radio"
                name="start"
                class="sr-only"
                prop:checked=move || start.get() == shown
                on:change=move |_| start.set(key.clone())
            />
            <span class="mt-0.5 text-accent-ink"><Icon name=known_icon(&icon) class="w-5 h-5"/></span>
            <span class="min-w-0">
                <span class="block text-sm font-medium">{name}</span>
                <span class="block text-xs text-muted mt-0.5 line-clamp-2">{description}</span>
            </span>
        </label>
    }
}

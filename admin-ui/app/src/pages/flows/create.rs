//! A new flow: blank, or from a sample.

use admin_types::CreateFlow;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::samples::{Sample, samples};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice},
};

/// Asks what to start from and for a name; leads to the editor.
#[component]
pub(crate) fn CreateFlowDialog(
    /// Whether it is open, both ways.
    open: RwSignal<bool>,
) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let start = RwSignal::new("blank");
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    let choices = StoredValue::new(samples());
    Effect::new(move |_| {
        if open.get() {
            name.set(String::new());
            start.set("blank");
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let sample =
            choices.with_value(|all| all.iter().find(|sample| sample.key == start.get_untracked()).cloned());
        let typed = name.get_untracked().trim().to_owned();
        let fallback = sample.as_ref().map_or_else(|| "New flow".to_owned(), |sample| sample.name.clone());
        let body = CreateFlow {
            name: if typed.is_empty() { fallback } else { typed },
            document: sample.map(|sample| sample.document),
        };
        busy.set(true);
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::flows::create(&body).await {
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
        choices
            .with_value(|all| {
                all.iter().find(|sample| sample.key == chosen).map(|sample| sample.name.clone())
            })
            .unwrap_or_else(|| "New flow".to_owned())
    };
    view! {
        <Dialog open=open title="New flow" subtitle="Start from a sample and change the words, or draw your own.">
            <form on:submit=move |event| submit.run(event)>
                <fieldset class="grid grid-cols-1 sm:grid-cols-2 gap-2 mb-4">
                    <legend class="sr-only">"Start from"</legend>
                    <StartCard
                        key="blank"
                        icon="file-plus"
                        name="Blank flow".to_owned()
                        description="An empty canvas with one start.".to_owned()
                        start=start
                    />
                    {choices
                        .get_value()
                        .into_iter()
                        .map(|Sample { key, icon, name, description, .. }| {
                            view! { <StartCard key=key icon=icon name=name description=description start=start/> }
                        })
                        .collect_view()}
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

/// One thing to start from: a radio button in the shape of a card.
#[component]
fn StartCard(
    key: &'static str,
    icon: &'static str,
    name: String,
    description: String,
    start: RwSignal<&'static str>,
) -> impl IntoView {
    view! {
        <label class="flex items-start gap-3 rounded-lg border border-line p-3 cursor-pointer hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:ring-2">
            <input
                type="radio"
                name="start"
                class="sr-only"
                prop:checked=move || start.get() == key
                on:change=move |_| start.set(key)
            />
            <span class="mt-0.5 text-accent-ink"><Icon name=icon class="w-5 h-5"/></span>
            <span class="min-w-0">
                <span class="block text-sm font-medium">{name}</span>
                <span class="block text-xs text-muted mt-0.5 line-clamp-2">{description}</span>
            </span>
        </label>
    }
}

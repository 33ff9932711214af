//! A new address, or a change of one.

use admin_types::{AlertKind, CreateSubscription, Subscription, UpdateSubscription};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api::{self, ApiError},
    components::{
        Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Textarea, Toaster,
    },
    state::Load,
};

/// Which events are chosen.
const EVERY: &str = "every";
const ALERTS: &str = "alerts";
const SOME: &str = "some";

/// The events of alerts.
fn alerts() -> Vec<String> {
    let kinds = AlertKind::ALL.into_iter().map(|kind| format!("alert.{}", kind.as_str()));
    kinds.chain(["alert.cleared".to_owned()]).collect()
}

/// Address and events.
#[component]
pub(super) fn SubscriptionDialog(
    editing: RwSignal<Option<Option<Subscription>>>,
    load: Load<Vec<Subscription>>,
    secret: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let (url, choice, names) = (text(), text(), text());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let id = RwSignal::new(None::<Uuid>);
    Effect::new(move |_| {
        let Some(subscription) = editing.get() else { return };
        let events = subscription.as_ref().map(|it| it.events.clone()).unwrap_or_default();
        let which = if events.is_empty() {
            EVERY
        } else if events == alerts() {
            ALERTS
        } else {
            SOME
        };
        choice.set(which.to_owned());
        names.set(events.join("\n"));
        url.set(subscription.as_ref().map(|it| it.url.clone()).unwrap_or_default());
        id.set(subscription.map(|it| it.id));
        error.set(None);
        open.set(true);
    });
    Effect::new(move |_| {
        if !open.get() {
            editing.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let events = match choice.get_untracked().as_str() {
            EVERY => Vec::new(),
            ALERTS => alerts(),
            _ => {
                let names = names.get_untracked();
                names.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
            }
        };
        let address = url.get_untracked();
        spawn_local(async move {
            let saved = match id.get_untracked() {
                Some(id) => {
                    let body = UpdateSubscription { url: Some(address), events: Some(events), enabled: None };
                    api::subscriptions::update(id, &body).await.map(|_| None)
                }
                None => {
                    let body = CreateSubscription { url: address, events, enabled: true };
                    api::subscriptions::create(&body).await.map(Some)
                }
            };
            match saved {
                Ok(made) => {
                    open.try_set(false);
                    match made {
                        Some(made) => {
                            secret.try_set(Some((made.subscription.url, made.secret.expose().to_owned())));
                        }
                        None => toaster.ok(t!("event-webhooks-changed")),
                    }
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    let wrong_event = Signal::derive(move || {
        let error = error.get()?;
        let problem = error.problem()?;
        problem.errors.iter().find(|it| it.pointer.starts_with("/events")).map(|it| it.detail.clone())
    });
    let choices: Vec<(String, String)> = [
        (EVERY, t!("event-webhooks-every-event")),
        (ALERTS, t!("event-webhooks-alerts-only")),
        (SOME, t!("event-webhooks-named-only")),
    ]
    .map(|(key, words)| (key.to_owned(), words.to_owned()))
    .to_vec();
    let choices = Signal::stored(choices);
    let title = Signal::derive(move || {
        let words =
            if id.get().is_some() { t!("event-webhooks-edit-title") } else { t!("event-webhooks-add") };
        words.to_owned()
    });
    view! {
        <Dialog open=open title=title width="max-w-lg">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("event-webhooks-address") help=t!("event-webhooks-address-help") error=at("/url")>
                    <Input value=url kind="url" required=true autofocus=true maxlength=2048 placeholder="https://shop.example.com/botloom"/>
                </Field>
                <Field label=t!("event-webhooks-tell-of")>
                    <Select value=choice options=choices/>
                </Field>
                <Show when=move || choice.get() == SOME>
                    <Field label=t!("event-webhooks-names") help=t!("event-webhooks-names-help") error=wrong_event>
                        <Textarea value=names rows=4 maxlength=12000/>
                    </Field>
                </Show>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("event-webhooks-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("event-webhooks-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

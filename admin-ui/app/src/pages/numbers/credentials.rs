//! A new token or secret, which replaces the old one only when Meta accepts it.

use admin_types::{Number, ReplaceCredentials, Secret};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{Button, Card, Field, Input, Notice, Toaster},
    state::Load,
};

/// The card, for who may manage numbers.
#[component]
pub(super) fn CredentialsCard(load: Load<Number>) -> impl IntoView {
    let toaster = Toaster::current();
    let (token, app_secret) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let at = move |pointer: &'static str| {
        Signal::derive(move || error.with(|error| error.as_ref().and_then(|error| error.at(pointer))))
    };
    let given = move |signal: RwSignal<String>| {
        let text = signal.get_untracked().trim().to_owned();
        (!text.is_empty()).then(|| Secret::new(text))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(number) = load.peek() else { return };
        let body = ReplaceCredentials { access_token: given(token), app_secret: given(app_secret) };
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match api::numbers::replace_credentials(number.id, &body).await {
                Ok(number) => {
                    load.set(number);
                    token.try_set(String::new());
                    app_secret.try_set(String::new());
                    toaster.ok(t!("numbers-replaced"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let empty = Signal::derive(move || {
        token.with(|it| it.trim().is_empty()) && app_secret.with(|it| it.trim().is_empty())
    });
    view! {
        <Card title=t!("numbers-credentials") subtitle=t!("numbers-credentials-subtitle")>
            <form class="flex flex-col gap-3" on:submit=submit>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("numbers-new-token") optional=true error=at("/access_token")>
                    <Input value=token kind="password" autocomplete="off" mono=true/>
                </Field>
                <Field label=t!("numbers-new-secret") optional=true error=at("/app_secret")>
                    <Input value=app_secret kind="password" autocomplete="off" mono=true/>
                </Field>
                <div class="flex justify-end">
                    <Button submit=true busy=busy disabled=empty>{t!("numbers-replace")}</Button>
                </div>
            </form>
        </Card>
    }
}

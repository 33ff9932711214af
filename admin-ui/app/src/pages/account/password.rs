//! A new password of one's own.

use admin_types::{ChangePassword, MIN_PASSWORD_CHARS, Secret};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{Button, Card, Field, Input, Notice, Toaster},
};

/// The present one and the next.
#[component]
pub(super) fn PasswordCard() -> impl IntoView {
    let toaster = Toaster::current();
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let body = ChangePassword {
            current: Secret::new(current.get_untracked()),
            new: Secret::new(new.get_untracked()),
        };
        spawn_local(async move {
            match api::security::change_password(&body).await {
                Ok(()) => {
                    current.try_set(String::new());
                    new.try_set(String::new());
                    toaster.ok(t!("account-password-changed"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    view! {
        <Card title=t!("account-password") subtitle=t!("account-password-subtitle")>
            <form method="post" class="flex flex-col gap-3 max-w-sm" on:submit=submit>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("account-password-present") error=at("/current")>
                    <Input value=current kind="password" autocomplete="current-password" required=true/>
                </Field>
                <Field
                    label=t!("account-password-new")
                    help=t!("account-password-help", n = MIN_PASSWORD_CHARS)
                    error=at("/new")
                >
                    <Input value=new kind="password" autocomplete="new-password" required=true/>
                </Field>
                <div><Button submit=true busy=busy>{t!("account-password-change")}</Button></div>
            </form>
        </Card>
    }
}

//! Joining by the link of an invitation.

use admin_types::{AcceptInvitation, LookInvitation, MIN_PASSWORD_CHARS, Secret};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::gate::Gate;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Field, Input, Notice, SkeletonRows},
    state::{Load, LoadView, Session},
};

/// What the link invites to, and the form.
#[component]
pub(crate) fn JoinPage() -> impl IntoView {
    let query = use_query_map();
    let token = Memo::new(move |_| query.with(|query| query.get("token")).unwrap_or_default());
    let load = Load::new(move || {
        let body = LookInvitation { token: Secret::new(token.get()) };
        async move { api::session::look_invitation(&body).await }
    });
    let text = Signal::derive(move || match load.get() {
        Some(found) => {
            t!("account-join-invited", name = found.invited_by, workspace = found.workspace_name)
        }
        None => String::new(),
    });
    view! {
        <Title text=t!("account-join-title")/>
        <Gate title=t!("account-join-heading") text=t!("account-join-text")>
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <p class="text-sm mb-3">{text}</p>
                <JoinForm token=token email=Signal::derive(move || load.get().map(|found| found.email).unwrap_or_default())/>
            </LoadView>
        </Gate>
    }
}

/// Name and password.
#[component]
fn JoinForm(token: Memo<String>, email: Signal<String>) -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let (name, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let address = RwSignal::new(email.get_untracked());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let body = AcceptInvitation {
            token: Secret::new(token.get_untracked()),
            name: name.get_untracked(),
            password: Secret::new(password.get_untracked()),
        };
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::session::accept_invitation(&body).await {
                Ok(me) => {
                    session.enter(me);
                    navigate("/", NavigateOptions { replace: true, ..Default::default() });
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                    busy.try_set(false);
                }
            }
        });
    };
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    view! {
        <form method="post" class="flex flex-col gap-3" on:submit=submit>
            {move || {
                error
                    .get()
                    .filter(|error| !error.has_places())
                    .map(|error| view! { <Notice text=error.line()/> })
            }}
            <Field label=t!("account-email")>
                <Input value=address kind="email" name="email" autocomplete="username" disabled=Signal::stored(true)/>
            </Field>
            <Field label=t!("account-your-name") error=at("/name")>
                <Input value=name name="name" autocomplete="name" required=true autofocus=true maxlength=120/>
            </Field>
            <Field
                label=t!("account-password")
                help=t!("account-password-help", n = MIN_PASSWORD_CHARS)
                error=at("/password")
            >
                <Input value=password kind="password" name="password" autocomplete="new-password" required=true/>
            </Field>
            <Button variant=ButtonVariant::Primary submit=true busy=busy class="w-full mt-1">
                {move || if busy.get() { t!("account-joining") } else { t!("account-join") }}
            </Button>
        </form>
    }
}

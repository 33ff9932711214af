//! The first start: the workspace and its first admin.

use admin_types::{MIN_PASSWORD_CHARS, ProblemCode, Secret, Setup};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::gate::Gate;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Field, Input, Notice},
    state::Session,
};

/// What the visitor has typed.
#[derive(Clone, Copy)]
struct Form {
    workspace: RwSignal<String>,
    name: RwSignal<String>,
    email: RwSignal<String>,
    password: RwSignal<String>,
    token: RwSignal<String>,
}

/// The form. The token comes with the link that the server printed; without it there is a field.
#[component]
pub(crate) fn SetupPage() -> impl IntoView {
    let session = Session::current();
    let query = use_query_map();
    let navigate = use_navigate();
    let text = || RwSignal::new(String::new());
    let form = Form { workspace: text(), name: text(), email: text(), password: text(), token: text() };
    let from_link = Memo::new(move |_| query.with(|query| query.get("token")).unwrap_or_default());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let to_login = navigate.clone();
    Effect::new(move |_| {
        form.token.set(from_link.get());
        let to_login = to_login.clone();
        spawn_local(async move {
            if api::session::setup_state().await.is_ok_and(|state| !state.needed) {
                to_login("/login", NavigateOptions { replace: true, ..Default::default() });
            }
        });
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let setup = Setup {
            token: Secret::new(form.token.get_untracked().trim()),
            name: form.name.get_untracked(),
            email: form.email.get_untracked(),
            password: Secret::new(form.password.get_untracked()),
            workspace_name: form.workspace.get_untracked(),
        };
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::session::set_up(&setup).await {
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
    let needs_token = move || {
        from_link.with(String::is_empty)
            || error.with(|error| {
                error.as_ref().is_some_and(|error| error.code() == Some(ProblemCode::SetupTokenWrong))
            })
    };
    view! {
        <Title text=t!("account-setup-title")/>
        <Gate title=t!("account-setup-heading") text=t!("account-setup-text")>
            <form method="post" class="flex flex-col gap-3" on:submit=submit>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("account-setup-organisation") error=at("/workspace_name")>
                    <Input value=form.workspace name="organization" autocomplete="organization" required=true autofocus=true/>
                </Field>
                <Field label=t!("account-your-name") error=at("/name")>
                    <Input value=form.name name="name" autocomplete="name" required=true/>
                </Field>
                <Field label=t!("account-email") error=at("/email")>
                    <Input value=form.email kind="email" name="email" autocomplete="username" required=true/>
                </Field>
                <Field
                    label=t!("account-password")
                    help=t!("account-password-help", n = MIN_PASSWORD_CHARS)
                    error=at("/password")
                >
                    <Input
                        value=form.password
                        kind="password"
                        name="password"
                        autocomplete="new-password"
                        required=true
                    />
                </Field>
                <Show when=needs_token>
                    <Field
                        label=t!("account-setup-code")
                        help=t!("account-setup-code-help")
                        error=at("/token")
                    >
                        <Input value=form.token name="token" required=true mono=true/>
                    </Field>
                </Show>
                <Button variant=ButtonVariant::Primary submit=true busy=busy class="w-full mt-1">
                    {move || if busy.get() { t!("account-setup-busy") } else { t!("account-setup-create") }}
                </Button>
            </form>
        </Gate>
    }
}

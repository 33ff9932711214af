//! Signing in.

use admin_types::{Login, Me, ProblemCode, Secret};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};

use super::{
    gate::Gate,
    login_ways::{OtherWays, sso_words},
};
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Field, Input, Notice},
    state::Session,
};

/// The form; the server renders it, so that it is there at once.
#[component]
pub(crate) fn LoginPage() -> impl IntoView {
    let session = Session::current();
    let query = use_query_map();
    let navigate = use_navigate();
    let email = RwSignal::new(String::new());
    let password = RwSignal::new(String::new());
    // Asked for once the password was right.
    let code = RwSignal::new(String::new());
    let wants_code = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let to_setup = navigate.clone();
    Effect::new(move |_| {
        // A fresh server has nobody who could sign in.
        let to_setup = to_setup.clone();
        spawn_local(async move {
            if api::session::setup_state().await.is_ok_and(|state| state.needed) {
                to_setup("/setup", NavigateOptions { replace: true, ..Default::default() });
            }
        });
    });
    let enter = {
        let navigate = navigate.clone();
        move |me: Me| {
            session.enter(me);
            let next = query.try_with_untracked(|query| query.get("next")).flatten();
            let next = next.filter(|next| is_ours(next)).unwrap_or_else(|| "/".to_owned());
            navigate(&next, NavigateOptions { replace: true, ..Default::default() });
        }
    };
    let entered = enter.clone();
    // Why the identity provider sent one back; gone as soon as something else went wrong.
    let sent_back = move || {
        let word = query.with(|query| query.get("sso")).filter(|_| error.with(Option::is_none));
        word.and_then(|word| sso_words(&word))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let login = Login {
            email: email.get_untracked(),
            password: Secret::new(password.get_untracked()),
            code: wants_code.get_untracked().then(|| Secret::new(code.get_untracked().trim())),
        };
        let enter = enter.clone();
        spawn_local(async move {
            match api::session::sign_in(&login).await {
                Ok(me) => enter(me),
                Err(problem) if problem.code() == Some(ProblemCode::SecondFactorNeeded) => {
                    wants_code.try_set(true);
                    busy.try_set(false);
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                    busy.try_set(false);
                }
            }
        });
    };
    view! {
        <Title text=t!("sign-in-title")/>
        <Gate title=t!("sign-in-heading") text=t!("sign-in-text")>
            <form method="post" class="flex flex-col gap-3" on:submit=submit>
                {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
                {move || sent_back().map(|line| view! { <Notice text=line/> })}
                <Field label=t!("sign-in-email")>
                    <Input value=email kind="email" name="email" autocomplete="username" required=true autofocus=true/>
                </Field>
                <Field label=t!("sign-in-password")>
                    <Input
                        value=password
                        kind="password"
                        name="password"
                        autocomplete="current-password"
                        required=true
                    />
                </Field>
                <Show when=move || wants_code.get()>
                    <Field label=t!("sign-in-code") help=t!("sign-in-code-help")>
                        <Input value=code name="code" autocomplete="one-time-code" required=true autofocus=true mono=true/>
                    </Field>
                </Show>
                <Button variant=ButtonVariant::Primary submit=true busy=busy class="w-full mt-1">
                    {move || if busy.get() { t!("sign-in-busy") } else { t!("sign-in-heading") }}
                </Button>
            </form>
            <OtherWays entered=entered/>
        </Gate>
    }
}

/// Whether an address stays in this app; anything else could lead a visitor to a stranger's page.
fn is_ours(next: &str) -> bool {
    next.starts_with('/') && !next.starts_with("//") && !next.contains('\\')
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_addresses_of_this_app_are_followed() {
        assert!(is_ours("/flows/1"));
        assert!(
            !is_ours("//evil.example") && !is_ours("https://evil.example") && !is_ours("/\\evil.example")
        );
    }
}

//! The ways to sign in beside the password: a passkey, and the company's identity provider.

use admin_types::{Me, PasskeyAnswer, SignInWays};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, Notice},
    passkey,
};

/// Why the identity provider sent somebody back without signing them in, in words.
pub(super) fn sso_words(word: &str) -> Option<&'static str> {
    match word {
        "failed" => Some(t!("sign-in-company-failed")),
        "declined" => Some(t!("sign-in-company-declined")),
        "unverified" => Some(t!("sign-in-company-unverified")),
        "unknown" => Some(t!("sign-in-company-unknown")),
        _ => None,
    }
}

/// A button for each way that there is. `entered` is told who came in.
#[component]
pub(super) fn OtherWays(#[prop(into)] entered: Callback<Me>) -> impl IntoView {
    let ways = RwSignal::new(SignInWays::default());
    let can = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        can.set(passkey::is_supported());
        spawn_local(async move {
            if let Ok(found) = api::passkeys::ways().await {
                ways.try_set(found);
            }
        });
    });
    let with_passkey = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match sign_in().await {
                Ok(me) => {
                    entered.try_run(me);
                }
                Err(line) => {
                    error.try_set(Some(line));
                    busy.try_set(false);
                }
            }
        });
    };
    let at_company = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match api::passkeys::begin_sso().await {
                Ok(found) => {
                    let _ = window().location().set_href(&found.address);
                }
                Err(problem) => {
                    error.try_set(Some(problem.line()));
                    busy.try_set(false);
                }
            }
        });
    };
    view! {
        <Show when=move || ways.with(|ways| ways.sso.is_some() || (ways.passkeys && can.get()))>
            <div class="flex flex-col gap-2 mt-4 pt-4 border-t border-line">
                {move || error.get().map(|line| view! { <Notice text=line/> })}
                <Show when=move || ways.with(|ways| ways.passkeys) && can.get()>
                    <Button class="w-full" busy=busy on:click=with_passkey>{t!("sign-in-use-passkey")}</Button>
                </Show>
                {move || {
                    ways.get()
                        .sso
                        .map(|name| {
                            view! {
                                <Button class="w-full" busy=busy on:click=at_company>
                                    {t!("sign-in-continue-with", name = &name)}
                                </Button>
                            }
                        })
                }}
            </div>
        </Show>
    }
}

/// Lets the device sign; else why not, in words.
async fn sign_in() -> Result<Me, String> {
    let options = api::passkeys::begin_session().await.map_err(|error| error.line())?;
    let credential = passkey::sign(&options.public_key).await.map_err(|problem| problem.line().to_owned())?;
    let answer = PasskeyAnswer { credential, name: String::new() };
    api::passkeys::sign_in(&answer).await.map_err(|error| error.line())
}

#[cfg(test)]
mod tests {
    use super::sso_words;

    #[test]
    fn words_of_strangers_are_not_shown() {
        assert!(sso_words("unknown").is_some());
        assert_eq!(sso_words("<b>call this number</b>"), None);
    }
}

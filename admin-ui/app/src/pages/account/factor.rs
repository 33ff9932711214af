//! The second factor: turned on with an authenticator, turned off with the password.

use admin_types::{ConfirmSecondFactor, RemoveSecondFactor, SecondFactor, SecondFactorSetup, Secret};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{
        Badge, Button, ButtonVariant, Card, CopyField, Dialog, DialogFooter, Field, Input, Notice, Qr,
        SkeletonRows, Toaster, Tone,
    },
    state::{Load, LoadView},
};

/// What stands there, and what can be done about it.
#[component]
pub(super) fn FactorCard() -> impl IntoView {
    let toaster = Toaster::current();
    let load = Load::new(api::security::second_factor);
    let setup = RwSignal::new(None::<SecondFactorSetup>);
    let codes = RwSignal::new(Vec::<String>::new());
    let removing = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let begin = move |_| {
        busy.set(true);
        spawn_local(async move {
            match api::security::begin_second_factor().await {
                Ok(begun) => {
                    setup.try_set(Some(begun));
                }
                Err(error) => toaster.error(t!("sign-in-factor-not-begun"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let enabled =
        move || load.with(|factor: Option<&SecondFactor>| factor.is_some_and(|factor| factor.enabled));
    let left = move || load.with(|factor| factor.map_or(0, |factor| factor.recovery_codes_left));
    view! {
        <Card title=t!("sign-in-factor") subtitle=t!("sign-in-factor-text")>
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=1/> }>
                <Show
                    when=enabled
                    fallback=move || {
                        view! {
                            <div class="flex flex-wrap items-center justify-between gap-3">
                                <p class="text-sm text-muted">{t!("sign-in-password-only")}</p>
                                <Button variant=ButtonVariant::Primary busy=busy on:click=begin>{t!("sign-in-turn-on")}</Button>
                            </div>
                        }
                    }
                >
                    <div class="flex flex-wrap items-center justify-between gap-3">
                        <p class="flex items-center gap-2 text-sm">
                            <Badge tone=Tone::Ok>{t!("sign-in-on")}</Badge>
                            <span class="text-muted">
                                {move || t!("sign-in-codes-left", n = left())}
                            </span>
                        </p>
                        <Button on:click=move |_| removing.set(true)>{t!("sign-in-turn-off")}</Button>
                    </div>
                </Show>
            </LoadView>
        </Card>
        <SetupDialog setup=setup codes=codes load=load/>
        <CodesDialog codes=codes/>
        <RemoveDialog open=removing load=load/>
    }
}

/// Shows the secret and asks for the first code.
#[component]
fn SetupDialog(
    setup: RwSignal<Option<SecondFactorSetup>>,
    codes: RwSignal<Vec<String>>,
    load: Load<SecondFactor>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let code = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if setup.with(Option::is_some) {
            code.set(String::new());
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            setup.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let body = ConfirmSecondFactor { code: Secret::new(code.get_untracked().trim()) };
        spawn_local(async move {
            match api::security::confirm_second_factor(&body).await {
                Ok(made) => {
                    open.try_set(false);
                    codes.try_set(made.codes.iter().map(|code| code.expose().to_owned()).collect());
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let secret = Signal::derive(move || {
        setup.with(|setup| setup.as_ref().map(|setup| setup.secret.expose().to_owned())).unwrap_or_default()
    });
    let address = move || setup.with(|setup| setup.as_ref().map(|setup| setup.address.expose().to_owned()));
    let picture = move || setup.with(|setup| setup.as_ref().and_then(|setup| setup.picture.clone()));
    let wrong =
        Signal::derive(move || error.get().map(|error| error.at("/code").unwrap_or_else(|| error.line())));
    view! {
        <Dialog open=open title=t!("sign-in-factor-turn-on") width="max-w-md">
            <form class="flex flex-col gap-4" on:submit=move |event| submit.run(event)>
                <p class="text-sm text-muted">{t!("sign-in-scan")}</p>
                {move || picture().map(|picture| view! {
                    <Qr size=picture.size path=picture.path label=t!("sign-in-qr") class=tw!("w-48 h-48 self-center")/>
                })}
                <Field label=t!("sign-in-type-key") help=t!("sign-in-type-key-help")>
                    <CopyField text=secret label=t!("sign-in-copy-key")/>
                </Field>
                <a class="text-sm text-accent-ink underline" href=address rel="external">{t!("sign-in-open-authenticator")}</a>
                <Field label=t!("sign-in-code-shown") error=wrong>
                    <Input value=code autocomplete="one-time-code" required=true autofocus=true mono=true maxlength=7/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("sign-in-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("sign-in-turn-on")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

/// The recovery codes, once.
#[component]
fn CodesDialog(codes: RwSignal<Vec<String>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if !codes.with(Vec::is_empty) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            codes.set(Vec::new());
        }
    });
    let all = Signal::derive(move || codes.with(|codes| codes.join(" ")));
    view! {
        <Dialog open=open title=t!("sign-in-codes") width="max-w-md">
            <div class="flex flex-col gap-3">
                <p class="text-sm text-muted">{t!("sign-in-codes-text")}</p>
                <ul aria-label=t!("sign-in-codes-list") class="grid grid-cols-2 gap-x-4 gap-y-1 font-mono text-sm rounded-md border border-line p-3">
                    {move || codes.get().into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}
                </ul>
                <Field label=t!("sign-in-codes-all")><CopyField text=all label=t!("sign-in-codes-copy")/></Field>
                <Notice tone=Tone::Warn text=t!("sign-in-codes-note")/>
                <DialogFooter>
                    <Button variant=ButtonVariant::Primary on:click=move |_| open.set(false)>{t!("sign-in-codes-kept")}</Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}

/// Asks for the password.
#[component]
fn RemoveDialog(open: RwSignal<bool>, load: Load<SecondFactor>) -> impl IntoView {
    let toaster = Toaster::current();
    let password = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if open.get() {
            password.set(String::new());
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let body = RemoveSecondFactor { password: Secret::new(password.get_untracked()) };
        spawn_local(async move {
            match api::security::remove_second_factor(&body).await {
                Ok(()) => {
                    open.try_set(false);
                    toaster.ok(t!("sign-in-factor-is-off"));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let wrong = Signal::derive(move || {
        error.get().map(|error| error.at("/password").unwrap_or_else(|| error.line()))
    });
    view! {
        <Dialog open=open title=t!("sign-in-factor-turn-off") width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                <Field label=t!("sign-in-your-password") error=wrong>
                    <Input value=password kind="password" autocomplete="current-password" required=true autofocus=true/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("sign-in-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("sign-in-turn-off")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

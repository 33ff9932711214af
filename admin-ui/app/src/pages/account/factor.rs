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
    words,
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
                Err(error) => toaster.error("It could not be begun", error.line()),
            }
            busy.try_set(false);
        });
    };
    let enabled =
        move || load.with(|factor: Option<&SecondFactor>| factor.is_some_and(|factor| factor.enabled));
    let left = move || load.with(|factor| factor.map_or(0, |factor| factor.recovery_codes_left));
    view! {
        <Card title="Second factor" subtitle="Signing in asks for a code of your phone too. A stolen password alone is then worth nothing.">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=1/> }>
                <Show
                    when=enabled
                    fallback=move || {
                        view! {
                            <div class="flex flex-wrap items-center justify-between gap-3">
                                <p class="text-sm text-muted">"You are asked for your password only."</p>
                                <Button variant=ButtonVariant::Primary busy=busy on:click=begin>"Turn on"</Button>
                            </div>
                        }
                    }
                >
                    <div class="flex flex-wrap items-center justify-between gap-3">
                        <p class="flex items-center gap-2 text-sm">
                            <Badge tone=Tone::Ok>"On"</Badge>
                            <span class="text-muted">
                                {move || format!("{} left", words::count(u64::from(left()), "recovery code", "recovery codes"))}
                            </span>
                        </p>
                        <Button on:click=move |_| removing.set(true)>"Turn off"</Button>
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
        <Dialog open=open title="Turn on the second factor" width="max-w-md">
            <form class="flex flex-col gap-4" on:submit=move |event| submit.run(event)>
                <p class="text-sm text-muted">"Scan this with an authenticator, such as Aegis, 2FAS or Google Authenticator."</p>
                {move || picture().map(|picture| view! {
                    <Qr size=picture.size path=picture.path label="QR code with the key" class=tw!("w-48 h-48 self-center")/>
                })}
                <Field label="Or type this key" help="Spaces do not matter.">
                    <CopyField text=secret label="Copy the key"/>
                </Field>
                <a class="text-sm text-accent-ink underline" href=address rel="external">"Open in an authenticator on this device"</a>
                <Field label="Code that it shows" error=wrong>
                    <Input value=code autocomplete="one-time-code" required=true autofocus=true mono=true maxlength=7/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>"Turn on"</Button>
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
        <Dialog open=open title="Your recovery codes" width="max-w-md">
            <div class="flex flex-col gap-3">
                <p class="text-sm text-muted">"Each works once in place of a code, for the day on which your phone is lost."</p>
                <ul aria-label="Recovery codes" class="grid grid-cols-2 gap-x-4 gap-y-1 font-mono text-sm rounded-md border border-line p-3">
                    {move || codes.get().into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}
                </ul>
                <Field label="All of them"><CopyField text=all label="Copy the codes"/></Field>
                <Notice tone=Tone::Warn text="They are not shown again. Keep them where your phone is not."/>
                <DialogFooter>
                    <Button variant=ButtonVariant::Primary on:click=move |_| open.set(false)>"I have kept them"</Button>
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
                    toaster.ok("You are asked for your password only");
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
        <Dialog open=open title="Turn off the second factor" width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                <Field label="Your password" error=wrong>
                    <Input value=password kind="password" autocomplete="current-password" required=true autofocus=true/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>"Turn off"</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

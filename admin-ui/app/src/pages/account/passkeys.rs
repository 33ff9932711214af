//! One's passkeys.

use admin_types::{Page, Passkey, PasskeyAnswer};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api,
    components::{
        Button, ButtonSize, ButtonVariant, Card, Dialog, DialogFooter, Field, Input, Notice, SkeletonRows,
        Toaster,
    },
    passkey,
    state::{Load, LoadView},
    words,
};

/// The passkeys, and a button for another one.
#[component]
pub(super) fn PasskeyCard() -> impl IntoView {
    let load = Load::new(api::passkeys::list);
    let rows =
        move || load.with(|all: Option<&Page<Passkey>>| all.map(|all| all.items.clone()).unwrap_or_default());
    let adding = RwSignal::new(false);
    view! {
        <Card
            title=t!("account-passkeys")
            subtitle=t!("account-passkeys-subtitle")
            inside=""
        >
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=1/> }>
                <ul class="rows" aria-label=t!("account-passkeys")>
                    <For each=rows key=|passkey| (passkey.id, passkey.last_used_at) let:passkey>
                        <PasskeyRow passkey=passkey load=load/>
                    </For>
                </ul>
                <Show when=move || rows().is_empty()>
                    <p class="px-4 py-3 text-sm text-muted">{t!("account-passkeys-none")}</p>
                </Show>
                <div class="p-3 border-t border-line flex justify-end">
                    <Button size=ButtonSize::Small on:click=move |_| adding.set(true)>{t!("account-passkey-add")}</Button>
                </div>
            </LoadView>
        </Card>
        <AddDialog open=adding load=load/>
    }
}

#[component]
fn PasskeyRow(passkey: Passkey, load: Load<Page<Passkey>>) -> impl IntoView {
    let toaster = Toaster::current();
    let id = passkey.id;
    let remove = move |_| {
        load.update(|all| all.items.retain(|other| other.id != id));
        spawn_local(async move {
            match api::passkeys::remove(id).await {
                Ok(()) => toaster.ok(t!("account-passkey-removed")),
                Err(error) => toaster.error(t!("account-passkey-not-removed"), error.line()),
            }
            load.reload();
        });
    };
    let used = match passkey.last_used_at {
        Some(at) => t!("account-last-used", ago = words::ago(at)),
        None => t!("account-not-used-yet").to_owned(),
    };
    let since = t!("account-since", date = words::date(passkey.created_at));
    let label = t!("account-remove-what", name = &passkey.name);
    view! {
        <li class="flex items-center gap-3 px-4 py-3">
            <div class="flex-1 min-w-0">
                <p class="text-sm font-medium truncate">{passkey.name}</p>
                <p class="text-xs text-muted mt-0.5">{format!("{used} · {since}")}</p>
            </div>
            <Button size=ButtonSize::Small attr:aria-label=label on:click=remove>{t!("account-remove")}</Button>
        </li>
    }
}

#[component]
fn AddDialog(open: RwSignal<bool>, load: Load<Page<Passkey>>) -> impl IntoView {
    let toaster = Toaster::current();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        error.set(None);
        let name_now = name.get_untracked();
        spawn_local(async move {
            let outcome = add(name_now).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => {
                    toaster.ok(t!("account-passkey-added"));
                    name.try_set(String::new());
                    open.try_set(false);
                    load.reload();
                }
                Err(line) => {
                    error.try_set(Some(line));
                }
            }
        });
    };
    view! {
        <Dialog open=open title=t!("account-passkey-add") width="max-w-md">
            <form method="post" class="flex flex-col gap-3" on:submit=submit>
                {move || error.get().map(|line| view! { <Notice text=line/> })}
                <p class="text-sm text-muted">{t!("account-passkey-text")}</p>
                <Field label=t!("account-passkey-name") help=t!("account-passkey-name-help")>
                    <Input value=name required=true autofocus=true/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("account-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("account-continue")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

/// Lets the device make a passkey and keeps it; else why not, in words.
async fn add(name: String) -> Result<(), String> {
    if !passkey::is_supported() {
        return Err(passkey::PasskeyProblem::Unsupported.line().to_owned());
    }
    let options = api::passkeys::begin().await.map_err(|error| error.line())?;
    let credential = passkey::make(&options.public_key).await.map_err(|problem| problem.line().to_owned())?;
    let answer = PasskeyAnswer { credential, name };
    api::passkeys::add(&answer).await.map(drop).map_err(|error| error.line())
}

//! Keeps the flow silent for somebody who may not have written yet.

use admin_types::{Number, Permission};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{
        Button, ButtonSize, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Toaster,
    },
    state::{Load, Session},
};

/// The button and its dialog, for those who see numbers.
#[component]
pub(super) fn PauseContactButton() -> impl IntoView {
    let session = Session::current();
    let open = RwSignal::new(false);
    let seen = move || session.can(Permission::WorkInbox) && session.can(Permission::ViewNumbers);
    view! {
        <Show when=seen>
            <Button size=ButtonSize::Small icon="pause" on:click=move |_| open.set(true)>{t!("inbox-pause-contact")}</Button>
            <Dialog
                open
                title=Signal::derive(|| t!("inbox-pause-title").to_owned())
                subtitle=t!("inbox-pause-about")
            >
                <Form open/>
            </Dialog>
        </Show>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let numbers = Load::new(api::numbers::list);
    let (number, phone) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let options = Signal::derive(move || {
        let all = numbers.get().map(|page| page.items).unwrap_or_default();
        all.into_iter().map(|Number { id, name, .. }| (id.to_string(), name)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Some((first, _)) = options.get().first().filter(|_| number.with_untracked(String::is_empty)) {
            number.set(first.clone());
        }
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Ok(number) = Uuid::parse_str(&number.get_untracked()) else { return };
        busy.set(true);
        spawn_local(async move {
            match api::inbox::pause_contact(number, phone.get_untracked()).await {
                Ok(_) => {
                    open.try_set(false);
                    toaster.ok(t!("inbox-paused"));
                }
                Err(problem) => {
                    error.try_set(Some(problem.line()));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="flex flex-col gap-4" on:submit=submit>
            {move || error.get().map(|text| view! { <Notice text/> })}
            <Field label=t!("inbox-number")><Select value=number options/></Field>
            <Field label=t!("inbox-pause-phone") help=t!("inbox-pause-phone-help")>
                <Input value=phone required=true maxlength=64 autofocus=true/>
            </Field>
            <DialogFooter>
                <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("inbox-pause")}</Button>
            </DialogFooter>
        </form>
    }
}

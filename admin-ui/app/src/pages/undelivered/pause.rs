//! The pause of everything that goes out. While it lasts, every page says so, and has the way back.

use admin_types::SetSending;
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Toaster},
    state::SendingState,
};

/// Opens the question; not there while everything is paused already.
#[component]
pub(super) fn PauseButton(open: RwSignal<bool>) -> impl IntoView {
    let sending = SendingState::current();
    view! {
        <Show when=move || !sending.is_paused()>
            <Button icon="pause" on:click=move |_| open.set(true)>{t!("undelivered-pause")}</Button>
        </Show>
    }
}

/// Says what a pause does, and asks why.
#[component]
pub(super) fn PauseDialog(open: RwSignal<bool>) -> impl IntoView {
    let (sending, toaster) = (SendingState::current(), Toaster::current());
    let note = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if open.get() {
            note.set(String::new());
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let body = SetSending { paused: true, note: Some(note.get_untracked()), give_up_waiting: false };
        spawn_local(async move {
            match api::operations::set_sending(&body).await {
                Ok(now) => {
                    sending.set(now);
                    open.try_set(false);
                    toaster.ok(t!("undelivered-paused"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at = Signal::derive(move || error.get().and_then(|error| error.at("/note")));
    view! {
        <Dialog open=open title=t!("undelivered-pause") width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <p class="text-sm text-muted">
                    {t!("undelivered-pause-about")}
                </p>
                <Field label=t!("undelivered-pause-why") optional=true help=t!("undelivered-pause-why-help") error=at>
                    <Input value=note autofocus=true maxlength=200/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("undelivered-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("undelivered-pause-all")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

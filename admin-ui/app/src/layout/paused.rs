//! Says on every page that nothing goes out.

use admin_types::{Permission, SetSending};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Button, ButtonSize, ButtonVariant, Dialog, DialogFooter, Icon, Toaster},
    state::{SendingState, Session},
    words,
};

/// The banner; nothing while everything goes out.
#[component]
pub(super) fn PausedBanner() -> impl IntoView {
    let sending = SendingState::current();
    let may = Session::current().may(Permission::Operate);
    let resuming = RwSignal::new(false);
    sending.follow();
    let text = move || {
        let pause = sending.paused()?;
        let head = match pause.since {
            Some(at) => t!("common-sending-paused-since", since = words::date_time(at)),
            None => t!("common-sending-paused").to_owned(),
        };
        let note = if pause.note.is_empty() {
            String::new()
        } else {
            format!(" {}", t!("common-sending-note", note = pause.note.trim_end_matches('.')))
        };
        Some((head, note))
    };
    view! {
        {move || {
            text()
                .map(|(head, note)| {
                    view! {
                        <div
                            role="status"
                            class="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-warn-soft text-warn-ink px-4 md:px-8 py-2.5 text-sm"
                        >
                            <Icon name="pause"/>
                            <p class="flex-1 min-w-0">
                                <strong class="font-semibold">{head}</strong>
                                {note}
                                " "
                                {t!("common-sending-waits")}
                            </p>
                            <Show when=move || may.get()>
                                <Button size=ButtonSize::Small icon="play" on:click=move |_| resuming.set(true)>
                                    {t!("common-resume")}
                                </Button>
                            </Show>
                        </div>
                    }
                })
        }}
        <ResumeDialog open=resuming/>
    }
}

/// What shall become of what waits.
#[component]
fn ResumeDialog(open: RwSignal<bool>) -> impl IntoView {
    let (sending, toaster) = (SendingState::current(), Toaster::current());
    let busy = RwSignal::new(false);
    let resume = move |give_up_waiting| {
        busy.set(true);
        spawn_local(async move {
            match api::operations::set_sending(&SetSending { paused: false, note: None, give_up_waiting })
                .await
            {
                Ok(now) => {
                    sending.set(now);
                    open.try_set(false);
                    toaster.ok(t!("common-sending-resumed"));
                }
                Err(error) => toaster.error(t!("common-sending-still-paused"), error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <Dialog open=open title=t!("common-resume-title") width="max-w-md">
            <div class="flex flex-col gap-3 text-sm">
                <p>{t!("common-resume-order")}</p>
                <p class="text-muted">{t!("common-resume-restored")}</p>
                <DialogFooter>
                    <Button busy=busy on:click=move |_| resume(true)>{t!("common-resume-give-up")}</Button>
                    <Button variant=ButtonVariant::Primary busy=busy on:click=move |_| resume(false)>
                        {t!("common-resume-send")}
                    </Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}

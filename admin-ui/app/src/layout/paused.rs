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
        let since = pause.since.map(|at| format!(" since {}", words::date_time(at))).unwrap_or_default();
        let note = if pause.note.is_empty() {
            String::new()
        } else {
            format!(" Note: {}.", pause.note.trim_end_matches('.'))
        };
        Some((format!("Sending is paused{since}."), note))
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
                                " People can write to you; the answers wait until you resume."
                            </p>
                            <Show when=move || may.get()>
                                <Button size=ButtonSize::Small icon="play" on:click=move |_| resuming.set(true)>
                                    "Resume"
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
                    toaster.ok("Everything goes out again");
                }
                Err(error) => toaster.error("Sending is still paused", error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <Dialog open=open title="Resume sending" width="max-w-md">
            <div class="flex flex-col gap-3 text-sm">
                <p>"Everything that waits goes out now, in its old order."</p>
                <p class="text-muted">
                    "After a backup was restored, what waited then has probably been sent already. Give that up instead: it is listed under Undelivered, where single messages can still be sent."
                </p>
                <DialogFooter>
                    <Button busy=busy on:click=move |_| resume(true)>"Resume, give up what waited"</Button>
                    <Button variant=ButtonVariant::Primary busy=busy on:click=move |_| resume(false)>
                        "Resume and send"
                    </Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}

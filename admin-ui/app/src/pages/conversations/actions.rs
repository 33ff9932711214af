//! Takes a conversation over, and gives it back.

use admin_types::{ConversationDetail, InboxState};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{Button, ButtonSize, ButtonVariant, Toaster},
    state::{Load, Session},
};

/// The button that fits: one or the other.
#[component]
pub(super) fn Actions(id: Uuid, load: Load<ConversationDetail>) -> impl IntoView {
    let toaster = Toaster::current();
    let session = Session::current();
    let busy = RwSignal::new(false);
    let with_person =
        Memo::new(move |_| load.with(|head| head.map(|it| it.conversation.state() == InboxState::Person)));
    let mine = Memo::new(move |_| {
        let me = session.me().map(|me| me.user.id);
        load.with(|head| head.is_some_and(|it| it.conversation.assignee.as_ref().map(|it| it.id) == me))
    });
    let act = move |takes: bool| {
        busy.set(true);
        spawn_local(async move {
            let result =
                if takes { api::inbox::take_over(id).await } else { api::inbox::hand_back(id).await };
            match result {
                // Live events tell the rest.
                Ok(_) => load.update(|head| {
                    head.conversation.paused = takes;
                    head.conversation.paused_until = None;
                    if !takes {
                        head.conversation.handed_over = None;
                        head.conversation.assignee = None;
                    }
                }),
                Err(error) => toaster.error(t!("inbox-did-not-work"), error.line()),
            }
            load.reload();
            busy.try_set(false);
        });
    };
    view! {
        {move || {
            with_person
                .get()
                .map(|with_person| {
                    view! {
                        <div class="flex items-center gap-1.5 max-md:order-last max-md:w-full">
                            {(!with_person || !mine.get())
                                .then(|| {
                                    view! {
                                        <Button size=ButtonSize::Small icon="hand" busy=busy attr:data-key="take" on:click=move |_| act(true)>
                                            {t!("inbox-take-over")}
                                        </Button>
                                    }
                                })}
                            {with_person
                                .then(|| {
                                    view! {
                                        <Button
                                            size=ButtonSize::Small
                                            variant=ButtonVariant::Primary
                                            icon="bot"
                                            busy=busy
                                            attr:data-key="back"
                                            attr:data-tip=t!("inbox-hand-back-about")
                                            on:click=move |_| act(false)
                                        >
                                            {t!("inbox-hand-back")}
                                        </Button>
                                    }
                                })}
                        </div>
                    }
                })
        }}
    }
}

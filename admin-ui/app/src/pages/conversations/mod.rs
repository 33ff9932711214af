//! Conversations: the list, and the transcript of one beside it.

mod actions;
mod answers;
mod bubble;
mod composer;
mod content;
mod details;
mod file;
mod keys;
mod list;
mod notify;
mod pause_contact;
mod replies;
mod row;
mod suggest;
mod template_form;
mod transcript;
mod window;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use self::{
    list::ConversationList, notify::NotifyButton, pause_contact::PauseContactButton, transcript::Transcript,
};
use crate::components::{EmptyState, PageHeader};

pub(crate) use content::Choice;
pub(crate) use row::ConversationRow;
pub(crate) use template_form::with_values;
pub(crate) use transcript::MessageList;

/// Two panes on wide screens; on phones the list, or the transcript with a way back.
#[component]
pub(crate) fn ConversationsPage() -> impl IntoView {
    let params = use_params_map();
    let chosen =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    keys::listen();
    notify::watch();
    view! {
        <div class=move || if chosen.get().is_some() { tw!("max-md:hidden") } else { "" }>
            <PageHeader title=t!("inbox-title") subtitle=t!("inbox-subtitle")>
                <NotifyButton/>
                <PauseContactButton/>
            </PageHeader>
        </div>
        <div class="flex rounded-xl border border-line bg-surface elev-1 overflow-hidden h-[calc(100dvh-9rem)] max-md:h-[calc(100dvh-10rem)] min-h-96">
            <div class=move || {
                if chosen.get().is_some() {
                    tw!("max-md:hidden w-80 shrink-0 border-e border-line flex flex-col min-h-0")
                } else {
                    tw!("w-full md:w-80 md:shrink-0 md:border-e border-line flex flex-col min-h-0")
                }
            }>
                <ConversationList chosen=chosen/>
            </div>
            <div class=move || {
                if chosen.get().is_some() { tw!("flex-1 min-w-0 flex flex-col") } else { tw!("max-md:hidden flex-1 min-w-0 flex flex-col") }
            }>
                {move || match chosen.get() {
                    Some(id) => view! { <Transcript id=id/> }.into_any(),
                    None => {
                        view! {
                            <div class="flex-1 flex items-center justify-center">
                                <EmptyState
                                    icon="message-circle"
                                    title=t!("inbox-choose")
                                    text=format!("{} {}", t!("inbox-choose-text"), crate::language::text(keys::HINT))
                                />
                            </div>
                        }
                            .into_any()
                    }
                }}
            </div>
        </div>
    }
}

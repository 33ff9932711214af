//! The phone of a simulator: write as a contact would, read what the flow answers.

use admin_types::{Conversation, ConversationFilter, LiveEvent, Number, Permission, Simulate};
use leptos::{ev, prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{Badge, EmptyState, Field, IconButton, Input, Toaster, Tone},
    pages::conversations::{Choice, MessageList},
    state::{Live, Load, Session},
};

/// The phone's owner until another name is typed.
const OWNER: &str = "Demo phone";

/// A chat in the frame of a phone. The name decides which contact one is.
#[component]
pub(super) fn Phone(number_id: Uuid, load: Load<Number>) -> impl IntoView {
    let may_write = Session::current().may(Permission::Simulate);
    let toaster = Toaster::current();
    let owner = RwSignal::new(OWNER.to_owned());
    let text = RwSignal::new(String::new());
    let found = Load::new(move || {
        let owner = owner.get();
        async move { find(number_id, &owner).await }
    });
    Live::current().listen(move |event| match event {
        // Once the conversation is known, its own list listens.
        LiveEvent::Conversation { number_id: it, .. } | LiveEvent::Message { number_id: it, .. }
            if it == number_id && found.peek().flatten().is_none() =>
        {
            found.reload();
        }
        _ => {}
    });
    let conversation = Memo::new(move |_| found.get().flatten().map(|conversation| conversation.id));
    let say = move |text: Option<String>, choice_id: Option<String>| {
        let from = owner.get_untracked();
        let body = Simulate { from: from.clone(), name: Some(from), text, choice_id };
        spawn_local(async move {
            match api::numbers::simulate(number_id, &body).await {
                Ok(_) if found.peek().flatten().is_none() => found.reload(),
                Ok(_) => {}
                Err(error) => toaster.error(t!("numbers-phone-not-sent"), error.line()),
            }
        });
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked().trim().to_owned();
        if !words.is_empty() {
            text.set(String::new());
            say(Some(words), None);
        }
    };
    let tap = Callback::new(move |choice: Choice| say(None, Some(choice.id)));
    let name = move || load.with(|number| number.map(|number| number.name.clone()).unwrap_or_default());
    view! {
        <section aria-label=t!("numbers-phone") class="w-full max-w-md mx-auto max-lg:order-first rounded-[28px] border border-line-strong bg-surface elev-3 p-2">
            <div class="rounded-[20px] border border-line overflow-hidden flex flex-col h-[34rem] max-h-[75dvh]">
                <header class="flex items-center justify-between gap-2 px-4 h-14 shrink-0 border-b border-line">
                    <div class="min-w-0">
                        <p class="text-sm font-semibold truncate">{name}</p>
                        <p class="text-[11px] text-muted">{t!("numbers-phone-view")}</p>
                    </div>
                    <Badge tone=Tone::Accent>{t!("numbers-simulator")}</Badge>
                </header>
                {move || match conversation.get() {
                    Some(id) => view! { <MessageList id=id on_choice=tap/> }.into_any(),
                    None => {
                        view! {
                            <div class="flex-1 flex items-center justify-center bg-chat">
                                <EmptyState
                                    icon="message-circle"
                                    title=t!("numbers-phone-hello")
                                    text=t!("numbers-phone-hello-text")
                                />
                            </div>
                        }
                            .into_any()
                    }
                }}
                <Show when=move || may_write.get()>
                    <form class="flex items-center gap-2 p-3 border-t border-line shrink-0" on:submit=submit>
                        <input
                            class="flex-1 min-w-0 h-9 rounded-full border border-line-strong bg-surface px-4 text-sm"
                            aria-label=t!("numbers-phone-message")
                            placeholder=t!("numbers-phone-message")
                            autocomplete="off"
                            maxlength="4096"
                            prop:value=move || text.get()
                            on:input=move |event| text.set(event_target_value(&event))
                        />
                        <IconButton
                            icon="send"
                            label=t!("numbers-phone-send")
                            keys="Enter"
                            submit=true
                            disabled=Signal::derive(move || text.with(|text| text.trim().is_empty()))
                        />
                    </form>
                </Show>
            </div>
            <Show when=move || may_write.get()>
                <div class="px-3 pt-3 pb-2">
                    <Field label=t!("numbers-phone-as") help=t!("numbers-phone-as-help")>
                        <Input value=owner maxlength=64/>
                    </Field>
                </div>
            </Show>
        </section>
    }
}

/// The conversation of a phone's owner with a number.
async fn find(number_id: Uuid, owner: &str) -> Result<Option<Conversation>, api::ApiError> {
    let filter =
        ConversationFilter { number_id: Some(number_id), q: Some(owner.to_owned()), ..Default::default() };
    let page = api::conversations::list(&filter).await?;
    Ok(page.items.into_iter().find(|it| it.contact.name == owner || it.contact.address == owner))
}

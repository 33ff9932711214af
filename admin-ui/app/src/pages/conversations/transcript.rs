//! The right pane: who it is, and what was said, as it happens.

use admin_types::{
    Contact, Conversation, ConversationStatus, LiveEvent, Message, MessageWindow, NumberRef, Page, PageQuery,
    Permission,
};
use chrono::DateTime;
use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::components::A;
use uuid::Uuid;

use super::{
    actions::Actions,
    bubble::Bubble,
    composer::Composer,
    content::{self, Choice},
    details::Details,
    row::name_of,
    window::WindowBadge,
};
use crate::{
    api,
    components::{Avatar, ButtonSize, Icon, IconButton, Sheet, Skeleton},
    state::{Live, Load, LoadView, Session},
};

/// One conversation, kept up to date.
#[component]
pub(super) fn Transcript(id: Uuid) -> impl IntoView {
    let head = Load::new(move || api::conversations::read(id));
    let details = RwSignal::new(false);
    Live::current().listen(move |event| match event {
        LiveEvent::Message { conversation_id, .. } | LiveEvent::Conversation { conversation_id, .. }
            if conversation_id == id =>
        {
            head.reload();
        }
        LiveEvent::Resync => head.reload(),
        _ => {}
    });
    let title = Signal::derive(move || {
        head.with(|head| head.map(|head| name_of(&head.conversation.contact))).unwrap_or_default()
    });
    let session = Session::current();
    Effect::new(move |_| {
        let waits =
            head.with(|head| head.is_some_and(|it| it.conversation.unread || it.conversation.mentioned));
        // Looked at counts as read; a page in the background does not.
        if waits && !document().hidden() {
            spawn_local(async move {
                if api::inbox::read(id).await.is_ok() {
                    head.update(|it| (it.conversation.unread, it.conversation.mentioned) = (false, false));
                }
            });
        }
    });
    let done = Callback::new(move |()| head.reload());
    let there = Memo::new(move |_| head.with(|head| head.is_some()));
    let last = StoredValue::new(None::<Conversation>);
    let conversation = Signal::derive(move || {
        if let Some(head) = head.get() {
            last.set_value(Some(head.conversation));
        }
        last.get_value().unwrap_or_else(|| empty(id))
    });
    view! {
        <header class="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2 min-h-16 shrink-0 border-b border-line">
            <A href="/conversations" attr:class="md:hidden -ms-2 p-2 rounded-md text-muted" attr:aria-label=t!("inbox-back")>
                <Icon name="arrow-left" class="w-5 h-5"/>
            </A>
            <LoadView load=head skeleton=|| view! { <Skeleton class="h-8 w-48"/> }>
                {move || {
                    head.get()
                        .map(|head| {
                            let conversation = head.conversation;
                            let name = name_of(&conversation.contact);
                            let flow = conversation
                                .flow
                                .clone()
                                .map(|flow| t!("inbox-flow-version", flow = flow.name, version = flow.version.to_string()));
                            view! {
                                <Avatar name=name.clone() class="w-9 h-9 text-xs"/>
                                <div class="flex-1 min-w-0">
                                    <p class="text-sm font-semibold truncate">{name}</p>
                                    <p class="text-xs text-muted truncate">
                                        {format!("{} · {}", conversation.contact.address, conversation.number.name)}
                                    </p>
                                </div>
                                <WindowBadge conversation=conversation/>
                                {flow.map(|flow| view! { <span class="max-lg:hidden text-[11px] text-faint truncate max-w-40">{flow}</span> })}
                            }
                        })
                }}
            </LoadView>
            <Show when=move || session.can(Permission::WorkInbox)><Actions id load=head/></Show>
            <IconButton
                icon="panel-right"
                label=t!("inbox-details")
                keys="I"
                size=ButtonSize::Small
                class="xl:hidden"
                attr:data-key="details"
                on:click=move |_| details.set(true)
            />
        </header>
        <div class="flex-1 min-h-0 flex">
            <div class="flex-1 min-w-0 flex flex-col">
                <MessageList id=id/>
                <Show when=move || there.get() && session.can(Permission::WorkInbox)>
                    <Composer conversation done/>
                </Show>
            </div>
            <aside class="max-xl:hidden w-72 shrink-0 border-s border-line overflow-y-auto" aria-label=t!("inbox-details")>
                <Details id load=head/>
            </aside>
        </div>
        <Sheet open=details title=Signal::derive(move || t!("inbox-about", name = title.get()))>
            <Details id load=head/>
        </Sheet>
    }
}

/// What stands for a conversation until it is there.
fn empty(id: Uuid) -> Conversation {
    Conversation {
        id,
        number: NumberRef { id: Uuid::nil(), name: String::new() },
        contact: Contact { id: Uuid::nil(), name: String::new(), address: String::new() },
        flow: None,
        status: ConversationStatus::Idle,
        last_message: None,
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        window_until: None,
        window: MessageWindow::Unlimited,
        paused: false,
        paused_until: None,
        handed_over: None,
        assignee: None,
        tags: Vec::new(),
        unread: false,
        mentioned: false,
    }
}

/// The messages, the latest at the bottom; it stays at the bottom while one reads there.
#[component]
pub(crate) fn MessageList(
    /// The conversation.
    id: Uuid,
    /// Told when a choice is tapped.
    #[prop(optional)]
    on_choice: Option<Callback<Choice>>,
) -> impl IntoView {
    let load = Load::new(move || async move {
        let page = api::conversations::messages(id, &PageQuery { cursor: None, limit: Some(200) }).await?;
        Ok(in_order(page))
    });
    Live::current().listen(move |event| match event {
        LiveEvent::Message { conversation_id, .. } if conversation_id == id => load.reload(),
        LiveEvent::Resync => load.reload(),
        _ => {}
    });
    let node = NodeRef::<html::Div>::new();
    let at_bottom = StoredValue::new(true);
    Effect::new(move |_| {
        load.with(|_| ());
        if at_bottom.get_value() {
            request_animation_frame(move || {
                if let Some(node) = node.try_get_untracked().flatten() {
                    node.set_scroll_top(node.scroll_height());
                }
            });
        }
    });
    let rows = move || load.get().unwrap_or_default();
    view! {
        <div
            node_ref=node
            class="flex-1 min-h-0 overflow-y-auto bg-chat px-4 py-4"
            on:scroll=move |_| {
                if let Some(node) = node.get_untracked() {
                    at_bottom.set_value(node.scroll_height() - node.scroll_top() - node.client_height() < 48);
                }
            }
        >
            <LoadView load=load skeleton=|| view! { <TranscriptSkeleton/> }>
                <ol class="flex flex-col gap-2" aria-live="polite" aria-label=t!("inbox-messages")>
                    <For each=rows key=|message| (message.id.clone(), message.status, message.media.as_ref().map(|media| media.state)) let:message>
                        <Bubble conversation=id message=message on_choice=on_choice/>
                    </For>
                </ol>
            </LoadView>
        </div>
    }
}

/// As one reads: the API gives the latest first.
fn in_order(page: Page<Message>) -> Vec<Message> {
    let mut messages: Vec<Message> = page.items.into_iter().rev().collect();
    content::name_replies(&mut messages);
    messages
}

#[component]
fn TranscriptSkeleton() -> impl IntoView {
    view! {
        <div role="status" aria-label=t!("inbox-loading") class="flex flex-col gap-3">
            <Skeleton class="h-12 w-2/3 rounded-2xl"/>
            <Skeleton class="h-9 w-1/3 rounded-2xl ml-auto"/>
            <Skeleton class="h-16 w-1/2 rounded-2xl"/>
        </div>
    }
}

//! The right pane: who it is, and what was said, as it happens.

use admin_types::{ConversationStatus, LiveEvent, Message, Page, PageQuery};
use leptos::{html, prelude::*};
use leptos_router::components::A;
use uuid::Uuid;

use super::{
    answers::Answers,
    bubble::Bubble,
    content::{self, Choice},
    row::name_of,
    window::{WindowBadge, WindowNote},
};
use crate::{
    api,
    components::{Avatar, Badge, ButtonSize, Icon, IconButton, Sheet, Skeleton, Tone},
    state::{Live, Load, LoadView},
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
    view! {
        <header class="flex items-center gap-3 px-4 h-16 shrink-0 border-b border-line">
            <A href="/conversations" attr:class="md:hidden -ml-2 p-2 rounded-md text-muted" attr:aria-label="Back to the list">
                <Icon name="arrow-left" class="w-5 h-5"/>
            </A>
            <LoadView load=head skeleton=|| view! { <Skeleton class="h-8 w-48"/> }>
                {move || {
                    head.get()
                        .map(|head| {
                            let conversation = head.conversation.clone();
                            let name = name_of(&conversation.contact);
                            let runs = conversation.status == ConversationStatus::Active;
                            let flow = conversation.flow.clone().map(|flow| format!("{} · version {}", flow.name, flow.version));
                            view! {
                                <Avatar name=name.clone() class="w-9 h-9 text-xs"/>
                                <div class="flex-1 min-w-0">
                                    <p class="text-sm font-semibold truncate">{name}</p>
                                    <p class="text-xs text-muted truncate">
                                        {format!("{} · {}", conversation.contact.address, conversation.number.name)}
                                    </p>
                                </div>
                                <WindowBadge conversation=conversation.clone()/>
                                <div class="max-md:hidden flex flex-col items-end gap-1">
                                    {if runs {
                                        view! { <Badge tone=Tone::Ok dot=true live=true>"Flow running"</Badge> }.into_any()
                                    } else {
                                        view! { <Badge>"Idle"</Badge> }.into_any()
                                    }}
                                    {flow.map(|flow| view! { <span class="text-[11px] text-faint truncate max-w-48">{flow}</span> })}
                                </div>
                            }
                        })
                }}
            </LoadView>
            <IconButton icon="clipboard-check" label="Answers" size=ButtonSize::Small on:click=move |_| details.set(true)/>
        </header>
        <MessageList id=id/>
        {move || head.get().map(|head| view! { <WindowNote conversation=head.conversation/> })}
        <Sheet open=details title=Signal::derive(move || format!("Answers of {}", title.get()))>
            <Answers load=head/>
        </Sheet>
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
                <ol class="flex flex-col gap-2" aria-live="polite" aria-label="Messages">
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
        <div role="status" aria-label="Loading" class="flex flex-col gap-3">
            <Skeleton class="h-12 w-2/3 rounded-2xl"/>
            <Skeleton class="h-9 w-1/3 rounded-2xl ml-auto"/>
            <Skeleton class="h-16 w-1/2 rounded-2xl"/>
        </div>
    }
}

//! One conversation of a list.

use admin_types::{Contact, Conversation, Direction, InboxState};
use leptos::prelude::*;
use leptos_router::components::A;

use super::window::WindowBadge;
use crate::{
    components::{Avatar, Icon},
    words,
};

/// The name a contact goes by, or where they are reached.
pub(super) fn name_of(contact: &Contact) -> String {
    if contact.name.is_empty() { contact.address.clone() } else { contact.name.clone() }
}

/// Who, the last words, when; a dot while a flow runs.
#[component]
pub(crate) fn ConversationRow(
    /// The conversation.
    conversation: Conversation,
    /// Whether it is the one that is shown.
    #[prop(optional, into)]
    chosen: Signal<bool>,
) -> impl IntoView {
    let name = name_of(&conversation.contact);
    let last = conversation.last_message.as_ref();
    let text = last.map(|message| message.text.clone()).unwrap_or_else(|| t!("inbox-no-messages").to_owned());
    let from_us = last.is_some_and(|message| message.direction == Direction::Out);
    let (state, unread, mentioned) = (conversation.state(), conversation.unread, conversation.mentioned);
    let assignee = conversation.assignee.as_ref().map(|it| it.name.clone()).filter(|name| !name.is_empty());
    let number = conversation.number.name.clone();
    let window = conversation.clone();
    view! {
        <li>
            <A
                href=format!("/conversations/{}", conversation.id)
                attr:class="flex items-center gap-3 px-4 py-3 hover:bg-hover data-[on=true]:bg-press"
                attr:data-on=move || if chosen.get() { "true" } else { "false" }
                attr:data-conversation=""
                attr:aria-current=move || chosen.get().then_some("true")
            >
                <Avatar name=name.clone() class="w-9 h-9 text-xs"/>
                <span class="flex-1 min-w-0">
                    <span class="flex items-baseline justify-between gap-2">
                        <span class=format!("text-sm truncate {}", if unread { tw!("font-semibold") } else { tw!("font-medium") })>{name}</span>
                        <span class="text-[11px] text-faint whitespace-nowrap">{words::ago(conversation.updated_at)}</span>
                    </span>
                    <span class="flex items-center gap-1.5 mt-0.5 text-xs text-muted">
                        {from_us.then(|| view! { <Icon name="bot" class="w-3.5 h-3.5 text-faint"/> })}
                        <span class="flex-1 truncate">{text}</span>
                        {mentioned.then(|| mark("at-sign", tw!("text-accent-ink"), t!("inbox-note-calls-you")))}
                        {match state {
                            InboxState::Person => {
                                let words = if unread { t!("inbox-waits-for-person") } else { t!("inbox-with-person") };
                                mark("hand", if unread { tw!("text-danger-ink") } else { tw!("text-warn-ink") }, words)
                            }
                            InboxState::Flow => {
                                view! {
                                    <span class="w-2 h-2 rounded-full bg-ok shrink-0" data-tip=t!("inbox-flow-runs") role="img" aria-label=t!("inbox-flow-runs")></span>
                                }
                                    .into_any()
                            }
                            InboxState::Idle => ().into_any(),
                        }}
                    </span>
                    <span class="flex items-center justify-between gap-2 mt-0.5">
                        <span class="text-[11px] text-faint truncate">
                            {match assignee { Some(name) => format!("{number} · {name}"), None => number }}
                        </span>
                        <WindowBadge conversation=window/>
                    </span>
                </span>
            </A>
        </li>
    }
}

fn mark(icon: &'static str, colour: &'static str, words: &'static str) -> AnyView {
    view! {
        <span class=format!("shrink-0 {colour}") data-tip=words role="img" aria-label=words><Icon name=icon class="w-3.5 h-3.5"/></span>
    }
    .into_any()
}

//! One entry of the list.

use admin_types::{DeadLetter, DeadLetterQueue, Page};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::in_words::{what, why};
use crate::{
    api,
    components::{Button, ButtonSize, Icon, Menu, MenuItem, Toaster},
    state::Load,
    words,
};

/// What, where, when, why; and what can be done.
#[component]
pub(super) fn LetterRow(letter: DeadLetter, load: Load<Page<DeadLetter>>) -> impl IntoView {
    let toaster = Toaster::current();
    let id = StoredValue::new(letter.id.clone());
    let icon = match letter.queue {
        DeadLetterQueue::Inbox => "inbox",
        DeadLetterQueue::Outbox => "send",
        DeadLetterQueue::Effect => "webhook",
    };
    let about = format!(
        "{} · {} · {}",
        letter.number.name,
        words::date_time(letter.created_at),
        t!("undelivered-tries", n = letter.attempts)
    );
    let take = move || load.update(|page| page.items.retain(|other| other.id != id.get_value()));
    let again = move |_| {
        spawn_local(async move {
            match api::operations::redrive(&id.get_value()).await {
                Ok(()) => {
                    take();
                    toaster.ok(t!("undelivered-is-tried"));
                }
                Err(error) => toaster.error(t!("undelivered-is-not-tried"), error.line()),
            }
        });
    };
    let discard = move |()| {
        let name = id.get_value();
        take();
        let commit = move || {
            let name = name.clone();
            spawn_local(async move {
                if let Err(error) = api::operations::discard(&name).await {
                    toaster.error(t!("undelivered-not-discarded"), error.line());
                    load.reload();
                }
            });
        };
        toaster.undoable(t!("undelivered-will-be-discarded"), move || load.reload(), commit);
    };
    let technical = Some(letter.reason.clone()).filter(|reason| !reason.is_empty());
    view! {
        <li class="flex items-start gap-3 px-4 py-3">
            <span class="text-muted mt-0.5 max-md:hidden"><Icon name=icon class="w-5 h-5"/></span>
            <div class="flex-1 min-w-0">
                <p class="text-sm font-medium">{what(&letter)}</p>
                <p class="text-sm text-muted mt-0.5">{why(&letter)}</p>
                <p class="text-xs text-faint mt-1">
                    {about}
                    {letter
                        .conversation_id
                        .map(|id| {
                            view! {
                                " · "
                                <A href=format!("/conversations/{id}") attr:class="text-accent-ink hover:underline">{t!("undelivered-conversation")}</A>
                            }
                        })}
                </p>
                {technical
                    .map(|reason| {
                        view! {
                            <details class="text-xs text-faint mt-0.5">
                                <summary class="cursor-pointer">{t!("undelivered-system-said")}</summary>
                                <p class="font-mono mt-1 break-words">{reason}</p>
                            </details>
                        }
                    })}
            </div>
            <Button size=ButtonSize::Small on:click=again>{t!("undelivered-try-again")}</Button>
            <Menu label=t!("undelivered-entry-more")>
                <MenuItem icon="trash-2" label=t!("undelivered-discard") danger=true on_select=discard/>
            </Menu>
        </li>
    }
}

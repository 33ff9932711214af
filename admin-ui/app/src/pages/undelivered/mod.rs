//! Undelivered: what could not be processed, sent or told, with another try; and the pause of everything that goes
//! out. For admins.

mod in_words;
mod pause;
mod row;

use admin_types::{DeadLetter, DeadLetterFilter, DeadLetterQueue, Page, Permission};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_query_map;

use self::{
    pause::{PauseButton, PauseDialog},
    row::LetterRow,
};
use super::allowed::Allowed;
use crate::{
    api,
    components::{Button, ButtonSize, Card, EmptyState, PageHeader, Select, SkeletonRows, Toaster},
    state::{Load, LoadView},
};

/// The queues with the keys of their words.
const QUEUES: [(&str, &str, Option<DeadLetterQueue>); 4] = [
    ("", key!("undelivered-all"), None),
    ("inbox", key!("undelivered-came-in"), Some(DeadLetterQueue::Inbox)),
    ("outbox", key!("undelivered-messages"), Some(DeadLetterQueue::Outbox)),
    ("effect", key!("undelivered-event-webhooks"), Some(DeadLetterQueue::Effect)),
];

/// The page.
#[component]
pub(crate) fn UndeliveredPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::Operate>
            <Undelivered/>
        </Allowed>
    }
}

#[component]
fn Undelivered() -> impl IntoView {
    let toaster = Toaster::current();
    let asked = use_query_map().with_untracked(|query| query.get("queue").unwrap_or_default());
    let known = QUEUES.iter().any(|(key, ..)| *key == asked);
    let queue = RwSignal::new(if known { asked } else { String::new() });
    let chosen = move || QUEUES.iter().find(|(key, ..)| *key == queue.get()).and_then(|(.., queue)| *queue);
    let load = Load::new(move || {
        let filter = DeadLetterFilter { queue: chosen(), ..Default::default() };
        async move { api::operations::dead_letters(&filter).await }
    });
    let pausing = RwSignal::new(false);
    let rows = move || {
        load.with(|page: Option<&Page<DeadLetter>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let more = move |_| {
        let Some(cursor) = load.peek().and_then(|page| page.next_cursor) else { return };
        let filter = DeadLetterFilter { queue: chosen(), cursor: Some(cursor), ..Default::default() };
        spawn_local(async move {
            match api::operations::dead_letters(&filter).await {
                Ok(next) => load.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error(t!("undelivered-rest-not-read"), error.line()),
            }
        });
    };
    let again = move |_| {
        let wanted: Vec<DeadLetterQueue> = match chosen() {
            Some(queue) => vec![queue],
            None => QUEUES.iter().filter_map(|(.., queue)| *queue).collect(),
        };
        spawn_local(async move {
            let mut count = 0_u64;
            for queue in wanted {
                match api::operations::redrive_all(queue).await {
                    Ok(redriven) => count += redriven.count,
                    Err(error) => {
                        toaster.error(t!("undelivered-not-all-tried"), error.line());
                        break;
                    }
                }
            }
            toaster.ok(t!("undelivered-tried-again", n = count));
            load.reload();
        });
    };
    let options: Vec<(String, String)> = QUEUES
        .into_iter()
        .map(|(key, words, _)| (key.to_owned(), crate::language::text(words).to_owned()))
        .collect();
    view! {
        <PageHeader title=t!("undelivered-title") subtitle=t!("undelivered-subtitle")>
            <PauseButton open=pausing/>
        </PageHeader>
        <div class="flex flex-wrap items-center gap-2 mb-3">
            <Select value=queue options=Signal::stored(options) label=t!("undelivered-shown") class="w-56"/>
            <Show when=move || !rows().is_empty()>
                <Button icon="refresh-cw" on:click=again>{t!("undelivered-try-all-again")}</Button>
            </Show>
        </div>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=|| view! {
                        <EmptyState
                            icon="inbox"
                            title=t!("undelivered-empty")
                            text=t!("undelivered-empty-text")
                        />
                    }
                >
                    <ul class="rows">
                        <For each=rows key=|letter| letter.id.clone() let:letter>
                            <LetterRow letter load/>
                        </For>
                    </ul>
                    <Show when=move || load.with(|page| page.is_some_and(|page| page.next_cursor.is_some()))>
                        <div class="flex justify-center border-t border-line p-3">
                            <Button size=ButtonSize::Small on:click=more>{t!("undelivered-more")}</Button>
                        </div>
                    </Show>
                </Show>
            </LoadView>
        </Card>
        <PauseDialog open=pausing/>
    }
}

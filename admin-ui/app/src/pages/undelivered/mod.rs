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
    words,
};

/// The queues with their words.
const QUEUES: [(&str, &str, Option<DeadLetterQueue>); 4] = [
    ("", "Everything", None),
    ("inbox", "What came in", Some(DeadLetterQueue::Inbox)),
    ("outbox", "Messages to contacts", Some(DeadLetterQueue::Outbox)),
    ("effect", "Event webhooks", Some(DeadLetterQueue::Effect)),
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
                Err(error) => toaster.error("The rest could not be read", error.line()),
            }
        });
    };
    let again = move |_| {
        let wanted: Vec<DeadLetterQueue> = match chosen() {
            Some(queue) => vec![queue],
            None => QUEUES.iter().filter_map(|(.., queue)| *queue).collect(),
        };
        spawn_local(async move {
            let mut count = 0;
            for queue in wanted {
                match api::operations::redrive_all(queue).await {
                    Ok(redriven) => count += redriven.count,
                    Err(error) => {
                        toaster.error("Not everything is tried again", error.line());
                        break;
                    }
                }
            }
            toaster.ok(format!("{} tried again", words::count(count, "entry is", "entries are")));
            load.reload();
        });
    };
    let options: Vec<(String, String)> =
        QUEUES.iter().map(|(key, words, _)| ((*key).to_owned(), (*words).to_owned())).collect();
    view! {
        <PageHeader title="Undelivered" subtitle="What could not be processed or sent, as often as it was tried. Nothing of it is lost.">
            <PauseButton open=pausing/>
        </PageHeader>
        <div class="flex flex-wrap items-center gap-2 mb-3">
            <Select value=queue options=Signal::stored(options) label="What is shown" class="w-56"/>
            <Show when=move || !rows().is_empty()>
                <Button icon="refresh-cw" on:click=again>"Try all again"</Button>
            </Show>
        </div>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=|| view! {
                        <EmptyState
                            icon="inbox"
                            title="Everything was delivered"
                            text="When a message is refused or another system does not answer for days, it waits here with the reason, until you try it again or let it go."
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
                            <Button size=ButtonSize::Small on:click=more>"Show more"</Button>
                        </div>
                    </Show>
                </Show>
            </LoadView>
        </Card>
        <PauseDialog open=pausing/>
    }
}

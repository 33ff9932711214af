//! Broadcasts: the list; one is made and watched on pages of its own.

mod detail;
mod new;
mod template;
mod time;
mod words;

use admin_types::{Broadcast, BroadcastState, Page, Permission};
use leptos::prelude::*;
use leptos_router::components::A;

use self::words::{audience, state_badge, when};
use super::allowed::Allowed;
use crate::{
    api,
    components::{Badge, ButtonVariant, Card, EmptyState, LinkButton, PageHeader, SkeletonRows},
    state::{Load, LoadView},
};

pub(crate) use detail::BroadcastPage;
pub(crate) use new::NewBroadcastPage;

/// How often running broadcasts are asked for.
const EVERY: std::time::Duration = std::time::Duration::from_millis(1_500);

/// The list.
#[component]
pub(crate) fn BroadcastsPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::SendBroadcasts>
            <Broadcasts/>
        </Allowed>
    }
}

#[component]
fn Broadcasts() -> impl IntoView {
    let load = Load::new(api::broadcasts::list);
    let open = Memo::new(move |_| load.with(|page| page.is_some_and(|page| page.items.iter().any(is_open))));
    repeat(open, load);
    let rows = move || {
        load.with(|page: Option<&Page<Broadcast>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let add = || {
        view! { <LinkButton href="/broadcasts/new" icon="megaphone" variant=ButtonVariant::Primary>{t!("broadcasts-new")}</LinkButton> }
    };
    view! {
        <PageHeader title=t!("broadcasts-title") subtitle=t!("broadcasts-subtitle")>{add()}</PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <ul class="rows" aria-label=t!("broadcasts-title")>
                    <For each=rows key=|it| (it.id, it.state, it.results.clone()) let:broadcast>
                        <Row broadcast/>
                    </For>
                </ul>
                <Show when=move || rows().is_empty()>
                    <EmptyState
                        icon="megaphone"
                        title=t!("broadcasts-empty")
                        text=t!("broadcasts-empty-text")
                    >
                        {add()}
                    </EmptyState>
                </Show>
            </LoadView>
        </Card>
    }
}

/// Whether it still moves.
fn is_open(broadcast: &Broadcast) -> bool {
    matches!(broadcast.state, BroadcastState::Scheduled | BroadcastState::Running)
}

/// Fetches again and again while something moves.
fn repeat<T: Clone + Send + Sync + 'static>(open: Memo<bool>, load: Load<T>) {
    Effect::new(move |_| {
        if open.get()
            && let Ok(handle) = set_interval_with_handle(move || load.reload(), EVERY)
        {
            on_cleanup(move || handle.clear());
        }
    });
}

#[component]
fn Row(broadcast: Broadcast) -> impl IntoView {
    let (tone, state) = state_badge(broadcast.state);
    let about = [audience(&broadcast), broadcast.number.name.clone(), when(&broadcast)].join(" · ");
    let results = &broadcast.results;
    let figures = match broadcast.state {
        BroadcastState::Scheduled => String::new(),
        _ => t!("broadcasts-figures", said = results.said, n = results.recipients, read = results.read),
    };
    view! {
        <li>
            <A href=format!("/broadcasts/{}", broadcast.id) attr:class="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-hover">
                <span class="flex-1 min-w-0 basis-56">
                    <span class="flex flex-wrap items-center gap-2">
                        <span class="text-sm font-medium break-words min-w-0">{broadcast.name.clone()}</span>
                        <Badge tone=tone dot=true live=broadcast.state == BroadcastState::Running>{state}</Badge>
                    </span>
                    <span class="block text-xs text-muted mt-0.5 break-words">{about}</span>
                </span>
                <span class="text-xs text-muted">{figures}</span>
            </A>
        </li>
    }
}

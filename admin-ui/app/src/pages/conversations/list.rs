//! The left pane: search and the list, more of it on demand.

use admin_types::{Conversation, ConversationFilter, InboxState, LiveEvent, Page, Permission};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::row::ConversationRow;
use crate::{
    api,
    components::{
        Button, ButtonSize, EmptyState, Input, LinkButton, SearchInput, Select, SkeletonRows, Toaster,
    },
    pages::search::pause_typing,
    state::{Live, Load, LoadView, Session},
};

/// The list; the server searches.
#[component]
pub(super) fn ConversationList(#[prop(into)] chosen: Signal<Option<Uuid>>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let words = RwSignal::new(String::new());
    let number = RwSignal::new(String::new());
    let (view, tag_typed, tag) =
        (RwSignal::new("all".to_owned()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    pause_typing(tag_typed, tag);
    let toaster = Toaster::current();
    pause_typing(typed, words);
    let filter = move || ConversationFilter {
        q: Some(words.get().trim().to_owned()).filter(|words| !words.is_empty()),
        number_id: Uuid::parse_str(&number.get()).ok(),
        tag: Some(tag.get().trim().to_owned()).filter(|tag| !tag.is_empty()),
        ..match view.get().as_str() {
            "person" => ConversationFilter { state: Some(InboxState::Person), ..Default::default() },
            "mine" => ConversationFilter { assignee: Some("me".to_owned()), ..Default::default() },
            "unread" => ConversationFilter { unread: Some(true), ..Default::default() },
            "mentioned" => ConversationFilter { mentioned: Some(true), ..Default::default() },
            _ => ConversationFilter::default(),
        }
    };
    let load = Load::new(move || {
        let filter = filter();
        async move { api::conversations::list(&filter).await }
    });
    let session = Session::current();
    let sees_numbers = session.may(Permission::ViewNumbers);
    let numbers = Load::new(move || {
        let asks = session.is_signed_in() && sees_numbers.get();
        async move {
            if asks { api::numbers::list().await } else { Ok(Page { items: Vec::new(), next_cursor: None }) }
        }
    });
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Message { .. } | LiveEvent::Conversation { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let rows = move || {
        load.with(|page: Option<&Page<Conversation>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let more = move || load.with(|page| page.and_then(|page| page.next_cursor.clone()));
    let fetch_more = move |_| {
        let filter = ConversationFilter { cursor: more(), ..filter() };
        spawn_local(async move {
            match api::conversations::list(&filter).await {
                Ok(next) => load.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error(t!("inbox-more-failed"), error.line()),
            }
        });
    };
    let options = Signal::derive(move || {
        let all = std::iter::once((String::new(), t!("inbox-all-numbers").to_owned()));
        let each = numbers.get().map(|page| page.items).unwrap_or_default();
        all.chain(each.into_iter().map(|number| (number.id.to_string(), number.name))).collect::<Vec<_>>()
    });
    let is_filtered =
        move || view.get() != "all" || [words, number, tag].iter().any(|it| !it.with(String::is_empty));
    view! {
        <div class="flex flex-col gap-2 p-3 border-b border-line">
            <SearchInput value=typed placeholder=t!("inbox-search")/>
            <div class="flex gap-2">
                <Select value=view options=Signal::derive(views) label=t!("inbox-views")/>
                <Show when=move || sees_numbers.get()>
                    <Select value=number options=options label=t!("inbox-number")/>
                </Show>
            </div>
            <Input value=tag_typed placeholder=t!("inbox-tag-filter") maxlength=60 attr:aria-label=t!("inbox-tag")/>
        </div>
        <div class="flex-1 min-h-0 overflow-y-auto">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=6/> }>
                <ul class="rows" aria-label=t!("inbox-title")>
                    <For each=rows key=|it| (it.id, it.updated_at, it.status, it.window_until, it.state(), it.unread, it.mentioned, it.assignee.clone()) let:conversation>
                        {
                            let id = conversation.id;
                            view! {
                                <ConversationRow
                                    conversation=conversation
                                    chosen=Signal::derive(move || chosen.get() == Some(id))
                                />
                            }
                        }
                    </For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3">
                        <Button size=ButtonSize::Small on:click=fetch_more>{t!("inbox-more")}</Button>
                    </div>
                </Show>
                <Show when=move || rows().is_empty()>
                    {move || {
                        if is_filtered() {
                            view! { <EmptyState icon="search" title=t!("inbox-nothing-found") text=t!("inbox-nothing-found-text")/> }.into_any()
                        } else {
                            view! {
                                <EmptyState
                                    icon="messages-square"
                                    title=t!("inbox-empty")
                                    text=t!("inbox-empty-text")
                                >
                                    <Show when=move || sees_numbers.get()>
                                        <LinkButton href="/numbers">{t!("inbox-go-to-numbers")}</LinkButton>
                                    </Show>
                                </EmptyState>
                            }
                                .into_any()
                        }
                    }}
                </Show>
            </LoadView>
        </div>
    }
}

/// What the list can be narrowed to.
fn views() -> Vec<(String, String)> {
    [
        ("all", t!("inbox-view-all")),
        ("person", t!("inbox-view-person")),
        ("mine", t!("inbox-view-mine")),
        ("unread", t!("inbox-view-unread")),
        ("mentioned", t!("inbox-view-mentioned")),
    ]
    .map(|(key, words)| (key.to_owned(), words.to_owned()))
    .to_vec()
}

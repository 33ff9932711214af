//! Files that flows and people send: found, looked at, and deleted where nothing needs them.

mod row;

use admin_types::{FileFilter, FileKind, Page, Permission, StoredFile};
use leptos::{prelude::*, task::spawn_local};

use self::row::FileRow;
use crate::{
    api,
    components::{
        Button, ButtonSize, Card, EmptyState, PageHeader, SearchInput, Select, SkeletonRows, Toaster,
    },
    pages::search::pause_typing,
    state::{Load, LoadView, Session},
};

/// Search, kind, and the list; more of it on demand.
#[component]
pub(crate) fn FilesPage() -> impl IntoView {
    let toaster = Toaster::current();
    let (typed, words, kind) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    pause_typing(typed, words);
    let filter = move || FileFilter {
        kind: FileKind::from_name(&kind.get()),
        q: Some(words.get().trim().to_owned()).filter(|words| !words.is_empty()),
        ..FileFilter::default()
    };
    let load = Load::new(move || {
        let filter = filter();
        async move { api::files::search(&filter).await }
    });
    let rows = move || {
        load.with(|page: Option<&Page<StoredFile>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let more = move || load.with(|page| page.and_then(|page| page.next_cursor.clone()));
    let fetch_more = move |_| {
        let filter = FileFilter { cursor: more(), ..filter() };
        spawn_local(async move {
            match api::files::search(&filter).await {
                Ok(next) => load.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error(t!("files-more-failed"), error.line()),
            }
        });
    };
    let may_edit = Session::current().may(Permission::EditFlows);
    let is_filtered = move || !words.with(String::is_empty) || !kind.with(String::is_empty);
    view! {
        <PageHeader title=t!("files-title") subtitle=t!("files-subtitle")/>
        <div class="flex flex-wrap gap-2 mb-4">
            <div class="flex-1 min-w-52"><SearchInput value=typed placeholder=t!("files-search")/></div>
            <Select value=kind options=Signal::derive(kinds) label=t!("files-kind") class="w-44"/>
        </div>
        <Card title=t!("files-stored") inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=5/> }>
                <ul class="rows" aria-label=t!("files-title")>
                    <For each=rows key=|file| file.id let:file><FileRow file load may_edit/></For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3"><Button size=ButtonSize::Small on:click=fetch_more>{t!("files-more")}</Button></div>
                </Show>
                <Show when=move || rows().is_empty()>
                    {move || if is_filtered() {
                        view! { <EmptyState icon="search" title=t!("files-nothing-found") text=t!("files-nothing-found-text")/> }.into_any()
                    } else {
                        view! { <EmptyState icon="folder" title=t!("files-empty") text=t!("files-empty-text")/> }.into_any()
                    }}
                </Show>
            </LoadView>
        </Card>
    }
}

fn kinds() -> Vec<(String, String)> {
    [
        ("", t!("files-kind-all")),
        ("image", t!("files-kind-pictures")),
        ("video", t!("files-kind-videos")),
        ("audio", t!("files-kind-sounds")),
        ("document", t!("files-kind-documents")),
        ("sticker", t!("files-kind-stickers")),
    ]
    .map(|(key, words)| (key.to_owned(), words.to_owned()))
    .to_vec()
}

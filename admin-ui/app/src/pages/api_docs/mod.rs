//! The API's documentation, made in the browser from the server's own description.

mod operation;
mod read;
mod schema;

use leptos::prelude::*;
use serde_json::Value;

use self::{
    operation::OperationCard,
    read::{Group, groups},
};
use crate::{
    api,
    components::{PageHeader, SearchInput, Skeleton},
    state::{Load, LoadView},
};

/// Every operation in groups, with search.
#[component]
pub(crate) fn ApiDocsPage() -> impl IntoView {
    let load = Load::new(api::openapi::read);
    let words = RwSignal::new(String::new());
    let all =
        Memo::new(move |_| load.with(|document: Option<&Value>| document.map(groups).unwrap_or_default()));
    let found = move || {
        let words = words.get().to_lowercase();
        let mut shown: Vec<Group> = all.get();
        for group in &mut shown {
            group.operations.retain(|operation| operation.fits(&words));
        }
        shown.retain(|group| !group.operations.is_empty());
        shown
    };
    view! {
        <PageHeader title=t!("api-docs-title") subtitle=t!("api-docs-subtitle")>
            <a
                href="/api/v1/openapi.json"
                rel="external"
                class="text-sm font-medium text-accent-ink hover:underline"
            >
                "openapi.json"
            </a>
        </PageHeader>
        <div class="max-w-sm mb-5"><SearchInput value=words placeholder=t!("api-docs-search")/></div>
        <LoadView load=load skeleton=|| view! { <DocsSkeleton/> }>
            {move || {
                found()
                    .into_iter()
                    .map(|group| {
                        let label = group.name.clone();
                        view! {
                            <section class="mb-7" aria-label=label>
                                <h2 class="text-base font-semibold capitalize mb-2">{group.name}</h2>
                                <div class="flex flex-col gap-2">
                                    {group
                                        .operations
                                        .into_iter()
                                        .map(|operation| {
                                            view! {
                                                <OperationCard
                                                    operation=operation
                                                    document=Signal::derive(move || load.get().unwrap_or_default())
                                                />
                                            }
                                        })
                                        .collect_view()}
                                </div>
                            </section>
                        }
                    })
                    .collect_view()
            }}
        </LoadView>
    }
}

#[component]
fn DocsSkeleton() -> impl IntoView {
    view! {
        <div role="status" aria-label=t!("api-docs-loading") class="flex flex-col gap-2">
            {(0..8).map(|_| view! { <Skeleton class="h-11 rounded-lg"/> }).collect_view()}
        </div>
    }
}

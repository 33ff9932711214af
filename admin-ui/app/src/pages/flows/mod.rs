//! All flows of the workspace.

mod create;
mod rename;
mod row;

use admin_types::{Flow, FlowFilter, LiveEvent, Page, Permission};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::LazyRoute as _;

use self::{create::CreateFlowDialog, rename::RenameDialog, row::FlowRow};
use crate::{
    api,
    components::{Button, ButtonVariant, Card, EmptyState, PageHeader, SearchInput, SkeletonRows},
    pages::EditorRoute,
    state::{Live, Load, LoadView, Session},
};

/// The list, with search and "New flow".
#[component]
pub(crate) fn FlowsPage() -> impl IntoView {
    let session = Session::current();
    let may_edit = session.may(Permission::EditFlows);
    let load = Load::new(|| async {
        api::flows::list(&FlowFilter { limit: Some(200), ..Default::default() }).await
    });
    // Most who are here go on to the editor: it is fetched while they look.
    Effect::new(move |_| {
        if load.with(|page| page.is_some()) {
            spawn_local(EditorRoute::preload());
        }
    });
    let creating = RwSignal::new(false);
    let renaming = RwSignal::new(None::<Flow>);
    let words = RwSignal::new(String::new());
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Flow { .. } | LiveEvent::Number { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let found = Memo::new(move |_| {
        let words = words.get().to_lowercase();
        let fits = |flow: &Flow| {
            flow.name.to_lowercase().contains(&words) || flow.description.to_lowercase().contains(&words)
        };
        load.with(|page: Option<&Page<Flow>>| {
            page.map(|page| page.items.iter().filter(|flow| fits(flow)).cloned().collect::<Vec<_>>())
        })
        .unwrap_or_default()
    });
    let is_empty = move || load.with(|page| page.is_some_and(|page| page.items.is_empty()));
    view! {
        <PageHeader title=t!("flows-title") subtitle=t!("flows-subtitle")>
            <Show when=move || may_edit.get()>
                <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| creating.set(true)>
                    {t!("flows-new")}
                </Button>
            </Show>
        </PageHeader>
        <Show when=move || !is_empty()>
            <div class="mb-3 max-w-sm"><SearchInput value=words placeholder=t!("flows-search")/></div>
        </Show>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=5/> }>
                <Show
                    when=move || !is_empty()
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon="workflow"
                                title=t!("flows-empty")
                                text=t!("flows-empty-text")
                            >
                                <Show when=move || may_edit.get()>
                                    <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| creating.set(true)>
                                        {t!("flows-new")}
                                    </Button>
                                </Show>
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For
                            each=move || found.get()
                            key=|flow| (flow.id, flow.etag.clone(), flow.latest_version, flow.deployments.len())
                            let:flow
                        >
                            <FlowRow flow=flow load=load renaming=renaming/>
                        </For>
                    </ul>
                    <Show when=move || found.with(Vec::is_empty)>
                        <EmptyState icon="search" title=t!("flows-nothing-found") text=t!("flows-nothing-found-text")>
                            <Button on:click=move |_| words.set(String::new())>{t!("flows-show-all")}</Button>
                        </EmptyState>
                    </Show>
                </Show>
            </LoadView>
        </Card>
        <CreateFlowDialog open=creating/>
        <RenameDialog renaming=renaming load=load/>
    }
}

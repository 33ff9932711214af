//! Message templates: what Meta approves before it may be sent outside the 24 hours.

mod buttons;
mod designer;
mod example;
mod form;
pub(crate) mod in_words;
pub(crate) mod phone;
mod row;

use admin_types::{LiveEvent, MessageTemplate, Permission, Templates};
use leptos::{prelude::*, task::spawn_local};

use self::row::TemplateRow;
use crate::{
    api,
    components::{Button, Card, EmptyState, LinkButton, PageHeader, SearchInput, SkeletonRows, Toaster},
    state::{Live, Load, LoadView, Session},
    words,
};

pub(crate) use designer::TemplatePage;
pub(crate) use phone::{Shown, TemplateBubble};

/// The list.
#[component]
pub(crate) fn TemplatesPage() -> impl IntoView {
    let may_edit = Session::current().may(Permission::EditFlows);
    let toaster = Toaster::current();
    let load = Load::new(api::templates::list);
    let searched = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Number { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let fetch = move |_| {
        let accounts = load.peek().map(|all| all.accounts).unwrap_or_default();
        busy.set(true);
        spawn_local(async move {
            for number in accounts.iter().filter_map(|account| account.numbers.first()) {
                if let Err(error) = api::templates::sync(number.id).await {
                    toaster.error(t!("templates-not-fetched", name = &number.name), error.line());
                }
            }
            load.reload();
            busy.try_set(false);
        });
    };
    let rows = move || {
        let words = searched.get().trim().to_lowercase();
        let fits = |template: &&MessageTemplate| {
            template.name.contains(&words) || template.content.body.to_lowercase().contains(&words)
        };
        load.with(|all: Option<&Templates>| {
            all.map(|all| all.items.iter().filter(fits).cloned().collect::<Vec<_>>()).unwrap_or_default()
        })
    };
    let has_account = Memo::new(move |_| load.with(|all| all.is_some_and(|all| !all.accounts.is_empty())));
    let is_empty = Memo::new(move |_| load.with(|all| all.is_some_and(|all| all.items.is_empty())));
    let synced = move || {
        let oldest =
            load.with(|all| all.and_then(|all| all.accounts.iter().filter_map(|it| it.synced_at).min()));
        oldest.map(|at| t!("templates-fetched", ago = words::ago(at))).unwrap_or_default()
    };
    view! {
        <PageHeader title=t!("templates-title") subtitle=t!("templates-subtitle")>
            <Show when=move || may_edit.get() && has_account.get()>
                <Button icon="refresh-cw" busy=busy on:click=fetch>{t!("templates-fetch")}</Button>
                <LinkButton href="/templates/new" icon="plus" variant=crate::components::ButtonVariant::Primary>{t!("templates-new")}</LinkButton>
            </Show>
        </PageHeader>
        <LoadView load=load skeleton=|| view! { <Card inside=""><SkeletonRows rows=4/></Card> }>
            <Show when=move || !is_empty.get()>
                <div class="flex items-center gap-3 mb-3">
                    <div class="flex-1 max-w-sm"><SearchInput value=searched placeholder=t!("templates-search")/></div>
                    <p class="text-xs text-muted ml-auto">{synced}</p>
                </div>
            </Show>
            <Card inside="">
                <ul class="rows" aria-label=t!("templates-title")>
                    <For
                        each=rows
                        key=|it| (it.id, it.updated_at, it.status.clone(), it.quality.clone(), it.category.clone())
                        let:template
                    >
                        <TemplateRow template load/>
                    </For>
                </ul>
                <Show when=move || rows().is_empty()>
                    {move || match (has_account.get(), is_empty.get()) {
                        (false, _) => {
                            view! {
                                <EmptyState
                                    icon="layout-template"
                                    title=t!("templates-connect-first")
                                    text=t!("templates-connect-first-list")
                                >
                                    <LinkButton href="/numbers">{t!("templates-go-to-numbers")}</LinkButton>
                                </EmptyState>
                            }
                                .into_any()
                        }
                        (true, true) => {
                            view! {
                                <EmptyState
                                    icon="layout-template"
                                    title=t!("templates-empty")
                                    text=t!("templates-empty-text")
                                />
                            }
                                .into_any()
                        }
                        _ => view! { <EmptyState icon="search" title=t!("templates-nothing-found") text=t!("templates-none-fits")/> }.into_any(),
                    }}
                </Show>
            </Card>
        </LoadView>
    }
}

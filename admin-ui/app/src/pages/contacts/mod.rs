//! Contacts: the list with its filters, and the way to segments and fields.

mod about;
mod consent;
mod detail;
mod erase;
mod fields;
mod filter;
mod import;
mod merge;
mod row;
mod rule;
mod segments;
mod tags;
mod timeline;
mod words;

use admin_types::{ContactField, ContactFilter, ContactSummary, LiveEvent, Page, Permission, Segment};
use leptos::{prelude::*, task::spawn_local};

use self::{fields::FieldsDialog, filter::Filters, row::ContactRow, segments::SegmentsDialog};
use super::allowed::Allowed;
use crate::{
    api,
    components::{Button, ButtonSize, Card, EmptyState, LinkButton, PageHeader, SkeletonRows, Toaster},
    state::{Live, Load, LoadView, Session},
};

pub(crate) use detail::ContactPage;
pub(crate) use import::ImportPage;
pub(crate) use segments::options as segment_options;
pub(crate) use words::{address, title};

/// The list.
#[component]
pub(crate) fn ContactsPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ViewConversations>
            <Contacts/>
        </Allowed>
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let session = Session::current();
    let toaster = Toaster::current();
    let filters = Filters::new();
    let load = Load::new(move || {
        let filter = filters.get();
        async move { api::contacts::list(&filter).await }
    });
    let segments = Load::new(api::contacts::segments);
    let fields = Load::new(api::contacts::fields);
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Conversation { .. } | LiveEvent::Message { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let rows = move || {
        load.with(|page: Option<&Page<ContactSummary>>| {
            page.map(|page| page.items.clone()).unwrap_or_default()
        })
    };
    let more = move || load.with(|page| page.and_then(|page| page.next_cursor.clone()));
    let fetch_more = move |_| {
        let filter = ContactFilter { cursor: more(), ..filters.get() };
        spawn_local(async move {
            match api::contacts::list(&filter).await {
                Ok(next) => load.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error(t!("contacts-more-failed"), error.line()),
            }
        });
    };
    let (segmenting, defining) = (RwSignal::new(false), RwSignal::new(false));
    let may_manage = session.may(Permission::ManageContacts);
    let may_define = session.may(Permission::ManageContactFields);
    view! {
        <PageHeader title=t!("contacts-title") subtitle=t!("contacts-subtitle")>
            <Show when=move || may_define.get()>
                <Button icon="list-checks" on:click=move |_| defining.set(true)>{t!("contacts-fields")}</Button>
            </Show>
            <Show when=move || may_manage.get()>
                <Button icon="filter" on:click=move |_| segmenting.set(true)>{t!("contacts-segments")}</Button>
                <LinkButton href="/contacts/import" icon="upload">{t!("contacts-import")}</LinkButton>
            </Show>
        </PageHeader>
        {filters.view(segments)}
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=6/> }>
                <ul class="rows" aria-label=t!("contacts-title")>
                    <For
                        each=rows
                        key=|it| (it.id, it.name.clone(), it.tags.clone(), it.consent, it.blocked, it.last_seen_at)
                        let:contact
                    >
                        <ContactRow contact/>
                    </For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3">
                        <Button size=ButtonSize::Small on:click=fetch_more>{t!("contacts-show-more")}</Button>
                    </div>
                </Show>
                <Show when=move || rows().is_empty()>
                    {move || {
                        if filters.is_set() {
                            view! { <EmptyState icon="search" title=t!("contacts-nobody-found") text=t!("contacts-nobody-found-text")/> }.into_any()
                        } else {
                            view! {
                                <EmptyState
                                    icon="contact"
                                    title=t!("contacts-empty")
                                    text=t!("contacts-empty-text")
                                >
                                    <Show when=move || may_manage.get()>
                                        <LinkButton href="/contacts/import" icon="upload">{t!("contacts-import-file")}</LinkButton>
                                    </Show>
                                </EmptyState>
                            }
                                .into_any()
                        }
                    }}
                </Show>
            </LoadView>
        </Card>
        <SegmentsDialog open=segmenting segments fields/>
        <FieldsDialog open=defining fields/>
    }
}

/// The fields that are there, as soon as they are.
fn known(fields: Load<Page<ContactField>>) -> Vec<ContactField> {
    fields.get().map(|page| page.items).unwrap_or_default()
}

/// The same for segments.
fn kept(segments: Load<Page<Segment>>) -> Vec<Segment> {
    segments.get().map(|page| page.items).unwrap_or_default()
}

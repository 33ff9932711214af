//! One contact: what is known, what was agreed, what happened.

use admin_types::{ContactDetail, LiveEvent, Permission, UpdateContact};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_params_map};
use uuid::Uuid;

use super::{
    about::About, consent::ConsentCard, erase::EraseDialog, merge::MergeDialog, tags::Tags,
    timeline::Timeline, words::title,
};
use crate::{
    api,
    components::{Avatar, Badge, Card, EmptyState, Icon, LinkButton, Menu, MenuItem, Toaster, Tone},
    layout::PageSkeleton,
    state::{Live, Load, LoadView, Session},
};

/// The page.
#[component]
pub(crate) fn ContactPage() -> impl IntoView {
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    move || match id.get() {
        Some(id) => view! { <Contact id/> }.into_any(),
        None => view! {
            <EmptyState icon="contact" title=t!("contacts-no-such") text=t!("contacts-no-such-text")>
                <LinkButton href="/contacts">{t!("contacts-show-all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn Contact(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::contacts::read(id));
    let fields = Load::new(api::contacts::fields);
    let conversation = move || load.peek().and_then(|it| it.contact.conversation_id);
    Live::current().listen(move |event| match event {
        LiveEvent::Conversation { conversation_id, .. } | LiveEvent::Message { conversation_id, .. }
            if conversation().is_none_or(|id| id == conversation_id) =>
        {
            load.reload();
        }
        LiveEvent::Resync => load.reload(),
        _ => {}
    });
    let may_change = Session::current().may(Permission::WorkInbox);
    view! {
        <A href="/contacts" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("contacts-title")}
        </A>
        <LoadView load=load skeleton=|| view! { <PageSkeleton/> }>
            <Head id load/>
            <div class="grid grid-cols-1 lg:grid-cols-2 gap-4 items-start">
                <div class="flex flex-col gap-4 min-w-0">
                    <Card title=t!("contacts-about")><About id load fields can=may_change/></Card>
                    <Card title=t!("contacts-tags")><Tags id load can=may_change/></Card>
                    <ConsentCard id load can=may_change/>
                    <Identities load/>
                </div>
                <Timeline id load can=may_change/>
            </div>
        </LoadView>
    }
}

/// Name, state, and what can be done with the contact as a whole.
#[component]
fn Head(id: Uuid, load: Load<ContactDetail>) -> impl IntoView {
    let session = Session::current();
    let toaster = Toaster::current();
    let name = Memo::new(move |_| load.with(|it| it.map(|it| title(&it.contact)).unwrap_or_default()));
    let number = move || load.with(|it| it.map(|it| it.contact.number.name.clone()).unwrap_or_default());
    let blocked = Memo::new(move |_| load.with(|it| it.is_some_and(|it| it.contact.blocked)));
    let conversation = Memo::new(move |_| load.with(|it| it.and_then(|it| it.contact.conversation_id)));
    let (merging, erasing) = (RwSignal::new(false), RwSignal::new(false));
    let may = move |permission| session.may(permission).get();
    let block = move |()| {
        let wanted = !blocked.get_untracked();
        load.update(|it| it.contact.blocked = wanted);
        spawn_local(async move {
            let change = UpdateContact { blocked: Some(wanted), ..UpdateContact::default() };
            if let Err(error) = api::contacts::update(id, &change).await {
                toaster.error(t!("contacts-nothing-changed"), error.line());
                load.reload();
            }
        });
    };
    view! {
        <Title text=move || format!("{} · Botloom", name.get())/>
        <header class="flex flex-wrap items-center gap-x-4 gap-y-3 mb-5">
            {move || view! { <Avatar name=name.get() class="w-11 h-11 text-sm"/> }}
            <div class="flex-1 min-w-0 basis-56">
                <h1 class="flex flex-wrap items-center gap-2 text-xl font-semibold tracking-tight leading-7">
                    <span class="min-w-0 break-words">{move || name.get()}</span>
                    <Show when=move || blocked.get()><Badge tone=Tone::Danger>{t!("contacts-blocked")}</Badge></Show>
                </h1>
                <p class="text-sm text-muted mt-0.5">{move || t!("contacts-of-number", number = number())}</p>
            </div>
            <div class="flex items-center gap-2 shrink-0">
                {move || {
                    conversation
                        .get()
                        .map(|id| view! { <LinkButton href=format!("/conversations/{id}") icon="messages-square">{t!("contacts-conversation")}</LinkButton> })
                }}
                {move || {
                    may(Permission::WorkInbox)
                        .then(|| {
                            view! {
                                <Menu label=t!("contacts-more-about")>
                                    {if blocked.get() {
                                        view! { <MenuItem icon="user-check" label=t!("contacts-unblock") on_select=block/> }.into_any()
                                    } else {
                                        view! { <MenuItem icon="circle-x" label=t!("contacts-block") on_select=block/> }.into_any()
                                    }}
                                    {may(Permission::ManageContacts)
                                        .then(|| view! { <MenuItem icon="users" label=t!("contacts-merge-menu") on_select=move |()| merging.set(true)/> })}
                                    {may(Permission::EraseContacts)
                                        .then(|| {
                                            view! {
                                                <MenuItem icon="trash-2" label=t!("contacts-erase-menu") danger=true on_select=move |()| erasing.set(true)/>
                                            }
                                        })}
                                </Menu>
                            }
                        })
                }}
            </div>
        </header>
        <Show when=move || blocked.get()>
            <p role="note" class="mb-4 rounded-md bg-warn-soft text-warn-ink px-3 py-2 text-sm">
                {t!("contacts-blocked-text")}
            </p>
        </Show>
        <MergeDialog open=merging id load/>
        <EraseDialog open=erasing id name=Signal::derive(move || name.get())/>
    }
}

/// All identities, for support.
#[component]
fn Identities(load: Load<ContactDetail>) -> impl IntoView {
    let rows = move || load.with(|it| it.map(|it| it.identities.clone()).unwrap_or_default());
    let kind = |kind: &str| match kind {
        "phone" => t!("contacts-phone"),
        "bsuid" => t!("contacts-identity-user"),
        "lid" => t!("contacts-identity-hidden"),
        "simulator" => t!("contacts-identity-simulated"),
        _ => t!("contacts-identity-other"),
    };
    view! {
        <Card title=t!("contacts-identities") subtitle=t!("contacts-identities-text")>
            <dl class="flex flex-col gap-2 text-sm">
                {move || {
                    rows()
                        .into_iter()
                        .map(|row| {
                            view! {
                                <div class="flex items-baseline justify-between gap-3">
                                    <dt class="text-muted shrink-0">{kind(&row.kind)}</dt>
                                    <dd class="font-mono text-xs break-all text-right">{row.value}</dd>
                                </div>
                            }
                        })
                        .collect_view()
                }}
            </dl>
        </Card>
    }
}

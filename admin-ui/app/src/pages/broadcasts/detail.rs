//! One broadcast: how far it is, how recipients fared, and holding it.

use admin_types::{Broadcast, BroadcastRecipient, BroadcastState, Page, Permission, RecipientFilter};
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_params_map};
use uuid::Uuid;

use super::{
    is_open, repeat,
    words::{audience, reason, state_badge, status, when},
};
use crate::{
    api,
    components::{Badge, Button, ButtonSize, Card, EmptyState, Icon, LinkButton, SkeletonRows, Toaster},
    layout::PageSkeleton,
    pages::{allowed::Allowed, contacts},
    state::{Load, LoadView},
    words::thousands,
};

/// The page.
#[component]
pub(crate) fn BroadcastPage() -> impl IntoView {
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    view! {
        <Allowed permission=Permission::SendBroadcasts>
            {move || match id.get() {
                Some(id) => view! { <One id/> }.into_any(),
                None => {
                    view! {
                        <EmptyState icon="megaphone" title=t!("broadcasts-none-such") text=t!("broadcasts-link-wrong")>
                            <LinkButton href="/broadcasts">{t!("broadcasts-show-all")}</LinkButton>
                        </EmptyState>
                    }
                        .into_any()
                }
            }}
        </Allowed>
    }
}

#[component]
fn One(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::broadcasts::read(id));
    // What was sent is read for a while after the last was sent.
    let moves = Memo::new(move |_| {
        load.with(|it| {
            it.is_some_and(|it| is_open(it) || it.results.read + it.results.failed < it.results.said)
        })
    });
    repeat(moves, load);
    let name = move || load.with(|it| it.map(|it| it.name.clone()).unwrap_or_default());
    view! {
        <Title text=move || format!("{} · Botloom", name())/>
        <A href="/broadcasts" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("broadcasts-title")}
        </A>
        <LoadView load=load skeleton=|| view! { <PageSkeleton/> }>
            {move || load.get().map(|broadcast| view! { <Head broadcast load/> })}
            <div class="grid grid-cols-1 lg:grid-cols-3 gap-4 items-start">
                <div class="lg:col-span-2 flex flex-col gap-4 min-w-0">
                    {move || load.get().map(|broadcast| view! { <Results broadcast/> })}
                    <Recipients id load/>
                </div>
                {move || load.get().map(|broadcast| view! { <LeftOut broadcast/> })}
            </div>
        </LoadView>
    }
}

#[component]
fn Head(broadcast: Broadcast, load: Load<Broadcast>) -> impl IntoView {
    let toaster = Toaster::current();
    let id = broadcast.id;
    let (tone, state) = state_badge(broadcast.state);
    let words =
        if broadcast.starts_flow { t!("broadcasts-starts-flow").to_owned() } else { broadcast.words.clone() };
    let about = [
        audience(&broadcast),
        broadcast.number.name.clone(),
        words,
        when(&broadcast),
        t!("broadcasts-by", name = &broadcast.by),
    ];
    let change = move |how: &'static str| {
        spawn_local(async move {
            match api::broadcasts::change(id, how).await {
                Ok(now) => load.set(now),
                Err(error) => {
                    toaster.error(t!("broadcasts-not-changed"), error.line());
                    load.reload();
                }
            }
        });
    };
    let open = is_open(&broadcast);
    let paused = broadcast.state == BroadcastState::Paused;
    view! {
        <header class="flex flex-wrap items-start gap-x-4 gap-y-3 mb-5">
            <div class="flex-1 min-w-0 basis-56">
                <h1 class="flex flex-wrap items-center gap-2 text-xl font-semibold tracking-tight leading-7">
                    <span class="min-w-0 break-words">{broadcast.name.clone()}</span>
                    <Badge tone=tone dot=true live=broadcast.state == BroadcastState::Running>{state}</Badge>
                </h1>
                <p class="text-sm text-muted mt-0.5 break-words">{about.join(" · ")}</p>
            </div>
            <div class="flex items-center gap-2 shrink-0">
                {open.then(|| view! { <Button icon="pause" on:click=move |_| change("pause")>{t!("broadcasts-pause")}</Button> })}
                {paused.then(|| view! { <Button icon="play" on:click=move |_| change("resume")>{t!("broadcasts-resume")}</Button> })}
                {(open || paused).then(|| view! { <Button icon="circle-stop" on:click=move |_| change("stop")>{t!("broadcasts-stop")}</Button> })}
            </div>
        </header>
    }
}

/// Six figures; each bar is a part of the recipients.
#[component]
fn Results(broadcast: Broadcast) -> impl IntoView {
    let results = broadcast.results;
    let all = results.recipients.max(1);
    let rows = [
        ("recipients", t!("broadcasts-recipients"), results.recipients),
        ("sent", t!("broadcasts-result-sent"), results.sent),
        ("delivered", t!("broadcasts-result-delivered"), results.delivered),
        ("read", t!("broadcasts-result-read"), results.read),
        ("answered", t!("broadcasts-result-answered"), results.answered),
        ("failed", t!("broadcasts-result-failed"), results.failed),
        ("waiting", t!("broadcasts-result-waiting"), results.waiting),
    ];
    view! {
        <Card title=t!("broadcasts-results")>
            <table class="w-full text-sm">
                <caption class="sr-only">{t!("broadcasts-results-caption")}</caption>
                <tbody>
                    {rows
                        .into_iter()
                        .map(|(id, label, number)| {
                            let percent = number.saturating_mul(100) / all;
                            view! {
                                <tr>
                                    <th scope="row" class="text-left font-normal text-muted py-1 pr-3 w-28">{label}</th>
                                    <td class="py-1 pr-3 w-20 text-right font-medium" data-testid=format!("result-{id}")>{thousands(number)}</td>
                                    <td class="py-1">
                                        <div class="h-2 rounded-full bg-press overflow-hidden" aria-hidden="true">
                                            <div class="h-full rounded-full bg-accent" style=format!("width:{percent}%")></div>
                                        </div>
                                    </td>
                                    <td class="py-1 pl-3 w-14 text-right text-xs text-muted">{format!("{percent} %")}</td>
                                </tr>
                            }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </Card>
    }
}

#[component]
fn LeftOut(broadcast: Broadcast) -> impl IntoView {
    let rows = broadcast.results.left_out;
    let empty = rows.is_empty();
    view! {
        <Card title=t!("broadcasts-left-out")>
            {empty.then(|| view! { <p class="text-sm text-muted">{t!("broadcasts-nobody-left-out")}</p> })}
            <ul class="flex flex-col gap-1.5 text-sm" aria-label=t!("broadcasts-left-out")>
                {rows
                    .into_iter()
                    .map(|row| {
                        view! {
                            <li class="flex justify-between gap-3">
                                <span>{reason(&row.reason)}</span>
                                <span class="text-muted">{thousands(row.contacts)}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </Card>
    }
}

/// The recipients one by one.
#[component]
fn Recipients(id: Uuid, load: Load<Broadcast>) -> impl IntoView {
    let toaster = Toaster::current();
    let results = Memo::new(move |_| load.with(|it| it.map(|it| it.results.clone())));
    let page = Load::new(move || {
        // They are read again whenever a figure changes.
        results.track();
        async move { api::broadcasts::recipients(id, &RecipientFilter::default()).await }
    });
    let rows = move || {
        page.with(|page: Option<&Page<BroadcastRecipient>>| {
            page.map(|page| page.items.clone()).unwrap_or_default()
        })
    };
    let more = move || page.with(|page| page.and_then(|page| page.next_cursor.clone()));
    let fetch_more = move |_| {
        let filter = RecipientFilter { cursor: more(), ..RecipientFilter::default() };
        spawn_local(async move {
            match api::broadcasts::recipients(id, &filter).await {
                Ok(next) => page.update(|page| {
                    page.items.extend(next.items);
                    page.next_cursor = next.next_cursor;
                }),
                Err(error) => toaster.error(t!("broadcasts-more-failed"), error.line()),
            }
        });
    };
    view! {
        <Card title=t!("broadcasts-recipients") inside="">
            <LoadView load=page skeleton=|| view! { <SkeletonRows rows=3/> }>
                <ul class="rows" aria-label=t!("broadcasts-recipients")>
                    <For each=rows key=|it| (it.contact_id, it.status.clone(), it.reason.clone()) let:row>
                        <Recipient row/>
                    </For>
                </ul>
                <Show when=move || more().is_some()>
                    <div class="flex justify-center p-3">
                        <Button size=ButtonSize::Small on:click=fetch_more>{t!("broadcasts-more")}</Button>
                    </div>
                </Show>
                <Show when=move || rows().is_empty()>
                    <p class="px-4 py-6 text-sm text-muted">{t!("broadcasts-recipients-later")}</p>
                </Show>
            </LoadView>
        </Card>
    }
}

#[component]
fn Recipient(row: BroadcastRecipient) -> impl IntoView {
    let (tone, text) = status(&row.status);
    let name = if row.name.is_empty() { contacts::address(&row.phone) } else { row.name.clone() };
    let why = match row.status.as_str() {
        "left_out" => reason(&row.reason).to_owned(),
        _ => row.reason.clone(),
    };
    view! {
        <li>
            <A href=format!("/contacts/{}", row.contact_id) attr:class="flex items-center gap-3 px-4 py-2.5 hover:bg-hover">
                <span class="flex-1 min-w-0">
                    <span class="block text-sm truncate">{name}</span>
                    {(!why.is_empty()).then(|| view! { <span class="block text-xs text-muted break-words">{why.clone()}</span> })}
                </span>
                <Badge tone=tone>{text}</Badge>
            </A>
        </li>
    }
}

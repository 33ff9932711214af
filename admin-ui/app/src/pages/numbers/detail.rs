//! One number: what answers, and how to reach it.

use admin_types::{LiveEvent, Number, NumberKind, Permission, UpdateNumber};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_params_map};
use uuid::Uuid;

use super::{
    credentials::CredentialsCard,
    forms::FormsCard,
    health::HealthCard,
    link::LinkCard,
    news::NewsCard,
    options::OptionsCard,
    phone::Phone,
    risk::RiskCard,
    row::{icon_of, kind_in_words},
    sending::SendingCard,
    webhook::WebhookCard,
};
use crate::{
    api,
    components::{
        Badge, Button, ButtonSize, Card, EmptyState, Field, Icon, Input, LinkButton, Toaster, Tone,
    },
    layout::PageSkeleton,
    state::{Live, Load, LoadView, Session},
    words,
};

/// The page; a simulator has its phone here.
#[component]
pub(crate) fn NumberPage() -> impl IntoView {
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    move || match id.get() {
        Some(id) => view! { <NumberDetail id=id/> }.into_any(),
        None => view! {
            <EmptyState icon="smartphone" title=t!("numbers-none-such") text=t!("numbers-maybe-deleted")>
                <LinkButton href="/numbers">{t!("numbers-show-all")}</LinkButton>
            </EmptyState>
        }
        .into_any(),
    }
}

#[component]
fn NumberDetail(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::numbers::read(id));
    Live::current().listen(move |event| match event {
        LiveEvent::Number { number_id } if number_id == id => load.reload(),
        LiveEvent::Flow { .. } | LiveEvent::Resync => load.reload(),
        _ => {}
    });
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let kind = Memo::new(move |_| load.with(|number| number.map(|number| number.kind)));
    view! {
        <Title text=move || format!("{} · Botloom", load.with(|number| number.map(|it| it.name.clone())).unwrap_or_else(|| t!("numbers-number").to_owned()))/>
        <A href="/numbers" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("numbers-title")}
        </A>
        <LoadView load=load skeleton=|| view! { <PageSkeleton/> }>
            {move || load.get().map(|number| view! { <Head number=number/> })}
            <div class="grid grid-cols-1 lg:grid-cols-2 gap-4 items-start">
                <div class="flex flex-col gap-4 min-w-0">
                    {move || load.get().map(|number| view! { <AnswersCard number=number load=load/> })}
                    {move || {
                        load.get()
                            .filter(|number| number.kind == NumberKind::CloudApi)
                            .map(|number| view! { <WebhookCard number=number/> })
                    }}
                    {move || kind.get().map(|_| view! { <SendingCard load=load/> })}
                    {move || matches!(kind.get(), Some(NumberKind::CloudApi | NumberKind::WhatsappWeb)).then(|| view! { <OptionsCard load=load/> })}
                    {move || kind.get().map(|_| view! { <RenameCard load=load/> })}
                </div>
                {move || (kind.get() == Some(NumberKind::CloudApi)).then(|| view! {
                    <div class="flex flex-col gap-4 min-w-0">
                        <HealthCard load=load/>
                        <FormsCard id/>
                        <Show when=move || may_manage.get()><CredentialsCard load=load/> <NewsCard id/></Show>
                    </div>
                })}
                {move || (kind.get() == Some(NumberKind::WhatsappWeb)).then(|| view! {
                    <div class="flex flex-col gap-4 min-w-0 max-lg:order-first">
                        <LinkCard id=id/>
                        <RiskCard load=load/>
                        <Show when=move || may_manage.get()><NewsCard id/></Show>
                    </div>
                })}
                {move || (kind.get() == Some(NumberKind::Simulator)).then(|| view! { <Phone number_id=id load=load/> })}
            </div>
        </LoadView>
    }
}

#[component]
fn Head(number: Number) -> impl IntoView {
    view! {
        <header class="flex items-center gap-3 mb-5">
            <span class="flex items-center justify-center w-10 h-10 rounded-lg bg-clay-soft text-clay shrink-0">
                <Icon name=icon_of(number.kind) class="w-5 h-5"/>
            </span>
            <div class="min-w-0">
                <h1 class="text-xl font-semibold tracking-tight truncate">{number.name}</h1>
                <p class="text-sm text-muted truncate">
                    {if number.phone.is_empty() {
                        kind_in_words(number.kind).to_owned()
                    } else {
                        format!("{} · {}", number.phone, kind_in_words(number.kind))
                    }}
                </p>
            </div>
        </header>
    }
}

/// Which flow answers, and a way to stop it.
#[component]
fn AnswersCard(number: Number, load: Load<Number>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let toaster = Toaster::current();
    let (id, name) = (number.id, StoredValue::new(number.name.clone()));
    let busy = RwSignal::new(false);
    let pause = move |_| {
        busy.set(true);
        spawn_local(async move {
            match api::numbers::update(id, &UpdateNumber { undeploy: true, ..Default::default() }).await {
                Ok(number) => load.set(number),
                Err(error) => toaster.error(t!("numbers-not-paused", name = name.get_value()), error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <Card title=t!("numbers-answers-title")>
            {match number.deployment {
                Some(live) => {
                    let since = t!(
                        "numbers-version-since",
                        version = live.version.to_string(),
                        ago = words::ago(live.deployed_at),
                    );
                    view! {
                        <div class="flex items-center gap-3">
                            <div class="flex-1 min-w-0">
                                <div class="flex items-center gap-2 min-w-0">
                                    <A href=format!("/flows/{}", live.flow_id) attr:class="text-sm font-medium truncate hover:underline">
                                        {live.flow_name}
                                    </A>
                                    <Badge tone=Tone::Ok dot=true live=true>{t!("numbers-answering")}</Badge>
                                </div>
                                <p class="text-xs text-muted mt-0.5">{since}</p>
                            </div>
                            <Show when=move || may_manage.get()>
                                <Button icon="pause" size=ButtonSize::Small busy=busy on:click=pause>{t!("numbers-pause")}</Button>
                            </Show>
                        </div>
                    }
                        .into_any()
                }
                None => {
                    view! {
                        <div class="flex items-center gap-3">
                            <p class="flex-1 text-sm text-muted">
                                {t!("numbers-answers-none")}
                            </p>
                            <LinkButton href="/flows" size=ButtonSize::Small>{t!("numbers-open-flows")}</LinkButton>
                        </div>
                    }
                        .into_any()
                }
            }}
        </Card>
    }
}

/// A new name.
#[component]
fn RenameCard(load: Load<Number>) -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let toaster = Toaster::current();
    let name = RwSignal::new(load.peek().map(|number| number.name).unwrap_or_default());
    let busy = RwSignal::new(false);
    let changed = move || load.with(|number| number.is_some_and(|number| number.name != name.get().trim()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(number) = load.peek() else { return };
        busy.set(true);
        spawn_local(async move {
            let body =
                UpdateNumber { name: Some(name.get_untracked().trim().to_owned()), ..Default::default() };
            match api::numbers::update(number.id, &body).await {
                Ok(number) => {
                    load.set(number);
                    toaster.ok(t!("numbers-saved"));
                }
                Err(error) => toaster.error(t!("numbers-name-not-changed"), error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <Show when=move || may_manage.get()>
            <Card title=t!("numbers-settings")>
                <form class="flex flex-col gap-3" on:submit=submit>
                    <Field label=t!("numbers-name") help=t!("numbers-name-help")>
                        <Input value=name required=true maxlength=120/>
                    </Field>
                    <div class="flex justify-end">
                        <Button submit=true busy=busy disabled=Signal::derive(move || !changed())>{t!("numbers-save")}</Button>
                    </div>
                </form>
            </Card>
        </Show>
    }
}

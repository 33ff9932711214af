//! The steps after a number is kept. Each shows what is so already, so that one can leave and come back.

use admin_types::{
    CheckState, CloudHealth, Conversation, ConversationFilter, LiveEvent, Number, NumberKind, Permission,
    RegisterNumber, Secret,
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_params_map};
use uuid::Uuid;

use super::{checks::CheckList, step::Step, webhook::WebhookFields};
use crate::{
    api::{self, ApiError},
    components::{
        Badge, Button, ButtonSize, ButtonVariant, EmptyState, Field, Icon, Input, LinkButton, Notice,
        PageHeader, Tone,
    },
    layout::PageSkeleton,
    pages::{allowed::Allowed, conversations::ConversationRow},
    state::{Live, Load, LoadView},
    words,
};

/// The page.
#[component]
pub(crate) fn SetUpNumberPage() -> impl IntoView {
    let params = use_params_map();
    let id =
        Memo::new(move |_| params.with(|params| params.get("id")).and_then(|id| Uuid::parse_str(&id).ok()));
    view! {
        <Title text=t!("numbers-set-up-title")/>
        <Allowed permission=Permission::ManageNumbers>
            {move || match id.get() {
                Some(id) => view! { <SetUp id=id/> }.into_any(),
                None => view! { <EmptyState icon="smartphone" title=t!("numbers-none-such") text=t!("numbers-maybe-deleted")/> }.into_any(),
            }}
        </Allowed>
    }
}

/// How a check with this key stands.
fn state(cloud: &CloudHealth, key: &str) -> CheckState {
    cloud.checks.iter().find(|check| check.key == key).map_or(CheckState::Unknown, |check| check.state)
}

#[component]
fn SetUp(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::numbers::read(id));
    let first = Load::new(move || async move {
        let filter = ConversationFilter { number_id: Some(id), limit: Some(1), ..Default::default() };
        Ok::<_, ApiError>(api::conversations::list(&filter).await?.items.into_iter().next())
    });
    Live::current().listen(move |event| match event {
        LiveEvent::Number { number_id } if number_id == id => load.reload(),
        LiveEvent::Message { number_id, .. } if number_id == id => first.reload(),
        LiveEvent::Resync => {
            load.reload();
            first.reload();
        }
        _ => {}
    });
    let cloud = Memo::new(move |_| {
        load.with(|number| number.and_then(|number| number.cloud.clone())).unwrap_or_default()
    });
    let is =
        move |key: &'static str| Memo::new(move |_| cloud.with(|cloud| state(cloud, key) == CheckState::Ok));
    let access = Memo::new(move |_| {
        cloud.with(|cloud| {
            ["token", "messaging", "management", "app_secret"]
                .iter()
                .all(|key| matches!(state(cloud, key), CheckState::Ok | CheckState::Warning))
        })
    });
    let (registered, subscribed) = (is("registered"), is("subscribed"));
    let verified =
        Memo::new(move |_| cloud.with(|cloud| cloud.verified_at.is_some() || cloud.heard_at.is_some()));
    let receives = Memo::new(move |_| subscribed.get() && verified.get());
    let wrote = Memo::new(move |_| first.with(|found| found.is_some_and(|found| found.is_some())));
    let done = [access, registered, receives, wrote];
    // The first step that is not done is the one to do; step 2 was done when the number was kept.
    let turn = Memo::new(move |_| done.iter().position(|done| !done.get()).unwrap_or(done.len()));
    let now = move |at: usize| Signal::derive(move || turn.get() == at);
    view! {
        <A href=format!("/numbers/{id}") attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {move || load.with(|number| number.map(|number| number.name.clone())).unwrap_or_else(|| t!("numbers-number").to_owned())}
        </A>
        <PageHeader title=t!("numbers-set-up-heading") subtitle=t!("numbers-set-up-subtitle")/>
        <LoadView load=load skeleton=|| view! { <PageSkeleton/> }>
            {move || {
                let is_cloud = load.with(|number| number.is_some_and(|number| number.kind == NumberKind::CloudApi));
                if is_cloud {
                    view! {
                        <ol class="flex flex-col gap-4 max-w-3xl">
                            <Step number=1 title=t!("numbers-give-access") done=access now=now(0)>
                                <Access id=id load=load cloud=cloud/>
                            </Step>
                            <Step number=2 title=t!("numbers-choose") done=true now=false>
                                <Chosen load=load cloud=cloud/>
                            </Step>
                            <Step number=3 title=t!("numbers-register-step") done=registered now=now(1)>
                                <Register id=id load=load registered=registered/>
                            </Step>
                            <Step number=4 title=t!("numbers-receive") done=receives now=now(2)>
                                <Receive id=id load=load cloud=cloud subscribed=subscribed verified=verified/>
                            </Step>
                            <Step number=5 title=t!("numbers-write-first") done=wrote now=now(3)>
                                <First id=id load=load first=first/>
                            </Step>
                        </ol>
                    }
                        .into_any()
                } else {
                    view! { <EmptyState icon="smartphone" title=t!("numbers-no-set-up") text=t!("numbers-no-set-up-text")/> }.into_any()
                }
            }}
        </LoadView>
    }
}

#[component]
fn Access(id: Uuid, load: Load<Number>, cloud: Memo<CloudHealth>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let check = move |_| run(busy, error, load, api::numbers::check(id));
    let shown = ["token", "messaging", "management", "app_secret", "number"];
    view! {
        {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
        {move || {
            let checks: Vec<_> =
                cloud.get().checks.into_iter().filter(|check| shown.contains(&check.key.as_str())).collect();
            if checks.is_empty() {
                view! { <p class="text-sm text-muted">{t!("numbers-not-checked-sentence")}</p> }.into_any()
            } else {
                view! { <CheckList checks/> }.into_any()
            }
        }}
        <div class="flex flex-wrap items-center gap-2">
            <Button size=ButtonSize::Small icon="refresh-cw" busy=busy on:click=check>{t!("numbers-check-again")}</Button>
            <LinkButton size=ButtonSize::Small href=format!("/numbers/{id}")>{t!("numbers-replace-token-or-secret")}</LinkButton>
        </div>
    }
}

/// Asks, and puts the number as it is then on the page.
fn run(
    busy: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
    load: Load<Number>,
    ask: impl Future<Output = Result<Number, ApiError>> + 'static,
) {
    busy.set(true);
    error.set(None);
    spawn_local(async move {
        match ask.await {
            Ok(number) => load.set(number),
            Err(problem) => {
                error.try_set(Some(problem));
            }
        }
        busy.try_set(false);
    });
}

#[component]
fn Chosen(load: Load<Number>, cloud: Memo<CloudHealth>) -> impl IntoView {
    view! {
        <p class="text-sm">
            {move || {
                let phone = load.with(|number| number.map(|number| number.phone.clone())).unwrap_or_default();
                let id = load.with(|number| number.and_then(|number| number.phone_number_id.clone())).unwrap_or_default();
                let name = cloud.get().verified_name.unwrap_or_default();
                [phone, name, id].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
            }}
        </p>
    }
}

#[component]
fn Register(id: Uuid, load: Load<Number>, registered: Memo<bool>) -> impl IntoView {
    let pin = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let body = RegisterNumber { pin: Secret::new(pin.get_untracked()) };
        run(busy, error, load, async move { api::numbers::register(id, &body).await });
    };
    let submit = StoredValue::new(submit);
    let wrong = Signal::derive(move || {
        error.with(|error| error.as_ref().map(|it| it.at("/pin").unwrap_or_else(|| it.line())))
    });
    view! {
        <Show
            when=move || !registered.get()
            fallback=|| view! { <p class="text-sm text-muted">{t!("numbers-is-registered")}</p> }
        >
            <form class="flex flex-col gap-3" on:submit=move |event| submit.with_value(|submit| submit(event))>
                <Field
                    label=t!("numbers-pin")
                    help=t!("numbers-pin-help")
                    error=wrong
                >
                    <Input value=pin kind="password" autocomplete="off" required=true maxlength=6 mono=true placeholder="••••••"/>
                </Field>
                <div class="flex justify-end">
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("numbers-register")}</Button>
                </div>
            </form>
        </Show>
    }
}

#[component]
fn Receive(
    id: Uuid,
    load: Load<Number>,
    cloud: Memo<CloudHealth>,
    subscribed: Memo<bool>,
    verified: Memo<bool>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let subscribe = move |_| run(busy, error, load, api::numbers::subscribe(id));
    view! {
        {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
        <div class="flex items-center justify-between gap-3">
            <p class="text-sm">
                {move || {
                    if subscribed.get() {
                        t!("numbers-is-subscribed")
                    } else {
                        t!("numbers-subscribe-first")
                    }
                }}
            </p>
            <Show when=move || !subscribed.get()>
                <Button variant=ButtonVariant::Primary busy=busy on:click=subscribe>{t!("numbers-subscribe")}</Button>
            </Show>
        </div>
        <p class="text-sm">{t!("numbers-enter-both")}</p>
        {move || load.get().map(|number| view! { <WebhookFields number=number/> })}
        <div role="status" class="min-h-6" data-testid="verified">
            {move || match (verified.get(), cloud.get().verified_at) {
                (true, Some(at)) => {
                    view! { <Badge tone=Tone::Ok dot=true>{t!("numbers-verified", ago = words::ago(at))}</Badge> }.into_any()
                }
                (true, None) => view! { <Badge tone=Tone::Ok dot=true>{t!("numbers-delivers")}</Badge> }.into_any(),
                _ => view! { <Badge dot=true live=true>{t!("numbers-verify-wait")}</Badge> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn First(id: Uuid, load: Load<Number>, first: Load<Option<Conversation>>) -> impl IntoView {
    let phone = move || load.with(|number| number.map(|number| number.phone.clone())).unwrap_or_default();
    let answers = move || load.with(|number| number.is_some_and(|number| number.deployment.is_some()));
    let found = move || first.get().flatten();
    view! {
        <p class="text-sm">
            {move || {
                let phone = phone();
                if phone.is_empty() { t!("numbers-write-anything").to_owned() } else { t!("numbers-write-anything-to", phone = phone) }
            }}
        </p>
        <div role="status" data-testid="first-message">
            {move || match found() {
                Some(conversation) => view! { <ul class="rows rounded-lg border border-line overflow-hidden"><ConversationRow conversation/></ul> }.into_any(),
                None => view! { <Badge dot=true live=true>{t!("numbers-first-wait")}</Badge> }.into_any(),
            }}
        </div>
        <div class="flex flex-wrap items-center gap-2">
            {move || {
                if answers() {
                    view! { <LinkButton href=format!("/numbers/{id}")>{t!("numbers-show")}</LinkButton> }.into_any()
                } else {
                    view! {
                        <p class="flex-1 min-w-48 text-xs text-muted">{t!("numbers-nothing-answers-yet")}</p>
                        <LinkButton href="/flows">{t!("numbers-open-flows")}</LinkButton>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

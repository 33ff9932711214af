//! A broadcast is made: whom, what, when, and who gets it.

use admin_types::{
    BroadcastPreview, BroadcastWords, CreateBroadcast, DEFAULT_BROADCAST_PACE, NumberKind, Page, Permission,
    SendTemplate, SendableTemplate,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{components::A, hooks::use_navigate};
use uuid::Uuid;

use super::{template::Fill, time::When, words::reason};
use crate::{
    api,
    components::{
        Button, ButtonVariant, Card, Field, Icon, Input, Notice, PageHeader, Select, Switch, Toaster,
    },
    pages::{allowed::Allowed, contacts},
    state::Load,
    words::thousands,
};

/// The page.
#[component]
pub(crate) fn NewBroadcastPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::SendBroadcasts>
            <Form/>
        </Allowed>
    }
}

#[component]
fn Form() -> impl IntoView {
    let toaster = Toaster::current();
    let navigate = StoredValue::new_local(use_navigate());
    let text = |text: &str| RwSignal::new(text.to_owned());
    let (name, number, segment, kind, template, start) =
        (text(""), text(""), text(""), text("template"), text(""), text(""));
    let (consent, pace) = (RwSignal::new(false), text(&DEFAULT_BROADCAST_PACE.to_string()));
    let when = When::new();
    let sent = RwSignal::new(None::<SendTemplate>);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    let numbers = Load::new(api::numbers::list);
    let segments = Load::new(api::contacts::segments);
    let number_id = Memo::new(move |_| Uuid::parse_str(&number.get()).ok());
    let templates = Load::new(move || {
        let id = number_id.get();
        async move {
            match id {
                Some(id) => api::broadcasts::templates(id).await,
                None => Ok(Page { items: Vec::new(), next_cursor: None }),
            }
        }
    });
    let number_options = Signal::derive(move || {
        let each = numbers.get().map(|page| page.items).unwrap_or_default();
        each.into_iter().map(|number| (number.id.to_string(), number.name)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        // The first number that can send templates, as most broadcasts need them.
        let each = numbers.get().map(|page| page.items).unwrap_or_default();
        let cloud = each.iter().find(|number| number.kind == NumberKind::CloudApi).or(each.first());
        if let Some(first) = cloud
            && number.with_untracked(String::is_empty)
        {
            number.set(first.id.to_string());
        }
    });
    let template_options = Signal::derive(move || {
        let each = templates.get().map(|page| page.items).unwrap_or_default();
        let each = each.into_iter().map(|it| (it.id.to_string(), format!("{} · {}", it.name, it.language)));
        std::iter::once((String::new(), t!("broadcasts-choose-template").to_owned()))
            .chain(each)
            .collect::<Vec<_>>()
    });
    let chosen = Memo::new(move |_| -> Option<SendableTemplate> {
        let id = Uuid::parse_str(&template.get()).ok()?;
        templates.with(|page| page.and_then(|page| page.items.iter().find(|it| it.id == id).cloned()))
    });
    let wanted = move || {
        let time = when.get();
        let words = if kind.get() == "template" {
            BroadcastWords { template: sent.get().filter(|_| chosen.with(Option::is_some)), start: None }
        } else {
            BroadcastWords { template: None, start: Some(start.get().trim().to_owned()) }
        };
        Some(CreateBroadcast {
            name: name.get(),
            number_id: number_id.get()?,
            segment_id: Uuid::parse_str(&segment.get()).ok(),
            words,
            need_consent: consent.get(),
            at: time.at,
            local_time: time.local_time,
            timezone: time.timezone,
            per_minute: pace.get().trim().parse().ok(),
        })
    };
    // Whom it is for does not depend on name and time.
    let asked = Memo::new(move |_| {
        wanted().map(|wanted| CreateBroadcast {
            name: String::new(),
            at: None,
            local_time: None,
            timezone: String::new(),
            ..wanted
        })
    });
    let preview = Load::<Option<BroadcastPreview>>::new(move || {
        let asked = asked.get();
        async move {
            match asked {
                Some(asked) => Ok(api::broadcasts::preview(&asked).await.ok()),
                None => Ok(None),
            }
        }
    });
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(wanted) = untrack(wanted) else { return };
        busy.set(true);
        spawn_local(async move {
            match api::broadcasts::create(&wanted).await {
                Ok(made) => {
                    toaster.ok(t!("broadcasts-made"));
                    if let Some(navigate) = navigate.try_get_value() {
                        navigate(&format!("/broadcasts/{}", made.id), Default::default());
                    }
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let at = move |pointer: &'static str| {
        Signal::derive(move || error.with(|it| it.as_ref().and_then(|it| it.at(pointer))))
    };
    let time_error = Signal::derive(move || {
        at("/at").get().or_else(|| at("/local_time").get()).or_else(|| at("/timezone").get())
    });
    let kinds = [("template", t!("broadcasts-kind-template")), ("start", t!("broadcasts-kind-start"))];
    let kinds = kinds.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec();
    let is_ready = Signal::derive(move || {
        let has_words = if kind.get() == "template" { chosen.with(Option::is_some) } else { true };
        has_words && !when.is_open() && !name.with(|it| it.trim().is_empty())
    });
    let is_now = Signal::derive(move || when.get() == super::time::Chosen::default());
    view! {
        <A href="/broadcasts" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("broadcasts-title")}
        </A>
        <PageHeader title=t!("broadcasts-new") subtitle=t!("broadcasts-new-subtitle")/>
        <form class="grid grid-cols-1 lg:grid-cols-3 gap-4 items-start" on:submit=create>
            <div class="lg:col-span-2 flex flex-col gap-4 min-w-0">
                {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
                <Card title=t!("broadcasts-to-whom")>
                    <div class="flex flex-col gap-3">
                        <Field label=t!("broadcasts-name") help=t!("broadcasts-name-help") error=at("/name")><Input value=name maxlength=120/></Field>
                        <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                            <Field label=t!("broadcasts-from")><Select value=number options=number_options/></Field>
                            <Field label=t!("broadcasts-segment") error=at("/segment_id")><Select value=segment options=contacts::segment_options(segments, t!("broadcasts-everybody"))/></Field>
                        </div>
                        <div class="flex items-center justify-between gap-3">
                            <span class="text-sm">{t!("broadcasts-only-agreed")}</span>
                            <Switch checked=consent on_change=move |on| consent.set(on) label=t!("broadcasts-only-agreed")/>
                        </div>
                    </div>
                </Card>
                <Card title=t!("broadcasts-what")>
                    <div class="flex flex-col gap-4">
                        <Field label=t!("broadcasts-kind")><Select value=kind options=Signal::stored(kinds)/></Field>
                        <Show
                            when=move || kind.get() == "template"
                            fallback=move || {
                                view! {
                                    <Field
                                        label=t!("broadcasts-start")
                                        help=t!("broadcasts-start-help")
                                        error=at("/words/start")
                                    >
                                        <Input value=start maxlength=120/>
                                    </Field>
                                }
                            }
                        >
                            <Field label=t!("broadcasts-template") error=at("/template/id")><Select value=template options=template_options/></Field>
                            {move || chosen.get().map(|template| view! { <Fill template sent/> })}
                        </Show>
                    </div>
                </Card>
                <Card title=t!("broadcasts-when")>
                    <div class="flex flex-col gap-3">
                        {when.view(time_error)}
                        <div class="max-w-xs">
                            <Field label=t!("broadcasts-pace") help=t!("broadcasts-pace-help") error=at("/per_minute")>
                                <Input value=pace maxlength=4 attr:inputmode="numeric"/>
                            </Field>
                        </div>
                    </div>
                </Card>
            </div>
            <Card title=t!("broadcasts-who") class="lg:sticky lg:top-6">
                {move || preview.get().flatten().map(|preview| view! { <Who preview/> })}
                <div class="mt-4">
                    <Button variant=ButtonVariant::Primary icon="send" submit=true busy=busy disabled=Signal::derive(move || !is_ready.get())>
                        {move || if is_now.get() { t!("broadcasts-send-now") } else { t!("broadcasts-plan") }}
                    </Button>
                </div>
            </Card>
        </form>
    }
}

/// Who gets it, and who does not and why.
#[component]
fn Who(preview: BroadcastPreview) -> impl IntoView {
    let names: Vec<String> = preview.first.iter().map(contacts::title).collect();
    let takes = match preview.minutes {
        0 | 1 => t!("broadcasts-takes-a-minute").to_owned(),
        minutes => t!("broadcasts-takes-minutes", minutes = minutes),
    };
    view! {
        <div aria-live="polite" class="flex flex-col gap-3">
            <p class="text-sm">
                <span class="block text-2xl font-semibold tracking-tight" data-testid="recipients">{thousands(preview.recipients)}</span>
                {t!("broadcasts-get-it", n = preview.recipients)}
                " "
                <span class="text-muted">{takes}</span>
            </p>
            {(!names.is_empty()).then(|| view! { <p class="text-xs text-muted break-words">{t!("broadcasts-newest", names = names.join(", "))}</p> })}
            {(!preview.left_out.is_empty())
                .then(|| {
                    view! {
                        <div>
                            <h3 class="text-xs font-medium text-muted mb-1">{t!("broadcasts-left-out")}</h3>
                            <ul class="flex flex-col gap-1 text-sm" aria-label=t!("broadcasts-left-out")>
                                {preview
                                    .left_out
                                    .iter()
                                    .map(|row| {
                                        view! {
                                            <li class="flex justify-between gap-3">
                                                <span>{reason(&row.reason)}</span>
                                                <span class="text-muted">{t!("broadcasts-contacts", n = row.contacts)}</span>
                                            </li>
                                        }
                                    })
                                    .collect_view()}
                            </ul>
                        </div>
                    }
                })}
        </div>
    }
}

//! Writing a template: the form, Meta's limits while one types, and the phone beside it.

use admin_types::{CreateTemplate, LiveEvent, MessageTemplate, Permission, Templates, UpdateTemplate};
use flows_schema::message_template::{TemplateProblem, limits};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    components::A,
    hooks::{use_navigate, use_params_map},
};
use uuid::Uuid;

use super::{
    buttons::ButtonsForm,
    example::HeaderExample,
    form::Form,
    in_words::{LANGUAGES, category, language, quality, status},
    phone::{Shown, TemplateBubble},
};
use crate::{
    api::{self, ApiError},
    components::{
        Badge, Button, ButtonSize, ButtonVariant, Card, EmptyState, Field, Icon, Input, LinkButton, Notice,
        Select, Switch, Textarea, Toaster, Tone,
    },
    layout::PageSkeleton,
    state::{Live, Load, LoadView, Session},
};

/// A new template, or one that there is.
#[component]
pub(crate) fn TemplatePage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")));
    view! {
        <A href="/templates" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("templates-title")}
        </A>
        {move || match id.get().map(|id| Uuid::parse_str(&id)) {
            None => view! { <NewTemplate/> }.into_any(),
            Some(Ok(id)) => view! { <OldTemplate id=id/> }.into_any(),
            Some(Err(_)) => {
                view! {
                    <EmptyState icon="layout-template" title=t!("templates-none-such") text=t!("templates-maybe-deleted")>
                        <LinkButton href="/templates">{t!("templates-show-all")}</LinkButton>
                    </EmptyState>
                }
                    .into_any()
            }
        }}
    }
}

#[component]
fn NewTemplate() -> impl IntoView {
    let accounts = Load::new(api::templates::list);
    view! {
        <Title text=t!("templates-new-title")/>
        <h1 class="text-xl font-semibold tracking-tight mb-5">{t!("templates-new")}</h1>
        <LoadView load=accounts skeleton=|| view! { <PageSkeleton/> }>
            {move || accounts.peek().map(|all| view! { <Designer template=None accounts=all/> })}
        </LoadView>
    }
}

#[component]
fn OldTemplate(id: Uuid) -> impl IntoView {
    let load = Load::new(move || api::templates::read(id));
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Number { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let name = move || {
        load.with(|template| template.map(|it| it.name.clone()))
            .unwrap_or_else(|| t!("templates-template").to_owned())
    };
    view! {
        <Title text=move || format!("{} · Botloom", name())/>
        <LoadView load=load skeleton=|| view! { <PageSkeleton/> }>
            {move || load.get().map(|template| view! { <Head template/> })}
            // Made once: a status that changes must not empty what is being written.
            {move || load.peek().map(|template| view! { <Designer template=Some(template) accounts=Templates::default()/> })}
        </LoadView>
    }
}

/// Name, language, status, and why it is not approved.
#[component]
fn Head(template: MessageTemplate) -> impl IntoView {
    let (tone, word) = status(&template.status);
    let (class, cost) = category(&template.category);
    view! {
        <header class="flex flex-wrap items-center gap-x-3 gap-y-2 mb-2">
            <h1 class="text-xl font-semibold tracking-tight font-mono truncate min-w-0">{template.name.clone()}</h1>
            <span role="status"><Badge tone=tone dot=true>{word}</Badge></span>
            {quality(&template.quality).map(|(tone, word)| view! { <Badge tone=tone>{word}</Badge> })}
        </header>
        <p class="text-sm text-muted mb-4">{format!("{} · {class}. {cost}", language(&template.language))}</p>
        {template.reason.clone().map(|reason| view! { <div class="mb-4"><Notice text=t!("templates-meta-says", reason = reason)/></div> })}
    }
}

#[component]
fn Designer(template: Option<MessageTemplate>, accounts: Templates) -> impl IntoView {
    let may_edit = Session::current().may(Permission::EditFlows);
    let toaster = Toaster::current();
    let navigate = use_navigate();
    let form = Form::new(template.as_ref());
    let id = template.as_ref().map(|template| template.id);
    let whole = template.as_ref().is_none_or(|template| template.whole);
    let is_approved = template.as_ref().is_some_and(|template| template.status == "APPROVED");
    let in_review = template.as_ref().is_some_and(|template| template.status == "PENDING");
    let locked = !may_edit.get_untracked() || !whole || in_review;
    let numbers: Vec<(String, String)> = accounts
        .accounts
        .iter()
        .filter_map(|account| {
            let first = account.numbers.first()?;
            let names: Vec<&str> = account.numbers.iter().map(|number| number.name.as_str()).collect();
            Some((first.id.to_string(), names.join(", ")))
        })
        .collect();
    if let Some((first, _)) = numbers.first() {
        form.number_id.set(first.clone());
    }
    let no_account = id.is_none() && numbers.is_empty();
    let content = Memo::new(move |_| form.content());
    let problems = Memo::new(move |_| form.problems());
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<ApiError>));
    let problem = Callback::new(move |pointer: String| {
        let tried = form.tried.get();
        let said = |it: &&TemplateProblem| {
            let missing = it.text.starts_with("Please") || it.pointer.starts_with("/examples");
            it.pointer == pointer && (tried || !missing)
        };
        let ours = problems.with(|all| all.iter().find(said).map(|it| it.text.clone()));
        ours.or_else(|| {
            error.with(|error| {
                let error = error.as_ref()?;
                error.at(&pointer).or_else(|| error.at(&format!("/content{pointer}")))
            })
        })
    });
    let at = move |pointer: &'static str| Signal::derive(move || problem.run(pointer.to_owned()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.tried.set(true);
        error.set(None);
        if problems.with_untracked(|all| !all.is_empty()) {
            return;
        }
        busy.set(true);
        let navigate = navigate.clone();
        let content = content.get_untracked();
        let category = form.category.get_untracked();
        let header_example = form.header_example.get_untracked();
        spawn_local(async move {
            let saved = match id {
                Some(id) => {
                    api::templates::update(
                        id,
                        &UpdateTemplate { category: Some(category), content, header_example },
                    )
                    .await
                }
                None => {
                    let body = CreateTemplate {
                        number_id: form.number_id.get_untracked().parse().unwrap_or_default(),
                        name: form.name.get_untracked(),
                        language: form.language.get_untracked(),
                        category,
                        content,
                        header_example,
                    };
                    api::templates::create(&body).await
                }
            };
            match saved {
                Ok(template) => {
                    toaster.ok(t!("templates-sent-to-meta"));
                    navigate(&format!("/templates/{}", template.id), Default::default());
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let options = |list: &[(&str, &str)]| {
        list.iter().map(|(key, words)| ((*key).to_owned(), (*words).to_owned())).collect::<Vec<_>>()
    };
    let mut languages =
        LANGUAGES.map(|(code, name)| (code.to_owned(), crate::language::text(name).to_owned())).to_vec();
    if let Some(own) = template.as_ref().map(|it| it.language.clone())
        && !languages.iter().any(|(key, _)| *key == own)
    {
        languages.push((own.clone(), own));
    }
    let count = |signal: RwSignal<String>, most: usize| {
        ViewFn::from(move || view! { {move || format!("{}/{most}", signal.with(|it| it.chars().count()))} })
    };
    let variables = Memo::new(move |_| {
        content.with(|content| {
            content.variables().iter().map(|it| (it.key(), it.in_words())).collect::<Vec<_>>()
        })
    });
    let is_media =
        Memo::new(move |_| ["image", "video", "document"].contains(&form.header_kind.get().as_str()));
    if no_account {
        return view! {
            <EmptyState icon="layout-template" title=t!("templates-connect-first") text=t!("templates-connect-first-new")>
                <LinkButton href="/numbers">{t!("templates-go-to-numbers")}</LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let header_kinds = options(&[
        ("none", t!("templates-header-none")),
        ("text", t!("templates-header-is-text")),
        ("location", t!("templates-location")),
        ("image", t!("templates-picture")),
        ("video", t!("templates-video")),
        ("document", t!("templates-document")),
    ]);
    view! {
        <div class="grid grid-cols-1 lg:grid-cols-[minmax(0,1fr)_22rem] gap-4 items-start">
            <form class="flex flex-col gap-4 min-w-0" on:submit=submit novalidate=true>
                {move || error.get().filter(|error| !error.has_places()).map(|error| view! { <Notice text=error.line()/> })}
                {(!whole).then(|| view! { <Notice tone=Tone::Neutral text=t!("templates-only-at-meta")/> })}
                {in_review.then(|| view! { <Notice tone=Tone::Neutral text=t!("templates-reviewing")/> })}
                <Card title=t!("templates-about")>
                    <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                        {id.is_none().then(|| view! {
                            <div class="sm:col-span-2"><Field label=t!("templates-name") help=t!("templates-name-help") error=at("/name") aside=count(form.name, limits::NAME)>
                                <Input value=form.name mono=true placeholder="order_shipped" autofocus=true/>
                            </Field></div>
                            <Field label=t!("templates-language") error=at("/language")>
                                <Select value=form.language options=Signal::stored(languages)/>
                            </Field>
                            <Field label=t!("templates-of-account") error=at("/number_id")>
                                <Select value=form.number_id options=Signal::stored(numbers)/>
                            </Field>
                        })}
                        <div class="sm:col-span-2"><CategoryField form disabled={locked || is_approved}/></div>
                    </div>
                </Card>
                <Card title=t!("templates-message")>
                    <div class="flex flex-col gap-3">
                        <Field label=t!("templates-header") error=at("/header")>
                            <Select value=form.header_kind options=Signal::stored(header_kinds) disabled=locked/>
                        </Field>
                        <Show when=move || is_media.get() && !locked>
                            <HeaderExample form error=Signal::derive(move || error.with(|it| it.as_ref()?.at("/header_example")))/>
                        </Show>
                        <Show when=move || form.header_kind.get() == "text">
                            <Field label=t!("templates-header-text") error=at("/header/text") aside=count(form.header_text, limits::HEADER)>
                                <Input value=form.header_text disabled=locked/>
                            </Field>
                        </Show>
                        <Field label=t!("templates-body") error=at("/body") aside=count(form.body, limits::BODY) help=t!("templates-body-help")>
                            <Textarea value=form.body rows=5 disabled=locked placeholder=t!("templates-body-example", first = "{{1}}", second = "{{2}}")/>
                        </Field>
                        <div class="flex flex-wrap items-center gap-3">
                            <Show when=move || !locked>
                                <Button size=ButtonSize::Small icon="plus" on:click=move |_| form.add_variable()>{t!("templates-add-variable")}</Button>
                            </Show>
                            {id.is_none().then(|| view! {
                                <label class="flex items-center gap-2 text-xs text-muted ml-auto">
                                    <Switch checked=form.named on_change=move |on| form.named.set(on) label=t!("templates-variables-named")/>
                                    {t!("templates-variables-named")}
                                </label>
                            })}
                        </div>
                        <Field label=t!("templates-footer") optional=true error=at("/footer") aside=count(form.footer, limits::FOOTER)>
                            <Input value=form.footer disabled=locked/>
                        </Field>
                        <ButtonsForm form problem disabled=locked/>
                    </div>
                </Card>
                <Show when=move || variables.with(|all| !all.is_empty())>
                    <Card title=t!("templates-examples") subtitle=t!("templates-examples-subtitle")>
                        <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                            <For each=move || variables.get() key=|(key, words)| (key.clone(), words.clone()) let:variable>
                                <ExampleField form variable problem disabled=locked/>
                            </For>
                        </div>
                    </Card>
                </Show>
                <Show when=move || !locked>
                    <div class="flex items-center justify-end gap-3">
                        <p class="text-xs text-danger-ink" role="status">
                            {move || (form.tried.get() && problems.with(|all| !all.is_empty())).then_some(t!("templates-fields-need-you"))}
                        </p>
                        <Button variant=ButtonVariant::Primary submit=true busy=busy>
                            {if id.is_some() { t!("templates-send-change") } else { t!("templates-send-for-review") }}
                        </Button>
                    </div>
                </Show>
            </form>
            <section class="rounded-xl border border-line bg-surface elev-1 overflow-hidden lg:sticky lg:top-4" aria-label=t!("templates-on-the-phone")>
                <p class="editor-preview-head"><Icon name="smartphone" class="w-3.5 h-3.5"/> {t!("templates-on-the-phone")}</p>
                <div class="chat min-h-56" data-preview="">
                    {move || view! { <TemplateBubble shown=content.with(Shown::with_examples)/> }}
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// Marketing or utility, with what it costs.
#[component]
fn CategoryField(form: Form, disabled: bool) -> impl IntoView {
    let chosen = form.category.get_untracked();
    let mut options: Vec<(String, String)> =
        ["UTILITY", "MARKETING"].map(|key| (key.to_owned(), category(key).0.to_owned())).to_vec();
    if !options.iter().any(|(key, _)| *key == chosen) {
        let name = category(&chosen).0.to_owned();
        options.push((chosen, name));
    }
    view! {
        <Field label=t!("templates-category")>
            <Select value=form.category options=Signal::stored(options) disabled=disabled/>
        </Field>
        <p class="text-xs text-muted mt-1.5">{move || category(&form.category.get()).1}</p>
    }
}

/// The example of one variable.
#[component]
fn ExampleField(
    form: Form,
    variable: (String, String),
    problem: Callback<String, Option<String>>,
    disabled: bool,
) -> impl IntoView {
    let (key, words) = variable;
    let own = RwSignal::new(form.examples.with_untracked(|all| all.get(&key).cloned().unwrap_or_default()));
    let pointer = format!("/examples/{key}");
    let error = Signal::derive(move || problem.run(pointer.clone()));
    Effect::new(move |_| {
        let text = own.get();
        form.examples.update(|all| {
            all.insert(key.clone(), text);
        });
    });
    view! {
        <Field label=t!("templates-example-for", variable = words) error=error>
            <Input value=own disabled=disabled/>
        </Field>
    }
}

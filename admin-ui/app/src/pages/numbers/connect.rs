//! Connecting a number, before it is kept: access, then the choice of a number.

use admin_types::{CheckCloud, CloudFound, CloudNumber, CreateNumber, Permission, Secret};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_navigate};

use super::{checks::CheckList, cloud_steps::CloudSteps, step::Step};
use crate::{
    api::{self, ApiError},
    components::{Badge, Button, ButtonVariant, Field, Icon, Input, Notice, PageHeader},
    pages::allowed::Allowed,
};

/// What the visitor has pasted, and what came of it.
#[derive(Clone, Copy)]
struct Form {
    access_token: RwSignal<String>,
    app_secret: RwSignal<String>,
    account_id: RwSignal<String>,
    phone_number_id: RwSignal<String>,
    phone: RwSignal<String>,
    name: RwSignal<String>,
    found: RwSignal<Option<CloudFound>>,
    busy: RwSignal<bool>,
    error: RwSignal<Option<ApiError>>,
}

impl Form {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            access_token: text(),
            app_secret: text(),
            account_id: text(),
            phone_number_id: text(),
            phone: text(),
            name: text(),
            found: RwSignal::new(None),
            busy: RwSignal::new(false),
            error: RwSignal::new(None),
        }
    }

    fn at(self, pointer: &'static str) -> Signal<Option<String>> {
        Signal::derive(move || self.error.with(|error| error.as_ref().and_then(|error| error.at(pointer))))
    }

    /// The account of the chosen number.
    fn chosen_account(self) -> Option<String> {
        let id = self.phone_number_id.get_untracked();
        let found = self.found.get_untracked()?;
        let has = |numbers: &[CloudNumber]| numbers.iter().any(|number| number.phone_number_id == id.trim());
        let account =
            found.accounts.into_iter().find(|account| has(&account.numbers)).map(|account| account.id);
        account.or_else(|| text(self.account_id))
    }
}

fn text(signal: RwSignal<String>) -> Option<String> {
    Some(signal.get_untracked().trim().to_owned()).filter(|text| !text.is_empty())
}

/// The page.
#[component]
pub(crate) fn ConnectPage() -> impl IntoView {
    view! {
        <Title text=t!("numbers-connect-title")/>
        <A href="/numbers" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("numbers-title")}
        </A>
        <PageHeader title=t!("numbers-connect-heading") subtitle=t!("numbers-connect-subtitle")/>
        <Allowed permission=Permission::ManageNumbers>
            <Connect/>
        </Allowed>
    }
}

#[component]
fn Connect() -> impl IntoView {
    let form = Form::new();
    let checked = Memo::new(move |_| form.found.with(Option::is_some));
    view! {
        <ol class="flex flex-col gap-4 max-w-3xl">
            <Step number=1 title=t!("numbers-give-access") done=checked now=Signal::derive(move || !checked.get())>
                <AccessForm form/>
            </Step>
            <Step number=2 title=t!("numbers-choose") done=false now=checked>
                <Show
                    when=move || checked.get()
                    fallback=|| view! { <p class="text-sm text-muted">{t!("numbers-choose-wait")}</p> }
                >
                    <ChooseForm form/>
                </Show>
            </Step>
            {[t!("numbers-register-step"), t!("numbers-receive"), t!("numbers-write-first")]
                .into_iter()
                .zip(3..)
                .map(|(title, number)| {
                    view! {
                        <Step number title done=false now=false>
                            <p class="text-sm text-muted">{t!("numbers-comes-next")}</p>
                        </Step>
                    }
                })
                .collect_view()}
        </ol>
    }
}

#[component]
fn AccessForm(form: Form) -> impl IntoView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        form.busy.set(true);
        form.error.set(None);
        spawn_local(async move {
            let body = CheckCloud {
                access_token: Secret::new(text(form.access_token).unwrap_or_default()),
                app_secret: text(form.app_secret).map(Secret::new),
                account_id: text(form.account_id),
            };
            match api::numbers::check_cloud(&body).await {
                Ok(found) => {
                    let all: Vec<&CloudNumber> = found.accounts.iter().flat_map(|it| &it.numbers).collect();
                    // A single number needs no choice.
                    if let [only] = all.as_slice() {
                        choose(form, only);
                    }
                    form.found.try_set(Some(found));
                }
                Err(problem) => {
                    form.error.try_set(Some(problem));
                }
            }
            form.busy.try_set(false);
        });
    };
    view! {
        <CloudSteps/>
        <form class="flex flex-col gap-3" on:submit=submit>
            {move || {
                form.error
                    .get()
                    .filter(|error| !error.has_places())
                    .map(|error| view! { <Notice text=error.line()/> })
            }}
            <Field label=t!("numbers-access-token") error=form.at("/access_token")>
                <Input value=form.access_token kind="password" autocomplete="off" required=true mono=true/>
            </Field>
            <Field label=t!("numbers-app-secret") error=form.at("/app_secret")>
                <Input value=form.app_secret kind="password" autocomplete="off" required=true mono=true/>
            </Field>
            <details class="text-sm">
                <summary class="cursor-pointer text-xs font-medium text-muted hover:text-ink w-fit rounded-sm">{t!("numbers-one-account")}</summary>
                <div class="pt-2">
                    <Field label=t!("numbers-account-id") optional=true help=t!("numbers-account-id-help") error=form.at("/account_id")>
                        <Input value=form.account_id mono=true placeholder="102290129340398"/>
                    </Field>
                </div>
            </details>
            <div class="flex items-center justify-between gap-3">
                <p class="flex items-start gap-2 text-xs text-muted">
                    <Icon name="lock" class="w-3.5 h-3.5 mt-px"/>
                    {t!("numbers-kept-encrypted")}
                </p>
                <Button variant=ButtonVariant::Primary submit=true busy=form.busy>{t!("numbers-check-access")}</Button>
            </div>
        </form>
        {move || form.found.get().map(|found| view! { <CheckList checks=found.checks/> })}
    }
}

fn choose(form: Form, number: &CloudNumber) {
    form.phone_number_id.set(number.phone_number_id.clone());
    form.phone.set(number.phone.clone());
    if form.name.with_untracked(String::is_empty) {
        form.name.set(number.verified_name.clone());
    }
}

#[component]
fn ChooseForm(form: Form) -> impl IntoView {
    let navigate = use_navigate();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<ApiError>);
    let at = move |pointer: &'static str| {
        Signal::derive(move || failed.with(|error| error.as_ref().and_then(|error| error.at(pointer))))
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        failed.set(None);
        let navigate = navigate.clone();
        let body = CreateNumber::CloudApi {
            name: text(form.name).unwrap_or_default(),
            phone: text(form.phone).unwrap_or_default(),
            phone_number_id: text(form.phone_number_id).unwrap_or_default(),
            account_id: form.chosen_account(),
            access_token: Secret::new(text(form.access_token).unwrap_or_default()),
            app_secret: Secret::new(text(form.app_secret).unwrap_or_default()),
            verify_token: None,
        };
        spawn_local(async move {
            match api::numbers::create(&body).await {
                Ok(number) => {
                    // The steps after this one read what the check keeps; a check that fails is shown there.
                    let _ = api::numbers::check(number.id).await;
                    navigate(&format!("/numbers/{}/set-up", number.id), Default::default());
                }
                Err(problem) => {
                    failed.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let accounts =
        move || form.found.with(|found| found.as_ref().map(|it| it.accounts.clone()).unwrap_or_default());
    view! {
        <form class="flex flex-col gap-3" on:submit=submit>
            {move || {
                failed
                    .get()
                    .filter(|error| !error.has_places())
                    .map(|error| view! { <Notice text=error.line()/> })
            }}
            {move || {
                accounts()
                    .into_iter()
                    .map(|account| {
                        let title = if account.name.is_empty() { t!("numbers-account").to_owned() } else { account.name };
                        view! {
                            <fieldset class="flex flex-col gap-2">
                                <legend class="text-xs font-medium text-muted mb-1.5">{format!("{title} · {}", account.id)}</legend>
                                {account.numbers.into_iter().map(|number| view! { <NumberChoice form number/> }).collect_view()}
                            </fieldset>
                        }
                    })
                    .collect_view()
            }}
            <details class="text-sm" open=move || accounts().iter().all(|account| account.numbers.is_empty())>
                <summary class="cursor-pointer text-xs font-medium text-muted hover:text-ink w-fit rounded-sm">{t!("numbers-ids-by-hand")}</summary>
                <div class="pt-2 flex flex-col gap-3">
                    <Field label=t!("numbers-phone-number-id") error=at("/phone_number_id")>
                        <Input value=form.phone_number_id mono=true placeholder="106540352242922"/>
                    </Field>
                    <Field label=t!("numbers-phone-number") optional=true error=at("/phone")>
                        <Input value=form.phone kind="tel" placeholder="+49 30 1234567"/>
                    </Field>
                </div>
            </details>
            <Field label=t!("numbers-name") help=t!("numbers-name-help") error=at("/name")>
                <Input value=form.name required=true maxlength=120 placeholder=t!("numbers-name-example")/>
            </Field>
            <div class="flex justify-end">
                <Button
                    variant=ButtonVariant::Primary
                    submit=true
                    busy=busy
                    disabled=Signal::derive(move || form.phone_number_id.with(|id| id.trim().is_empty()))
                >
                    {t!("numbers-connect-this")}
                </Button>
            </div>
        </form>
    }
}

/// One number of an account: a radio button in the shape of a row.
#[component]
fn NumberChoice(form: Form, number: CloudNumber) -> impl IntoView {
    let own = StoredValue::new(number.clone());
    let id = number.phone_number_id.clone();
    let taken = number.connected.clone();
    view! {
        <label class="flex items-center gap-3 rounded-lg border border-line p-3 cursor-pointer hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:ring-2 has-[:disabled]:cursor-default">
            <input
                type="radio"
                name="number"
                class="shrink-0"
                disabled=taken.is_some()
                prop:checked=move || form.phone_number_id.with(|chosen| *chosen == id)
                on:change=move |_| own.with_value(|number| choose(form, number))
            />
            <span class="flex-1 min-w-0">
                <span class="block text-sm font-medium">{number.phone}</span>
                <span class="block text-xs text-muted truncate">{number.verified_name}</span>
            </span>
            {match taken {
                Some(number) => view! { <Badge>{t!("numbers-already-here", name = number.name)}</Badge> }.into_any(),
                None if number.registered => {
                    view! { <Badge tone=crate::components::Tone::Ok>{t!("numbers-registered")}</Badge> }.into_any()
                }
                None => view! { <Badge>{t!("numbers-not-registered")}</Badge> }.into_any(),
            }}
        </label>
    }
}

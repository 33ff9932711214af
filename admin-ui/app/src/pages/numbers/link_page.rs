//! A new number that is connected by QR code: its name, then the code on the number's page.

use admin_types::{ChangeLink, CreateNumber, Permission};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{components::A, hooks::use_navigate};

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Card, Field, Icon, Input, Notice, PageHeader},
    pages::allowed::Allowed,
};

/// The page.
#[component]
pub(crate) fn LinkNumberPage() -> impl IntoView {
    view! {
        <Title text=t!("numbers-link-new-title")/>
        <A href="/numbers" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("numbers-link-numbers")}
        </A>
        <PageHeader title=t!("numbers-link-new-heading") subtitle=t!("numbers-link-new-subtitle")/>
        <Allowed permission=Permission::ManageNumbers>
            <div class="flex flex-col gap-4 max-w-2xl">
                <Card title=t!("numbers-link-name-number")><NameForm/></Card>
                <Card title=t!("numbers-link-to-know")>
                    <ul class="flex flex-col gap-2 text-sm list-disc pl-5">
                        <li>{t!("numbers-link-know-unofficial")}</li>
                        <li>{t!("numbers-link-know-careful")}</li>
                        <li>{t!("numbers-link-know-choices")}</li>
                    </ul>
                </Card>
            </div>
        </Allowed>
    }
}

#[component]
fn NameForm() -> impl IntoView {
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    let wrong =
        Signal::derive(move || error.with(|error| error.as_ref().and_then(|error| error.at("/name"))));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            let body = CreateNumber::WhatsappWeb { name: name.get_untracked().trim().to_owned() };
            match api::numbers::create(&body).await {
                Ok(number) => {
                    // The number's page shows the code, and a button for one when this did not work.
                    let connect = ChangeLink::Connect { phone: None, another_account: false };
                    let _ = api::numbers::change_link(number.id, &connect).await;
                    navigate(&format!("/numbers/{}", number.id), Default::default());
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="flex flex-col gap-3" on:submit=submit>
            {move || {
                error
                    .get()
                    .filter(|error| !error.has_places())
                    .map(|error| view! { <Notice text=error.line()/> })
            }}
            <Field label=t!("numbers-link-name") help=t!("numbers-link-name-help") error=wrong>
                <Input value=name required=true autofocus=true maxlength=120 placeholder=t!("numbers-link-name-example")/>
            </Field>
            <div class="flex justify-end">
                <Button variant=ButtonVariant::Primary submit=true busy=busy icon="qr-code">{t!("numbers-link-show-the-qr")}</Button>
            </div>
        </form>
    }
}

//! A new number: a simulator, or one of the Cloud API.

use admin_types::{CreateNumber, Secret};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use super::cloud_steps::CloudSteps;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice},
};

/// What the visitor has typed.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<&'static str>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    phone_number_id: RwSignal<String>,
    access_token: RwSignal<String>,
    app_secret: RwSignal<String>,
}

impl Form {
    fn body(self) -> CreateNumber {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        if self.kind.get_untracked() == "simulator" {
            return CreateNumber::Simulator { name: text(self.name) };
        }
        CreateNumber::CloudApi {
            name: text(self.name),
            phone: text(self.phone),
            phone_number_id: text(self.phone_number_id),
            account_id: None,
            access_token: Secret::new(text(self.access_token)),
            app_secret: Secret::new(text(self.app_secret)),
            verify_token: None,
        }
    }

    fn clear(self) {
        self.kind.set("simulator");
        for field in [self.name, self.phone, self.phone_number_id, self.access_token, self.app_secret] {
            field.set(String::new());
        }
    }
}

/// Asks which kind, then for what that kind needs; leads to the number's page.
#[component]
pub(super) fn AddNumberDialog(open: RwSignal<bool>) -> impl IntoView {
    let text = || RwSignal::new(String::new());
    let form = Form {
        kind: RwSignal::new("simulator"),
        name: text(),
        phone: text(),
        phone_number_id: text(),
        access_token: text(),
        app_secret: text(),
    };
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if open.get() {
            form.clear();
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            match api::numbers::create(&form.body()).await {
                Ok(number) => navigate(&format!("/numbers/{}", number.id), Default::default()),
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    view! {
        <Dialog open=open title="Add number">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                <fieldset class="grid grid-cols-2 gap-2">
                    <legend class="sr-only">"Kind of number"</legend>
                    <KindCard
                        value="simulator"
                        icon="smartphone"
                        title="Simulator"
                        text="A phone on the screen, to try flows."
                        kind=form.kind
                    />
                    <KindCard
                        value="cloud_api"
                        icon="phone"
                        title="WhatsApp"
                        text="A real number through Meta’s Cloud API."
                        kind=form.kind
                    />
                </fieldset>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label="Name" help="For you and your colleagues." error=at("/name")>
                    <Input value=form.name required=true autofocus=true maxlength=120 placeholder="Shop, Berlin"/>
                </Field>
                <Show when=move || form.kind.get() == "cloud_api">
                    <CloudSteps/>
                    <Field label="Phone number" optional=true error=at("/phone")>
                        <Input value=form.phone kind="tel" placeholder="+49 30 1234567"/>
                    </Field>
                    <Field label="Phone number ID" error=at("/phone_number_id")>
                        <Input value=form.phone_number_id required=true mono=true placeholder="106540352242922"/>
                    </Field>
                    <Field label="Access token" error=at("/access_token")>
                        <Input value=form.access_token kind="password" autocomplete="off" required=true mono=true/>
                    </Field>
                    <Field label="App secret" error=at("/app_secret")>
                        <Input value=form.app_secret kind="password" autocomplete="off" required=true mono=true/>
                    </Field>
                    <p class="flex items-start gap-2 text-xs text-muted">
                        <Icon name="lock" class="w-3.5 h-3.5 mt-px"/>
                        "Token and secret are stored encrypted and never shown again."
                    </p>
                </Show>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>"Add number"</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

/// One kind: a radio button in the shape of a card.
#[component]
fn KindCard(
    value: &'static str,
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    kind: RwSignal<&'static str>,
) -> impl IntoView {
    view! {
        <label class="flex flex-col gap-1 rounded-lg border border-line p-3 cursor-pointer hover:bg-hover has-[:checked]:border-accent has-[:checked]:bg-accent-soft has-[:focus-visible]:ring-2">
            <input
                type="radio"
                name="kind"
                class="sr-only"
                prop:checked=move || kind.get() == value
                on:change=move |_| kind.set(value)
            />
            <span class="flex items-center gap-2 text-sm font-medium">
                <span class="text-accent-ink"><Icon name=icon/></span>
                {title}
            </span>
            <span class="text-xs text-muted">{text}</span>
        </label>
    }
}

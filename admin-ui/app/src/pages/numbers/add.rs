//! A new number: a simulator at once, or WhatsApp step by step.

use admin_types::CreateNumber;
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::{components::A, hooks::use_navigate};

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice},
};

/// Asks which kind; a simulator needs a name only, WhatsApp has pages of its own.
#[component]
pub(super) fn AddNumberDialog(open: RwSignal<bool>) -> impl IntoView {
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let navigate = use_navigate();
    Effect::new(move |_| {
        if open.get() {
            name.set(String::new());
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let navigate = navigate.clone();
        spawn_local(async move {
            let body = CreateNumber::Simulator { name: name.get_untracked().trim().to_owned() };
            match api::numbers::create(&body).await {
                Ok(number) => navigate(&format!("/numbers/{}", number.id), Default::default()),
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let wrong = Signal::derive(move || error.get().and_then(|error| error.at("/name")));
    view! {
        <Dialog open=open title=t!("numbers-add")>
            <div class="flex flex-col gap-4">
                <A
                    href="/numbers/connect"
                    attr:class="flex items-center gap-3 rounded-lg border border-line p-3 hover:bg-hover"
                >
                    <span class="flex items-center justify-center w-9 h-9 rounded-lg bg-accent-soft text-accent-ink shrink-0"><Icon name="phone"/></span>
                    <span class="flex-1 min-w-0">
                        <span class="block text-sm font-medium">{t!("numbers-connect-heading")}</span>
                        <span class="block text-xs text-muted">{t!("numbers-add-connect-text")}</span>
                    </span>
                    <Icon name="arrow-right"/>
                </A>
                <A
                    href="/numbers/link"
                    attr:class="flex items-center gap-3 rounded-lg border border-line p-3 hover:bg-hover"
                >
                    <span class="flex items-center justify-center w-9 h-9 rounded-lg bg-accent-soft text-accent-ink shrink-0"><Icon name="qr-code"/></span>
                    <span class="flex-1 min-w-0">
                        <span class="block text-sm font-medium">{t!("numbers-add-code")}</span>
                        <span class="block text-xs text-muted">{t!("numbers-add-code-text")}</span>
                    </span>
                    <Icon name="arrow-right"/>
                </A>
                <form class="flex flex-col gap-3 border-t border-line pt-4" on:submit=move |event| submit.run(event)>
                    <p class="text-sm text-muted">{t!("numbers-add-simulator-text")}</p>
                    {move || {
                        error
                            .get()
                            .filter(|error| !error.has_places())
                            .map(|error| view! { <Notice text=error.line()/> })
                    }}
                    <Field label=t!("numbers-name") help=t!("numbers-name-help") error=wrong>
                        <Input value=name required=true autofocus=true maxlength=120 placeholder=t!("numbers-simulator-example")/>
                    </Field>
                    <DialogFooter>
                        <Button on:click=move |_| open.set(false)>{t!("numbers-cancel")}</Button>
                        <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("numbers-add-simulator")}</Button>
                    </DialogFooter>
                </form>
            </div>
        </Dialog>
    }
}

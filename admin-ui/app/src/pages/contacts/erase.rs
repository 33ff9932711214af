//! What the law gives a contact: a file with everything, and being forgotten.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use crate::{
    api,
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice, Toaster, Tone},
};

/// Whether the word was typed that has to be, so that nobody is forgotten by a slip.
fn is_meant(typed: &str) -> bool {
    typed.trim().to_lowercase() == t!("contacts-erase-word")
}

/// The dialog.
#[component]
pub(super) fn EraseDialog(
    open: RwSignal<bool>,
    id: Uuid,
    #[prop(into)] name: Signal<String>,
) -> impl IntoView {
    view! {
        <Dialog open title=Signal::derive(move || t!("contacts-data-of", name = name.get()))>
            <Choices open id/>
        </Dialog>
    }
}

#[component]
fn Choices(open: RwSignal<bool>, id: Uuid) -> impl IntoView {
    let toaster = Toaster::current();
    let navigate = StoredValue::new_local(use_navigate());
    let typed = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let erase = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !is_meant(&typed.get_untracked()) {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match api::contacts::erase(id).await {
                Ok(erased) => {
                    open.try_set(false);
                    toaster.ok(t!("contacts-erased", n = erased.messages));
                    if let Some(navigate) = navigate.try_get_value() {
                        navigate("/contacts", Default::default());
                    }
                }
                Err(error) => toaster.error(t!("contacts-not-erased"), error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line p-3">
            <p class="flex-1 min-w-0 basis-48 text-sm">
                <span class="block font-medium">{t!("contacts-everything")}</span>
                <span class="block text-xs text-muted mt-0.5">{t!("contacts-everything-text")}</span>
            </p>
            <a
                href=api::contacts::file_url(id)
                rel="external"
                download=""
                class="inline-flex items-center justify-center gap-2 h-9 px-3.5 rounded-md border border-line bg-surface text-sm font-medium hover:bg-sunken elev-1"
            >
                <Icon name="download"/>
                {t!("contacts-take-out")}
            </a>
        </section>
        <form class="flex flex-col gap-3 mt-4" on:submit=erase>
            <Notice
                tone=Tone::Danger
                text=t!("contacts-erase-warning")
            />
            <Field label=t!("contacts-erase-type", word = t!("contacts-erase-word"))><Input value=typed maxlength=20/></Field>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("contacts-cancel")}</Button>
                <Button
                    variant=ButtonVariant::Primary
                    submit=true
                    busy=busy
                    disabled=Signal::derive(move || typed.with(|it| !is_meant(it)))
                >
                    {t!("contacts-erase")}
                </Button>
            </DialogFooter>
        </form>
    }
}

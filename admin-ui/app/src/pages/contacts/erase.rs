//! What the law gives a contact: a file with everything, and being forgotten.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;
use uuid::Uuid;

use crate::{
    api,
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Icon, Input, Notice, Toaster, Tone},
    words::count,
};

/// What has to be typed, so that nobody is forgotten by a slip.
const WORD: &str = "erase";

/// The dialog.
#[component]
pub(super) fn EraseDialog(
    open: RwSignal<bool>,
    id: Uuid,
    #[prop(into)] name: Signal<String>,
) -> impl IntoView {
    view! {
        <Dialog open title=Signal::derive(move || format!("Data of {}", name.get()))>
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
        if typed.get_untracked().trim().to_lowercase() != WORD {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match api::contacts::erase(id).await {
                Ok(erased) => {
                    open.try_set(false);
                    toaster.ok(format!("Erased, with {}", count(erased.messages, "message", "messages")));
                    if let Some(navigate) = navigate.try_get_value() {
                        navigate("/contacts", Default::default());
                    }
                }
                Err(error) => toaster.error("Nothing was erased", error.line()),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line p-3">
            <p class="flex-1 min-w-0 basis-48 text-sm">
                <span class="block font-medium">"Everything that is held"</span>
                <span class="block text-xs text-muted mt-0.5">"One JSON file for the contact: messages, answers, fields, consents and notes."</span>
            </p>
            <a
                href=api::contacts::file_url(id)
                rel="external"
                download=""
                class="inline-flex items-center justify-center gap-2 h-9 px-3.5 rounded-md border border-line bg-surface text-sm font-medium hover:bg-sunken elev-1"
            >
                <Icon name="download"/>
                "Take out"
            </a>
        </section>
        <form class="flex flex-col gap-3 mt-4" on:submit=erase>
            <Notice
                tone=Tone::Danger
                text="Erasing deletes the contact, all messages both ways, files, answers, notes and consents. It cannot be undone. Whoever writes again is new."
            />
            <Field label="Type “erase” to confirm"><Input value=typed maxlength=20/></Field>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                <Button
                    variant=ButtonVariant::Primary
                    submit=true
                    busy=busy
                    disabled=Signal::derive(move || typed.with(|it| it.trim().to_lowercase() != WORD))
                >
                    "Erase for good"
                </Button>
            </DialogFooter>
        </form>
    }
}

//! Whether a contact agreed to be written to, and how one knows.

use admin_types::{ChangeConsent, Consent, ContactDetail};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::words;
use crate::{
    api,
    components::{
        Badge, Button, ButtonVariant, Card, Dialog, DialogFooter, Field, Notice, Textarea, Toaster,
    },
    state::Load,
};

/// The state, and the way to change it.
#[component]
pub(super) fn ConsentCard(id: Uuid, load: Load<ContactDetail>, can: Signal<bool>) -> impl IntoView {
    let consent = Memo::new(move |_| load.with(|it| it.map_or(Consent::Unknown, |it| it.contact.consent)));
    let wanted = RwSignal::new(None::<bool>);
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(wanted.get().is_some()));
    Effect::new(move |_| {
        // Only what is chosen is taken back: setting nothing to nothing again would go round for ever.
        if !open.get() && wanted.with_untracked(Option::is_some) {
            wanted.set(None);
        }
    });
    let title = Signal::derive(move || {
        match wanted.get() {
            Some(false) => t!("contacts-does-not-want"),
            _ => t!("contacts-agrees"),
        }
        .to_owned()
    });
    view! {
        <Card title=t!("contacts-consent") subtitle=t!("contacts-consent-text")>
            <div class="flex flex-wrap items-center gap-2">
                {move || {
                    let (tone, text) = words::consent(consent.get());
                    view! { <Badge tone=tone dot=true>{text}</Badge> }
                }}
                <Show when=move || can.get()>
                    <span class="flex flex-wrap gap-2 ml-auto">
                        <Show when=move || consent.get() != Consent::In>
                            <Button icon="user-check" on:click=move |_| wanted.set(Some(true))>{t!("contacts-opt-in")}</Button>
                        </Show>
                        <Show when=move || consent.get() != Consent::Out>
                            <Button icon="circle-x" on:click=move |_| wanted.set(Some(false))>{t!("contacts-opt-out")}</Button>
                        </Show>
                    </span>
                </Show>
            </div>
        </Card>
        <Dialog open title subtitle=t!("contacts-proof-kept")>
            {move || wanted.get().map(|opted_in| view! { <Form id load opted_in open/> })}
        </Dialog>
    }
}

#[component]
fn Form(id: Uuid, load: Load<ContactDetail>, opted_in: bool, open: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let proof = RwSignal::new(String::new());
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let change = ChangeConsent { opted_in, proof: proof.get_untracked() };
        spawn_local(async move {
            match api::contacts::change_consent(id, &change).await {
                Ok(_) => {
                    load.update(|it| it.contact.consent = if opted_in { Consent::In } else { Consent::Out });
                    open.try_set(false);
                    toaster.ok(t!("contacts-noted"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let problem = Signal::derive(move || error.with(|it| it.as_ref().and_then(|it| it.at("/proof"))));
    view! {
        <form class="flex flex-col gap-3" on:submit=save>
            {move || error.get().filter(|error| !error.has_places()).map(|error| view! { <Notice text=error.line()/> })}
            <Field label=t!("contacts-how-known") help=t!("contacts-how-known-help") error=problem>
                <Textarea value=proof rows=3 maxlength=1000/>
            </Field>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("contacts-cancel")}</Button>
                <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("contacts-note-it")}</Button>
            </DialogFooter>
        </form>
    }
}

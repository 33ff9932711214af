//! Which numbers a person sees.

use admin_types::{NumberAccess, Page, UpdateUser, User};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Notice, Toaster},
    pages::number_access::NumberAccessField,
    state::Load,
};

/// Opens when a person is put in; empties itself when it closes.
#[component]
pub(super) fn NumbersDialog(person: RwSignal<Option<User>>, load: Load<Page<User>>) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let value = RwSignal::new(NumberAccess::All);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if let Some(user) = person.get() {
            value.set(user.numbers);
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            person.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(user) = person.get_untracked() else { return };
        busy.set(true);
        error.set(None);
        let body = UpdateUser { numbers: Some(value.get_untracked()), ..Default::default() };
        spawn_local(async move {
            match api::users::update(user.id, &body).await {
                Ok(user) => {
                    open.try_set(false);
                    toaster.ok(t!("account-person-numbers-changed", name = user.name));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let name = move || person.get().map(|user| user.name).unwrap_or_default();
    view! {
        <Dialog open=open title=t!("account-person-numbers") width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                <p class="text-sm text-muted">{move || t!("account-person-numbers-text", name = name())}</p>
                {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
                <NumberAccessField value=value error=Signal::stored(None::<String>)/>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("account-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("account-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

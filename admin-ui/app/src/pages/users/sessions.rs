//! Where somebody is signed in, for admins.

use admin_types::User;
use leptos::prelude::*;

use crate::{
    components::{Button, Dialog, DialogFooter},
    pages::account::SessionList,
};

/// Opens when a person is put in; empties itself when it closes.
#[component]
pub(super) fn SessionsDialog(person: RwSignal<Option<User>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if person.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            person.set(None);
        }
    });
    view! {
        <Dialog open=open title=t!("account-person-sessions") width="max-w-lg">
            <div class="flex flex-col gap-3">
                <p class="text-sm text-muted">{move || person.get().map(|user| user.name)}</p>
                <div class="rounded-md border border-line">
                    {move || person.get().map(|user| view! { <SessionList of=Some(user.id)/> })}
                </div>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("account-close")}</Button>
                </DialogFooter>
            </div>
        </Dialog>
    }
}

//! Makes one contact of two.

use admin_types::{ContactDetail, ContactFilter, ContactSummary};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::words::{address, title};
use crate::{
    api,
    components::{Avatar, Button, ButtonVariant, Dialog, DialogFooter, Notice, SearchInput, Toaster, Tone},
    pages::search::pause_typing,
    state::Load,
};

/// Contacts that are offered.
const OFFERED: u32 = 8;

/// The dialog.
#[component]
pub(super) fn MergeDialog(open: RwSignal<bool>, id: Uuid, load: Load<ContactDetail>) -> impl IntoView {
    view! {
        <Dialog
            open
            title=Signal::derive(|| t!("contacts-merge-title").to_owned())
            subtitle=t!("contacts-merge-text")
        >
            <Choose open id load/>
        </Dialog>
    }
}

#[component]
fn Choose(open: RwSignal<bool>, id: Uuid, load: Load<ContactDetail>) -> impl IntoView {
    let toaster = Toaster::current();
    let (typed, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    pause_typing(typed, words);
    let number = load.peek().map(|it| it.contact.number.id);
    let found = Load::new(move || {
        let q = Some(words.get().trim().to_owned()).filter(|it| !it.is_empty());
        let filter =
            ContactFilter { q, number_id: number, limit: Some(OFFERED + 1), ..ContactFilter::default() };
        async move { api::contacts::list(&filter).await }
    });
    let rows = move || {
        let rows = found.get().map(|page| page.items).unwrap_or_default();
        rows.into_iter().filter(|row| row.id != id).take(OFFERED as usize).collect::<Vec<_>>()
    };
    let chosen = RwSignal::new(None::<Uuid>);
    let busy = RwSignal::new(false);
    let merge = move |_| {
        let Some(other) = chosen.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            match api::contacts::merge(id, other).await {
                Ok(()) => {
                    load.reload();
                    open.try_set(false);
                    toaster.ok(t!("contacts-merged"));
                }
                Err(error) => toaster.error(t!("contacts-not-merged"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let row = move |contact: ContactSummary| {
        let it = contact.id;
        let name = title(&contact);
        view! {
            <li>
                <label class="flex items-center gap-3 px-3 py-2 hover:bg-hover">
                    <input
                        type="radio"
                        name="merge-with"
                        prop:checked=move || chosen.get() == Some(it)
                        on:change=move |_| chosen.set(Some(it))
                    />
                    <Avatar name=name.clone() class="w-7 h-7 text-[11px]"/>
                    <span class="min-w-0">
                        <span class="block text-sm truncate">{name}</span>
                        <span class="block text-xs text-muted truncate">{address(&contact.address)}</span>
                    </span>
                </label>
            </li>
        }
    };
    view! {
        <div class="flex flex-col gap-3">
            <SearchInput value=typed placeholder=t!("contacts-search")/>
            <ul class="rows rounded-lg border border-line max-h-64 overflow-y-auto" aria-label=t!("contacts-of-same-number")>
                {move || rows().into_iter().map(row).collect_view()}
                <Show when=move || rows().is_empty()><li class="px-3 py-4 text-sm text-muted">{t!("contacts-nobody-else")}</li></Show>
            </ul>
            <Notice tone=Tone::Warn text=t!("contacts-merge-warning")/>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("contacts-cancel")}</Button>
                <Button variant=ButtonVariant::Primary busy=busy disabled=Signal::derive(move || chosen.get().is_none()) on:click=merge>{t!("contacts-merge")}</Button>
            </DialogFooter>
        </div>
    }
}

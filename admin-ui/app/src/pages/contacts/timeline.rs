//! What happened with a contact, and notes about it.

use admin_types::{AddContactNote, ContactDetail, TimelineEntry};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use super::words::{happened, source};
use crate::{
    api,
    components::{Button, ButtonSize, Card, Icon, IconButton, Textarea, Toaster},
    state::{Load, Session},
    words,
};

/// The latest first; whoever may writes notes.
#[component]
pub(super) fn Timeline(id: Uuid, load: Load<ContactDetail>, can: Signal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let text = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let note = AddContactNote { text: text.get_untracked() };
        if note.text.trim().is_empty() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match api::contacts::add_note(id, &note).await {
                Ok(_) => {
                    text.try_set(String::new());
                    load.reload();
                }
                Err(error) => toaster.error(t!("contacts-note-not-kept"), error.line()),
            }
            busy.try_set(false);
        });
    };
    let rows = move || load.with(|it| it.map(|it| it.timeline.clone()).unwrap_or_default());
    view! {
        <Card title=t!("contacts-happened")>
            <Show when=move || can.get()>
                <form class="flex flex-col gap-2 mb-4" on:submit=add>
                    <Textarea value=text rows=2 placeholder=t!("contacts-note-for-colleagues") maxlength=2000 attr:aria-label=t!("contacts-note")/>
                    <div class="flex justify-end"><Button size=ButtonSize::Small submit=true busy=busy>{t!("contacts-add-note")}</Button></div>
                </form>
            </Show>
            <ol class="flex flex-col" aria-label=t!("contacts-happened")>
                <For each=rows key=|it| (it.at, it.kind, it.id, it.text.clone()) let:entry>
                    <Entry contact=id entry load/>
                </For>
            </ol>
        </Card>
    }
}

#[component]
fn Entry(contact: Uuid, entry: TimelineEntry, load: Load<ContactDetail>) -> impl IntoView {
    let toaster = Toaster::current();
    let (icon, title) = happened(entry.kind, &entry.title);
    let mut about = Vec::new();
    about.extend(entry.author.as_ref().map(|author| author.name.clone()).filter(|name| !name.is_empty()));
    about.extend(source(&entry.source).map(str::to_owned));
    about.push(words::date_time(entry.at));
    let me = Session::current().me().map(|me| me.user.id);
    let own = entry.id.filter(|_| entry.author.as_ref().map(|author| author.id) == me);
    let remove = move |note: Uuid| {
        load.update(|it| it.timeline.retain(|other| other.id != Some(note)));
        spawn_local(async move {
            if let Err(error) = api::contacts::delete_note(contact, note).await {
                toaster.error(t!("contacts-note-not-deleted"), error.line());
                load.reload();
            }
        });
    };
    view! {
        <li class="flex gap-3 pb-4 last:pb-0">
            <span class="flex items-center justify-center w-7 h-7 shrink-0 rounded-full bg-press text-muted"><Icon name=icon class="w-3.5 h-3.5"/></span>
            <div class="flex-1 min-w-0 pt-1">
                <p class="text-sm font-medium break-words">{title}</p>
                {(!entry.text.is_empty())
                    .then(|| view! { <p class="text-sm mt-0.5 break-words whitespace-pre-wrap">{entry.text.clone()}</p> })}
                <p class="text-xs text-muted mt-0.5">{about.join(" · ")}</p>
            </div>
            {own.map(|note| view! { <IconButton icon="trash-2" label=t!("contacts-delete-note") size=ButtonSize::Small on:click=move |_| remove(note)/> })}
        </li>
    }
}

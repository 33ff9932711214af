//! Keeps saved replies: what one writes again and again, and finds behind a slash.

use admin_types::{Page, SaveReply, SavedReply};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{
        Button, ButtonSize, ButtonVariant, Dialog, DialogFooter, EmptyState, Field, IconButton, Input,
        Notice, Textarea, Toaster,
    },
    state::Load,
};

/// The button and its dialog.
#[component]
pub(super) fn RepliesButton(replies: Load<Page<SavedReply>>, text: RwSignal<String>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <IconButton icon="clipboard" label=t!("inbox-replies") size=ButtonSize::Small on:click=move |_| open.set(true)/>
        <Dialog
            open
            title=Signal::derive(|| t!("inbox-replies").to_owned())
            subtitle=t!("inbox-replies-about")
        >
            <Replies replies text open/>
        </Dialog>
    }
}

#[component]
fn Replies(replies: Load<Page<SavedReply>>, text: RwSignal<String>, open: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    // What is being written already is what one may want to keep.
    let draft = text.get_untracked();
    let (id, name, words) = (RwSignal::new(None::<Uuid>), RwSignal::new(String::new()), RwSignal::new(draft));
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let reply = SaveReply { name: name.get_untracked(), text: words.get_untracked() };
        let of = id.get_untracked();
        spawn_local(async move {
            match api::inbox::save_reply(of, &reply).await {
                Ok(_) => {
                    id.try_set(None);
                    name.try_set(String::new());
                    words.try_set(String::new());
                    error.try_set(None);
                    replies.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem.line()));
                }
            }
            busy.try_set(false);
        });
    };
    let remove = move |gone: Uuid| {
        replies.update(|page| page.items.retain(|it| it.id != gone));
        spawn_local(async move {
            if let Err(error) = api::inbox::delete_reply(gone).await {
                toaster.error(t!("inbox-reply-not-deleted"), error.line());
            }
            replies.reload();
        });
    };
    let rows = move || replies.get().map(|page| page.items).unwrap_or_default();
    view! {
        <Show
            when=move || !rows().is_empty()
            fallback=|| view! { <EmptyState icon="clipboard" title=t!("inbox-replies-empty") text=t!("inbox-replies-empty-text")/> }
        >
            <ul class="rows rounded-lg border border-line max-h-60 overflow-y-auto" aria-label=t!("inbox-replies")>
                {move || {
                    rows()
                        .into_iter()
                        .map(|reply| {
                            let (used, changed) = (reply.text.clone(), reply.clone());
                            let change = t!("inbox-reply-change", name = &reply.name);
                            let delete = t!("inbox-reply-delete", name = &reply.name);
                            let gone = reply.id;
                            view! {
                                <li class="flex items-center gap-2 px-3 py-2">
                                    <button
                                        type="button"
                                        class="flex-1 min-w-0 text-start"
                                        on:click=move |_| {
                                            text.set(used.clone());
                                            open.set(false);
                                        }
                                    >
                                        <span class="block text-sm font-medium truncate">{format!("/{}", reply.name)}</span>
                                        <span class="block text-xs text-muted truncate">{reply.text}</span>
                                    </button>
                                    <IconButton
                                        icon="pencil"
                                        label=change
                                        size=ButtonSize::Small
                                        on:click=move |_| {
                                            id.set(Some(changed.id));
                                            name.set(changed.name.clone());
                                            words.set(changed.text.clone());
                                        }
                                    />
                                    <IconButton icon="trash-2" label=delete size=ButtonSize::Small on:click=move |_| remove(gone)/>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </Show>
        <form class="flex flex-col gap-3 mt-4" on:submit=save>
            {move || error.get().map(|text| view! { <Notice text/> })}
            <Field label=t!("inbox-reply-name") help=t!("inbox-reply-name-help")><Input value=name required=true maxlength=60/></Field>
            <Field label=t!("inbox-reply-text")><Textarea value=words rows=3 maxlength=4096/></Field>
            <DialogFooter>
                <Button variant=ButtonVariant::Primary submit=true busy=busy>
                    {move || if id.get().is_some() { t!("inbox-reply-save-change") } else { t!("inbox-reply-save") }}
                </Button>
            </DialogFooter>
        </form>
    }
}

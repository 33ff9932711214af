//! Tags of a contact.

use admin_types::{ContactDetail, UpdateContact};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{Icon, Input, Toaster},
    state::Load,
};

/// The tags; whoever may adds and removes some.
#[component]
pub(super) fn Tags(id: Uuid, load: Load<ContactDetail>, can: Signal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let typed = RwSignal::new(String::new());
    let tags = move || load.with(|it| it.map(|it| it.contact.tags.clone()).unwrap_or_default());
    let change = move |change: UpdateContact| {
        load.update(|it| {
            let tags = &mut it.contact.tags;
            tags.retain(|tag| !change.remove_tags.contains(tag));
            let new: Vec<String> =
                change.add_tags.iter().filter(|tag| !tags.contains(tag)).cloned().collect();
            tags.extend(new);
            tags.sort();
        });
        spawn_local(async move {
            if let Err(error) = api::contacts::update(id, &change).await {
                toaster.error(t!("contacts-tags-not-changed"), error.line());
                load.reload();
            }
        });
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let tag = typed.get_untracked().trim().to_owned();
        if !tag.is_empty() {
            typed.set(String::new());
            change(UpdateContact { add_tags: vec![tag], ..UpdateContact::default() });
        }
    };
    view! {
        <div class="flex flex-wrap items-center gap-1.5">
            {move || {
                tags()
                    .into_iter()
                    .map(|tag| {
                        let (label, gone) = (t!("contacts-remove-tag", tag = &tag), tag.clone());
                        let remove = move |_| {
                            change(UpdateContact { remove_tags: vec![gone.clone()], ..UpdateContact::default() });
                        };
                        view! {
                            <span class="inline-flex items-center gap-1 rounded-full bg-press px-2 h-6 text-xs max-w-full">
                                <span class="truncate">{tag}</span>
                                {can
                                    .get()
                                    .then(|| {
                                        view! {
                                            <button type="button" class="rounded-full text-faint hover:text-ink" aria-label=label on:click=remove>
                                                <Icon name="x" class="w-3 h-3"/>
                                            </button>
                                        }
                                    })}
                            </span>
                        }
                    })
                    .collect_view()
            }}
            <Show when=move || can.get()>
                <form class="w-32" on:submit=add><Input value=typed placeholder=t!("contacts-add-tag") maxlength=60 attr:aria-label=t!("contacts-add-tag")/></form>
            </Show>
            <Show when=move || tags().is_empty() && !can.get()><p class="text-sm text-faint">{t!("contacts-no-tags")}</p></Show>
        </div>
    }
}

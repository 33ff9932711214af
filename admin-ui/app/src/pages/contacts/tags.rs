//! Tags of a contact.

use admin_types::{ContactDetail, UpdateContact};
use leptos::{prelude::*, task::spawn_local};
use uuid::Uuid;

use crate::{
    api,
    components::{TagList, Toaster},
    state::Load,
};

/// The tags; whoever may adds and removes some.
#[component]
pub(super) fn Tags(id: Uuid, load: Load<ContactDetail>, can: Signal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
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
    view! {
        <div class="flex flex-col gap-1.5">
            <TagList
                tags=Signal::derive(tags)
                can
                on_add=move |tag| change(UpdateContact { add_tags: vec![tag], ..UpdateContact::default() })
                on_remove=move |tag| change(UpdateContact { remove_tags: vec![tag], ..UpdateContact::default() })
            />
            <Show when=move || tags().is_empty() && !can.get()><p class="text-sm text-faint">{t!("contacts-no-tags")}</p></Show>
        </div>
    }
}

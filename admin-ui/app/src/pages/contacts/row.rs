//! One contact of the list.

use admin_types::ContactSummary;
use leptos::prelude::*;
use leptos_router::components::A;

use super::words::{address, consent, title};
use crate::{
    components::{Avatar, Badge, Tone},
    words,
};

/// Tags that a row shows.
const MAX_TAGS: usize = 3;

/// Name, address, tags, consent, when last seen; leads to the contact.
#[component]
pub(super) fn ContactRow(contact: ContactSummary) -> impl IntoView {
    let name = title(&contact);
    let mut about = vec![contact.number.name.clone()];
    if !contact.name.is_empty() && !contact.address.is_empty() {
        about.insert(0, address(&contact.address));
    }
    about.push(match contact.last_seen_at {
        Some(at) => t!("contacts-wrote", ago = words::ago(at)),
        None => t!("contacts-has-not-written").to_owned(),
    });
    let (tone, agreed) = consent(contact.consent);
    let more = contact.tags.len().saturating_sub(MAX_TAGS);
    let tags: Vec<String> = contact.tags.iter().take(MAX_TAGS).cloned().collect();
    let tags = tags.into_iter();
    let tags = tags
        .map(|tag| view! { <Badge tone=Tone::Accent><span class="truncate max-w-32">{tag}</span></Badge> });
    view! {
        <li>
            <A href=format!("/contacts/{}", contact.id) attr:class="flex items-center gap-3 px-4 py-3 hover:bg-hover">
                <Avatar name=name.clone()/>
                <span class="flex-1 min-w-0">
                    <span class="block text-sm font-medium truncate">{name.clone()}</span>
                    <span class="block text-xs text-muted truncate mt-0.5">{about.join(" · ")}</span>
                </span>
                <span class="flex flex-wrap justify-end gap-1.5 max-w-[45%]">
                    {tags.collect_view()}
                    {(more > 0).then(|| view! { <Badge>{format!("+{more}")}</Badge> })}
                    {contact.blocked.then(|| view! { <Badge tone=Tone::Danger>{t!("contacts-blocked")}</Badge> })}
                    <span class="max-sm:hidden"><Badge tone=tone>{agreed}</Badge></span>
                </span>
            </A>
        </li>
    }
}

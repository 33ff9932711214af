//! Invitations that were not used yet.

use admin_types::{Invitation, Page};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    api,
    components::{Badge, Button, ButtonSize, Card, Toaster, Tone},
    pages::number_access,
    state::Load,
    words,
};

/// The list; nothing when there are none.
#[component]
pub(super) fn OpenInvitations(load: Load<Page<Invitation>>) -> impl IntoView {
    let rows = move || {
        load.with(|page: Option<&Page<Invitation>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    view! {
        <Show when=move || !rows().is_empty()>
            <div class="mt-3">
                <Card title=t!("account-invited") subtitle=t!("account-invited-subtitle") inside="">
                    <ul class="rows" aria-label=t!("account-invitations")>
                        <For each=rows key=|row| row.id let:row>
                            <InvitationRow row=row load=load/>
                        </For>
                    </ul>
                </Card>
            </div>
        </Show>
    }
}

#[component]
fn InvitationRow(row: Invitation, load: Load<Page<Invitation>>) -> impl IntoView {
    let toaster = Toaster::current();
    let id = row.id;
    let take_back = move |_| {
        load.update(|page| page.items.retain(|other| other.id != id));
        spawn_local(async move {
            match api::users::take_back(id).await {
                Ok(()) => toaster.ok(t!("account-taken-back")),
                Err(error) => toaster.error(t!("account-not-taken-back"), error.line()),
            }
            load.reload();
        });
    };
    view! {
        <li class="flex items-center gap-3 px-4 py-3">
            <div class="flex-1 min-w-0">
                <p class="flex flex-wrap items-center gap-2 text-sm font-medium">
                    <span class="truncate">{row.email.clone()}</span>
                    <Badge tone=Tone::Neutral><span class="capitalize">{words::role(row.role)}</span></Badge>
                    {number_access::in_words(&row.numbers).map(|words| view! { <Badge tone=Tone::Neutral>{words}</Badge> })}
                </p>
                <p class="text-xs text-muted mt-0.5">
                    {t!("account-invited-by", name = &row.created_by.name, date = words::date_time(row.expires_at))}
                </p>
            </div>
            <Button size=ButtonSize::Small on:click=take_back>{t!("account-take-back")}</Button>
        </li>
    }
}

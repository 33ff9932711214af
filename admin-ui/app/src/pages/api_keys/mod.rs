//! Keys by which programs use the API; for admins.

mod edit;
mod row;
mod words;

use admin_types::{ApiKey, Page, Permission};
use leptos::prelude::*;

use self::{edit::ApiKeyDialog, row::ApiKeyRow};
use super::allowed::Allowed;
use crate::{
    api,
    components::{
        Button, ButtonVariant, Card, EmptyState, LinkButton, PageHeader, SecretDialog, SkeletonRows,
    },
    state::{Load, LoadView},
};

/// The page.
#[component]
pub(crate) fn ApiKeysPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageApiKeys>
            <Keys/>
        </Allowed>
    }
}

#[component]
fn Keys() -> impl IntoView {
    let load = Load::new(api::api_keys::list);
    let editing = RwSignal::new(None::<Option<ApiKey>>);
    // Name and key, to be shown once.
    let secret = RwSignal::new(None::<(String, String)>);
    let rows = move || {
        load.with(|page: Option<&Page<ApiKey>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let add = move || {
        view! {
            <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>
                "Add key"
            </Button>
        }
    };
    view! {
        <PageHeader title="API keys" subtitle="Each program gets a key of its own, which opens what you choose and nothing else.">
            <div class="flex gap-2">
                <LinkButton href="/docs/api" icon="code">"What the API can do"</LinkButton>
                {add()}
            </div>
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon="key-round"
                                title="No API keys yet"
                                text="Your CRM, shop or script can read conversations, change flows and more. Give it a key, and take the key away when it is no longer used."
                            >
                                {add()}
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For
                            each=rows
                            key=|key| (key.id, key.name.clone(), key.permissions.clone(), key.per_minute, key.expires_at, key.last_used_at)
                            let:key
                        >
                            <ApiKeyRow key load editing/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
        <ApiKeyDialog editing load secret/>
        <SecretDialog
            secret
            title="Your new key"
            label="Key"
            help="The program sends it with every request, in the header Authorization: Bearer …"
            note="Copy it now: it is not shown again. If it is lost, or seen by somebody else, delete it and add another one."
        />
    }
}

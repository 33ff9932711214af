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
                {t!("api-keys-add")}
            </Button>
        }
    };
    view! {
        <PageHeader title=t!("api-keys-title") subtitle=t!("api-keys-subtitle")>
            <div class="flex gap-2">
                <LinkButton href="/docs/api" icon="code">{t!("api-keys-docs")}</LinkButton>
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
                                title=t!("api-keys-empty")
                                text=t!("api-keys-empty-text")
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
            title=t!("api-keys-new")
            label=t!("api-keys-key")
            help=t!("api-keys-new-help")
            note=t!("api-keys-new-note")
        />
    }
}

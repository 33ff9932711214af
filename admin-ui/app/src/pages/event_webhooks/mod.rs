//! Event webhooks: addresses of other systems that are told of events; for admins.

mod edit;
mod row;

use admin_types::{Permission, Subscription};
use leptos::prelude::*;

use self::{edit::SubscriptionDialog, row::SubscriptionRow};
use super::allowed::Allowed;
use crate::{
    api,
    components::{Button, ButtonVariant, Card, EmptyState, PageHeader, SecretDialog, SkeletonRows},
    state::{Load, LoadView},
};

/// The page.
#[component]
pub(crate) fn EventWebhooksPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageSubscriptions>
            <Subscriptions/>
        </Allowed>
    }
}

#[component]
fn Subscriptions() -> impl IntoView {
    let load = Load::new(api::subscriptions::list);
    let editing = RwSignal::new(None::<Option<Subscription>>);
    // Address and secret, to be shown once.
    let secret = RwSignal::new(None::<(String, String)>);
    let rows = move || load.with(|all: Option<&Vec<Subscription>>| all.cloned().unwrap_or_default());
    let add = move || {
        view! {
            <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>
                {t!("event-webhooks-add")}
            </Button>
        }
    };
    view! {
        <PageHeader title=t!("event-webhooks-title") subtitle=t!("event-webhooks-subtitle")>
            {add()}
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon="webhook"
                                title=t!("event-webhooks-empty")
                                text=t!("event-webhooks-empty-text")
                            >
                                {add()}
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For
                            each=rows
                            key=|it| {
                                (it.id, it.updated_at, it.last_success_at, it.last_failure.clone().map(|it| it.at), it.waiting, it.given_up)
                            }
                            let:subscription
                        >
                            <SubscriptionRow subscription load editing secret/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
        <SubscriptionDialog editing load secret/>
        <SecretDialog
            secret
            title=t!("event-webhooks-secret-title")
            label=t!("event-webhooks-secret")
            help=t!("event-webhooks-secret-help")
            note=t!("event-webhooks-secret-note")
        />
    }
}

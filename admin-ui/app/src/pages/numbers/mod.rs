//! Numbers: where contacts write to, and what answers there.

mod add;
mod checks;
mod cloud_steps;
mod connect;
mod credentials;
mod detail;
mod forms;
mod health;
mod link;
mod link_page;
mod link_words;
mod news;
mod options;
mod phone;
mod phone_options;
mod risk;
mod row;
mod sending;
mod set_up;
mod step;
mod webhook;

use admin_types::{LiveEvent, Number, Page, Permission};
use leptos::prelude::*;

use self::{add::AddNumberDialog, row::NumberRow};
use crate::{
    api,
    components::{Button, ButtonVariant, Card, EmptyState, PageHeader, SkeletonRows},
    state::{Live, Load, LoadView, Session},
};

pub(crate) use connect::ConnectPage;
pub(crate) use detail::NumberPage;
pub(crate) use link_page::LinkNumberPage;
pub(crate) use set_up::SetUpNumberPage;

/// The list, with "Add number" for those who may.
#[component]
pub(crate) fn NumbersPage() -> impl IntoView {
    let may_manage = Session::current().may(Permission::ManageNumbers);
    let load = Load::new(api::numbers::list);
    let adding = RwSignal::new(false);
    Live::current().listen(move |event| {
        if matches!(event, LiveEvent::Number { .. } | LiveEvent::Flow { .. } | LiveEvent::Resync) {
            load.reload();
        }
    });
    let rows = move || {
        load.with(|page: Option<&Page<Number>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let add_button = move || {
        view! {
            <Show when=move || may_manage.get()>
                <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| adding.set(true)>
                    {t!("numbers-add")}
                </Button>
            </Show>
        }
    };
    view! {
        <PageHeader title=t!("numbers-title") subtitle=t!("numbers-subtitle")>
            {add_button()}
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <Show
                    when=move || !rows().is_empty()
                    fallback=move || {
                        view! {
                            <EmptyState
                                icon="smartphone"
                                title=t!("numbers-empty")
                                text=t!("numbers-empty-text")
                            >
                                {add_button()}
                            </EmptyState>
                        }
                    }
                >
                    <ul class="rows">
                        <For
                            each=rows
                            key=|number| (number.id, number.name.clone(), number.phone.clone(), number.deployment.clone().map(|it| (it.flow_id, it.version)), number.cloud.clone().map(|it| it.state), number.link.clone().map(|it| it.state))
                            let:number
                        >
                            <NumberRow number=number load=load/>
                        </For>
                    </ul>
                </Show>
            </LoadView>
        </Card>
        <AddNumberDialog open=adding/>
    }
}

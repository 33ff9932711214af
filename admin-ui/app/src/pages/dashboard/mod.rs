//! The first screen: what is alive, what happened, what to do next.

mod chart;
mod next_steps;
mod recent;

use admin_types::{Dashboard, LiveEvent};
use leptos::prelude::*;

use self::{chart::DayChart, next_steps::NextSteps, recent::RecentConversations};
use crate::{
    api,
    components::{Card, Icon, PageHeader, Skeleton},
    state::{Live, Load, LoadView, Session},
    words,
};

/// Counts, the last two weeks, next steps, recent conversations.
#[component]
pub(crate) fn DashboardPage() -> impl IntoView {
    let session = Session::current();
    let load = Load::new(api::dashboard::read);
    Live::current().listen(move |event| {
        if !matches!(event, LiveEvent::Unknown) {
            load.reload();
        }
    });
    let count = move |read: fn(&Dashboard) -> u64| {
        Signal::derive(move || load.with(|data| data.map(read)).unwrap_or_default())
    };
    view! {
        <PageHeader title=t!("dashboard-title")/>
        <p class="text-sm text-muted -mt-4 mb-5">
            {move || session.me().map(|me| me.workspace.name).unwrap_or_else(|| "\u{a0}".to_owned())}
        </p>
        <LoadView load=load skeleton=|| view! { <DashboardSkeleton/> }>
            <div class="grid grid-cols-2 lg:grid-cols-4 gap-3">
                <Figure
                    label=t!("dashboard-messages-received")
                    note=t!("dashboard-last-day")
                    icon="inbox"
                    value=count(|data| data.messages_in_24h)
                />
                <Figure
                    label=t!("dashboard-messages-sent")
                    note=t!("dashboard-last-day")
                    icon="send"
                    value=count(|data| data.messages_out_24h)
                    failed=count(|data| data.messages_failed_24h)
                />
                <Figure
                    label=t!("dashboard-running")
                    note=t!("dashboard-running-means")
                    icon="messages-square"
                    value=count(|data| data.conversations_active)
                />
                <Figure
                    label=t!("dashboard-live-flows")
                    note=t!("dashboard-live-flows-means")
                    icon="workflow"
                    value=count(|data| data.flows_live)
                />
            </div>
            <div class="grid grid-cols-1 lg:grid-cols-3 gap-3 mt-3">
                <Card title=t!("dashboard-messages") subtitle=t!("dashboard-last-14-days") class="lg:col-span-2">
                    <DayChart days=Signal::derive(move || load.with(|data| data.map(|data| data.days.clone()).unwrap_or_default()))/>
                </Card>
                <NextSteps load=load/>
            </div>
            <div class="mt-3"><RecentConversations/></div>
        </LoadView>
    }
}

/// One number with its name.
#[component]
fn Figure(
    label: &'static str,
    note: &'static str,
    icon: &'static str,
    #[prop(into)] value: Signal<u64>,
    #[prop(optional, into)] failed: Signal<u64>,
) -> impl IntoView {
    view! {
        <div class="rounded-xl border border-line bg-surface elev-1 p-4 min-w-0">
            <div class="flex items-center justify-between gap-2 text-muted">
                <span class="text-xs font-medium truncate">{label}</span>
                <Icon name=icon class="w-4 h-4 text-faint"/>
            </div>
            <p class="text-2xl font-semibold tracking-tight tabular-nums mt-2 leading-8">
                {move || words::thousands(value.get())}
            </p>
            <p class="text-xs mt-0.5 truncate">
                {move || match failed.get() {
                    0 => view! { <span class="text-faint">{note}</span> }.into_any(),
                    many => {
                        view! { <span class="text-danger-ink">{t!("dashboard-not-sent", n = many)}</span> }.into_any()
                    }
                }}
            </p>
        </div>
    }
}

#[component]
fn DashboardSkeleton() -> impl IntoView {
    view! {
        <div role="status" aria-label=t!("dashboard-loading")>
            <div class="grid grid-cols-2 lg:grid-cols-4 gap-3">
                {(0..4).map(|_| view! { <Skeleton class="h-28 rounded-xl"/> }).collect_view()}
            </div>
            <div class="grid grid-cols-1 lg:grid-cols-3 gap-3 mt-3">
                <Skeleton class="h-64 rounded-xl lg:col-span-2"/>
                <Skeleton class="h-64 rounded-xl"/>
            </div>
        </div>
    }
}

//! How a test conversation went, time after time.

use admin_types::{Check, CheckRun};
use leptos::prelude::*;

use super::check_row::{outcome_badge, what_failed};
use crate::{
    api,
    components::{Dialog, SkeletonRows},
    state::{Load, LoadView},
    words,
};

/// Runs that are shown; the API has more.
const SHOWN: usize = 50;

/// The latest runs of the check that is set.
#[component]
pub(super) fn HistoryDialog(shown: RwSignal<Option<Check>>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if shown.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            shown.set(None);
        }
    });
    let title = Signal::derive(move || {
        shown.with(|check| check.as_ref().map(|it| it.name.clone()).unwrap_or_default())
    });
    view! {
        <Dialog open=open title=title subtitle=t!("alerts-history-order")>
            {move || shown.get().map(|check| view! { <Runs check/> })}
        </Dialog>
    }
}

#[component]
fn Runs(check: Check) -> impl IntoView {
    let id = check.id;
    let load = Load::new(move || api::alerts::runs(id));
    let rows = move || {
        load.with(|runs: Option<&Vec<CheckRun>>| {
            runs.map(|runs| runs.iter().take(SHOWN).cloned().collect::<Vec<_>>()).unwrap_or_default()
        })
    };
    view! {
        <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
            <Show
                when=move || !rows().is_empty()
                fallback=|| view! { <p class="text-sm text-muted py-4">{t!("alerts-history-empty")}</p> }
            >
                <ul class="rows -mx-5">
                    {move || rows().into_iter().map(|run| view! { <Run run/> }).collect_view()}
                </ul>
            </Show>
        </LoadView>
    }
}

#[component]
fn Run(run: CheckRun) -> impl IntoView {
    let version = run.flow_version.map(|version| t!("alerts-version", version = version));
    let latency = run.latency_ms.map(|ms| t!("alerts-answered", ms = ms));
    let through = match run.through {
        0 => t!("alerts-through-engine").to_owned(),
        steps => t!("alerts-through-server", n = steps),
    };
    let about: Vec<String> = [version, latency, Some(through)].into_iter().flatten().collect();
    view! {
        <li class="px-5 py-2.5">
            <p class="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                <span>{words::date_time(run.at)}</span>
                {outcome_badge(run.outcome)}
            </p>
            <p class="text-xs text-muted mt-0.5">{about.join(" · ")}</p>
            {what_failed(&run).map(|text| view! { <p class="text-xs text-danger-ink mt-1 break-words">{text}</p> })}
        </li>
    }
}

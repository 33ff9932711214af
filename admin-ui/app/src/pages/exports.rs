//! Taking data out as files.

use admin_types::{ExportFilter, FlowFilter, Permission};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use leptos::prelude::*;
use uuid::Uuid;

use super::Forbidden;
use crate::{
    api,
    components::{Card, Field, Icon, Input, PageHeader, Select, Switch},
    state::{Load, Session},
};

/// What is chosen.
#[derive(Clone, Copy)]
struct Choice {
    number: RwSignal<String>,
    flow: RwSignal<String>,
    from: RwSignal<String>,
    to: RwSignal<String>,
    for_spreadsheets: RwSignal<bool>,
}

impl Choice {
    fn filter(self) -> ExportFilter {
        ExportFilter {
            number_id: Uuid::parse_str(&self.number.get()).ok(),
            flow_id: Uuid::parse_str(&self.flow.get()).ok(),
            from: day(&self.from.get()),
            // The last day counts in full.
            to: day(&self.to.get()).map(|day| day + TimeDelta::days(1)),
            bom: self.for_spreadsheets.get().then_some(true),
        }
    }
}

/// Choose number, flow and days; download messages or answers.
#[component]
pub(crate) fn ExportsPage() -> impl IntoView {
    let session = Session::current();
    let text = || RwSignal::new(String::new());
    let choice = Choice {
        number: text(),
        flow: text(),
        from: text(),
        to: text(),
        for_spreadsheets: RwSignal::new(true),
    };
    let numbers = Load::new(api::numbers::list);
    let flows = Load::new(|| async {
        api::flows::list(&FlowFilter { limit: Some(200), ..Default::default() }).await
    });
    let number_options = Signal::derive(move || {
        let each = numbers.get().map(|page| page.items).unwrap_or_default();
        with_all(
            t!("exports-all-numbers"),
            each.into_iter().map(|number| (number.id.to_string(), number.name)),
        )
    });
    let flow_options = Signal::derive(move || {
        let each = flows.get().map(|page| page.items).unwrap_or_default();
        with_all(t!("exports-all-flows"), each.into_iter().map(|flow| (flow.id.to_string(), flow.name)))
    });
    let forbidden = move || session.is_signed_in() && !session.can(Permission::ExportData);
    let set_spreadsheets = move |on| choice.for_spreadsheets.set(on);
    view! {
        <Show when=move || !forbidden() fallback=|| view! { <Forbidden/> }>
            <PageHeader title=t!("exports-title") subtitle=t!("exports-subtitle")/>
            <div class="grid grid-cols-1 lg:grid-cols-3 gap-4 items-start">
                <Card title=t!("exports-what") class="lg:col-span-1">
                    <div class="flex flex-col gap-3">
                        <Field label=t!("exports-number")><Select value=choice.number options=number_options/></Field>
                        <Field label=t!("exports-flow")><Select value=choice.flow options=flow_options/></Field>
                        <div class="grid grid-cols-2 gap-2">
                            <Field label=t!("exports-from")><Input value=choice.from kind="date"/></Field>
                            <Field label=t!("exports-to")><Input value=choice.to kind="date"/></Field>
                        </div>
                        <div class="flex items-center justify-between gap-3 pt-1">
                            <span class="text-xs text-muted">{t!("exports-excel-mark")}</span>
                            <Switch checked=choice.for_spreadsheets on_change=set_spreadsheets label=t!("exports-excel")/>
                        </div>
                    </div>
                </Card>
                <div class="lg:col-span-2 grid grid-cols-1 sm:grid-cols-2 gap-4">
                    <FileCard
                        icon="clipboard-check"
                        title=t!("exports-answers")
                        text=t!("exports-answers-text")
                        href=Signal::derive(move || api::exports::answers_url(&choice.filter()))
                    />
                    <FileCard
                        icon="messages-square"
                        title=t!("exports-messages")
                        text=t!("exports-messages-text")
                        href=Signal::derive(move || api::exports::messages_url(&choice.filter()))
                    />
                </div>
            </div>
        </Show>
    }
}

/// One file to download.
#[component]
fn FileCard(
    icon: &'static str,
    title: &'static str,
    text: &'static str,
    #[prop(into)] href: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="rounded-xl border border-line bg-surface elev-1 p-5 flex flex-col">
            <span class="flex items-center justify-center w-10 h-10 rounded-lg bg-accent-soft text-accent-ink">
                <Icon name=icon class="w-5 h-5"/>
            </span>
            <h2 class="text-sm font-semibold mt-4">{title}</h2>
            <p class="text-sm text-muted mt-1 flex-1">{text}</p>
            <a
                href=move || href.get()
                rel="external"
                download=""
                class="inline-flex items-center justify-center gap-2 h-9 px-3.5 rounded-md border border-line bg-surface text-sm font-medium hover:bg-sunken elev-1 mt-5"
            >
                <Icon name="download"/>
                {t!("exports-download")}
            </a>
        </div>
    }
}

fn with_all(all: &str, each: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), all.to_owned())).chain(each).collect()
}

/// Midnight (UTC) at the start of a day of a date field.
fn day(text: &str) -> Option<DateTime<Utc>> {
    Some(NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0)?.and_utc())
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_read_and_nonsense_is_nothing() {
        assert_eq!(day("2026-11-20").unwrap().to_rfc3339(), "2026-11-20T00:00:00+00:00");
        assert_eq!(day(""), None);
        assert_eq!(day("20.11.2026"), None);
    }
}

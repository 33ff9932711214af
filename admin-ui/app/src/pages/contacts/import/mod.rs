//! Contacts from files: a file is chosen, its columns are named, its rows are taken.

mod columns;
mod row;

use std::time::Duration;

use admin_types::{Import, ImportState, Page, Permission};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::components::A;
use uuid::Uuid;
use wasm_bindgen::JsCast;

use self::{columns::Columns, row::ImportLine};
use crate::{
    api,
    components::{Card, EmptyState, Field, Icon, Notice, PageHeader, Select, SkeletonRows},
    pages::allowed::Allowed,
    state::{Load, LoadView},
};

/// How often running imports are asked for.
const EVERY: Duration = Duration::from_millis(1_000);

/// The page.
#[component]
pub(crate) fn ImportPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageContacts>
            <Imports/>
        </Allowed>
    }
}

#[component]
fn Imports() -> impl IntoView {
    let load = Load::new(api::imports::list);
    let chosen = RwSignal::new(None::<Import>);
    let running = Memo::new(move |_| {
        load.with(|page| {
            page.is_some_and(|page| page.items.iter().any(|it| it.state == ImportState::Running))
        })
    });
    Effect::new(move |_| {
        if running.get()
            && let Ok(handle) = set_interval_with_handle(move || load.reload(), EVERY)
        {
            on_cleanup(move || handle.clear());
        }
    });
    let rows = move || {
        load.with(|page: Option<&Page<Import>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    let again = move |import: Import| chosen.set(Some(import));
    view! {
        <A href="/contacts" attr:class="inline-flex items-center gap-1.5 text-xs font-medium text-muted hover:text-ink mb-3 rounded-sm">
            <Icon name="arrow-left" class="w-3.5 h-3.5"/>
            {t!("contacts-title")}
        </A>
        <PageHeader title=t!("contacts-import-title") subtitle=t!("contacts-import-text")/>
        {move || match chosen.get() {
            Some(import) => view! { <Columns import chosen load/> }.into_any(),
            None => view! { <Choose chosen load/> }.into_any(),
        }}
        <Card title=t!("contacts-imports-so-far") subtitle=t!("contacts-imports-so-far-text") inside="" class="mt-4">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=2/> }>
                <ul class="rows" aria-label=t!("contacts-imports")>
                    <For each=rows key=|it| (it.id, it.state, it.rows, it.percent, it.has_report) let:import>
                        <ImportLine import load on_open=again/>
                    </For>
                </ul>
                <Show when=move || rows().is_empty()>
                    <EmptyState icon="upload" title=t!("contacts-no-imports") text=t!("contacts-no-imports-text")/>
                </Show>
            </LoadView>
        </Card>
    }
}

/// The number and the file.
#[component]
fn Choose(chosen: RwSignal<Option<Import>>, load: Load<Page<Import>>) -> impl IntoView {
    let number = RwSignal::new(String::new());
    let numbers = Load::new(api::numbers::list);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let options = Signal::derive(move || {
        let each = numbers.get().map(|page| page.items).unwrap_or_default();
        each.into_iter().map(|number| (number.id.to_string(), number.name)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        if let Some((first, _)) = options.get().first()
            && number.with_untracked(String::is_empty)
        {
            number.set(first.clone());
        }
    });
    let upload = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let file = input.files().and_then(|files| files.get(0));
        let Some(file) = file else { return };
        // The same file can be chosen again after it was mended.
        input.set_value("");
        let Ok(id) = Uuid::parse_str(&number.get_untracked()) else {
            error.set(Some(t!("contacts-import-connect-first").to_owned()));
            return;
        };
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match api::imports::create(id, file).await {
                Ok(import) => {
                    load.reload();
                    chosen.try_set(Some(import));
                }
                Err(problem) => {
                    error.try_set(Some(problem.line()));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Card title=t!("contacts-import-choose")>
            <div class="flex flex-col gap-4">
                {move || error.get().map(|text| view! { <Notice text/> })}
                <div class="max-w-sm">
                    <Field label=t!("contacts-number") help=t!("contacts-import-number-help")><Select value=number options=options/></Field>
                </div>
                <label class="flex flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center hover:bg-sunken">
                    <span class="flex items-center justify-center w-10 h-10 rounded-lg bg-accent-soft text-accent-ink"><Icon name="upload" class="w-5 h-5"/></span>
                    <span class="text-sm font-medium">{move || if busy.get() { t!("contacts-import-uploading") } else { t!("contacts-import-choose-csv") }}</span>
                    <span class="text-xs text-muted">{t!("contacts-import-limits")}</span>
                    <input
                        type="file"
                        class="sr-only"
                        accept=".csv,.txt,.tsv,text/csv,text/plain"
                        aria-label=t!("contacts-import-file-of")
                        disabled=move || busy.get()
                        on:change=upload
                    />
                </label>
            </div>
        </Card>
    }
}

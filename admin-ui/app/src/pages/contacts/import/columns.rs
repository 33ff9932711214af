//! What the columns of a file are, with its first rows and what would be refused.

use admin_types::{Import, ImportPlan, ImportPreview, Page};
use leptos::{prelude::*, task::spawn_local};

use super::super::known;
use crate::{
    api,
    components::{Button, ButtonVariant, Card, Field, Input, Notice, Select, Skeleton, Toaster, Tone},
    pages::search::pause_typing,
    state::{Load, LoadView},
};

/// What can be chosen for every file, with keys of words.
const USES: [(&str, &str); 6] = [
    ("", key!("contacts-column-leave-out")),
    ("phone", key!("contacts-phone")),
    ("name", key!("contacts-name")),
    ("language", key!("contacts-language")),
    ("tags", key!("contacts-tags")),
    ("consent", key!("contacts-column-consent")),
];

/// The card.
#[component]
pub(super) fn Columns(
    import: Import,
    chosen: RwSignal<Option<Import>>,
    load: Load<Page<Import>>,
) -> impl IntoView {
    let id = import.id;
    // As it is guessed, once.
    let first = Load::new(move || async move { api::imports::preview(id, &ImportPlan::default()).await });
    view! {
        <Card title=import.filename subtitle=t!("contacts-columns-text")>
            <LoadView load=first skeleton=|| view! { <Skeleton class="h-40 w-full"/> }>
                {move || first.get().map(|preview| view! { <Form id first=preview chosen load/> })}
            </LoadView>
        </Card>
    }
}

#[component]
fn Form(
    id: uuid::Uuid,
    first: ImportPreview,
    chosen: RwSignal<Option<Import>>,
    load: Load<Page<Import>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let fields = Load::new(api::contacts::fields);
    let uses: Vec<RwSignal<String>> = first.guess.iter().map(|guess| RwSignal::new(guess.clone())).collect();
    let text = || RwSignal::new(String::new());
    let (country, tag, proof, typed_country) = (text(), text(), text(), text());
    pause_typing(typed_country, country);
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    let columns = StoredValue::new(uses.clone());
    let plan = move || ImportPlan {
        columns: columns.with_value(|columns| columns.iter().map(|column| column.get()).collect()),
        country: country.get().trim().to_owned(),
        tag: tag.get().trim().to_owned(),
        proof: proof.get().trim().to_owned(),
    };
    let preview = Load::new(move || {
        let plan = ImportPlan { tag: String::new(), proof: "file".to_owned(), ..plan() };
        async move { api::imports::preview(id, &plan).await }
    });
    let has_consent = Memo::new(move |_| {
        columns.with_value(|columns| columns.iter().any(|it| it.with(|it| it == "consent")))
    });
    let options = Signal::derive(move || {
        let fixed =
            USES.iter().map(|(key, words)| ((*key).to_owned(), crate::language::text(words).to_owned()));
        let each = known(fields).into_iter().map(|field| (format!("field:{}", field.key), field.label));
        fixed.chain(each).collect::<Vec<_>>()
    });
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let plan = untrack(plan);
        spawn_local(async move {
            match api::imports::start(id, &plan).await {
                Ok(_) => {
                    load.reload();
                    chosen.try_set(None);
                    toaster.ok(t!("contacts-import-under-way"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let at = move |pointer: &'static str| {
        Signal::derive(move || error.with(|it| it.as_ref().and_then(|it| it.at(pointer))))
    };
    let samples = first.rows.clone();
    let sample = move |at: usize| {
        let cells =
            samples.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty()).take(3).cloned();
        cells.collect::<Vec<_>>().join(" · ")
    };
    let read_as = match first.separator.as_str() {
        "\t" => t!("contacts-import-read-as-tabs", encoding = &first.encoding),
        other => t!("contacts-import-read-as", encoding = &first.encoding, separator = other),
    };
    view! {
        <form class="flex flex-col gap-4" on:submit=start>
            {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
            <ul class="rows rounded-lg border border-line" aria-label=t!("contacts-columns")>
                {first
                    .headers
                    .iter()
                    .zip(uses)
                    .enumerate()
                    .map(|(index, (header, column))| {
                        let label = t!("contacts-column-what", column = header);
                        view! {
                            <li class="grid grid-cols-1 sm:grid-cols-2 gap-2 items-center px-3 py-2">
                                <span class="min-w-0">
                                    <span class="block text-sm font-medium truncate">{header.clone()}</span>
                                    <span class="block text-xs text-muted truncate">{sample(index)}</span>
                                </span>
                                <Select value=column options=options label=label/>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                <Field label=t!("contacts-import-country") help=t!("contacts-import-country-help") optional=true error=at("/country")>
                    <Input value=typed_country maxlength=4 placeholder="49"/>
                </Field>
                <Field label=t!("contacts-import-tag") help=t!("contacts-import-tag-help") optional=true error=at("/tag")>
                    <Input value=tag maxlength=60/>
                </Field>
            </div>
            <Show when=move || has_consent.get()>
                <Field label=t!("contacts-import-proof") help=t!("contacts-import-proof-help") error=at("/proof")>
                    <Input value=proof maxlength=1000/>
                </Field>
            </Show>
            {move || preview.get().map(|preview| view! { <Refused preview/> })}
            <div class="flex flex-wrap items-center gap-2 border-t border-line pt-4">
                <Button variant=ButtonVariant::Primary submit=true busy=busy icon="upload">{t!("contacts-import")}</Button>
                <Button on:click=move |_| chosen.set(None)>{t!("contacts-import-later")}</Button>
                <span class="text-xs text-muted sm:ml-auto">{read_as}</span>
            </div>
        </form>
    }
}

/// What would be refused, and why.
#[component]
fn Refused(preview: ImportPreview) -> impl IntoView {
    if preview.refused == 0 {
        let text = t!("contacts-import-all-fit", n = preview.looked_at);
        return view! { <Notice tone=Tone::Ok text/> }.into_any();
    }
    let text = t!("contacts-import-some-refused", refused = preview.refused, n = preview.looked_at);
    view! {
        <div class="flex flex-col gap-2">
            <Notice tone=Tone::Warn text/>
            <ul class="rounded-lg border border-line rows max-h-56 overflow-y-auto text-sm" aria-label=t!("contacts-import-refused-rows")>
                {preview
                    .problems
                    .into_iter()
                    .map(|problem| {
                        view! {
                            <li class="flex gap-3 px-3 py-2">
                                <span class="text-muted shrink-0 w-16">{t!("contacts-import-line", line = problem.line.to_string())}</span>
                                <span class="min-w-0 break-words">{problem.problem}</span>
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </div>
    }
    .into_any()
}

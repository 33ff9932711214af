//! One line with suggestions: a time zone, a language, a country, a schedule.

use engine_core::next_runs;
use flows_schema::{
    Flow,
    triggers::Schedule,
    ui_schema::{FieldUi, Widget},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{super::state::Editor, binding::Binding};
use crate::{
    components::{Field, FieldContext},
    words,
};

/// Runs of a schedule that are shown.
const NEXT_RUNS: usize = 3;

/// Zones that most people look for; any other IANA name can be typed.
const ZONES: &[&str] = &[
    "UTC",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Chicago",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Santiago",
    "America/Sao_Paulo",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Riyadh",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Amsterdam",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Rome",
];

/// Countries where WhatsApp is used most.
const COUNTRIES: &[&str] = &[
    "AE", "AR", "AT", "AU", "BD", "BE", "BR", "CA", "CH", "CL", "CO", "DE", "EG", "ES", "FR", "GB", "GH",
    "HK", "ID", "IN", "IT", "KE", "MX", "MY", "NG", "NL", "PE", "PH", "PK", "PT", "SA", "SG", "TR", "TZ",
    "UG", "US", "ZA",
];

fn suggestions(widget: &Widget, flow: &Flow) -> Vec<String> {
    let fixed = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match widget {
        Widget::Timezone => fixed(ZONES),
        Widget::Country => fixed(COUNTRIES),
        Widget::Language => flow.languages.clone(),
        Widget::Cron => fixed(&["0 9 * * 1-5", "0 9 * * *", "0 18 * * 5", "0 8 1 * *", "*/30 8-17 * * *"]),
        _ => Vec::new(),
    }
}

/// The line.
#[component]
pub(super) fn SuggestField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let error = binding.problem();
    let next = binding.clone();
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <SuggestInput field binding/>
        </Field>
        {matches!(field.widget, Widget::Cron).then(|| view! { <NextRuns binding=next/> })}
    }
}

/// When a schedule runs the next times, by its own clock.
#[component]
fn NextRuns(binding: Binding) -> impl IntoView {
    let editor = Editor::current();
    let runs = Memo::new(move |_| {
        let config = binding.whole().get();
        let schedule = serde_json::from_value::<Schedule>(config).ok()?;
        let zone = editor.flow.with(|flow| flow.settings.timezone.clone());
        let runs = next_runs(&schedule, &zone, words::now()?, NEXT_RUNS);
        let shown = if schedule.timezone.is_empty() { zone } else { schedule.timezone };
        Some((runs.into_iter().map(words::date_time).collect::<Vec<_>>(), shown))
    });
    view! {
        {move || {
            runs.get()
                .filter(|(runs, _)| !runs.is_empty())
                .map(|(runs, zone)| {
                    view! {
                        <div class="text-xs text-muted" role="status" data-next-runs="">
                            <p>{t!("inspector-next-runs", zone = zone)}</p>
                            <ul class="list-disc ps-4">
                                {runs.into_iter().map(|run| view! { <li>{run}</li> }).collect_view()}
                            </ul>
                        </div>
                    }
                })
        }}
    }
}

#[component]
fn SuggestInput(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let context = FieldContext::current();
    let editor = Editor::current();
    let list = format!("{}-suggestions", context.id().unwrap_or_default());
    let (reading, writing, sealing) = (binding.clone(), binding.clone(), binding.clone());
    let known = Memo::new(move |_| editor.flow.with(|flow| suggestions(&field.widget, flow)));
    view! {
        <input
            class="form-control"
            id=context.id()
            list=list.clone()
            placeholder=field.placeholder.clone()
            disabled=binding.read_only
            aria-describedby=context.described_by()
            autocomplete="off"
            prop:value=move || reading.text()
            on:input=move |event| writing.type_in(Value::String(event_target_value(&event)))
            on:blur=move |_| sealing.seal()
        />
        <datalist id=list>
            {move || known.get().into_iter().map(|word| view! { <option value=word></option> }).collect_view()}
        </datalist>
    }
}

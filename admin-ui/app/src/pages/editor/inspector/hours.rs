//! Opening hours: for each day, as many spans as it has.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::binding::Binding;
use crate::components::{ButtonSize, IconButton};

/// The days with the keys of their names.
const DAYS: &[(&str, &str)] = &[
    ("mon", key!("inspector-monday")),
    ("tue", key!("inspector-tuesday")),
    ("wed", key!("inspector-wednesday")),
    ("thu", key!("inspector-thursday")),
    ("fri", key!("inspector-friday")),
    ("sat", key!("inspector-saturday")),
    ("sun", key!("inspector-sunday")),
];

fn spans(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// A new span: the afternoon after a morning, else the usual day.
fn next_span(present: &[Value]) -> Value {
    match present.last().and_then(|span| span.get("to")).and_then(Value::as_str) {
        Some(to) if to < "14:00" => json!({"from": "14:00", "to": "18:00"}),
        Some(_) => json!({"from": "19:00", "to": "21:00"}),
        None => json!({"from": "09:00", "to": "17:00"}),
    }
}

/// The week.
#[component]
pub(super) fn HoursField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let error = binding.problem();
    view! {
        <div class="flex flex-col gap-2" role="group" aria-label=field.label.clone()>
            <span class="text-xs font-medium">{field.label.clone()}</span>
            {DAYS
                .iter()
                .map(|(day, name)| view! { <Day binding=binding.clone() day=*day name=crate::language::text(name)/> })
                .collect_view()}
            {move || error.get().map(|error| view! { <p class="text-xs text-danger-ink">{error}</p> })}
            {field.help.clone().map(|help| view! { <p class="text-xs text-muted">{help}</p> })}
        </div>
    }
}

#[component]
fn Day(binding: Binding, day: &'static str, name: &'static str) -> impl IntoView {
    let own = binding.child(day);
    let reading = own.clone();
    let count = Memo::new(move |_| spans(&reading.get()).len());
    let adding = own.clone();
    let add = move |_| {
        let mut list = spans(&adding.peek());
        let span = next_span(&list);
        list.push(span);
        adding.choose(list.into());
    };
    let read_only = own.read_only;
    let own = StoredValue::new(own);
    view! {
        <div class="flex items-start gap-2">
            <span class="w-20 pt-2 text-xs text-muted">{name}</span>
            <div class="flex flex-col gap-1 flex-1 min-w-0">
                <Show when=move || count.get() == 0>
                    <span class="pt-2 text-xs text-faint">{t!("inspector-closed")}</span>
                </Show>
                <For each=move || 0..count.get() key=|index| *index let:index>
                    <Span day=own.get_value() index name/>
                </For>
            </div>
            {(!read_only)
                .then(|| view! { <IconButton icon="plus" label=t!("inspector-add-hours", day = name) size=ButtonSize::Small on:click=add/> })}
        </div>
    }
}

#[component]
fn Span(day: Binding, index: usize, name: &'static str) -> impl IntoView {
    let own = day.child(index);
    let removing = day;
    let remove = move |_| {
        let mut list = spans(&removing.peek());
        if index < list.len() {
            list.remove(index);
        }
        removing.choose(list.into());
    };
    let time = |part: &'static str, label: String| {
        let place = own.child(part);
        let (reading, writing) = (place.clone(), place.clone());
        view! {
            // No time field of the browser: it is twelve-hour in some places and too wide in all.
            <input
                class="form-control form-clock"
                inputmode="numeric"
                maxlength="5"
                placeholder="09:00"
                aria-label=label
                disabled=place.read_only
                prop:value=move || reading.text()
                on:change=move |event| writing.choose(Value::String(event_target_value(&event)))
            />
        }
    };
    let read_only = own.read_only;
    view! {
        <div class="flex items-center gap-1">
            {time("from", t!("inspector-hours-from", day = name))} <span class="text-faint">"–"</span>
            {time("to", t!("inspector-hours-to", day = name))}
            {(!read_only)
                .then(|| view! { <IconButton icon="x" label=t!("inspector-remove-hours", day = name) size=ButtonSize::Small on:click=remove/> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_span_comes_after_the_first() {
        assert_eq!(next_span(&[]), json!({"from": "09:00", "to": "17:00"}));
        assert_eq!(next_span(&[json!({"from": "09:00", "to": "12:00"})])["from"], "14:00");
        assert_eq!(next_span(&[json!({"from": "09:00", "to": "17:00"})])["from"], "19:00");
    }
}

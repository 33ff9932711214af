//! Numbers and durations.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::Value;

use super::{
    super::cards::{Unit, split_duration},
    binding::Binding,
};
use crate::components::{Field, FieldContext};

/// A number; an empty field is no number.
#[component]
pub(super) fn NumberField(
    field: &'static FieldUi,
    binding: Binding,
    min: Option<f64>,
    max: Option<f64>,
    step: f64,
) -> impl IntoView {
    let error = binding.problem();
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <NumberInput field binding min max step/>
        </Field>
    }
}

/// What a text in a number field means: `None` of no number at all.
fn number(text: &str, step: f64) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Some(Value::Null);
    }
    if step.fract() == 0.0
        && let Ok(whole) = text.parse::<i64>()
    {
        return Some(whole.into());
    }
    text.replace(',', ".").parse::<f64>().ok().filter(|value| value.is_finite()).map(Value::from)
}

#[component]
fn NumberInput(
    field: &'static FieldUi,
    binding: Binding,
    min: Option<f64>,
    max: Option<f64>,
    step: f64,
) -> impl IntoView {
    let context = FieldContext::current();
    let invalid = context.clone();
    let (reading, writing, sealing) = (binding.clone(), binding.clone(), binding.clone());
    view! {
        <input
            class="form-control form-number"
            type="number"
            id=context.id()
            min=min.map(|min| min.to_string())
            max=max.map(|max| max.to_string())
            step=step.to_string()
            placeholder=field.placeholder.clone()
            disabled=binding.read_only
            aria-invalid=invalid.invalid()
            aria-describedby=context.described_by()
            prop:value=move || reading.text()
            on:input=move |event| {
                if let Some(value) = number(&event_target_value(&event), step) {
                    writing.type_in(value);
                }
            }
            on:blur=move |_| sealing.seal()
        />
    }
}

/// Seconds as a number with a unit. An empty field is no duration, where that is allowed.
#[component]
pub(super) fn DurationField(
    field: &'static FieldUi,
    binding: Binding,
    max_seconds: u32,
    empty: Option<&'static str>,
) -> impl IntoView {
    let error = binding.problem();
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <DurationInput binding max_seconds empty/>
        </Field>
    }
}

/// The name of a unit for more than one of it.
fn in_plural(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => t!("inspector-seconds"),
        Unit::Minute => t!("inspector-minutes"),
        Unit::Hour => t!("inspector-hours"),
        Unit::Day => t!("inspector-days"),
    }
}

#[component]
fn DurationInput(binding: Binding, max_seconds: u32, empty: Option<&'static str>) -> impl IntoView {
    let context = FieldContext::current();
    let invalid = context.clone();
    let start = binding.peek().as_u64();
    let unit = RwSignal::new(start.map_or(Unit::Minute, |seconds| split_duration(seconds).1));
    let reading = binding.clone();
    let value = Memo::new(move |_| {
        // The unit stays what the author chose as long as it divides the seconds.
        let seconds = reading.get().as_u64();
        let unit_seconds = unit.get().seconds();
        seconds.map(|seconds| {
            if seconds.is_multiple_of(unit_seconds) {
                (seconds / unit_seconds).to_string()
            } else {
                format!("{:.2}", seconds as f64 / unit_seconds as f64)
            }
        })
    });
    let writing = binding.clone();
    let write = move |text: String, unit: Unit| {
        let amount = text.trim().replace(',', ".").parse::<f64>().ok();
        match amount {
            Some(amount) if amount >= 0.0 => {
                let seconds = (amount * unit.seconds() as f64).round().min(f64::from(max_seconds));
                writing.type_in(Value::from(seconds as u64));
            }
            None if text.trim().is_empty() && empty.is_some() => writing.type_in(Value::Null),
            _ => {}
        }
    };
    let choose = {
        let write = write.clone();
        move |name: String| {
            if let Some(chosen) = Unit::ALL.into_iter().find(|unit| unit.name() == name) {
                let amount = value.get_untracked();
                unit.set(chosen);
                if let Some(amount) = amount {
                    write(amount, chosen);
                }
            }
        }
    };
    let sealing = binding.clone();
    view! {
        <div class="flex items-center gap-2">
            <input
                class="form-control form-number"
                type="number"
                min="0"
                step="any"
                id=context.id()
                placeholder=empty.map(|_| "–")
                disabled=binding.read_only
                aria-invalid=invalid.invalid()
                aria-describedby=context.described_by()
                prop:value=move || value.get().unwrap_or_default()
                on:input=move |event| write(event_target_value(&event), unit.get_untracked())
                on:blur=move |_| sealing.seal()
            />
            <select
                class="form-control form-unit"
                aria-label=t!("inspector-unit")
                disabled=binding.read_only
                on:change=move |event| choose(event_target_value(&event))
            >
                {Unit::ALL
                    .into_iter()
                    .map(|one| {
                        view! {
                            <option value=one.name() selected=move || unit.get() == one>
                                {in_plural(one)}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            {empty.map(|words| view! { <span class="text-xs text-faint truncate">{move || value.get().is_none().then_some(words)}</span> })}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_read_as_typed() {
        assert_eq!(number("", 1.0), Some(Value::Null));
        assert_eq!(number(" 12 ", 1.0), Some(json!(12)));
        assert_eq!(number("1,5", 0.1), Some(json!(1.5)));
        assert_eq!(number("twelve", 1.0), None);
        assert_eq!(number("inf", 1.0), None);
    }
}

//! Dates: one, or a list of them.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::Value;

use super::{binding::Binding, words::WordsField};
use crate::components::{Field, FieldContext};

/// Dates of one field.
const MAX_DATES: usize = 200;

/// A list is edited as chips, one date by the browser's own field.
#[component]
pub(super) fn DatesField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    if matches!(binding.peek(), Value::Array(_)) {
        return view! { <WordsField field binding max=MAX_DATES/> }.into_any();
    }
    let error = binding.problem();
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <DateInput binding/>
        </Field>
    }
    .into_any()
}

#[component]
fn DateInput(binding: Binding) -> impl IntoView {
    let context = FieldContext::current();
    let (reading, writing) = (binding.clone(), binding.clone());
    view! {
        <input
            type="date"
            class="form-control"
            id=context.id()
            disabled=binding.read_only
            aria-describedby=context.described_by()
            prop:value=move || reading.text()
            on:change=move |event| writing.choose(Value::String(event_target_value(&event)))
        />
    }
}

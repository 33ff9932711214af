//! Texts for machines: JSON, expressions.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::Value;

use super::binding::Binding;
use crate::components::{Field, FieldContext};

/// A text of fixed width. A value that is not text is edited as JSON, and kept while it can be read.
#[component]
pub(super) fn CodeField(field: &'static FieldUi, binding: Binding, lines: u8) -> impl IntoView {
    let error = binding.problem();
    let unread = RwSignal::new(None::<String>);
    let shown = Signal::derive(move || unread.get().or_else(|| error.get()));
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error=shown>
            <CodeInput field binding lines unread/>
        </Field>
    }
}

#[component]
fn CodeInput(
    field: &'static FieldUi,
    binding: Binding,
    lines: u8,
    unread: RwSignal<Option<String>>,
) -> impl IntoView {
    let context = FieldContext::current();
    let (reading, writing, sealing) = (binding.clone(), binding.clone(), binding.clone());
    let structured = matches!(binding.peek(), Value::Object(_) | Value::Array(_));
    let text = move || match reading.get() {
        value @ (Value::Object(_) | Value::Array(_)) => {
            serde_json::to_string_pretty(&value).unwrap_or_default()
        }
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let write = move |words: String| {
        if !structured {
            writing.type_in(Value::String(words));
            return;
        }
        match serde_json::from_str::<Value>(&words) {
            Ok(value) => {
                unread.set(None);
                writing.type_in(value);
            }
            Err(error) => unread.set(Some(format!("This is not JSON yet: {error}."))),
        }
    };
    view! {
        <textarea
            class="form-control form-area form-mono field-grow"
            id=context.id()
            rows=lines.to_string()
            spellcheck="false"
            placeholder=field.placeholder.clone()
            disabled=binding.read_only
            aria-describedby=context.described_by()
            prop:value=text
            on:input=move |event| write(event_target_value(&event))
            on:blur=move |_| sealing.seal()
        ></textarea>
    }
}

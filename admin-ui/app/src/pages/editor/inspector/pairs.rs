//! Names with values, as a table: headers, a query, what goes into a subflow.

use flows_schema::ui_schema::FieldUi;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::binding::Binding;
use crate::components::{Button, ButtonSize, ButtonVariant, IconButton};

fn rows(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The table with a button for the next row.
#[component]
pub(super) fn PairsField(
    field: &'static FieldUi,
    binding: Binding,
    key: &'static str,
    max: usize,
) -> impl IntoView {
    let reading = binding.clone();
    let count = Memo::new(move |_| rows(&reading.get()).len());
    let error = binding.problem();
    let adding = binding.clone();
    let add = move |_| {
        let mut list = rows(&adding.peek());
        list.push(json!({"key": "", "value": ""}));
        adding.choose(list.into());
    };
    let read_only = binding.read_only;
    view! {
        <div class="flex flex-col gap-2" role="group" aria-label=field.label.clone()>
            <span class="text-xs font-medium">{field.label.clone()}</span>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <Pair binding=binding.clone() index key/>
            </For>
            {move || error.get().map(|error| view! { <p class="text-xs text-danger-ink">{error}</p> })}
            {field.help.clone().map(|help| view! { <p class="text-xs text-muted">{help}</p> })}
            {(!read_only)
                .then(|| {
                    view! {
                        <Button
                            size=ButtonSize::Small
                            variant=ButtonVariant::Secondary
                            icon="plus"
                            class="self-start"
                            disabled=Signal::derive(move || count.get() >= max)
                            on:click=add
                        >
                            {t!("inspector-add")}
                        </Button>
                    }
                })}
        </div>
    }
}

/// One row.
#[component]
fn Pair(binding: Binding, index: usize, key: &'static str) -> impl IntoView {
    let own = binding.child(index);
    let removing = binding;
    let remove = move |_| {
        let mut list = rows(&removing.peek());
        if index < list.len() {
            list.remove(index);
        }
        removing.choose(list.into());
    };
    let read_only = own.read_only;
    let (name, value) = (own.child("key"), own.child("value"));
    let problem = {
        let (name, value) = (name.problem(), value.problem());
        Signal::derive(move || name.get().or_else(|| value.get()))
    };
    view! {
        <div class="flex flex-col gap-1">
            <div class="flex items-center gap-1">
                <Cell binding=name label=format!("{key} {}", index + 1) placeholder=key/>
                <Cell binding=value label=t!("inspector-value-number", number = index + 1) placeholder=t!("inspector-value")/>
                {(!read_only)
                    .then(|| {
                        view! {
                            <IconButton
                                icon="x"
                                label=t!("inspector-remove-row", number = index + 1)
                                size=ButtonSize::Small
                                on:click=remove
                            />
                        }
                    })}
            </div>
            {move || problem.get().map(|error| view! { <p class="text-xs text-danger-ink">{error}</p> })}
        </div>
    }
}

#[component]
fn Cell(binding: Binding, label: String, placeholder: &'static str) -> impl IntoView {
    let (reading, writing, sealing) = (binding.clone(), binding.clone(), binding.clone());
    view! {
        <input
            class="form-control form-mono flex-1"
            aria-label=label
            placeholder=placeholder
            disabled=binding.read_only
            prop:value=move || reading.text()
            on:input=move |event| writing.type_in(Value::String(event_target_value(&event)))
            on:blur=move |_| sealing.seal()
        />
    }
}

//! Several of a few values, as boxes to tick.

use flows_schema::ui_schema::{FieldUi, SelectOption};
use leptos::prelude::*;
use serde_json::Value;

use super::binding::Binding;

/// The values with one added or taken away, in the order of the options.
fn toggled(chosen: &Value, options: &[SelectOption], value: &str, on: bool) -> Value {
    let has = |option: &str| chosen.as_array().is_some_and(|list| list.iter().any(|entry| entry == option));
    options
        .iter()
        .map(|option| option.value.as_str())
        .filter(|option| if *option == value { on } else { has(option) })
        .collect::<Vec<_>>()
        .into()
}

/// A box for each value.
#[component]
pub(super) fn SeveralField(
    field: &'static FieldUi,
    binding: Binding,
    options: &'static [SelectOption],
) -> impl IntoView {
    let error = binding.problem();
    view! {
        <fieldset class="flex flex-col gap-1.5">
            <legend class="text-xs font-medium mb-1.5">{field.label.clone()}</legend>
            {options
                .iter()
                .map(|option| {
                    let (reading, writing) = (binding.clone(), binding.clone());
                    let value = option.value.as_str();
                    let checked = move || {
                        reading.get().as_array().is_some_and(|list| list.iter().any(|entry| entry == value))
                    };
                    view! {
                        <label class="flex items-center gap-2 text-sm">
                            <input
                                type="checkbox"
                                disabled=binding.read_only
                                prop:checked=checked
                                on:change=move |event| {
                                    writing.choose(toggled(&writing.peek(), options, value, event_target_checked(&event)));
                                }
                            />
                            {option.label.clone()}
                        </label>
                    }
                })
                .collect_view()}
            {move || error.get().map(|error| view! { <p class="text-xs text-danger-ink">{error}</p> })}
            {field.help.clone().map(|help| view! { <p class="text-xs text-muted">{help}</p> })}
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_keep_the_order_of_the_options() {
        let options = [SelectOption::new("a", "A"), SelectOption::new("b", "B"), SelectOption::new("c", "C")];
        assert_eq!(toggled(&json!(["c"]), &options, "a", true), json!(["a", "c"]));
        assert_eq!(toggled(&json!(["a", "c"]), &options, "c", false), json!(["a"]));
        assert_eq!(toggled(&Value::Null, &options, "b", true), json!(["b"]));
    }
}

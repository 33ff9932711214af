//! Words or short phrases as chips.

use flows_schema::ui_schema::FieldUi;
use leptos::{ev, prelude::*};
use serde_json::Value;

use super::binding::Binding;
use crate::components::{Field, FieldContext, Icon};

/// The words of a value.
fn words_of(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The words with those of a text added: commas and line breaks separate, repeats are dropped.
fn added(mut words: Vec<String>, text: &str, max: usize) -> Vec<String> {
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let known = words.iter().any(|word| word.to_lowercase() == part.to_lowercase());
        if !known && words.len() < max {
            words.push(part.to_owned());
        }
    }
    words
}

/// Chips with a field for the next one.
#[component]
pub(super) fn WordsField(field: &'static FieldUi, binding: Binding, max: usize) -> impl IntoView {
    let error = binding.problem();
    let help = field.help.clone().unwrap_or_else(|| t!("inspector-words-help").to_owned());
    view! {
        <Field label=field.label.clone() help=help error>
            <Chips field binding max/>
        </Field>
    }
}

#[component]
fn Chips(field: &'static FieldUi, binding: Binding, max: usize) -> impl IntoView {
    let context = FieldContext::current();
    let text = RwSignal::new(String::new());
    let reading = binding.clone();
    let words = Memo::new(move |_| words_of(&reading.get()));
    let write = {
        let binding = binding.clone();
        move |words: Vec<String>| binding.choose(words.into())
    };
    let take = {
        let write = write.clone();
        move || {
            let more = added(words.get_untracked(), &text.get_untracked(), max);
            if more != words.get_untracked() {
                write(more);
            }
            text.set(String::new());
        }
    };
    let keys = {
        let (write, take) = (write.clone(), take.clone());
        move |event: ev::KeyboardEvent| match event.key().as_str() {
            "Enter" | "," => {
                event.prevent_default();
                take();
            }
            "Backspace" if text.with_untracked(String::is_empty) => {
                let mut fewer = words.get_untracked();
                if fewer.pop().is_some() {
                    write(fewer);
                }
            }
            _ => {}
        }
    };
    let read_only = binding.read_only;
    view! {
        <div class="form-chips">
            {move || {
                let write = write.clone();
                words
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(index, word)| {
                        let write = write.clone();
                        let label = t!("inspector-remove-word", word = &word);
                        view! {
                            <span class="form-chip">
                                {word}
                                {(!read_only)
                                    .then(|| {
                                        view! {
                                            <button
                                                type="button"
                                                aria-label=label
                                                on:click=move |_| {
                                                    let mut fewer = words.get_untracked();
                                                    fewer.remove(index);
                                                    write(fewer);
                                                }
                                            >
                                                <Icon name="x" class="w-3 h-3"/>
                                            </button>
                                        }
                                    })}
                            </span>
                        }
                    })
                    .collect_view()
            }}
            <input
                id=context.id()
                aria-describedby=context.described_by()
                placeholder=move || words.with(Vec::is_empty).then(|| field.placeholder.clone()).flatten()
                maxlength=field.max_chars.map(|max| max.to_string())
                disabled=read_only
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
                on:keydown=keys
                on:blur=move |_| take()
            />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_trimmed_and_unique() {
        let words = vec!["menu".to_owned()];
        assert_eq!(added(words.clone(), " help , MENU,,start here\n", 10), ["menu", "help", "start here"]);
        assert_eq!(added(words.clone(), "a,b,c", 2), ["menu", "a"]);
        assert_eq!(added(words.clone(), "  ", 10), words);
    }
}

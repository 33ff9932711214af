//! Lists of entries that can be added, removed and put in order; and small objects.

use std::collections::BTreeSet;

use flows_schema::ui_schema::{FieldUi, Widget};
use leptos::{ev, prelude::*};
use serde_json::Value;

use super::{super::clipboard::fresh_id, binding::Binding, field::Fields};
use crate::components::{Button, ButtonSize, ButtonVariant, Icon, IconButton};

/// A small object, edited as a group of fields.
#[component]
pub(super) fn ObjectField(
    field: &'static FieldUi,
    binding: Binding,
    fields: &'static [FieldUi],
) -> impl IntoView {
    view! {
        <div class="flex flex-col gap-3">
            <p class="text-xs font-medium">{field.label.clone()}</p>
            <Fields fields binding/>
        </div>
    }
}

/// The entries of a list.
fn entries(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// A new entry, with an id of its own where entries have ids.
fn new_entry(template: &Value, present: &[Value], id_property: Option<&str>, id_prefix: &str) -> Value {
    let mut entry = template.clone();
    if let (Some(property), Some(fields)) = (id_property, entry.as_object_mut()) {
        let taken: BTreeSet<String> =
            present.iter().filter_map(|entry| entry.get(property)?.as_str()).map(str::to_owned).collect();
        fields.insert(property.to_owned(), fresh_id(&taken, id_prefix).into());
    }
    entry
}

/// The list with one entry at another place.
fn moved(mut list: Vec<Value>, from: usize, to: usize) -> Vec<Value> {
    if from < list.len() && to < list.len() {
        let entry = list.remove(from);
        list.insert(to, entry);
    }
    list
}

/// The entries, each with its fields and its tools.
#[component]
pub(super) fn ListField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let Widget::List { item, fields, max, id_property, id_prefix, template } = &field.widget else {
        return ().into_any();
    };
    let (max, id_property) = (*max, *id_property);
    let reading = binding.clone();
    let count = Memo::new(move |_| entries(&reading.get()).len());
    let error = binding.problem();
    let adding = binding.clone();
    let add = move |_| {
        let mut list = entries(&adding.peek());
        list.push(new_entry(template, &list, id_property, id_prefix));
        adding.choose(list.into());
    };
    let read_only = binding.read_only;
    let dragged = RwSignal::new(None::<usize>);
    // Entries are kept by place: what is typed stays in its field, and moving shifts the values.
    view! {
        <div class="flex flex-col gap-2" role="group" aria-label=field.label.clone()>
            <div class="flex items-baseline justify-between">
                <span class="text-xs font-medium">{field.label.clone()}</span>
                <span class="text-xs text-faint">{move || format!("{} / {max}", count.get())}</span>
            </div>
            <For each=move || 0..count.get() key=|index| *index let:index>
                <Entry item fields binding=binding.clone() index count dragged/>
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
                            {t!("inspector-add-item", item = *item)}
                        </Button>
                    }
                })}
        </div>
    }
    .into_any()
}

/// One entry.
#[component]
fn Entry(
    item: &'static str,
    fields: &'static [FieldUi],
    binding: Binding,
    index: usize,
    count: Memo<usize>,
    dragged: RwSignal<Option<usize>>,
) -> impl IntoView {
    let own = binding.child(index);
    let read_only = binding.read_only;
    let binding = StoredValue::new(binding);
    let change = move |make: &dyn Fn(Vec<Value>) -> Vec<Value>| {
        binding.with_value(|binding| binding.choose(make(entries(&binding.peek())).into()));
    };
    let up = move |_| change(&|list| moved(list, index, index.wrapping_sub(1)));
    let down = move |_| change(&|list| moved(list, index, index + 1));
    let remove = move |_| {
        change(&|mut list| {
            if index < list.len() {
                list.remove(index);
            }
            list
        });
    };
    let over = RwSignal::new(false);
    let hovered = move |event: ev::DragEvent| {
        if dragged.get_untracked().is_some() {
            event.prevent_default();
            over.set(true);
        }
    };
    let dropped = move |event: ev::DragEvent| {
        over.set(false);
        if let Some(from) = dragged.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            dragged.set(None);
            change(&|list| moved(list, from, index));
        }
    };
    let name = format!("{}{} {}", item[..1].to_uppercase(), &item[1..], index + 1);
    let label = name.clone();
    view! {
        <div
            class="form-entry"
            role="group"
            aria-label=label
            data-over=move || over.get().to_string()
            on:dragover=hovered
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <div class="flex items-center gap-1">
                <span
                    class="form-grip text-faint"
                    draggable=(!read_only).to_string()
                    on:dragstart=move |event| {
                        event.stop_propagation();
                        dragged.set(Some(index));
                        if let Some(data) = event.data_transfer() {
                            // Some browsers drag nothing that carries nothing.
                            let _ = data.set_data("text/plain", &index.to_string());
                            data.set_effect_allowed("move");
                        }
                    }
                    on:dragend=move |_| dragged.set(None)
                >
                    <Icon name="grip-vertical" class="w-3.5 h-3.5"/>
                </span>
                <span class="flex-1 text-xs font-medium text-muted">{name}</span>
                {(!read_only)
                    .then(|| {
                        view! {
                            <IconButton
                                icon="chevron-up"
                                label=t!("inspector-move-item-up", item = item, number = index + 1)
                                size=ButtonSize::Small
                                disabled=index == 0
                                on:click=up
                            />
                            <IconButton
                                icon="chevron-down"
                                label=t!("inspector-move-item-down", item = item, number = index + 1)
                                size=ButtonSize::Small
                                disabled=Signal::derive(move || index + 1 >= count.get())
                                on:click=down
                            />
                            <IconButton
                                icon="x"
                                label=t!("inspector-remove-item", item = item, number = index + 1)
                                size=ButtonSize::Small
                                on:click=remove
                            />
                        }
                    })}
            </div>
            <Fields fields binding=own/>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_new_entry_has_an_id_that_is_free() {
        let present = [json!({"id": "option_1"}), json!({"id": "option_3"})];
        let entry = new_entry(&json!({"title": ""}), &present, Some("id"), "option");
        assert_eq!(entry, json!({"id": "option_2", "title": ""}));
        assert_eq!(new_entry(&json!({"a": 1}), &present, None, "rule"), json!({"a": 1}));
    }

    #[test]
    fn entries_move_one_place_and_stop_at_the_ends() {
        let list = vec![json!(1), json!(2), json!(3)];
        assert_eq!(moved(list.clone(), 2, 1), [json!(1), json!(3), json!(2)]);
        assert_eq!(moved(list.clone(), 0, usize::MAX), list);
        assert_eq!(moved(list.clone(), 2, 3), list);
    }
}

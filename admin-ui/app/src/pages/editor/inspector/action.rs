//! The form of a custom action, made from its definition as the forms of built-in steps are from theirs.

use std::{cell::RefCell, collections::BTreeMap};

use flows_schema::{
    ActionDefinition,
    ui_schema::{FieldUi, Widget},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    binding::Binding,
    text::{LineField, MessageField},
};
use crate::components::Icon;

thread_local! {
    /// Fields of inputs that were shown, by action, version and input. Forms take fields that live for ever, and
    /// a version of an action never changes, so each is made once.
    static FIELDS: RefCell<BTreeMap<(String, u32, String), &'static FieldUi>> = const { RefCell::new(BTreeMap::new()) };
}

/// The field of one input.
fn field(definition: &ActionDefinition, input: &str) -> &'static FieldUi {
    let key = (definition.name.clone(), definition.version, input.to_owned());
    FIELDS.with_borrow_mut(|fields| {
        *fields.entry(key).or_insert_with(|| Box::leak(Box::new(made(definition, input))))
    })
}

fn made(definition: &ActionDefinition, input: &str) -> FieldUi {
    let look = definition.ui.iter().find(|field| field.property == input);
    let schema = &definition.input["properties"][input];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let label = [look.map(|look| look.label.clone()), Some(text(&schema["title"])), Some(input.to_owned())]
        .into_iter()
        .flatten()
        .find(|label| !label.is_empty())
        .unwrap_or_default();
    let required = definition.required().any(|name| name == input);
    let label = if required { label } else { t!("inspector-optional", label = label) };
    let widget = match look.map(|look| look.widget.as_str()) {
        Some("message") => Widget::Message,
        _ => Widget::Line { templates: true },
    };
    let mut field = FieldUi::new("value", widget, &label);
    let help = look.map(|look| look.help.clone()).filter(|help| !help.is_empty());
    field.help = help.or_else(|| Some(text(&schema["description"])).filter(|help| !help.is_empty()));
    field.placeholder = look.map(|look| look.placeholder.clone()).filter(|words| !words.is_empty());
    field
}

/// What the action is, and a field for each input that the step gives.
#[component]
pub(super) fn ActionInputs(definition: ActionDefinition, binding: Binding) -> impl IntoView {
    let given = binding.child("inputs");
    let reading = given.clone();
    let names = Memo::new(move |_| {
        let list = reading.get();
        let name = |pair: &Value| pair["key"].as_str().unwrap_or_default().to_owned();
        list.as_array().map(|list| list.iter().map(name).collect::<Vec<_>>()).unwrap_or_default()
    });
    let about = definition.description.clone();
    let title = t!("inspector-action-version", action = &definition.label, version = definition.version);
    view! {
        <p class="editor-note" data-tone="info">
            <Icon name="puzzle" class="w-3.5 h-3.5 mt-0.5"/>
            <span>{title} {(!about.is_empty()).then(|| format!(" – {about}"))}</span>
        </p>
        {move || {
            names
                .get()
                .into_iter()
                .enumerate()
                .map(|(index, name)| {
                    let field = field(&definition, &name);
                    let binding = given.child(index).child("value");
                    match field.widget {
                        Widget::Message => view! { <MessageField field binding/> }.into_any(),
                        _ => view! { <LineField field binding templates=true/> }.into_any(),
                    }
                })
                .collect_view()
        }}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_says_what_the_definition_says() {
        let definition: ActionDefinition = serde_json::from_value(json!({
            "name": "lead", "version": 2, "label": "Add a lead",
            "input": {"type": "object", "required": ["email"], "properties": {
                "email": {"type": "string", "title": "E-mail"},
                "note": {"type": "string", "description": "What sales should know."}
            }},
            "ui": [{"property": "note", "widget": "message", "label": "Note"}],
            "request": {"url": "https://crm.example.com/leads"}
        }))
        .unwrap();
        let email = field(&definition, "email");
        assert_eq!((email.label.as_str(), &email.help), ("E-mail", &None));
        let note = field(&definition, "note");
        assert_eq!(note.label, "Note (optional)");
        assert_eq!(note.help.as_deref(), Some("What sales should know."));
        assert!(matches!(note.widget, Widget::Message));
        assert!(std::ptr::eq(note, field(&definition, "note")), "a field is made once");
    }
}

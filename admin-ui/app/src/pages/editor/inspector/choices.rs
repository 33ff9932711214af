//! One of a few: a select, a switch, a step of this flow.

use flows_schema::ui_schema::{FieldUi, SelectOption};
use leptos::prelude::*;
use serde_json::Value;

use super::{super::state::Editor, binding::Binding};
use crate::components::{Field, FieldContext, Switch};
use crate::language::title_of;

/// A select over the browser's own element.
#[component]
fn Choose(
    binding: Binding,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(optional, into)] empty: Option<String>,
) -> impl IntoView {
    let context = FieldContext::current();
    let invalid = context.clone();
    let (reading, writing, read_only) = (binding.clone(), binding.clone(), binding.read_only);
    view! {
        <select
            class="form-control"
            id=context.id()
            disabled=read_only
            aria-invalid=invalid.invalid()
            aria-describedby=context.described_by()
            prop:value=move || reading.text()
            on:change=move |event| writing.choose(Value::String(event_target_value(&event)))
        >
            {move || {
                let chosen = binding.text();
                let known = options.with(|options| options.iter().any(|(value, _)| *value == chosen));
                let empty = (!known).then(|| {
                    let words = empty.clone().unwrap_or_else(|| t!("inspector-choose").to_owned());
                    view! { <option value="" selected=true disabled=true>{words}</option> }
                });
                let rest = options
                    .get()
                    .into_iter()
                    .map(|(value, words)| {
                        let selected = value == chosen;
                        view! { <option value=value selected=selected>{words}</option> }
                    })
                    .collect_view();
                (empty, rest)
            }}
        </select>
    }
}

/// One of the values of the type.
#[component]
pub(super) fn SelectField(
    field: &'static FieldUi,
    binding: Binding,
    options: &'static [SelectOption],
) -> impl IntoView {
    let error = binding.problem();
    let options: Vec<_> = options.iter().map(|option| (option.value.clone(), option.label.clone())).collect();
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <Choose binding options=Signal::stored(options)/>
        </Field>
    }
}

/// One of the flow's steps.
#[component]
pub(super) fn NodeRefField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let editor = Editor::current();
    let error = binding.problem();
    let options = Signal::derive(move || {
        editor.flow.with(|flow| {
            flow.nodes
                .iter()
                .map(|node| {
                    let summary = editor.board.with(|board| {
                        board.cards.get(&node.id).map(|card| card.summary.clone()).unwrap_or_default()
                    });
                    let first: String = summary.lines().next().unwrap_or_default().chars().take(32).collect();
                    let title = title_of(node);
                    let words =
                        if first.is_empty() { title.into_owned() } else { format!("{title}: {first}") };
                    (node.id.clone(), words)
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <Choose binding options empty=t!("inspector-choose-step")/>
        </Field>
    }
}

/// A flow of the workspace, or one that the document carries along.
#[component]
pub(super) fn FlowRefField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let editor = Editor::current();
    let error = binding.problem();
    let options = Signal::derive(move || {
        let own = editor.flow.with(|flow| {
            let named = |(key, flow): (&String, &flows_schema::Flow)| (key.clone(), flow.name.clone());
            flow.library.iter().map(named).collect::<Vec<_>>()
        });
        own.into_iter().chain(editor.others.get()).collect::<Vec<_>>()
    });
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <Choose binding options empty=t!("inspector-choose-flow")/>
        </Field>
    }
}

/// On or off.
#[component]
pub(super) fn ToggleField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let error = binding.problem();
    let read_only = binding.read_only;
    let (reading, writing) = (binding.clone(), binding);
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <Switch
                checked=Signal::derive(move || reading.get() == Value::Bool(true))
                on_change=move |on| writing.choose(Value::Bool(on))
                disabled=read_only
            />
        </Field>
    }
}

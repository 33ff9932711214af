//! Variables: choosing one, making one on the spot, putting one into a text.

use flows_schema::{Flow, Variable, VariableType, checks::BUILT_IN_READS, ui_schema::FieldUi};
use leptos::prelude::*;
use serde_json::Value;

use super::{
    super::{change::FlowChange, state::Editor},
    binding::Binding,
};
use crate::components::{
    Button, ButtonSize, ButtonVariant, Field, FieldContext, Icon, Menu, MenuItem, MenuSeparator,
};

/// The entry of the select that makes a new variable. No key can be this.
const NEW: &str = "+";

/// What is known of every contact and message, with the key of its name for people.
const BUILT_IN: &[(&str, &str)] = &[
    ("contact.name", key!("inspector-contact-name")),
    ("contact.phone", key!("inspector-contact-phone")),
    ("contact.language", key!("inspector-contact-language")),
    ("message.text", key!("inspector-last-message")),
    ("now", key!("inspector-date-and-time")),
    ("error.text", key!("inspector-what-went-wrong")),
    ("flow.name", key!("inspector-flow-name")),
];

/// The key for a name: letters and digits, `_` between words, beginning with a letter.
pub(crate) fn key_of(name: &str) -> String {
    let mut key = String::new();
    for letter in name.trim().chars() {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            'A'..='Z' => key.push(letter.to_ascii_lowercase()),
            'ä' | 'Ä' => key.push_str("ae"),
            'ö' | 'Ö' => key.push_str("oe"),
            'ü' | 'Ü' => key.push_str("ue"),
            'ß' => key.push_str("ss"),
            'é' | 'è' | 'ê' => key.push('e'),
            _ if !key.is_empty() && !key.ends_with('_') => key.push('_'),
            _ => {}
        }
    }
    let key: String = key.trim_end_matches('_').chars().take(flows_schema::limits::MAX_ID_CHARS).collect();
    let reserved = BUILT_IN_READS.contains(&key.as_str());
    match key.chars().next() {
        Some(first) if first.is_ascii_digit() || reserved => format!("v_{key}"),
        _ => key,
    }
}

/// Everything that a text can hold: variables of the flow, then what is known of every contact, with their names.
pub(super) fn readable(flow: &Flow) -> Vec<(String, String)> {
    let built_in =
        BUILT_IN.iter().map(|(key, name)| ((*key).to_owned(), crate::language::text(name).to_owned()));
    variables(flow).into_iter().chain(built_in).collect()
}

/// The variables of a flow with their names.
pub(crate) fn variables(flow: &Flow) -> Vec<(String, String)> {
    flow.variables
        .iter()
        .map(|variable| {
            let name = if variable.label.is_empty() { variable.key.clone() } else { variable.label.clone() };
            (variable.key.clone(), name)
        })
        .collect()
}

/// Chooses a variable, or makes one. Rules read, so they may also choose what is built in.
#[component]
pub(super) fn VariableField(field: &'static FieldUi, binding: Binding) -> impl IntoView {
    let error = binding.problem();
    let making = RwSignal::new(false);
    let reads = field.property == "operand";
    view! {
        <Field label=field.label.clone() help=field.help.clone().unwrap_or_default() error>
            <Pick field binding=binding.clone() reads making/>
            <Show when=move || making.get()>
                <NewVariable binding=binding.clone() making/>
            </Show>
        </Field>
    }
}

#[component]
fn Pick(field: &'static FieldUi, binding: Binding, reads: bool, making: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let context = FieldContext::current();
    let invalid = context.clone();
    let writing = binding.clone();
    let chosen = Memo::new({
        let binding = binding.clone();
        move |_| binding.text()
    });
    let choose = move |value: String| match value.as_str() {
        NEW => making.set(true),
        "" => writing.choose(Value::Null),
        _ => {
            making.set(false);
            writing.choose(Value::String(value));
        }
    };
    let known = Memo::new(move |_| editor.flow.with(|flow| variables(flow)));
    let option = move |value: String, words: String| {
        let own = value.clone();
        view! { <option value=value selected=move || chosen.get() == own>{words}</option> }
    };
    view! {
        <select
            class="form-control"
            id=context.id()
            disabled=binding.read_only
            aria-invalid=invalid.invalid()
            aria-describedby=context.described_by()
            on:change=move |event| choose(event_target_value(&event))
        >
            {move || {
                let (known, now) = (known.get(), chosen.get());
                let built_in = if reads { BUILT_IN.to_vec() } else { Vec::new() };
                let is_known = known.iter().any(|(key, _)| *key == now) || built_in.iter().any(|(key, _)| *key == now);
                let unknown = (!is_known && !now.is_empty()).then(|| option(now.clone(), t!("inspector-variable-not-declared", name = &now)));
                let empty = field.placeholder.clone().unwrap_or_else(|| t!("inspector-choose-variable").to_owned());
                view! {
                    {option(String::new(), empty)}
                    {unknown}
                    {known.into_iter().map(|(key, name)| option(key, name)).collect_view()}
                    {built_in.into_iter().map(|(key, name)| option(key.to_owned(), crate::language::text(name).to_owned())).collect_view()}
                    <option value=NEW>{t!("inspector-new-variable")}</option>
                }
            }}
        </select>
    }
}

/// Kinds that an author can choose: their names in documents, and the keys of their names for people.
pub(crate) const KINDS: &[(VariableType, &str, &str)] = &[
    (VariableType::Text, "text", key!("inspector-kind-text")),
    (VariableType::Number, "number", key!("inspector-kind-number")),
    (VariableType::Boolean, "boolean", key!("inspector-kind-boolean")),
    (VariableType::Date, "date", key!("inspector-kind-date")),
    (VariableType::List, "list", key!("inspector-kind-list")),
    (VariableType::Object, "object", key!("inspector-kind-object")),
    (VariableType::Location, "location", key!("inspector-kind-location")),
    (VariableType::File, "file", key!("inspector-kind-file")),
];

/// A variable on the spot: a name, a kind, done.
#[component]
fn NewVariable(binding: Binding, making: RwSignal<bool>) -> impl IntoView {
    let editor = Editor::current();
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(VariableType::Text);
    let key = Memo::new(move |_| name.with(|name| key_of(name)));
    let taken = Memo::new(move |_| editor.flow.with(|flow| flow.variable(&key.get()).is_some()));
    let create = move || {
        let (key, label) = (key.get_untracked(), name.get_untracked().trim().to_owned());
        if key.is_empty() {
            return;
        }
        if !taken.get_untracked() {
            let label = if label == key { String::new() } else { label };
            let variable = Variable { label, ..Variable::new(key.clone(), kind.get_untracked()) };
            let index = editor.flow.with_untracked(|flow| flow.variables.len());
            editor.seal();
            editor.change(FlowChange::Variable { index, before: None, after: Some(Box::new(variable)) });
        }
        binding.choose(Value::String(key));
        making.set(false);
    };
    let on_enter = create.clone();
    view! {
        <div class="form-entry">
            <input
                class="form-control"
                aria-label=t!("inspector-new-variable-name")
                placeholder=t!("inspector-new-variable-example")
                autofocus=true
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
                on:keydown=move |event| match event.key().as_str() {
                    "Enter" => {
                        event.prevent_default();
                        on_enter();
                    }
                    "Escape" => {
                        event.prevent_default();
                        making.set(false);
                    }
                    _ => {}
                }
            />
            <div class="flex items-center gap-2">
                <select
                    class="form-control flex-1"
                    aria-label=t!("inspector-kind-of-value")
                    on:change=move |event| {
                        let chosen = event_target_value(&event);
                        if let Some((found, ..)) = KINDS.iter().find(|(_, name, _)| *name == chosen) {
                            kind.set(*found);
                        }
                    }
                >
                    {KINDS.iter().map(|(_, value, words)| view! { <option value=*value>{crate::language::text(words)}</option> }).collect_view()}
                </select>
                <Button
                    size=ButtonSize::Small
                    variant=ButtonVariant::Primary
                    disabled=Signal::derive(move || key.with(String::is_empty))
                    on:click=move |_| create()
                >
                    {move || if taken.get() { t!("inspector-use-variable") } else { t!("inspector-create-variable") }}
                </Button>
            </div>
            <p class="text-xs text-faint">
                {move || key.with(|key| if key.is_empty() { String::new() } else { t!("inspector-in-texts", example = format!("{{{{ {key} }}}}")) })}
            </p>
        </div>
    }
}

/// A menu of everything that a text can hold.
#[component]
pub(super) fn InsertVariable(on_insert: Callback<String>) -> impl IntoView {
    let editor = Editor::current();
    let known = Memo::new(move |_| editor.flow.with(|flow| variables(flow)));
    let item = move |key: String, name: String| {
        view! {
            <MenuItem icon="variable" label=name on_select=move |()| on_insert.run(format!("{{{{ {key} }}}}"))/>
        }
    };
    view! {
        <Menu
            label=t!("inspector-insert-variable")
            trigger=|| view! { <span class="form-insert-button" data-tip=t!("inspector-insert-variable")><Icon name="braces" class="w-3.5 h-3.5"/></span> }
        >
            {move || known.get().into_iter().map(|(key, name)| item(key, name)).collect_view()}
            <Show when=move || !known.with(Vec::is_empty)>
                <MenuSeparator/>
            </Show>
            {BUILT_IN.iter().map(|(key, name)| item((*key).to_owned(), crate::language::text(name).to_owned())).collect_view()}
        </Menu>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_keys() {
        for (name, key) in [
            ("Party size", "party_size"),
            ("  E-Mail!  ", "e_mail"),
            ("Größe", "groesse"),
            ("2nd guest", "v_2nd_guest"),
            ("contact", "v_contact"),
            ("???", ""),
        ] {
            assert_eq!(key_of(name), key, "{name}");
        }
    }

    #[test]
    fn what_is_built_in_can_be_read() {
        for (path, _) in BUILT_IN {
            let root = path.split('.').next().unwrap();
            assert!(BUILT_IN_READS.contains(&root), "{path}");
        }
    }
}

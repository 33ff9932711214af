//! Name, language and fields of a contact, changed in place.

use admin_types::{ContactDetail, ContactField, FieldKind, Page, UpdateContact};
use leptos::{prelude::*, task::spawn_local};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{known, words};
use crate::{
    api,
    components::{Button, ButtonVariant, Field, Icon, Input, Notice, Select, Toaster},
    state::Load,
};

/// What is known; whoever may changes it.
#[component]
pub(super) fn About(
    id: Uuid,
    load: Load<ContactDetail>,
    fields: Load<Page<ContactField>>,
    can: Signal<bool>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    move || {
        if editing.get() {
            view! { <Form id load fields=known(fields) editing/> }.into_any()
        } else {
            view! { <Values load fields can editing/> }.into_any()
        }
    }
}

#[component]
fn Values(
    load: Load<ContactDetail>,
    fields: Load<Page<ContactField>>,
    can: Signal<bool>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let rows = move || {
        let Some(contact) = load.get().map(|it| it.contact) else { return Vec::new() };
        let mut rows = vec![
            (t!("contacts-name").to_owned(), contact.name.clone()),
            (t!("contacts-language").to_owned(), contact.language.clone()),
        ];
        let defined = known(fields);
        for field in &defined {
            rows.push((
                field.label.clone(),
                contact.fields.get(&field.key).map(words::value).unwrap_or_default(),
            ));
        }
        // What flows made up is shown by its key.
        let others = contact.fields.iter().filter(|(key, _)| !defined.iter().any(|field| field.key == **key));
        rows.extend(others.map(|(key, value)| (key.clone(), words::value(value))));
        rows
    };
    view! {
        <dl class="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-2 text-sm">
            {move || {
                rows()
                    .into_iter()
                    .map(|(label, value)| {
                        let empty = value.is_empty();
                        view! {
                            <dt class="text-muted break-words">{label}</dt>
                            <dd class=if empty { tw!("text-faint") } else { tw!("break-words min-w-0") }>
                                {if empty { "–".to_owned() } else { value }}
                            </dd>
                        }
                    })
                    .collect_view()
            }}
        </dl>
        <Show when=move || can.get()>
            <div class="mt-4"><Button icon="pencil" on:click=move |_| editing.set(true)>{t!("contacts-edit")}</Button></div>
        </Show>
    }
}

#[component]
fn Form(
    id: Uuid,
    load: Load<ContactDetail>,
    fields: Vec<ContactField>,
    editing: RwSignal<bool>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let Some(contact) = load.peek().map(|it| it.contact) else { return ().into_any() };
    let (name, language) = (RwSignal::new(contact.name.clone()), RwSignal::new(contact.language.clone()));
    let values: Vec<(ContactField, RwSignal<String>)> = fields
        .into_iter()
        .map(|field| {
            let before = contact.fields.get(&field.key).map(raw).unwrap_or_default();
            (field, RwSignal::new(before))
        })
        .collect();
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    let at = move |pointer: String| {
        Signal::derive(move || error.with(|error| error.as_ref().and_then(|error| error.at(&pointer))))
    };
    let kept = StoredValue::new((contact, values.clone()));
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let change = kept.with_value(|(contact, values)| {
            let mut changed = Map::new();
            for (field, value) in values {
                let value = value.get_untracked();
                if value.trim() != contact.fields.get(&field.key).map(raw).unwrap_or_default() {
                    let value = if value.trim().is_empty() { Value::Null } else { Value::String(value) };
                    changed.insert(field.key.clone(), value);
                }
            }
            let other = |new: String, old: &str| (new.trim() != old).then_some(new);
            UpdateContact {
                name: other(name.get_untracked(), &contact.name),
                language: other(language.get_untracked(), &contact.language),
                fields: changed,
                ..UpdateContact::default()
            }
        });
        if change == UpdateContact::default() {
            editing.set(false);
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match api::contacts::update(id, &change).await {
                Ok(_) => {
                    // Shown at once; the engine does it in a moment.
                    load.update(|it| {
                        if let Some(name) = change.name {
                            it.contact.name = name;
                        }
                        if let Some(language) = change.language {
                            it.contact.language = language;
                        }
                        it.contact.fields.extend(change.fields);
                    });
                    editing.try_set(false);
                    toaster.ok(t!("contacts-saved"));
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="flex flex-col gap-3" on:submit=save>
            {move || error.get().filter(|error| !error.has_places()).map(|error| view! { <Notice text=error.line()/> })}
            <Field label=t!("contacts-name") error=at("/name".to_owned())><Input value=name maxlength=120/></Field>
            <Field label=t!("contacts-language") help=t!("contacts-language-help") error=at("/language".to_owned())><Input value=language maxlength=35/></Field>
            {values
                .into_iter()
                .map(|(field, value)| {
                    let error = at(format!("/fields/{}", field.key));
                    view! { <Field label=field.label.clone() error=error><ValueInput field value/></Field> }
                })
                .collect_view()}
            <div class="flex gap-2 pt-1">
                <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("contacts-save")}</Button>
                <Button on:click=move |_| editing.set(false)>{t!("contacts-cancel")}</Button>
            </div>
            <p class="flex items-start gap-1.5 text-xs text-muted">
                <Icon name="info" class="w-3.5 h-3.5 mt-px"/>
                {t!("contacts-flows-hear")}
            </p>
        </form>
    }
    .into_any()
}

/// An input of the field's kind.
#[component]
fn ValueInput(field: ContactField, value: RwSignal<String>) -> impl IntoView {
    match field.kind {
        FieldKind::Text => view! { <Input value=value maxlength=1000/> }.into_any(),
        FieldKind::Number => view! { <Input value=value maxlength=30 attr:inputmode="decimal"/> }.into_any(),
        FieldKind::Date => view! { <Input value=value kind="date"/> }.into_any(),
        FieldKind::YesNo => {
            let options = [("", "–"), ("true", t!("contacts-yes")), ("false", t!("contacts-no"))];
            let options = options.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec();
            view! { <Select value=value options=Signal::stored(options)/> }.into_any()
        }
        FieldKind::Choice => {
            let each = field.choices.into_iter().map(|choice| (choice.clone(), choice));
            let options: Vec<_> = std::iter::once((String::new(), "–".to_owned())).chain(each).collect();
            view! { <Select value=value options=Signal::stored(options)/> }.into_any()
        }
    }
}

/// A value as a form holds it.
fn raw(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

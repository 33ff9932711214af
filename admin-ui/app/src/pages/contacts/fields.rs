//! Defines what contacts have as fields; for admins.

use admin_types::{ContactField, FieldKind, Page, SaveContactField};
use leptos::{prelude::*, task::spawn_local};

use super::{known, words};
use crate::{
    api,
    components::{
        Button, ButtonSize, ButtonVariant, Dialog, DialogFooter, EmptyState, Field, IconButton, Input,
        Notice, Select, Switch, Textarea, Toaster,
    },
    state::Load,
};

/// The dialog.
#[component]
pub(super) fn FieldsDialog(open: RwSignal<bool>, fields: Load<Page<ContactField>>) -> impl IntoView {
    view! {
        <Dialog
            open
            title=Signal::derive(|| t!("contacts-fields-title").to_owned())
            subtitle=t!("contacts-fields-text", code = "{{ contact.fields.key }}")
        >
            <Fields fields open/>
        </Dialog>
    }
}

#[component]
fn Fields(fields: Load<Page<ContactField>>, open: RwSignal<bool>) -> impl IntoView {
    let toaster = Toaster::current();
    let editing = RwSignal::new(None::<Option<ContactField>>);
    let rows = move || known(fields);
    let remove = move |field: &ContactField| {
        let key = field.key.clone();
        fields.update(|page| page.items.retain(|it| it.key != key));
        let commit = move || {
            let key = key.clone();
            spawn_local(async move {
                if let Err(error) = api::contacts::delete_field(&key).await {
                    toaster.error(t!("contacts-field-not-removed"), error.line());
                }
                fields.reload();
            });
        };
        toaster.undoable(t!("contacts-field-removed"), move || fields.reload(), commit);
    };
    move || {
        match editing.get() {
        Some(field) => view! { <Form field fields editing/> }.into_any(),
        None => view! {
            <Show
                when=move || !rows().is_empty()
                fallback=|| view! { <EmptyState icon="list-checks" title=t!("contacts-no-fields") text=t!("contacts-no-fields-text")/> }
            >
                <ul class="rows rounded-lg border border-line" aria-label=t!("contacts-fields")>
                    {move || {
                        rows()
                            .into_iter()
                            .map(|field| {
                                let (change, gone) = (field.clone(), field.clone());
                                let mut about = vec![words::kind(field.kind).to_owned(), field.key.clone()];
                                if field.personal {
                                    about.push(t!("contacts-field-is-personal").to_owned());
                                }
                                view! {
                                    <li class="flex items-center gap-2 px-3 py-2">
                                        <span class="flex-1 min-w-0">
                                            <span class="block text-sm font-medium truncate">{field.label.clone()}</span>
                                            <span class="block text-xs text-muted truncate">{about.join(" · ")}</span>
                                        </span>
                                        <IconButton
                                            icon="pencil"
                                            label=t!("contacts-change-named", name = &field.label)
                                            size=ButtonSize::Small
                                            on:click=move |_| editing.set(Some(Some(change.clone())))
                                        />
                                        <IconButton
                                            icon="trash-2"
                                            label=t!("contacts-field-remove", name = &field.label)
                                            size=ButtonSize::Small
                                            on:click=move |_| remove(&gone)
                                        />
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </Show>
            <DialogFooter>
                <Button on:click=move |_| open.set(false)>{t!("contacts-close")}</Button>
                <Button icon="plus" variant=ButtonVariant::Primary on:click=move |_| editing.set(Some(None))>{t!("contacts-field-add")}</Button>
            </DialogFooter>
        }
        .into_any(),
    }
    }
}

#[component]
fn Form(
    field: Option<ContactField>,
    fields: Load<Page<ContactField>>,
    editing: RwSignal<Option<Option<ContactField>>>,
) -> impl IntoView {
    let is_new = field.is_none();
    let label = RwSignal::new(field.as_ref().map(|it| it.label.clone()).unwrap_or_default());
    let key = RwSignal::new(field.as_ref().map(|it| it.key.clone()).unwrap_or_default());
    let kind = RwSignal::new(field.as_ref().map_or("text", |it| it.kind.as_str()).to_owned());
    let choices = RwSignal::new(field.as_ref().map(|it| it.choices.join("\n")).unwrap_or_default());
    let personal = RwSignal::new(field.as_ref().is_some_and(|it| it.personal));
    let (busy, error) = (RwSignal::new(false), RwSignal::new(None::<api::ApiError>));
    // A key grows out of the label until somebody writes one.
    Effect::new(move |before: Option<String>| {
        let grown = key_of(&label.get());
        if is_new && key.with_untracked(|key| before.as_ref().is_none_or(|before| key == before)) {
            key.set(grown.clone());
        }
        grown
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let kind = FieldKind::from_name(&kind.get_untracked()).unwrap_or(FieldKind::Text);
        let lines = choices.get_untracked();
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned);
        let body = SaveContactField {
            label: label.get_untracked(),
            kind,
            choices: if kind == FieldKind::Choice { lines.collect() } else { Vec::new() },
            personal: personal.get_untracked(),
        };
        let key = key.get_untracked();
        spawn_local(async move {
            match api::contacts::save_field(&key, &body).await {
                Ok(_) => {
                    fields.reload();
                    editing.try_set(None);
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let at = move |pointer: &'static str| {
        Signal::derive(move || error.with(|it| it.as_ref().and_then(|it| it.at(pointer))))
    };
    let kinds: Vec<_> =
        FieldKind::ALL.into_iter().map(|it| (it.as_str().to_owned(), words::kind(it).to_owned())).collect();
    view! {
        <form class="flex flex-col gap-3" on:submit=save>
            {move || error.get().filter(|it| it.at("/label").is_none()).map(|error| view! { <Notice text=error.line()/> })}
            <Field label=t!("contacts-name") error=at("/label")><Input value=label maxlength=60 required=true/></Field>
            <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                <Field label=t!("contacts-field-key") help=t!("contacts-field-key-help")><Input value=key maxlength=40 mono=true disabled=Signal::stored(!is_new)/></Field>
                <Field label=t!("contacts-field-kind")><Select value=kind options=Signal::stored(kinds) disabled=Signal::stored(!is_new)/></Field>
            </div>
            <Show when=move || kind.get() == "choice">
                <Field label=t!("contacts-field-choices") help=t!("contacts-field-choices-help")><Textarea value=choices rows=4/></Field>
            </Show>
            <div class="flex items-center justify-between gap-3">
                <span class="text-sm">{t!("contacts-field-personal-text")}</span>
                <Switch checked=personal on_change=move |on| personal.set(on) label=t!("contacts-field-personal")/>
            </div>
            <DialogFooter>
                <Button on:click=move |_| editing.set(None)>{t!("contacts-back")}</Button>
                <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("contacts-field-save")}</Button>
            </DialogFooter>
        </form>
    }
}

/// A key that a label suggests.
fn key_of(label: &str) -> String {
    let mut key = String::new();
    for letter in label.to_lowercase().chars() {
        match letter {
            'a'..='z' | '0'..='9' => key.push(letter),
            'ä' => key.push_str("ae"),
            'ö' => key.push_str("oe"),
            'ü' => key.push_str("ue"),
            'ß' => key.push_str("ss"),
            _ if !key.is_empty() && !key.ends_with('_') => key.push('_'),
            _ => {}
        }
    }
    let key = key.trim_start_matches(|first: char| !first.is_ascii_lowercase()).trim_end_matches('_');
    key.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn keys_grow_out_of_labels() {
        assert_eq!(key_of("Date of birth"), "date_of_birth");
        assert_eq!(key_of(" Größe (cm) "), "groesse_cm");
        assert_eq!(key_of("2nd name"), "nd_name");
        assert_eq!(key_of("日本"), "");
    }
}

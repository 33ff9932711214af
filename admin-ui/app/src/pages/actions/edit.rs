//! A new action, or a new version of one.

use admin_types::{Action, SaveAction};
use leptos::{ev, prelude::*, task::spawn_local};
use serde_json::Value;

use super::template;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Toaster},
    state::Load,
};

/// Parts of a definition that have a field of their own.
const OWN_FIELDS: [&str; 4] = ["name", "version", "label", "description"];

/// Name, label and description as fields, the rest as JSON.
#[component]
pub(super) fn ActionDialog(
    editing: RwSignal<Option<Option<Action>>>,
    load: Load<Vec<Action>>,
) -> impl IntoView {
    let toaster = Toaster::current();
    let open = RwSignal::new(false);
    let text = || RwSignal::new(String::new());
    let (name, label, description, rest) = (text(), text(), text(), text());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    let unread = RwSignal::new(None::<String>);
    let fixed_name = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(action) = editing.get() else { return };
        let mut definition = action.as_ref().map_or_else(template, |action| action.definition.clone());
        let part = |key: &str| definition[key].as_str().unwrap_or_default().to_owned();
        label.set(part("label"));
        description.set(part("description"));
        if let Some(fields) = definition.as_object_mut() {
            OWN_FIELDS.iter().for_each(|key| _ = fields.remove(*key));
        }
        rest.set(serde_json::to_string_pretty(&definition).unwrap_or_default());
        fixed_name.set(action.is_some());
        name.set(action.map(|action| action.name).unwrap_or_default());
        error.set(None);
        unread.set(None);
        open.set(true);
    });
    Effect::new(move |_| {
        if !open.get() {
            editing.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let mut definition: Value = match serde_json::from_str(&rest.get_untracked()) {
            Ok(definition) => definition,
            Err(reason) => {
                unread.set(Some(t!("actions-no-json", why = reason.to_string())));
                return;
            }
        };
        unread.set(None);
        if let Some(fields) = definition.as_object_mut() {
            fields.insert("label".to_owned(), label.get_untracked().trim().into());
            fields.insert("description".to_owned(), description.get_untracked().trim().into());
        }
        busy.set(true);
        error.set(None);
        spawn_local(async move {
            match api::actions::save(name.get_untracked().trim(), &SaveAction { definition }).await {
                Ok(action) => {
                    open.try_set(false);
                    toaster.ok(t!("actions-saved", version = action.version.to_string()));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let title = Signal::derive(move || {
        if fixed_name.get() { t!("actions-edit-title") } else { t!("actions-new") }.to_owned()
    });
    view! {
        <Dialog open=open title=title subtitle=t!("actions-about") width="max-w-2xl">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || error.get().map(|error| view! { <Notice text=error.line()/> })}
                <div class="grid grid-cols-1 sm:grid-cols-2 gap-3">
                    <Field label=t!("actions-label")>
                        <Input value=label required=true autofocus=true maxlength=120/>
                    </Field>
                    <Field label=t!("actions-name") help=t!("actions-name-help")>
                        <Input value=name required=true maxlength=64 disabled=fixed_name/>
                    </Field>
                </div>
                <Field label=t!("actions-description") optional=true>
                    <Input value=description maxlength=300/>
                </Field>
                <Field
                    label=t!("actions-rest")
                    help=t!("actions-rest-help")
                    error=unread
                >
                    <textarea
                        class="form-control form-area form-mono"
                        rows="14"
                        spellcheck="false"
                        aria-label=t!("actions-rest-json")
                        prop:value=move || rest.get()
                        on:input=move |event| rest.set(event_target_value(&event))
                    ></textarea>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("actions-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("actions-save")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

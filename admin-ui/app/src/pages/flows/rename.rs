//! A new name for a flow.

use admin_types::{Flow, Page, UpdateFlow};
use leptos::{ev, prelude::*, task::spawn_local};

use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input},
    state::Load,
};

/// Open while a flow is in `renaming`.
#[component]
pub(super) fn RenameDialog(renaming: RwSignal<Option<Flow>>, load: Load<Page<Flow>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if let Some(flow) = renaming.get() {
            name.set(flow.name);
            error.set(None);
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() && renaming.with_untracked(Option::is_some) {
            renaming.set(None);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(flow) = renaming.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            let body =
                UpdateFlow { name: Some(name.get_untracked().trim().to_owned()), ..Default::default() };
            match api::flows::update(flow.id, &body).await {
                Ok(_) => {
                    open.try_set(false);
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    };
    let wrong =
        Signal::derive(move || error.get().map(|error| error.at("/name").unwrap_or_else(|| error.line())));
    view! {
        <Dialog open=open title=t!("flows-rename-title") width="max-w-sm">
            <form on:submit=submit>
                <Field label=t!("flows-name") error=wrong>
                    <Input value=name required=true autofocus=true maxlength=120/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("flows-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("flows-rename")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

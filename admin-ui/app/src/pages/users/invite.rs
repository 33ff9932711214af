//! An invitation.

use admin_types::{CreateInvitation, Invitation, NumberAccess, Page, Role};
use leptos::{ev, prelude::*, task::spawn_local};

use super::role_options;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select},
    pages::number_access::NumberAccessField,
    state::Load,
};

/// Address, role and numbers; what comes of it is a link.
#[component]
pub(super) fn InviteDialog(
    open: RwSignal<bool>,
    load: Load<Page<Invitation>>,
    link: RwSignal<Option<(String, String)>>,
) -> impl IntoView {
    let (email, role) = (RwSignal::new(String::new()), RwSignal::new("editor".to_owned()));
    let numbers = RwSignal::new(NumberAccess::All);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if open.get() {
            email.set(String::new());
            role.set("editor".to_owned());
            numbers.set(NumberAccess::All);
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let role = Role::from_name(&role.get_untracked()).unwrap_or(Role::Viewer);
        let body = CreateInvitation {
            email: email.get_untracked(),
            role,
            // An admin sees all numbers.
            numbers: if role == Role::Admin { NumberAccess::All } else { numbers.get_untracked() },
            days: None,
        };
        spawn_local(async move {
            match api::users::invite(&body).await {
                Ok(made) => {
                    open.try_set(false);
                    link.try_set(Some((made.invitation.email, made.link.expose().to_owned())));
                    load.reload();
                }
                Err(problem) => {
                    error.try_set(Some(problem));
                }
            }
            busy.try_set(false);
        });
    });
    let at =
        move |pointer: &'static str| Signal::derive(move || error.get().and_then(|error| error.at(pointer)));
    view! {
        <Dialog open=open title=t!("account-invite-heading") width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label=t!("account-email") help=t!("account-invite-email-help") error=at("/email")>
                    <Input value=email kind="email" required=true autofocus=true/>
                </Field>
                <Field label=t!("account-role") error=at("/role")>
                    <Select value=role options=Signal::stored(role_options())/>
                </Field>
                <Show when=move || role.with(|role| role != "admin")>
                    <NumberAccessField value=numbers error=at("/numbers")/>
                </Show>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>{t!("account-cancel")}</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>{t!("account-invite-make-link")}</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

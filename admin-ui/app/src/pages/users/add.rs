//! A new person.

use admin_types::{CreateUser, MIN_PASSWORD_CHARS, NumberAccess, Page, Role, Secret, User};
use leptos::{ev, prelude::*, task::spawn_local};

use super::role_options;
use crate::{
    api::{self, ApiError},
    components::{Button, ButtonVariant, Dialog, DialogFooter, Field, Input, Notice, Select, Toaster},
    pages::number_access::NumberAccessField,
    state::Load,
};

/// Name, address, role and a first password to hand over.
#[component]
pub(super) fn AddUserDialog(open: RwSignal<bool>, load: Load<Page<User>>) -> impl IntoView {
    let toaster = Toaster::current();
    let text = || RwSignal::new(String::new());
    let (name, email, password, role) = (text(), text(), text(), RwSignal::new("editor".to_owned()));
    let numbers = RwSignal::new(NumberAccess::All);
    let busy = RwSignal::new(false);
    let error = RwSignal::new(None::<ApiError>);
    Effect::new(move |_| {
        if open.get() {
            [name, email, password].into_iter().for_each(|field| field.set(String::new()));
            role.set("editor".to_owned());
            numbers.set(NumberAccess::All);
            error.set(None);
        }
    });
    let submit = Callback::new(move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        error.set(None);
        let body = CreateUser {
            email: email.get_untracked(),
            name: name.get_untracked(),
            role: Role::from_name(&role.get_untracked()).unwrap_or(Role::Viewer),
            // An admin sees all numbers.
            numbers: if role.get_untracked() == "admin" {
                NumberAccess::All
            } else {
                numbers.get_untracked()
            },
            password: Secret::new(password.get_untracked()),
        };
        spawn_local(async move {
            match api::users::create(&body).await {
                Ok(user) => {
                    open.try_set(false);
                    toaster.ok(format!("{} can sign in now", user.name));
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
        <Dialog open=open title="Add person" width="max-w-md">
            <form class="flex flex-col gap-3" on:submit=move |event| submit.run(event)>
                {move || {
                    error
                        .get()
                        .filter(|error| !error.has_places())
                        .map(|error| view! { <Notice text=error.line()/> })
                }}
                <Field label="Name" error=at("/name")>
                    <Input value=name required=true autofocus=true maxlength=120/>
                </Field>
                <Field label="E-mail" error=at("/email")>
                    <Input value=email kind="email" required=true/>
                </Field>
                <Field label="Role" error=at("/role")>
                    <Select value=role options=Signal::stored(role_options())/>
                </Field>
                <Show when=move || role.with(|role| role != "admin")>
                    <NumberAccessField value=numbers error=at("/numbers")/>
                </Show>
                <Field
                    label="First password"
                    help=format!("At least {MIN_PASSWORD_CHARS} characters. Hand it over in person.")
                    error=at("/password")
                >
                    <Input value=password kind="password" autocomplete="new-password" required=true/>
                </Field>
                <DialogFooter>
                    <Button on:click=move |_| open.set(false)>"Cancel"</Button>
                    <Button variant=ButtonVariant::Primary submit=true busy=busy>"Add person"</Button>
                </DialogFooter>
            </form>
        </Dialog>
    }
}

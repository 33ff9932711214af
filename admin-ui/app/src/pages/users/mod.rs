//! People of the workspace; for admins.

mod invite;
mod numbers;
mod open;
mod row;
mod sessions;

use admin_types::{Page, Permission, Role, User};
use leptos::prelude::*;

use self::{
    invite::InviteDialog, numbers::NumbersDialog, open::OpenInvitations, row::UserRow,
    sessions::SessionsDialog,
};
use super::{allowed::Allowed, number_access};
use crate::{
    api,
    components::{Button, ButtonVariant, Card, PageHeader, SecretDialog, SkeletonRows},
    state::{Load, LoadView},
};

/// What each role may do, in words.
pub(super) fn role_options() -> Vec<(String, String)> {
    let words = |role: Role| match role {
        Role::Admin => t!("account-role-admin-may"),
        Role::Editor => t!("account-role-editor-may"),
        Role::Agent => t!("account-role-agent-may"),
        Role::Viewer => t!("account-role-viewer-may"),
    };
    Role::ALL.into_iter().map(|role| (role.as_str().to_owned(), words(role).to_owned())).collect()
}

/// The list.
#[component]
pub(crate) fn UsersPage() -> impl IntoView {
    view! {
        <Allowed permission=Permission::ManageUsers>
            <People/>
        </Allowed>
    }
}

/// The list; roles are changed in place.
#[component]
fn People() -> impl IntoView {
    let load = Load::new(api::users::list);
    let adding = RwSignal::new(false);
    let invitations = Load::new(api::users::invitations);
    let link = RwSignal::new(None::<(String, String)>);
    let watching = RwSignal::new(None::<User>);
    let limiting = RwSignal::new(None::<User>);
    let rows = move || {
        load.with(|page: Option<&Page<User>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    view! {
        <PageHeader title=t!("account-people") subtitle=t!("account-people-subtitle")>
            <Button icon="user-plus" variant=ButtonVariant::Primary on:click=move |_| adding.set(true)>
                {t!("account-invite")}
            </Button>
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <ul class="rows">
                    <For each=rows key=|user| (user.id, user.role, user.name.clone(), number_access::in_words(&user.numbers), user.second_factor) let:user>
                        <UserRow user=user load=load limiting=limiting watching=watching/>
                    </For>
                </ul>
            </LoadView>
        </Card>
        <OpenInvitations load=invitations/>
        <InviteDialog open=adding load=invitations link=link/>
        <SecretDialog
            secret=link
            title=t!("account-invite-link-heading")
            label=t!("account-invite-link")
            help=t!("account-invite-link-help")
            note=t!("account-invite-link-note")
        />
        <SessionsDialog person=watching/>
        <NumbersDialog person=limiting load=load/>
    }
}

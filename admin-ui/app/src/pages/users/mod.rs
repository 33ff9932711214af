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
        Role::Admin => "Admin: everything",
        Role::Editor => "Editor: draws and publishes",
        Role::Agent => "Agent: answers in the inbox",
        Role::Viewer => "Viewer: looks only",
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
        <PageHeader title="People" subtitle="Who can sign in to this workspace, and what they may do.">
            <Button icon="user-plus" variant=ButtonVariant::Primary on:click=move |_| adding.set(true)>
                "Invite person"
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
            title="Invitation link"
            label="Link"
            help="Send it to this person where others do not read. It works once, for seven days."
            note="It is not shown again. If it is lost, invite the person again; this link then ends."
        />
        <SessionsDialog person=watching/>
        <NumbersDialog person=limiting load=load/>
    }
}

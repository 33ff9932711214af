//! People of the workspace; for admins.

mod add;
mod numbers;
mod row;

use admin_types::{Page, Permission, Role, User};
use leptos::prelude::*;

use self::{add::AddUserDialog, numbers::NumbersDialog, row::UserRow};
use super::{allowed::Allowed, number_access};
use crate::{
    api,
    components::{Button, ButtonVariant, Card, PageHeader, SkeletonRows},
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
    let limiting = RwSignal::new(None::<User>);
    let rows = move || {
        load.with(|page: Option<&Page<User>>| page.map(|page| page.items.clone()).unwrap_or_default())
    };
    view! {
        <PageHeader title="People" subtitle="Who can sign in to this workspace, and what they may do.">
            <Button icon="user-plus" variant=ButtonVariant::Primary on:click=move |_| adding.set(true)>
                "Add person"
            </Button>
        </PageHeader>
        <Card inside="">
            <LoadView load=load skeleton=|| view! { <SkeletonRows rows=3/> }>
                <ul class="rows">
                    <For each=rows key=|user| (user.id, user.role, user.name.clone(), number_access::in_words(&user.numbers)) let:user>
                        <UserRow user=user load=load limiting=limiting/>
                    </For>
                </ul>
            </LoadView>
        </Card>
        <AddUserDialog open=adding load=load/>
        <NumbersDialog person=limiting load=load/>
    }
}

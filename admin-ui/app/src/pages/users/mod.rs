//! People of the workspace; for admins.

mod add;

use admin_types::{Page, Permission, Role, UpdateUser, User};
use leptos::{prelude::*, task::spawn_local};

use self::add::AddUserDialog;
use super::allowed::Allowed;
use crate::{
    api,
    components::{
        Avatar, Badge, Button, ButtonVariant, Card, Menu, MenuItem, PageHeader, Select, SkeletonRows,
        Toaster, Tone,
    },
    state::{Load, LoadView, Session},
    words,
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
                    <For each=rows key=|user| (user.id, user.role, user.name.clone()) let:user>
                        <UserRow user=user load=load/>
                    </For>
                </ul>
            </LoadView>
        </Card>
        <AddUserDialog open=adding load=load/>
    }
}

/// One person: name, address, when last here, role.
#[component]
fn UserRow(user: User, load: Load<Page<User>>) -> impl IntoView {
    let session = Session::current();
    let toaster = Toaster::current();
    let id = user.id;
    let kept = StoredValue::new(user.clone());
    let is_me = Signal::derive(move || session.me().is_some_and(|me| me.user.id == id));
    let role = RwSignal::new(user.role.as_str().to_owned());
    let seen = match user.last_login_at {
        Some(at) => format!("Last here {}", words::ago(at)),
        None => "Never signed in".to_owned(),
    };
    Effect::new(move |before: Option<String>| {
        let now = role.get();
        if before.is_some_and(|before| before != now) {
            change_role(kept.get_value(), Role::from_name(&now), load, toaster);
        }
        now
    });
    view! {
        <li class="flex flex-wrap md:flex-nowrap items-center gap-3 px-4 py-3">
            <Avatar name=user.name.clone() class="w-9 h-9 text-xs"/>
            <div class="flex-1 min-w-0">
                <p class="flex items-center gap-2 text-sm font-medium min-w-0">
                    <span class="truncate">{user.name}</span>
                    <Show when=move || is_me.get()><Badge tone=Tone::Accent>"You"</Badge></Show>
                    {user.disabled.then(|| view! { <Badge tone=Tone::Warn>"Disabled"</Badge> })}
                </p>
                <p class="text-xs text-muted truncate mt-0.5">{user.email}</p>
                <p class="md:hidden text-xs text-faint truncate">{seen.clone()}</p>
            </div>
            <span class="max-md:hidden text-xs text-faint">{seen}</span>
            <Select
                value=role
                options=Signal::stored(role_options())
                label="Role"
                disabled=is_me
                class="max-md:order-last w-full md:w-56 shrink-0"
            />
            <div class="w-7 shrink-0">
                <Show when=move || !is_me.get()>
                    <Menu label="More about this person">
                        <MenuItem
                            icon="trash-2"
                            label="Remove"
                            danger=true
                            on_select=move |()| remove(kept.get_value(), load, toaster)
                        />
                    </Menu>
                </Show>
            </div>
        </li>
    }
}

fn change_role(user: User, role: Option<Role>, load: Load<Page<User>>, toaster: Toaster) {
    spawn_local(async move {
        match api::users::update(user.id, &UpdateUser { role, ..Default::default() }).await {
            Ok(_) => toaster.ok(format!("{} has a new role", user.name)),
            Err(error) => toaster.error(format!("The role of {} was not changed", user.name), error.line()),
        }
        load.reload();
    });
}

/// Hides the person at once; they are removed when the message with "Undo" goes.
fn remove(user: User, load: Load<Page<User>>, toaster: Toaster) {
    load.update(|page| page.items.retain(|other| other.id != user.id));
    let undo = move || load.reload();
    let commit = move || {
        spawn_local(async move {
            if let Err(error) = api::users::remove(user.id).await {
                toaster.error("The person was not removed", error.line());
                load.reload();
            }
        });
    };
    toaster.undoable(format!("{} will be removed", user.name), undo, commit);
}

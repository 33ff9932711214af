//! One person of the list.

use admin_types::{Page, Role, UpdateUser, User};
use leptos::{prelude::*, task::spawn_local};

use super::role_options;
use crate::{
    api,
    components::{Avatar, Badge, Menu, MenuItem, Select, Toaster, Tone},
    pages::number_access,
    state::{Load, Session},
    words,
};

/// One person: name, address, when last here, role.
#[component]
pub(super) fn UserRow(
    user: User,
    load: Load<Page<User>>,
    limiting: RwSignal<Option<User>>,
    watching: RwSignal<Option<User>>,
) -> impl IntoView {
    let session = Session::current();
    let toaster = Toaster::current();
    let id = user.id;
    let kept = StoredValue::new(user.clone());
    let is_me = Signal::derive(move || session.me().is_some_and(|me| me.user.id == id));
    let role = RwSignal::new(user.role.as_str().to_owned());
    let seen = match user.last_login_at {
        Some(at) => t!("sign-in-last-here", ago = words::ago(at)),
        None => t!("sign-in-never-here").to_owned(),
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
                    <Show when=move || is_me.get()><Badge tone=Tone::Accent>{t!("sign-in-you")}</Badge></Show>
                    {number_access::in_words(&user.numbers).map(|words| view! { <Badge tone=Tone::Neutral>{words}</Badge> })}
                    {user.second_factor.then(|| view! { <Badge tone=Tone::Ok>{t!("sign-in-factor")}</Badge> })}
                    {user.disabled.then(|| view! { <Badge tone=Tone::Warn>{t!("sign-in-disabled")}</Badge> })}
                </p>
                <p class="text-xs text-muted truncate mt-0.5">{user.email}</p>
                <p class="md:hidden text-xs text-faint truncate">{seen.clone()}</p>
            </div>
            <span class="max-md:hidden text-xs text-faint">{seen}</span>
            <Select
                value=role
                options=Signal::stored(role_options())
                label=t!("sign-in-role")
                disabled=is_me
                class="max-md:order-last w-full md:w-72 shrink-0"
            />
            <div class="w-7 shrink-0">
                <Show when=move || !is_me.get()>
                    <Menu label=t!("sign-in-person-more")>
                        <Show when=move || kept.with_value(|user| user.role != Role::Admin)>
                            <MenuItem
                                icon="smartphone"
                                label=t!("sign-in-numbers")
                                on_select=move |()| limiting.set(Some(kept.get_value()))
                            />
                        </Show>
                        <MenuItem
                            icon="smartphone"
                            label=t!("sign-in-person-sessions")
                            on_select=move |()| watching.set(Some(kept.get_value()))
                        />
                        <Show when=move || kept.with_value(|user| user.second_factor)>
                            <MenuItem
                                icon="shield"
                                label=t!("sign-in-person-factor-turn-off")
                                on_select=move |()| turn_off(kept.get_value(), load, toaster)
                            />
                        </Show>
                        <MenuItem
                            icon="trash-2"
                            label=t!("sign-in-person-remove")
                            danger=true
                            on_select=move |()| remove(kept.get_value(), load, toaster)
                        />
                    </Menu>
                </Show>
            </div>
        </li>
    }
}

/// For somebody whose authenticator is lost.
fn turn_off(user: User, load: Load<Page<User>>, toaster: Toaster) {
    spawn_local(async move {
        match api::security::remove_second_factor_of(user.id).await {
            Ok(()) => toaster.ok(t!("sign-in-person-factor-is-off", name = user.name)),
            Err(error) => toaster.error(t!("sign-in-person-factor-not-off"), error.line()),
        }
        load.reload();
    });
}

fn change_role(user: User, role: Option<Role>, load: Load<Page<User>>, toaster: Toaster) {
    spawn_local(async move {
        match api::users::update(user.id, &UpdateUser { role, ..Default::default() }).await {
            Ok(_) => toaster.ok(t!("sign-in-person-role-changed", name = user.name)),
            Err(error) => {
                toaster.error(t!("sign-in-person-role-not-changed", name = user.name), error.line());
            }
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
                toaster.error(t!("sign-in-person-not-removed"), error.line());
                load.reload();
            }
        });
    };
    toaster.undoable(t!("sign-in-person-will-be-removed", name = user.name), undo, commit);
}

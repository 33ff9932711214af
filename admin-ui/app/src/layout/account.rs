//! Who is here, the language, the theme, signing out.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    components::{
        Avatar, ButtonSize, Icon, IconButton, LanguageChoice, Menu, MenuItem, MenuSeparator, Skeleton,
    },
    state::{Session, Theme},
    words,
};

/// The visitor at the foot of the navigation.
#[component]
pub(crate) fn Account() -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    view! {
        <div class="flex items-center gap-1">
            <div class="flex-1 min-w-0">
                {move || match session.me() {
                    Some(me) => {
                        let navigate = navigate.clone();
                        let (name, role) = (me.user.name.clone(), words::role(me.user.role));
                        view! {
                            <Menu
                                label=t!("common-account")
                                trigger=move || {
                                    view! {
                                        <span class="flex items-center gap-2.5 rounded-md p-1.5 hover:bg-hover">
                                            <Avatar name=name.clone() class="w-7 h-7 text-[11px]"/>
                                            <span class="min-w-0 flex-1 text-start">
                                                <span class="block text-xs font-medium truncate">{name.clone()}</span>
                                                <span class="block text-[11px] text-muted capitalize leading-4">{role}</span>
                                            </span>
                                            <span class="text-faint"><Icon name="chevrons-up-down"/></span>
                                        </span>
                                    }
                                }
                            >
                                <p class="px-2.5 py-1.5 text-xs text-muted truncate">{me.user.email}</p>
                                <MenuItem icon="shield" label=t!("common-your-account") on_select=move |()| navigate("/account", Default::default())/>
                                <MenuSeparator/>
                                <LanguageChoice in_menu=true/>
                                <MenuSeparator/>
                                <MenuItem icon="log-out" label=t!("common-sign-out") on_select=move |()| session.leave()/>
                            </Menu>
                        }
                            .into_any()
                    }
                    None => {
                        view! {
                            <div class="flex items-center gap-2.5 p-1.5">
                                <Skeleton class="w-7 h-7 rounded-full"/>
                                <Skeleton class="h-3 w-24"/>
                            </div>
                        }
                            .into_any()
                    }
                }}
            </div>
            <ThemeButton/>
        </div>
    }
}

/// Goes round light, dark, as the system.
#[component]
pub(crate) fn ThemeButton() -> impl IntoView {
    let theme = Theme::current();
    view! {
        <IconButton
            icon=Signal::derive(move || theme.choice().icon())
            label=Signal::derive(move || theme.choice().label().to_owned())
            size=ButtonSize::Small
            on:click=move |_| theme.choose(theme.choice().next())
        />
    }
}

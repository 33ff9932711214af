//! Where one can go.

use admin_types::Permission;
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{components::Icon, state::Session};

/// One place of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where it is.
    pub(crate) href: &'static str,
    /// Its name.
    pub(crate) label: &'static str,
    /// Lucide name.
    pub(crate) icon: &'static str,
    /// Who sees it; everybody when absent.
    pub(crate) needs: Option<Permission>,
    /// Whether it stands in the bar at the bottom of phones.
    pub(crate) on_phone: bool,
}

/// Every place, in order.
pub(crate) const PLACES: [Place; 8] = [
    Place { href: "/", label: "Dashboard", icon: "layout-dashboard", needs: None, on_phone: true },
    Place { href: "/flows", label: "Flows", icon: "workflow", needs: None, on_phone: true },
    Place { href: "/numbers", label: "Numbers", icon: "smartphone", needs: None, on_phone: true },
    Place {
        href: "/conversations",
        label: "Conversations",
        icon: "messages-square",
        needs: None,
        on_phone: true,
    },
    Place {
        href: "/exports",
        label: "Export",
        icon: "download",
        needs: Some(Permission::ExportData),
        on_phone: false,
    },
    Place {
        href: "/actions",
        label: "Actions",
        icon: "puzzle",
        needs: Some(Permission::ManageActions),
        on_phone: false,
    },
    Place {
        href: "/users",
        label: "People",
        icon: "users",
        needs: Some(Permission::ManageUsers),
        on_phone: false,
    },
    Place { href: "/docs/api", label: "API", icon: "code", needs: None, on_phone: false },
];

impl Place {
    /// Whether the address belongs to this place.
    fn holds(self, path: &str) -> bool {
        if self.href == "/" {
            path == "/"
        } else {
            path == self.href || path.starts_with(&format!("{}/", self.href))
        }
    }

    /// Whether the visitor sees it. While the visitor is unknown, only what everybody sees.
    pub(crate) fn is_seen(self, session: Session) -> bool {
        self.needs.is_none_or(|needs| session.can(needs))
    }
}

/// The places as a list; `on_go` hears of each choice, so that a drawer can close.
#[component]
pub(crate) fn NavList(
    /// Hears of each choice.
    #[prop(optional, into)]
    on_go: Option<Callback<()>>,
) -> impl IntoView {
    let session = Session::current();
    let path = use_location().pathname;
    view! {
        <nav aria-label="Main" class="flex flex-col gap-0.5">
            {PLACES
                .into_iter()
                .map(|place| {
                    view! {
                        <Show when=move || place.is_seen(session)>
                            <A
                                href=place.href
                                attr:class="group flex items-center gap-2.5 rounded-md px-2.5 h-8 text-sm font-medium text-muted hover:bg-hover hover:text-ink data-[on=true]:bg-press data-[on=true]:text-ink"
                                attr:data-on=move || if place.holds(&path.get()) { "true" } else { "false" }
                                attr:aria-current=move || place.holds(&path.get()).then_some("page")
                                on:click=move |_| {
                                    if let Some(go) = on_go {
                                        go.run(());
                                    }
                                }
                            >
                                <span class="group-data-[on=true]:text-accent-ink"><Icon name=place.icon/></span>
                                {place.label}
                            </A>
                        </Show>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// The bar at the bottom of phones.
#[component]
pub(crate) fn BottomNav() -> impl IntoView {
    let path = use_location().pathname;
    view! {
        <nav
            aria-label="Main"
            class="md:hidden fixed bottom-0 inset-x-0 z-30 flex border-t border-line bg-surface safe-b"
        >
            {PLACES
                .into_iter()
                .filter(|place| place.on_phone)
                .map(|place| {
                    view! {
                        <A
                            href=place.href
                            attr:class="flex-1 flex flex-col items-center justify-center gap-1 h-14 text-[11px] font-medium text-muted data-[on=true]:text-accent-ink"
                            attr:data-on=move || if place.holds(&path.get()) { "true" } else { "false" }
                            attr:aria-current=move || place.holds(&path.get()).then_some("page")
                        >
                            <Icon name=place.icon class="w-5 h-5"/>
                            {place.label}
                        </A>
                    }
                })
                .collect_view()}
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::PLACES;

    #[test]
    fn a_place_holds_what_is_below_it_and_nothing_beside() {
        let flows = PLACES.into_iter().find(|place| place.href == "/flows").unwrap();
        assert!(flows.holds("/flows") && flows.holds("/flows/1"));
        assert!(!flows.holds("/flowsheet") && !flows.holds("/"));
        assert!(!PLACES[0].holds("/flows"));
    }
}

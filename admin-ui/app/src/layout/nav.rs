//! Where one can go.

use admin_types::Permission;
use leptos::prelude::*;
use leptos_router::{components::A, hooks::use_location};

use crate::{components::Icon, state::Session};

/// What belongs together in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    /// What one does every day; it needs no name.
    Daily,
    /// Whether everything runs.
    Operations,
    /// Other systems.
    Integrations,
    /// The workspace itself.
    Workspace,
}

impl Group {
    /// Every group, in order.
    const ALL: [Self; 4] = [Self::Daily, Self::Operations, Self::Integrations, Self::Workspace];

    fn label(self) -> Option<&'static str> {
        match self {
            Self::Daily => None,
            Self::Operations => Some(t!("common-group-operations")),
            Self::Integrations => Some(t!("common-group-integrations")),
            Self::Workspace => Some(t!("common-group-workspace")),
        }
    }

    fn places(self) -> impl Iterator<Item = Place> {
        PLACES.into_iter().filter(move |place| place.group == self)
    }
}

/// One place of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// Where it is.
    pub(crate) href: &'static str,
    /// The key of its name.
    label: &'static str,
    /// Lucide name.
    pub(crate) icon: &'static str,
    /// With what it stands together.
    pub(crate) group: Group,
    /// Who sees it; everybody when absent.
    pub(crate) needs: Option<Permission>,
    /// Whether it stands in the bar at the bottom of phones.
    pub(crate) on_phone: bool,
}

/// A place that nearly everybody sees, on phones too.
const fn daily(href: &'static str, label: &'static str, icon: &'static str, needs: Permission) -> Place {
    Place { href, label, icon, group: Group::Daily, needs: Some(needs), on_phone: true }
}

/// A place for those who may do something.
const fn special(
    href: &'static str,
    label: &'static str,
    icon: &'static str,
    group: Group,
    needs: Option<Permission>,
) -> Place {
    Place { href, label, icon, group, needs, on_phone: false }
}

/// Every place, in order.
pub(crate) const PLACES: [Place; 17] = [
    // Most of what it shows leads to flows and numbers.
    daily("/", key!("common-place-dashboard"), "layout-dashboard", Permission::ViewFlows),
    daily("/flows", key!("common-place-flows"), "workflow", Permission::ViewFlows),
    daily("/numbers", key!("common-place-numbers"), "smartphone", Permission::ViewNumbers),
    daily(
        "/conversations",
        key!("common-place-conversations"),
        "messages-square",
        Permission::ViewConversations,
    ),
    special(
        "/contacts",
        key!("common-place-contacts"),
        "contact",
        Group::Daily,
        Some(Permission::ViewConversations),
    ),
    special(
        "/broadcasts",
        key!("common-place-broadcasts"),
        "megaphone",
        Group::Daily,
        Some(Permission::SendBroadcasts),
    ),
    special(
        "/templates",
        key!("common-place-templates"),
        "layout-template",
        Group::Daily,
        Some(Permission::ViewFlows),
    ),
    special("/files", key!("common-place-files"), "folder", Group::Daily, Some(Permission::ViewFlows)),
    special("/exports", key!("common-place-export"), "download", Group::Daily, Some(Permission::ExportData)),
    special(
        "/alerts",
        key!("common-place-alerts"),
        "bell-ring",
        Group::Operations,
        Some(Permission::ManageNumbers),
    ),
    special(
        "/undelivered",
        key!("common-place-undelivered"),
        "inbox",
        Group::Operations,
        Some(Permission::Operate),
    ),
    special(
        "/actions",
        key!("common-place-actions"),
        "puzzle",
        Group::Integrations,
        Some(Permission::ManageActions),
    ),
    special(
        "/event-webhooks",
        key!("common-place-event-webhooks"),
        "webhook",
        Group::Integrations,
        Some(Permission::ManageSubscriptions),
    ),
    special(
        "/api-keys",
        key!("common-place-api-keys"),
        "key-round",
        Group::Integrations,
        Some(Permission::ManageApiKeys),
    ),
    special("/docs/api", key!("common-place-api"), "code", Group::Integrations, Some(Permission::ViewFlows)),
    special("/audit", key!("common-place-audit"), "history", Group::Workspace, Some(Permission::ViewAudit)),
    special("/users", key!("common-place-people"), "users", Group::Workspace, Some(Permission::ManageUsers)),
];

impl Place {
    /// Its name.
    pub(crate) fn label(self) -> &'static str {
        crate::language::text(self.label)
    }

    /// Whether the address belongs to this place.
    fn holds(self, path: &str) -> bool {
        if self.href == "/" {
            path == "/"
        } else {
            path == self.href || path.starts_with(&format!("{}/", self.href))
        }
    }

    /// Whether the visitor sees it. While the visitor is unknown, only what nearly everybody sees.
    pub(crate) fn is_seen(self, session: Session) -> bool {
        let assumed = self.on_phone && !session.is_signed_in();
        assumed || self.needs.is_none_or(|needs| session.can(needs))
    }

    /// Whether the visitor is known, and may not see it.
    fn is_closed(self, session: Session) -> bool {
        session.is_signed_in() && !self.is_seen(session)
    }
}

/// Whether the page at this address belongs to a place that is closed to the visitor.
pub(super) fn is_closed(path: &str, session: Session) -> bool {
    PLACES.into_iter().any(|place| place.holds(path) && place.is_closed(session))
}

/// The places as a list; `on_go` hears of each choice, so that a drawer can close.
#[component]
pub(crate) fn NavList(
    /// Hears of each choice.
    #[prop(optional, into)]
    on_go: Option<Callback<()>>,
) -> impl IntoView {
    let session = Session::current();
    view! {
        <nav aria-label=t!("common-nav-main") class="flex flex-col pb-3">
            {Group::ALL
                .into_iter()
                .map(|group| {
                    view! {
                        <Show when=move || group.places().any(|place| place.is_seen(session))>
                            {group
                                .label()
                                .map(|label| view! { <p class="px-2.5 pt-4 pb-1 text-xs font-medium text-faint">{label}</p> })}
                            <div class="flex flex-col gap-0.5">
                                {group.places().map(|place| view! { <NavLink place on_go/> }).collect_view()}
                            </div>
                        </Show>
                    }
                })
                .collect_view()}
        </nav>
    }
}

/// The way to one place, for those who see it.
#[component]
fn NavLink(place: Place, on_go: Option<Callback<()>>) -> impl IntoView {
    let session = Session::current();
    let path = use_location().pathname;
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
                {place.label()}
            </A>
        </Show>
    }
}

/// The bar at the bottom of phones.
#[component]
pub(crate) fn BottomNav() -> impl IntoView {
    let session = Session::current();
    let path = use_location().pathname;
    view! {
        <nav
            aria-label=t!("common-nav-main")
            class="md:hidden fixed bottom-0 inset-x-0 z-30 flex border-t border-line bg-surface safe-b"
        >
            {PLACES
                .into_iter()
                .filter(|place| place.on_phone)
                .map(|place| {
                    view! {
                        <Show when=move || place.is_seen(session)>
                            <A
                                href=place.href
                                attr:class="flex-1 flex flex-col items-center justify-center gap-1 h-14 text-[11px] font-medium text-muted data-[on=true]:text-accent-ink"
                                attr:data-on=move || if place.holds(&path.get()) { "true" } else { "false" }
                                attr:aria-current=move || place.holds(&path.get()).then_some("page")
                            >
                                <Icon name=place.icon class="w-5 h-5"/>
                                {place.label()}
                            </A>
                        </Show>
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

    #[test]
    fn every_place_is_in_one_group_and_groups_stand_together() {
        let grouped: Vec<_> = super::Group::ALL.into_iter().flat_map(super::Group::places).collect();
        assert_eq!(grouped, PLACES);
    }
}

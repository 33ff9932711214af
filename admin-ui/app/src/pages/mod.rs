//! One file or folder per page.

mod account;
mod actions;
mod alerts;
mod allowed;
mod api_docs;
mod api_keys;
mod audit;
mod broadcasts;
mod contacts;
mod conversations;
mod dashboard;
mod editor;
mod event_webhooks;
mod exports;
mod files;
mod flows;
mod forbidden;
mod gate;
mod join;
mod lazy;
mod login;
mod login_ways;
mod not_found;
mod number_access;
mod numbers;
mod search;
mod setup;
#[cfg(debug_assertions)]
mod styleguide;
mod templates;
mod undelivered;
mod users;

pub(crate) use dashboard::DashboardPage;
pub(crate) use forbidden::Forbidden;
pub(crate) use join::JoinPage;
pub(crate) use lazy::{
    AccountRoute, ActionsRoute, AlertsRoute, ApiDocsRoute, ApiKeysRoute, AuditRoute, BroadcastRoute,
    BroadcastsRoute, ConnectRoute, ContactRoute, ContactsRoute, ConversationsRoute, EditorRoute,
    EventWebhooksRoute, ExportsRoute, FilesRoute, FlowsRoute, ImportRoute, LinkNumberRoute,
    NewBroadcastRoute, NumberRoute, NumbersRoute, SetUpNumberRoute, TemplateRoute, TemplatesRoute,
    UndeliveredRoute, UsersRoute,
};
pub(crate) use login::LoginPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use setup::SetupPage;
#[cfg(debug_assertions)]
pub(crate) use styleguide::StyleguidePage;

/// Release builds have no such page.
#[cfg(not(debug_assertions))]
pub(crate) use not_found::NotFoundPage as StyleguidePage;

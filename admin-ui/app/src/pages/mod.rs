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
mod login;
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

pub(crate) use account::AccountPage;
pub(crate) use actions::ActionsPage;
pub(crate) use alerts::AlertsPage;
pub(crate) use api_docs::ApiDocsPage;
pub(crate) use api_keys::ApiKeysPage;
pub(crate) use audit::AuditPage;
pub(crate) use broadcasts::{BroadcastPage, BroadcastsPage, NewBroadcastPage};
pub(crate) use contacts::{ContactPage, ContactsPage, ImportPage};
pub(crate) use conversations::ConversationsPage;
pub(crate) use dashboard::DashboardPage;
pub(crate) use editor::EditorPage;
pub(crate) use event_webhooks::EventWebhooksPage;
pub(crate) use exports::ExportsPage;
pub(crate) use files::FilesPage;
pub(crate) use flows::FlowsPage;
pub(crate) use forbidden::Forbidden;
pub(crate) use join::JoinPage;
pub(crate) use login::LoginPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use numbers::{ConnectPage, LinkNumberPage, NumberPage, NumbersPage, SetUpNumberPage};
pub(crate) use setup::SetupPage;
#[cfg(debug_assertions)]
pub(crate) use styleguide::StyleguidePage;
pub(crate) use templates::{TemplatePage, TemplatesPage};
pub(crate) use undelivered::UndeliveredPage;
pub(crate) use users::UsersPage;

/// Release builds have no such page.
#[cfg(not(debug_assertions))]
pub(crate) use not_found::NotFoundPage as StyleguidePage;

//! One file or folder per page.

mod actions;
mod alerts;
mod allowed;
mod api_docs;
mod api_keys;
mod conversations;
mod dashboard;
mod editor;
mod event_webhooks;
mod exports;
mod flows;
mod forbidden;
mod gate;
mod login;
mod not_found;
mod numbers;
mod setup;
mod undelivered;
mod users;

pub(crate) use actions::ActionsPage;
pub(crate) use alerts::AlertsPage;
pub(crate) use api_docs::ApiDocsPage;
pub(crate) use api_keys::ApiKeysPage;
pub(crate) use conversations::ConversationsPage;
pub(crate) use dashboard::DashboardPage;
pub(crate) use editor::EditorPage;
pub(crate) use event_webhooks::EventWebhooksPage;
pub(crate) use exports::ExportsPage;
pub(crate) use flows::FlowsPage;
pub(crate) use forbidden::Forbidden;
pub(crate) use login::LoginPage;
pub(crate) use not_found::NotFoundPage;
pub(crate) use numbers::{NumberPage, NumbersPage};
pub(crate) use setup::SetupPage;
pub(crate) use undelivered::UndeliveredPage;
pub(crate) use users::UsersPage;

//! Pages whose code the browser fetches when somebody goes there, and not before.
//!
//! `cargo xtask ui` cuts the module at each `#[lazy]` function below: what only that group of pages needs
//! becomes a file of its own, and what several groups share becomes another. Pages that people go back and
//! forth between are one group. What everybody sees first (signing in, the dashboard, the flows) stays in
//! the main module.
//!
//! **To add a page:** a variant of the group where it belongs, and a line for its route below.

use leptos::{lazy, prelude::*};
use leptos_router::LazyRoute;

use super::{
    account::AccountPage,
    actions::ActionsPage,
    alerts::AlertsPage,
    api_docs::ApiDocsPage,
    api_keys::ApiKeysPage,
    audit::AuditPage,
    conversations::ConversationsPage,
    editor::EditorPage,
    event_webhooks::EventWebhooksPage,
    exports::ExportsPage,
    files::FilesPage,
    numbers::{ConnectPage, LinkNumberPage, NumberPage, NumbersPage, SetUpNumberPage},
    templates::{TemplatePage, TemplatesPage},
    undelivered::UndeliveredPage,
    users::UsersPage,
};

/// The editor with the engine behind its preview.
#[lazy]
fn editor() -> AnyView {
    view! { <EditorPage/> }.into_any()
}

/// Reading and answering.
#[lazy]
fn inbox() -> AnyView {
    view! { <ConversationsPage/> }.into_any()
}

/// Pages about numbers and what is sent from them.
#[derive(Debug, Clone, Copy)]
enum Numbers {
    All,
    Connect,
    Link,
    One,
    SetUp,
    Templates,
    Template,
}

#[lazy]
fn numbers(page: Numbers) -> AnyView {
    match page {
        Numbers::All => view! { <NumbersPage/> }.into_any(),
        Numbers::Connect => view! { <ConnectPage/> }.into_any(),
        Numbers::Link => view! { <LinkNumberPage/> }.into_any(),
        Numbers::One => view! { <NumberPage/> }.into_any(),
        Numbers::SetUp => view! { <SetUpNumberPage/> }.into_any(),
        Numbers::Templates => view! { <TemplatesPage/> }.into_any(),
        Numbers::Template => view! { <TemplatePage/> }.into_any(),
    }
}

/// Pages that one looks at now and then.
#[derive(Debug, Clone, Copy)]
enum Seldom {
    Account,
    Actions,
    Alerts,
    ApiDocs,
    ApiKeys,
    Audit,
    EventWebhooks,
    Exports,
    Files,
    Undelivered,
    Users,
}

#[lazy]
fn seldom(page: Seldom) -> AnyView {
    match page {
        Seldom::Account => view! { <AccountPage/> }.into_any(),
        Seldom::Actions => view! { <ActionsPage/> }.into_any(),
        Seldom::Alerts => view! { <AlertsPage/> }.into_any(),
        Seldom::ApiDocs => view! { <ApiDocsPage/> }.into_any(),
        Seldom::ApiKeys => view! { <ApiKeysPage/> }.into_any(),
        Seldom::Audit => view! { <AuditPage/> }.into_any(),
        Seldom::EventWebhooks => view! { <EventWebhooksPage/> }.into_any(),
        Seldom::Exports => view! { <ExportsPage/> }.into_any(),
        Seldom::Files => view! { <FilesPage/> }.into_any(),
        Seldom::Undelivered => view! { <UndeliveredPage/> }.into_any(),
        Seldom::Users => view! { <UsersPage/> }.into_any(),
    }
}

/// Routes of pages in a group: the route's name, its group's function, what that is told.
macro_rules! routes {
    ($($route:ident: $group:ident($($page:expr)?), $preload:ident;)+) => {$(
        /// The route of a page that is fetched when somebody goes there.
        pub(crate) struct $route;

        impl LazyRoute for $route {
            fn data() -> Self {
                Self
            }

            async fn view(_: Self) -> AnyView {
                $group($($page)?).await
            }

            async fn preload() {
                #[cfg(target_arch = "wasm32")]
                $preload().await;
            }
        }
    )+};
}

routes! {
    EditorRoute: editor(), __preload_editor;
    ConversationsRoute: inbox(), __preload_inbox;
    NumbersRoute: numbers(Numbers::All), __preload_numbers;
    ConnectRoute: numbers(Numbers::Connect), __preload_numbers;
    LinkNumberRoute: numbers(Numbers::Link), __preload_numbers;
    NumberRoute: numbers(Numbers::One), __preload_numbers;
    SetUpNumberRoute: numbers(Numbers::SetUp), __preload_numbers;
    TemplatesRoute: numbers(Numbers::Templates), __preload_numbers;
    TemplateRoute: numbers(Numbers::Template), __preload_numbers;
    AccountRoute: seldom(Seldom::Account), __preload_seldom;
    ActionsRoute: seldom(Seldom::Actions), __preload_seldom;
    AlertsRoute: seldom(Seldom::Alerts), __preload_seldom;
    ApiDocsRoute: seldom(Seldom::ApiDocs), __preload_seldom;
    ApiKeysRoute: seldom(Seldom::ApiKeys), __preload_seldom;
    AuditRoute: seldom(Seldom::Audit), __preload_seldom;
    EventWebhooksRoute: seldom(Seldom::EventWebhooks), __preload_seldom;
    ExportsRoute: seldom(Seldom::Exports), __preload_seldom;
    FilesRoute: seldom(Seldom::Files), __preload_seldom;
    UndeliveredRoute: seldom(Seldom::Undelivered), __preload_seldom;
    UsersRoute: seldom(Seldom::Users), __preload_seldom;
}

//! Pages whose code the browser fetches when somebody goes there, and not before.
//!
//! `cargo xtask ui` cuts the module at each `#[lazy]` function below: what only that group of pages needs
//! becomes a file of its own, and what several groups share becomes another. Pages that people go back and
//! forth between are one group. What everybody sees first (signing in, the frame, the dashboard) stays in the
//! main module, which therefore must not reach the engine nor the types of flows.
//!
//! **To add a page:** a variant of the group where it belongs, and a line for its route below.

use leptos::{lazy, prelude::*};
use leptos_router::LazyRoute;

#[cfg(feature = "hydrate")]
use super::editor::replayed;
use super::{
    account::AccountPage,
    actions::ActionsPage,
    alerts::AlertsPage,
    api_docs::ApiDocsPage,
    api_keys::ApiKeysPage,
    audit::AuditPage,
    broadcasts::{BroadcastPage, BroadcastsPage, NewBroadcastPage},
    contacts::{ContactPage, ContactsPage, ImportPage},
    conversations::ConversationsPage,
    editor::EditorPage,
    event_webhooks::EventWebhooksPage,
    exports::ExportsPage,
    files::FilesPage,
    flows::FlowsPage,
    numbers::{ConnectPage, LinkNumberPage, NumberPage, NumbersPage, SetUpNumberPage},
    templates::{TemplatePage, TemplatesPage},
    undelivered::UndeliveredPage,
    users::UsersPage,
};

/// What the engine is fetched for.
enum Wish {
    /// The editor, with the engine behind its preview.
    Editor,
    /// A golden run, as JSON.
    #[cfg(feature = "hydrate")]
    Replay(String),
}

enum Granted {
    Page(AnyView),
    #[cfg(feature = "hydrate")]
    Replayed(String),
}

/// One group for both, because each group more makes more files that two of them share.
#[lazy]
fn engine(wish: Wish) -> Granted {
    match wish {
        Wish::Editor => Granted::Page(view! { <EditorPage/> }.into_any()),
        #[cfg(feature = "hydrate")]
        Wish::Replay(golden) => Granted::Replayed(replayed(&golden)),
    }
}

async fn editor() -> AnyView {
    match engine(Wish::Editor).await {
        Granted::Page(page) => page,
        #[cfg(feature = "hydrate")]
        Granted::Replayed(_) => ().into_any(),
    }
}

/// Replays a golden run, given as JSON; see [`replayed`]. Stories in the browser call it.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn replay(golden_json: String) -> String {
    match engine(Wish::Replay(golden_json)).await {
        Granted::Replayed(replayed) => replayed,
        Granted::Page(_) => String::new(),
    }
}

/// The list of flows, with the gallery, whose templates can be played.
#[lazy]
fn flows() -> AnyView {
    view! { <FlowsPage/> }.into_any()
}

/// Reading and answering.
#[lazy]
fn inbox() -> AnyView {
    view! { <ConversationsPage/> }.into_any()
}

/// Everything that one looks at now and then.
#[derive(Debug, Clone, Copy)]
enum Seldom {
    Account,
    Actions,
    Alerts,
    ApiDocs,
    ApiKeys,
    Audit,
    Broadcast,
    Broadcasts,
    Connect,
    Contact,
    Contacts,
    EventWebhooks,
    Exports,
    Files,
    Import,
    LinkNumber,
    NewBroadcast,
    Number,
    Numbers,
    SetUpNumber,
    Template,
    Templates,
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
        Seldom::Broadcast => view! { <BroadcastPage/> }.into_any(),
        Seldom::Broadcasts => view! { <BroadcastsPage/> }.into_any(),
        Seldom::Connect => view! { <ConnectPage/> }.into_any(),
        Seldom::Contact => view! { <ContactPage/> }.into_any(),
        Seldom::Contacts => view! { <ContactsPage/> }.into_any(),
        Seldom::EventWebhooks => view! { <EventWebhooksPage/> }.into_any(),
        Seldom::Exports => view! { <ExportsPage/> }.into_any(),
        Seldom::Files => view! { <FilesPage/> }.into_any(),
        Seldom::Import => view! { <ImportPage/> }.into_any(),
        Seldom::LinkNumber => view! { <LinkNumberPage/> }.into_any(),
        Seldom::NewBroadcast => view! { <NewBroadcastPage/> }.into_any(),
        Seldom::Number => view! { <NumberPage/> }.into_any(),
        Seldom::Numbers => view! { <NumbersPage/> }.into_any(),
        Seldom::SetUpNumber => view! { <SetUpNumberPage/> }.into_any(),
        Seldom::Template => view! { <TemplatePage/> }.into_any(),
        Seldom::Templates => view! { <TemplatesPage/> }.into_any(),
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
    EditorRoute: editor(), __preload_engine;
    FlowsRoute: flows(), __preload_flows;
    ConversationsRoute: inbox(), __preload_inbox;
    NumbersRoute: seldom(Seldom::Numbers), __preload_seldom;
    ConnectRoute: seldom(Seldom::Connect), __preload_seldom;
    LinkNumberRoute: seldom(Seldom::LinkNumber), __preload_seldom;
    NumberRoute: seldom(Seldom::Number), __preload_seldom;
    SetUpNumberRoute: seldom(Seldom::SetUpNumber), __preload_seldom;
    TemplatesRoute: seldom(Seldom::Templates), __preload_seldom;
    TemplateRoute: seldom(Seldom::Template), __preload_seldom;
    AccountRoute: seldom(Seldom::Account), __preload_seldom;
    ActionsRoute: seldom(Seldom::Actions), __preload_seldom;
    AlertsRoute: seldom(Seldom::Alerts), __preload_seldom;
    ApiDocsRoute: seldom(Seldom::ApiDocs), __preload_seldom;
    ApiKeysRoute: seldom(Seldom::ApiKeys), __preload_seldom;
    AuditRoute: seldom(Seldom::Audit), __preload_seldom;
    BroadcastRoute: seldom(Seldom::Broadcast), __preload_seldom;
    BroadcastsRoute: seldom(Seldom::Broadcasts), __preload_seldom;
    NewBroadcastRoute: seldom(Seldom::NewBroadcast), __preload_seldom;
    ContactRoute: seldom(Seldom::Contact), __preload_seldom;
    ContactsRoute: seldom(Seldom::Contacts), __preload_seldom;
    ImportRoute: seldom(Seldom::Import), __preload_seldom;
    EventWebhooksRoute: seldom(Seldom::EventWebhooks), __preload_seldom;
    ExportsRoute: seldom(Seldom::Exports), __preload_seldom;
    FilesRoute: seldom(Seldom::Files), __preload_seldom;
    UndeliveredRoute: seldom(Seldom::Undelivered), __preload_seldom;
    UsersRoute: seldom(Seldom::Users), __preload_seldom;
}

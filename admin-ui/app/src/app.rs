//! The root: contexts, layers and routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    components::{ToastLayer, Toaster, TooltipLayer},
    layout::Frame,
    pages::{
        AccountPage, ActionsPage, AlertsPage, ApiDocsPage, ApiKeysPage, AuditPage, BroadcastPage,
        BroadcastsPage, ConnectPage, ContactPage, ContactsPage, ConversationsPage, DashboardPage, EditorPage,
        EventWebhooksPage, ExportsPage, FilesPage, FlowsPage, ImportPage, JoinPage, LinkNumberPage,
        LoginPage, NewBroadcastPage, NotFoundPage, NumberPage, NumbersPage, SetUpNumberPage, SetupPage,
        StyleguidePage, TemplatePage, TemplatesPage, UndeliveredPage, UsersPage,
    },
    state::{Live, SendingState, Session, Theme},
};

/// The app, on the server and in the browser.
#[component]
#[must_use]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_context(Toaster::new());
    provide_context(Session::new());
    provide_context(Theme::new());
    provide_context(Live::new());
    provide_context(SendingState::new());
    Effect::new(|_| {
        if let Some(html) = document().document_element() {
            // Tests and assistive scripts wait for this mark, never for a time.
            let _ = html.set_attribute("data-hydrated", "true");
        }
    });
    view! {
        <Title text="Botloom"/>
        <Router>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/login") view=LoginPage/>
                <Route path=path!("/setup") view=SetupPage/>
                <Route path=path!("/join") view=JoinPage/>
                <ParentRoute path=path!("") view=Frame>
                    <Route path=path!("") view=DashboardPage/>
                    <Route path=path!("/flows") view=FlowsPage/>
                    <Route path=path!("/flows/:id") view=EditorPage/>
                    <Route path=path!("/numbers") view=NumbersPage/>
                    <Route path=path!("/numbers/connect") view=ConnectPage/>
                    <Route path=path!("/numbers/link") view=LinkNumberPage/>
                    <Route path=path!("/numbers/:id") view=NumberPage/>
                    <Route path=path!("/numbers/:id/set-up") view=SetUpNumberPage/>
                    <Route path=path!("/templates") view=TemplatesPage/>
                    <Route path=path!("/templates/new") view=TemplatePage/>
                    <Route path=path!("/templates/:id") view=TemplatePage/>
                    <Route path=path!("/conversations") view=ConversationsPage/>
                    <Route path=path!("/conversations/:id") view=ConversationsPage/>
                    <Route path=path!("/contacts") view=ContactsPage/>
                    <Route path=path!("/broadcasts") view=BroadcastsPage/>
                    <Route path=path!("/broadcasts/new") view=NewBroadcastPage/>
                    <Route path=path!("/broadcasts/:id") view=BroadcastPage/>
                    <Route path=path!("/contacts/import") view=ImportPage/>
                    <Route path=path!("/contacts/:id") view=ContactPage/>
                    <Route path=path!("/files") view=FilesPage/>
                    <Route path=path!("/exports") view=ExportsPage/>
                    <Route path=path!("/actions") view=ActionsPage/>
                    <Route path=path!("/alerts") view=AlertsPage/>
                    <Route path=path!("/undelivered") view=UndeliveredPage/>
                    <Route path=path!("/event-webhooks") view=EventWebhooksPage/>
                    <Route path=path!("/api-keys") view=ApiKeysPage/>
                    <Route path=path!("/users") view=UsersPage/>
                    <Route path=path!("/audit") view=AuditPage/>
                    <Route path=path!("/account") view=AccountPage/>
                    <Route path=path!("/docs/api") view=ApiDocsPage/>
                    <Route path=path!("/styleguide") view=StyleguidePage/>
                </ParentRoute>
            </Routes>
        </Router>
        <ToastLayer/>
        <TooltipLayer/>
    }
}

//! The root: contexts, layers and routes.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy,
    components::{ParentRoute, Route, Router, Routes},
    path,
};

use crate::{
    components::{ToastLayer, Toaster, TooltipLayer},
    layout::Frame,
    pages::{
        AccountRoute, ActionsRoute, AlertsRoute, ApiDocsRoute, ApiKeysRoute, AuditRoute, BroadcastRoute,
        BroadcastsRoute, ConnectRoute, ContactRoute, ContactsRoute, ConversationsRoute, DashboardPage,
        EditorRoute, EventWebhooksRoute, ExportsRoute, FilesRoute, FlowsRoute, ImportRoute, JoinPage,
        LinkNumberRoute, LoginPage, NewBroadcastRoute, NotFoundPage, NumberRoute, NumbersRoute,
        SetUpNumberRoute, SetupPage, StyleguidePage, TemplateRoute, TemplatesRoute, UndeliveredRoute,
        UsersRoute,
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
    // A page that is fetched when somebody goes there may take a moment; the one before it stays until then.
    let (on_the_way, set_on_the_way) = signal(false);
    view! {
        <Title text="Botloom"/>
        <Router set_is_routing=set_on_the_way>
            <div class="routing" aria-hidden="true" data-on=move || on_the_way.get().to_string()></div>
            <Routes fallback=NotFoundPage>
                <Route path=path!("/login") view=LoginPage/>
                <Route path=path!("/setup") view=SetupPage/>
                <Route path=path!("/join") view=JoinPage/>
                <ParentRoute path=path!("") view=Frame>
                    <Route path=path!("") view=DashboardPage/>
                    <Route path=path!("/flows") view={Lazy::<FlowsRoute>::new()}/>
                    <Route path=path!("/flows/:id") view={Lazy::<EditorRoute>::new()}/>
                    <Route path=path!("/numbers") view={Lazy::<NumbersRoute>::new()}/>
                    <Route path=path!("/numbers/connect") view={Lazy::<ConnectRoute>::new()}/>
                    <Route path=path!("/numbers/link") view={Lazy::<LinkNumberRoute>::new()}/>
                    <Route path=path!("/numbers/:id") view={Lazy::<NumberRoute>::new()}/>
                    <Route path=path!("/numbers/:id/set-up") view={Lazy::<SetUpNumberRoute>::new()}/>
                    <Route path=path!("/templates") view={Lazy::<TemplatesRoute>::new()}/>
                    <Route path=path!("/templates/new") view={Lazy::<TemplateRoute>::new()}/>
                    <Route path=path!("/templates/:id") view={Lazy::<TemplateRoute>::new()}/>
                    <Route path=path!("/conversations") view={Lazy::<ConversationsRoute>::new()}/>
                    <Route path=path!("/conversations/:id") view={Lazy::<ConversationsRoute>::new()}/>
                    <Route path=path!("/contacts") view={Lazy::<ContactsRoute>::new()}/>
                    <Route path=path!("/contacts/import") view={Lazy::<ImportRoute>::new()}/>
                    <Route path=path!("/contacts/:id") view={Lazy::<ContactRoute>::new()}/>
                    <Route path=path!("/broadcasts") view={Lazy::<BroadcastsRoute>::new()}/>
                    <Route path=path!("/broadcasts/new") view={Lazy::<NewBroadcastRoute>::new()}/>
                    <Route path=path!("/broadcasts/:id") view={Lazy::<BroadcastRoute>::new()}/>
                    <Route path=path!("/files") view={Lazy::<FilesRoute>::new()}/>
                    <Route path=path!("/exports") view={Lazy::<ExportsRoute>::new()}/>
                    <Route path=path!("/actions") view={Lazy::<ActionsRoute>::new()}/>
                    <Route path=path!("/alerts") view={Lazy::<AlertsRoute>::new()}/>
                    <Route path=path!("/undelivered") view={Lazy::<UndeliveredRoute>::new()}/>
                    <Route path=path!("/event-webhooks") view={Lazy::<EventWebhooksRoute>::new()}/>
                    <Route path=path!("/api-keys") view={Lazy::<ApiKeysRoute>::new()}/>
                    <Route path=path!("/users") view={Lazy::<UsersRoute>::new()}/>
                    <Route path=path!("/audit") view={Lazy::<AuditRoute>::new()}/>
                    <Route path=path!("/account") view={Lazy::<AccountRoute>::new()}/>
                    <Route path=path!("/docs/api") view={Lazy::<ApiDocsRoute>::new()}/>
                    <Route path=path!("/styleguide") view=StyleguidePage/>
                </ParentRoute>
            </Routes>
        </Router>
        <ToastLayer/>
        <TooltipLayer/>
    }
}

//! An engine with one number that is paired by QR code, and a stand-in for WhatsApp.
#![allow(dead_code, reason = "each test uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use engine_fake_whatsapp::{Account, Customer, FakeWhatsapp};
use engine_runtime::{
    Parts, Runtime, Settings,
    testing::fixture::{self, Business},
};
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    hints::{Hint, Hints},
    hot::HotState,
    objects::Objects,
    rates::{Rate, Rates},
    repo::{
        numbers::{NumberChange, NumberKind},
        options::{NumberOptions, PhoneOptions},
        transcripts::{ConversationQuery, ConversationView, MessageView},
        whatsapp_links::{LinkRow, Wanted},
    },
    secrets::Vault,
};
use serde_json::Value;

/// The business's own phone.
pub(crate) const SHOP: &str = "491700000001";
pub(crate) const ANN: &str = "491700000002";

pub(crate) struct World {
    pub(crate) fake: Arc<FakeWhatsapp>,
    pub(crate) phone: Account,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) hints: Hints,
    pub(crate) objects: Objects,
    pub(crate) business: Business,
    pub(crate) runtime: Option<Runtime>,
}

fn settings() -> Settings {
    Settings {
        poll: Duration::from_millis(50),
        backoff_base: Duration::from_millis(20),
        number_rate: Rate { per_second: 1e6, burst: 1_000_000 },
        pair_rate: Rate { per_second: 1e6, burst: 1_000_000 },
        answers_per_minute: 0,
        ..Settings::default()
    }
}

/// One more engine on the same database.
pub(crate) async fn engine(world: &World, hints: Hints) -> Runtime {
    engine_with_vault(world, hints, fixture::vault()).await
}

/// The same with another master key.
pub(crate) async fn engine_with_vault(world: &World, hints: Hints, vault: Arc<Vault>) -> Runtime {
    let parts = Parts {
        store: Arc::clone(&world.store),
        clock: Arc::new(SystemClock),
        hints,
        hot: HotState::in_process(),
        rates: Rates::in_process(),
        vault,
        objects: world.objects.clone(),
    };
    let url = world.fake.url();
    let link = move |line| vec![engine_whatsapp_web::link_to_stand_in(line, &url).unwrap()];
    Runtime::start_linked(parts, settings(), |executors| executors, link).await.unwrap()
}

impl World {
    pub(crate) async fn new(store: Arc<dyn Store>, flow: Value) -> Self {
        let fake = FakeWhatsapp::start().await.unwrap();
        let now = SystemClock.now();
        let business = Business::open(&*store, NumberKind::WhatsappWeb, flow, now).await.unwrap();
        // What is proved here does not depend on the pace of a new number.
        let phone = PhoneOptions { human_pace: false, ..PhoneOptions::default() };
        let options = Some(NumberOptions { phone, ..NumberOptions::default() });
        let change = NumberChange { sending: Some(Default::default()), options, ..NumberChange::default() };
        store.update_number(business.workspace_id, business.number_id, &change, now).await.unwrap();
        let mut world = Self {
            fake,
            phone: Account::new(SHOP, "Shop"),
            store,
            hints: Hints::in_process(),
            objects: Objects::in_memory(),
            business,
            runtime: None,
        };
        world.start().await;
        world
    }

    pub(crate) async fn start(&mut self) {
        self.runtime = Some(engine(self, self.hints.clone()).await);
    }

    /// The engine ends as it should.
    pub(crate) async fn stop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown().await;
        }
    }

    /// An admin wants something.
    pub(crate) async fn want(&self, wanted: Wanted, pair_phone: Option<&str>) {
        let Business { workspace_id, number_id, .. } = self.business;
        let now = SystemClock.now();
        self.store.want_link(workspace_id, number_id, wanted, pair_phone, false, now).await.unwrap();
        self.hints.publish(Hint::NumberChanged { workspace_id, number_id });
    }

    /// The number has other options from now on.
    pub(crate) async fn options(&self, options: NumberOptions) {
        let Business { workspace_id, number_id, .. } = self.business;
        let change = NumberChange { options: Some(options), ..NumberChange::default() };
        self.store.update_number(workspace_id, number_id, &change, SystemClock.now()).await.unwrap();
        self.hints.publish(Hint::NumberChanged { workspace_id, number_id });
    }

    /// The transcript of the conversation that there is, in order.
    pub(crate) async fn lines(&self) -> Vec<MessageView> {
        let workspace = self.business.workspace_id;
        let Some(view) = self.conversation().await else { return Vec::new() };
        let mut lines = self.store.transcript(workspace, view.id, None, 100).await.unwrap();
        lines.reverse();
        lines
    }

    /// The conversation with one of several.
    pub(crate) async fn conversation_with(&self, phone: &str) -> ConversationView {
        let query = ConversationQuery { limit: 10, ..ConversationQuery::default() };
        let all = self.store.conversation_list(self.business.workspace_id, &query).await.unwrap();
        all.into_iter().find(|view| view.contact_phone == phone).unwrap()
    }

    pub(crate) async fn conversation(&self) -> Option<ConversationView> {
        let query = ConversationQuery { limit: 10, ..ConversationQuery::default() };
        let mut all = self.store.conversation_list(self.business.workspace_id, &query).await.unwrap();
        assert!(all.len() < 2, "one contact has one conversation: {all:?}");
        all.pop()
    }

    pub(crate) async fn link(&self) -> LinkRow {
        self.store.link(self.business.number_id).await.unwrap().unwrap()
    }

    /// Waits for a state; gives the link then.
    pub(crate) async fn until_state(&self, state: &str) -> LinkRow {
        let start = Instant::now();
        loop {
            let link = self.link().await;
            if link.state == state {
                return link;
            }
            assert!(
                start.elapsed() < Duration::from_secs(40),
                "waited in vain for {state}; it is {} {}",
                link.state,
                link.reason
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Pairs the business's phone.
    pub(crate) async fn pair(&self) {
        self.want(Wanted::Connected, None).await;
        let link = self.until_state("qr_code").await;
        self.fake.scan(&link.code.unwrap(), &self.phone).unwrap();
        self.until_state("ready").await;
    }

    pub(crate) async fn customer(&self, phone: &str) -> Customer {
        Customer::join(&self.fake, phone, "Ann").await.unwrap()
    }
}

pub(crate) async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    let start = Instant::now();
    while !condition().await {
        assert!(start.elapsed() < Duration::from_secs(40), "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

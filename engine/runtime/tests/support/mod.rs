//! What the tests of the engine share.
#![expect(dead_code, reason = "each test binary uses a part of it")]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode},
};
use engine_core::TakeoverRule;
use engine_runtime::{
    Parts, Runtime, Settings,
    testing::{
        fixture::{self, ACCESS_TOKEN, Business},
        mock_graph::MockGraph,
    },
};
use engine_store::{
    Store,
    clock::{Clock, SystemClock},
    hints::Hints,
    hot::HotState,
    objects::Objects,
    rates::{Rate, Rates},
    repo::{
        flows::{DraftContent, SaveOutcome},
        numbers::NumberKind,
        versions::{PublishOutcome, PublishRequest},
    },
};
use serde_json::Value;
use tower::ServiceExt;

/// An engine with a business and a mock of the Graph API.
pub(crate) struct World {
    pub(crate) runtime: Runtime,
    pub(crate) business: Business,
    pub(crate) graph: MockGraph,
    pub(crate) graph_url: String,
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) hints: Hints,
    pub(crate) objects: Objects,
}

pub(crate) fn settings(graph_url: &str) -> Settings {
    Settings {
        graph_url: graph_url.to_owned(),
        poll: Duration::from_millis(50),
        backoff_base: Duration::from_millis(20),
        ambiguous_wait: Duration::from_millis(300),
        // What tests prove does not depend on the pace that Meta allows.
        number_rate: Rate { per_second: 1e6, burst: 1_000_000 },
        pair_rate: Rate { per_second: 1e6, burst: 1_000_000 },
        answers_per_minute: 0,
        forms: Duration::from_millis(50),
        ..Settings::default()
    }
}

pub(crate) async fn engine(store: Arc<dyn Store>, clock: Arc<dyn Clock>, settings: Settings) -> Runtime {
    engine_with(store, clock, settings, Hints::in_process(), Objects::in_memory()).await
}

pub(crate) async fn engine_with(
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    settings: Settings,
    hints: Hints,
    objects: Objects,
) -> Runtime {
    let parts = Parts {
        store,
        clock,
        hints,
        hot: HotState::in_process(),
        rates: Rates::in_process(),
        vault: fixture::vault(),
        objects,
    };
    Runtime::start(parts, settings).await.unwrap()
}

impl World {
    pub(crate) async fn new(store: Arc<dyn Store>, flow: Value) -> Self {
        Self::with(store, flow, Arc::new(SystemClock), |_| {}).await
    }

    pub(crate) async fn with(
        store: Arc<dyn Store>,
        flow: Value,
        clock: Arc<dyn Clock>,
        adjust: impl FnOnce(&mut Settings),
    ) -> Self {
        let graph = MockGraph::new(ACCESS_TOKEN).unwrap();
        let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.unwrap();
        let graph_url = format!("http://{address}");
        let business = Business::open(&*store, NumberKind::CloudApi, flow, clock.now()).await.unwrap();
        let mut settings = settings(&graph_url);
        adjust(&mut settings);
        let hints = Hints::in_process();
        let objects = Objects::in_memory();
        let runtime =
            engine_with(Arc::clone(&store), Arc::clone(&clock), settings, hints.clone(), objects.clone())
                .await;
        let world = Self { runtime, business, graph, graph_url, store, clock, hints, objects };
        world.until("the lease", async || world.runtime.health().await.owner).await;
        world
    }

    /// Posts a signed body.
    pub(crate) async fn post(&self, body: &str) -> StatusCode {
        post(self.runtime.router(), &self.business.webhook_path(), body, Some(fixture::sign(body.as_bytes())))
            .await
            .0
    }

    /// Publishes another version to the business's number; `revision` counts from 1.
    pub(crate) async fn publish(&self, revision: i64, document: &Value, takeover: &[TakeoverRule]) {
        let (workspace_id, flow_id) = (self.business.workspace_id, self.business.flow_id);
        let draft = DraftContent {
            document: document.clone(),
            name: "F".into(),
            description: String::new(),
            node_count: 1,
            hash: format!("draft {revision}"),
        };
        let now = self.clock.now();
        let saved = self.store.save_draft(workspace_id, flow_id, revision, &draft, None, now).await.unwrap();
        assert!(matches!(saved, SaveOutcome::Saved(_)));
        let request = PublishRequest {
            workspace_id,
            flow_id,
            revision: revision + 1,
            document,
            again: None,
            relinked: false,
            takeover,
            percent: 100,
            number_ids: &[self.business.number_id],
            note: "",
            error_count: 0,
            actor: None,
            now,
        };
        assert!(matches!(self.store.publish(&request).await.unwrap(), PublishOutcome::Published { .. }));
    }

    /// The texts that the mock accepted, in order.
    pub(crate) fn texts(&self) -> Vec<String> {
        texts(&self.graph)
    }

    pub(crate) async fn until(&self, what: &str, condition: impl AsyncFn() -> bool) {
        until(what, condition).await;
    }

    /// Waits until the mock has accepted so many messages.
    pub(crate) async fn until_sent(&self, count: usize) {
        self.until(&format!("{count} messages, not {:?}", self.texts().len()), async || {
            self.texts().len() >= count
        })
        .await;
    }
}

pub(crate) async fn until(what: &str, condition: impl AsyncFn() -> bool) {
    let start = Instant::now();
    while !condition().await {
        assert!(start.elapsed() < Duration::from_secs(20), "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(crate) fn texts(graph: &MockGraph) -> Vec<String> {
    let accepted = graph.received().into_iter().filter(|request| request.message_id.is_some());
    accepted.map(|request| request.body["text"]["body"].as_str().unwrap_or_default().to_owned()).collect()
}

/// Posts a body to the routes; gives status and answer.
pub(crate) async fn post(
    router: Router,
    path: &str,
    body: &str,
    signature: Option<String>,
) -> (StatusCode, String) {
    let mut request = Request::post(path).header("content-type", "application/json");
    if let Some(signature) = signature {
        request = request.header("x-hub-signature-256", signature);
    }
    send(router, request.body(Body::from(body.to_owned())).unwrap()).await
}

pub(crate) async fn send(router: Router, request: Request<Body>) -> (StatusCode, String) {
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8_lossy(&bytes).into_owned())
}

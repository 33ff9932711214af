//! Traces of the real program, as a collector gets them.
#![cfg(feature = "otlp")]
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    routing::post,
};
use engine_runtime::testing::{
    fixture::{self, ACCESS_TOKEN, Business, echo_flow, messages},
    mock_graph::MockGraph,
};
use engine_store::{
    clock::{Clock, SystemClock},
    on_each_database,
    repo::numbers::NumberKind,
    testing::TestStore,
};
use opentelemetry_proto::tonic::{collector::trace::v1::ExportTraceServiceRequest, trace::v1::Span};
use prost::Message;
use serde_json::Value;
use support::{METRICS_TOKEN, Product, until};

/// What nobody but the two who talk may read.
const SECRETS: [&str; 4] = ["lavender marmalade", "972987654321", "Ada", ACCESS_TOKEN];

/// A collector that keeps what it gets.
#[derive(Clone, Default)]
struct Collector(Arc<Mutex<Vec<Bytes>>>);

async fn take(State(collector): State<Collector>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if headers[header::CONTENT_TYPE] != "application/x-protobuf" || headers["x-tenant"] != "stories" {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE;
    }
    collector.0.lock().expect("the lock").push(body);
    StatusCode::OK
}

impl Collector {
    async fn serve() -> (Self, String) {
        let collector = Self::default();
        let router = Router::new().route("/v1/traces", post(take)).with_state(collector.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        (collector, url)
    }

    fn bodies(&self) -> Vec<Bytes> {
        self.0.lock().expect("the lock").clone()
    }

    fn requests(&self) -> Vec<ExportTraceServiceRequest> {
        let bodies = self.bodies();
        bodies.into_iter().map(|body| ExportTraceServiceRequest::decode(body).expect("protobuf")).collect()
    }

    fn spans(&self) -> Vec<Span> {
        let resources = self.requests().into_iter().flat_map(|request| request.resource_spans);
        resources.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
    }

    /// The names of the spans of each trace.
    fn traces(&self) -> BTreeMap<Vec<u8>, BTreeSet<String>> {
        let mut traces: BTreeMap<Vec<u8>, BTreeSet<String>> = BTreeMap::new();
        for span in self.spans() {
            traces.entry(span.trace_id).or_default().insert(span.name);
        }
        traces
    }
}

on_each_database!(a_message_is_one_trace_without_its_contents, async |store: TestStore| {
    let graph = MockGraph::new(ACCESS_TOKEN).expect("a mock");
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.expect("an address");
    let business = Business::open(&*store, NumberKind::CloudApi, echo_flow(), SystemClock.now())
        .await
        .expect("a business");
    let (collector, collector_url) = Collector::serve().await;
    let mut product = Product::start(&[
        ("DATABASE_URL", &store.url),
        ("BOTLOOM_GRAPH_URL", &format!("http://{address}")),
        ("BOTLOOM_METRICS_TOKEN", METRICS_TOKEN),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", &collector_url),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-tenant=stories"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
    ])
    .await;
    // What comes in before is processed from the inbox later, as a trace of its own.
    until("its shards", async || {
        let (_, body) = product.get("/health/ready", None).await;
        serde_json::from_str::<Value>(&body).is_ok_and(|health| health["shards"] == 256)
    })
    .await;
    let path = business.webhook_path();
    for (n, text) in ["hi", "lavender marmalade"].into_iter().enumerate() {
        let body = messages(&[("972987654321", &format!("wamid.{n}"), text)]);
        assert_eq!(product.post(&path, &body, Some(fixture::sign(body.as_bytes()))).await, 200);
    }
    until("the replies", async || {
        graph.received().iter().filter(|request| request.message_id.is_some()).count() == 3
    })
    .await;
    let stages = ["webhook.cloud", "event", "engine.step", "outbox.send"];
    let whole = || {
        let traces = collector.traces();
        traces.values().filter(|names| stages.iter().all(|stage| names.contains(*stage))).count()
    };
    until("the traces", async || whole() == 2).await;
    let metrics = product.metrics().await;
    assert!(metrics.contains(r#"botloom_events_total{kind="message"} 2"#), "{metrics}");
    product.stop();

    let resource = collector.requests().remove(0).resource_spans.remove(0).resource.expect("a resource");
    let named = resource.attributes.iter().find(|attribute| attribute.key == "service.name");
    assert!(format!("{named:?}").contains("\"botloom\""), "{named:?}");
    // Every stage lasts, and the event is below the door at which it came in.
    let spans = collector.spans();
    assert!(spans.iter().all(|span| span.end_time_unix_nano >= span.start_time_unix_nano));
    for event in spans.iter().filter(|span| span.name == "event") {
        let door = spans.iter().find(|span| span.span_id == event.parent_span_id).expect("its parent");
        assert_eq!((door.name.as_str(), &door.trace_id), ("webhook.cloud", &event.trace_id));
    }
    let number = business.number_id.to_string();
    let has_number = |span: &Span| span.attributes.iter().any(|it| format!("{it:?}").contains(&number));
    assert!(spans.iter().any(has_number), "ids are there");
    // As it was decoded: random ids spell anything.
    let text = format!("{:?}", collector.requests());
    for secret in SECRETS {
        assert!(!text.contains(secret), "{secret} is in a trace: {text}");
    }
});

#[tokio::test]
async fn a_collector_that_is_away_holds_up_nobody() {
    let mut product = Product::start(&[("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")]).await;
    let (status, _) = product.get("/health/live", None).await;
    assert_eq!(status, 200);
    product.stop();
}

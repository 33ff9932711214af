//! Health and metrics of the real program.
#![expect(clippy::expect_used, reason = "a test fails by panicking, helpers included")]

mod support;

use std::collections::BTreeMap;

use engine_runtime::{
    metrics::{self, Kind},
    testing::{
        fixture::{self, ACCESS_TOKEN, Business, echo_flow, messages},
        mock_graph::{Fault, MockGraph},
    },
};
use engine_store::{
    clock::{Clock, SystemClock},
    on_each_database,
    repo::numbers::NumberKind,
    testing::TestStore,
};
use serde_json::Value;
use support::{METRICS_TOKEN, Product, command, until};

#[tokio::test]
async fn metrics_are_for_whoever_knows_the_token() {
    let product = Product::start(&[("BOTLOOM_METRICS_TOKEN", METRICS_TOKEN)]).await;
    assert_eq!(product.get("/metrics", None).await.0, 401);
    for wrong in
        ["", "wrong", &METRICS_TOKEN[1..], &METRICS_TOKEN.to_uppercase(), &format!("{METRICS_TOKEN}0")]
    {
        let (status, body) = product.get("/metrics", Some(wrong)).await;
        assert_eq!((status, body.as_str()), (401, ""), "{wrong:?}");
    }
    let (status, body) = product.get("/metrics", Some(METRICS_TOKEN)).await;
    assert_eq!(status, 200);
    assert!(body.contains("botloom_build_info{version=\""), "{body}");
    // The token opens nothing else, and is in no log.
    assert_eq!(product.get("/api/v1/flows", Some(METRICS_TOKEN)).await.0, 401);
    assert!(!product.log().contains(METRICS_TOKEN));
}

#[tokio::test]
async fn without_a_token_there_are_no_metrics_and_the_health_is_public() {
    let mut product = Product::start(&[]).await;
    assert_eq!(product.get("/metrics", None).await.0, 404);
    assert_eq!(product.get("/metrics", Some(METRICS_TOKEN)).await.0, 404);
    assert_eq!(product.get("/health/live", None).await, (200, r#"{"status":"live"}"#.to_owned()));
    let health = async || -> Value {
        let (status, body) = product.get("/health/ready", None).await;
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).expect("JSON")
    };
    until("its shards", async || health().await["shards"] == 256).await;
    let expected =
        serde_json::json!({"status": "ready", "database": true, "node": true, "shards": 256, "nodes": 1});
    assert_eq!(health().await, expected);
    product.stop();
}

#[test]
fn a_token_that_can_be_guessed_is_refused_at_the_start() {
    let folder = tempfile::tempdir().expect("a folder");
    for weak in ["short", "a token with spaces in it"] {
        let output = command(&folder, &[("BOTLOOM_METRICS_TOKEN", weak)]).output().expect("it ends");
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success());
        assert!(complaint.contains("metrics_token must have 16") && !complaint.contains(weak), "{complaint}");
    }
}

/// The samples of a text of metrics: name with labels, and value.
fn samples(text: &str) -> BTreeMap<String, f64> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (series, value) = line.rsplit_once(' ').expect("a value");
            (series.to_owned(), value.parse().expect("a number"))
        })
        .collect()
}

/// Holds every sample against the table: no name and no label that is not in it.
fn assert_documented(text: &str) {
    for series in samples(text).keys() {
        let (name, labels) = series.split_once('{').unwrap_or((series, ""));
        let metric = metrics::ALL.iter().find(|metric| {
            let rest = name.strip_prefix(metric.name);
            rest == Some("")
                || (metric.kind == Kind::Histogram && matches!(rest, Some("_bucket" | "_sum" | "_count")))
        });
        let metric = metric.unwrap_or_else(|| panic!("{name} is in no table"));
        for label in labels.trim_end_matches('}').split(',').filter(|label| !label.is_empty()) {
            let (key, value) = label.split_once('=').expect("a label");
            let value = value.trim_matches('"');
            let documented = metric.labels.iter().find_map(|label| label.strip_prefix(&format!("{key}: ")));
            let Some(values) = documented else {
                assert_eq!(key, "le", "{series}");
                continue;
            };
            let listed = values.split(", ").any(|listed| listed == value);
            assert!(listed || ["reason", "version"].contains(&key), "{series} is none of {values}");
        }
    }
}

on_each_database!(what_happens_is_counted, async |store: TestStore| {
    let graph = MockGraph::new(ACCESS_TOKEN).expect("a mock");
    let (address, _task) = graph.serve(([127, 0, 0, 1], 0).into()).await.expect("an address");
    let business = Business::open(&*store, NumberKind::CloudApi, echo_flow(), SystemClock.now())
        .await
        .expect("a business");
    let product = Product::start(&[
        ("DATABASE_URL", &store.url),
        ("BOTLOOM_GRAPH_URL", &format!("http://{address}")),
        ("BOTLOOM_METRICS_TOKEN", METRICS_TOKEN),
    ])
    .await;
    let path = business.webhook_path();
    let sum = async |what: &str| samples(&product.metrics().await).get(what).copied().unwrap_or_default();

    let body = messages(&[("972987654321", "wamid.1", "hi")]);
    let sign = |body: &str| Some(fixture::sign(body.as_bytes()));
    // Before the process is a node it only stores what comes in, which counts as no duplicate.
    until("the shards", async || sum("botloom_shards_owned").await == 256.0).await;
    assert_eq!(product.post(&path, &body, sign(&body)).await, 200);
    assert_eq!(product.post(&path, &body, sign(&body)).await, 200);
    assert_eq!(product.post(&path, &body, None).await, 401);
    assert_eq!(product.post("/hooks/nobody-waits-here", "{}", None).await, 404);
    let sent = r#"botloom_sends_total{channel="cloud_api",outcome="sent"}"#;
    until("the first reply", async || sum(sent).await == 1.0).await;

    graph.fail(Fault {
        count: 1,
        status: 429,
        code: 130_429,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    });
    graph.fail(Fault {
        count: 1,
        status: 400,
        code: 131_026,
        retry_after: None,
        delay_ms: 0,
        accept_without_answer: false,
        fail_later: false,
    });
    let body = messages(&[("972987654321", "wamid.2", "blue")]);
    assert_eq!(product.post(&path, &body, sign(&body)).await, 200);
    until("the refused reply and the one after it", async || {
        let refused = r#"botloom_sends_total{channel="cloud_api",outcome="refused"}"#;
        sum(refused).await == 1.0 && sum(sent).await == 2.0
    })
    .await;
    until("a look at the database", async || sum(r#"botloom_outbox_rows{state="dead"}"#).await == 1.0).await;

    // A send is counted before its message is settled, and read while both go on: what is counted last is waited for.
    let requests = r#"botloom_stage_seconds_count{stage="request"}"#;
    until("the last request", async || sum(requests).await == 4.0).await;
    let text = product.metrics().await;
    assert_documented(&text);
    let samples = samples(&text);
    let exactly = [
        (r#"botloom_events_total{kind="message"}"#, 2.0),
        ("botloom_events_duplicate_total", 1.0),
        (r#"botloom_webhooks_total{source="cloud_api"}"#, 4.0),
        (r#"botloom_webhooks_refused_total{source="cloud_api",reason="signature_invalid"}"#, 1.0),
        (r#"botloom_webhooks_refused_total{source="hook",reason="hook_unknown"}"#, 1.0),
        (r#"botloom_sends_total{channel="cloud_api",outcome="retry"}"#, 1.0),
        (r#"botloom_provider_errors_total{class="throttle"}"#, 1.0),
        (r#"botloom_provider_errors_total{class="never"}"#, 1.0),
        (r#"botloom_stage_seconds_count{stage="acknowledge"}"#, 3.0),
        (r#"botloom_stage_seconds_count{stage="outbox"}"#, 3.0),
        (r#"botloom_stage_seconds_count{stage="request"}"#, 4.0),
        (r#"botloom_stage_seconds_count{stage="reply"}"#, 2.0),
        ("botloom_conflicts_total", 0.0),
        ("botloom_registrations_lost_total", 0.0),
        ("botloom_nodes", 1.0),
        ("botloom_shards_owned", 256.0),
        ("botloom_database_up", 1.0),
        ("botloom_outbox_memory_rows", 0.0),
        ("botloom_outbox_oldest_seconds", 0.0),
    ];
    for (series, value) in exactly {
        assert_eq!(samples.get(series), Some(&value), "{series} in\n{text}");
    }
    for series in [
        r#"botloom_batches_total{outcome="committed"}"#,
        "botloom_batch_events_count",
        r#"botloom_stage_seconds_count{stage="intake"}"#,
        r#"botloom_stage_seconds_count{stage="batch"}"#,
        r#"botloom_hot_state_reads_total{tier="memory"}"#,
    ] {
        assert!(samples.get(series).is_some_and(|value| *value >= 1.0), "{series} in\n{text}");
    }
});

//! `GET /metrics`: what the engine measures, as Prometheus reads it, for whoever knows the token.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use engine_runtime::metrics::{BATCH_EVENTS, EVENTS_PER_BATCH, SECONDS, describe};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;
use tokio_util::sync::CancellationToken;

/// How often values that nobody asked for are folded into their histograms, so that they take no memory.
const UPKEEP: Duration = Duration::from_secs(5);
/// The version of Prometheus' text format.
const FORMAT: &str = "text/plain; version=0.0.4; charset=utf-8";

#[derive(Clone)]
struct Metrics {
    token: SecretString,
    handle: Arc<PrometheusHandle>,
}

/// Begins to collect, and gives the route. Without a token nothing is collected and the route is not there.
///
/// # Errors
/// Something in this process collects metrics already.
pub(crate) fn start(token: Option<&SecretString>, stop: &CancellationToken) -> anyhow::Result<Router> {
    let Some(token) = token else { return Ok(Router::new().route("/metrics", get(absent))) };
    let handle = Arc::new(builder()?.install_recorder().context("metrics cannot be collected")?);
    describe();
    tokio::spawn(upkeep(Arc::clone(&handle), stop.clone()));
    Ok(router(Metrics { token: token.clone(), handle }))
}

fn builder() -> anyhow::Result<PrometheusBuilder> {
    PrometheusBuilder::new()
        .set_buckets(SECONDS)
        .and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Full(BATCH_EVENTS.to_owned()), EVENTS_PER_BATCH)
        })
        .context("the buckets of the histograms are refused")
}

fn router(metrics: Metrics) -> Router {
    Router::new().route("/metrics", get(read)).with_state(metrics)
}

async fn upkeep(handle: Arc<PrometheusHandle>, stop: CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(UPKEEP) => handle.run_upkeep(),
        }
    }
}

/// As for any address that is not there, so that the pages do not answer instead.
async fn absent() -> StatusCode {
    StatusCode::NOT_FOUND
}

async fn read(State(metrics): State<Metrics>, headers: HeaderMap) -> Response {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let given = match given.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token,
        _ => "",
    };
    let same: bool = metrics.token.expose_secret().as_bytes().ct_eq(given.as_bytes()).into();
    if !same {
        return (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, "Bearer")]).into_response();
    }
    ([(header::CONTENT_TYPE, FORMAT), (header::CACHE_CONTROL, "no-store")], metrics.handle.render())
        .into_response()
}

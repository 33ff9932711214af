//! Traces for an OpenTelemetry collector: what one message went through, from the door to the provider.
//!
//! On when `OTEL_EXPORTER_OTLP_ENDPOINT` names a collector. The other standard variables count as well
//! (`OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_TRACES_SAMPLER`, `OTEL_SERVICE_NAME`, `OTEL_BSP_…`). Spans and the log lines
//! within them carry ids and counts; what contacts say and who they are is in none of them.

use std::{sync::Arc, time::Duration};

use anyhow::Context;
use bytes::Bytes;
use http::{Request, Response};
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::{HttpClient, HttpError};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{Resource, trace::SdkTracerProvider};
use tracing_subscriber::{Layer, registry::LookupSpan};

/// Any of these names a collector.
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
/// Names of the variable that names the service, where an operator sets it.
const SERVICE: &str = "OTEL_SERVICE_NAME";

/// The traces of this process. What is still to be sent is sent by [`Traces::end`].
pub(crate) struct Traces(SdkTracerProvider);

/// Begins to send traces, where a collector is named.
///
/// # Errors
/// The address is none, or the HTTP client cannot be built.
pub(crate) fn start() -> anyhow::Result<Option<Traces>> {
    let named = |name: &str| std::env::var(name).is_ok_and(|value| !value.trim().is_empty());
    if !ENDPOINTS.into_iter().any(named) {
        return Ok(None);
    }
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_http_client(Client::new()?)
        .build()
        .context("OTEL_EXPORTER_OTLP_ENDPOINT cannot be used")?;
    let mut resource = Resource::builder();
    if !named(SERVICE) {
        resource = resource.with_service_name("botloom");
    }
    let version = opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION"));
    let provider = SdkTracerProvider::builder()
        .with_batch_exporter(exporter)
        .with_resource(resource.with_attribute(version).build())
        .build();
    Ok(Some(Traces(provider)))
}

impl Traces {
    /// Turns spans into traces, as far as the log's filter lets them through. A filter of its own, per layer, would lose
    /// some: database drivers ask whether they may log, which per-layer filters take for the event itself.
    pub(crate) fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: tracing::Subscriber + for<'span> LookupSpan<'span> + Send + Sync,
    {
        tracing_opentelemetry::layer()
            .with_tracer(self.0.tracer("botloom"))
            .with_location(false)
            .with_threads(false)
            .with_tracked_inactivity(false)
    }

    /// Sends what is still to be sent. Waits a few seconds at most.
    pub(crate) fn end(&self) {
        if let Err(error) = self.0.shutdown() {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// The reqwest that everything else uses, so that no second one is built for traces. Batches are sent from a thread of
/// their own, which waits here: a collector that does not answer holds up nobody.
#[derive(Debug, Clone)]
struct Client {
    client: reqwest::Client,
    runtime: Arc<tokio::runtime::Runtime>,
}

impl Client {
    fn new() -> anyhow::Result<Self> {
        // A second installation of the provider fails and changes nothing.
        let _already = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .build()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        Ok(Self { client, runtime: Arc::new(runtime) })
    }
}

#[async_trait::async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let send = async {
            let answer = self.client.execute(request.try_into()?).await?.error_for_status()?;
            let mut response = Response::builder().status(answer.status());
            if let Some(headers) = response.headers_mut() {
                headers.clone_from(answer.headers());
            }
            Ok(response.body(answer.bytes().await?)?)
        };
        self.runtime.block_on(send)
    }
}

//! Logs: one line per event on standard error, for people or as JSON; and traces, where somebody collects them.

use tracing_subscriber::{EnvFilter, Layer, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::settings::LogFormat;

/// Ends the traces when it is dropped, so that the last ones are sent.
#[must_use]
pub(crate) struct Started {
    #[cfg(feature = "otlp")]
    traces: Option<crate::otlp::Traces>,
}

impl Drop for Started {
    fn drop(&mut self) {
        #[cfg(feature = "otlp")]
        if let Some(traces) = &self.traces {
            traces.end();
        }
    }
}

/// Starts logging with a filter such as `info,botloom=debug`, and traces where `OTEL_EXPORTER_OTLP_ENDPOINT` names a
/// collector. The filter counts for both.
///
/// # Errors
/// When the filter or the collector's address cannot be used, or logging was started before.
pub(crate) fn start(filter: &str, format: LogFormat) -> anyhow::Result<Started> {
    let filter = EnvFilter::try_new(filter)?;
    let lines = match format {
        LogFormat::Text => fmt::layer().with_writer(std::io::stderr).with_target(false).boxed(),
        LogFormat::Json => fmt::layer().json().with_writer(std::io::stderr).boxed(),
    };
    #[cfg(feature = "otlp")]
    let started = {
        let traces = crate::otlp::start()?;
        let layer = traces.as_ref().map(crate::otlp::Traces::layer);
        tracing_subscriber::registry().with(lines).with(layer).with(filter).try_init()?;
        Started { traces }
    };
    #[cfg(not(feature = "otlp"))]
    let started = {
        tracing_subscriber::registry().with(lines).with(filter).try_init()?;
        Started {}
    };
    std::panic::set_hook(Box::new(log_panic));
    Ok(started)
}

/// Logs where a panic happened. What it says is left out: it may quote what was worked on, such as the text of a
/// message that was cut at the wrong place.
fn log_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    tracing::error!(
        panic.place = place,
        panic.thread = thread.name().unwrap_or_default(),
        "the program made a mistake and goes on without this piece of work"
    );
}

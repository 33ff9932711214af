//! `botloom seed`: sample flows and a demo number, for a workspace that has no flow yet.

use std::process::ExitCode;

use crate::{logging, parts, seed, settings::Settings};

/// Adds the samples; says so when there is nothing to do.
pub(crate) fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    parts::block_on(async move {
        let parts = parts::open(&settings).await?;
        if seed::samples(&parts).await? {
            tracing::info!(
                "added the sample flows and the demo number; the engine answers its first messages"
            );
        } else {
            tracing::info!("there are flows already, so nothing was added");
        }
        parts.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

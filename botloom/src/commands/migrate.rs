//! `botloom migrate`: brings the database up to date, then exits.

use std::process::ExitCode;

use crate::{logging, parts, settings::Settings};

/// Applies missing migrations.
pub(crate) fn run(settings: &Settings) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    parts::block_on(async {
        std::fs::create_dir_all(&settings.data_dir)?;
        let store = parts::connect(settings).await?;
        store.close().await;
        tracing::info!("the database is up to date");
        Ok(ExitCode::SUCCESS)
    })
}

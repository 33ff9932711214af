//! `botloom keys`: another master key, without an hour in which nobody is answered.
//!
//! A process opens with the present key and with the one before, and seals with the present one. So there are two steps: all
//! processes learn of the new key by a restart, and then everything is sealed anew.

use std::process::ExitCode;

use anyhow::bail;
use engine_store::repo::sealed::{Renewed, renew};

use crate::{cli::KeysCommand, logging, master_key, parts, settings::Settings};

/// Does one of the steps.
///
/// # Errors
/// Says what to do.
pub(crate) fn run(settings: &Settings, command: &KeysCommand) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    match command {
        KeysCommand::New => new(settings),
        KeysCommand::Renew => parts::block_on(renewed(settings)),
    }
}

fn new(settings: &Settings) -> anyhow::Result<ExitCode> {
    if settings.master_key.is_some() {
        bail!(
            "the master key comes from the settings: make a new one with `openssl rand -base64 32`, set it as master_key, \
             the present one as master_key_before, and restart all processes"
        );
    }
    let kept = master_key::begin_anew(&settings.data_dir)?;
    tracing::info!(
        kept = %kept.display(),
        "a new master key is in the data folder. Restart the server, then run `botloom keys renew`"
    );
    Ok(ExitCode::SUCCESS)
}

async fn renewed(settings: &Settings) -> anyhow::Result<ExitCode> {
    let store = parts::connect(settings).await?;
    let vault = master_key::vault(
        settings.master_key.as_ref(),
        settings.master_key_before.as_ref(),
        &settings.data_dir,
    )?;
    let Renewed { renewed, current, unopened } = renew(&*store, &vault).await?;
    store.close().await;
    tracing::info!(renewed, current, unopened, "secrets were sealed anew with the present master key");
    if unopened > 0 {
        bail!(
            "{unopened} secrets were sealed with a key that is neither the present one nor the one before. Nothing of them \
             was changed; set their key as master_key_before and run this again"
        );
    }
    tracing::info!("the key before is needed no more, but for backups and for files that wait to be fetched");
    Ok(ExitCode::SUCCESS)
}

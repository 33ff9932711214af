//! `botloom audit verify`: whether the audit log is whole.

use std::process::ExitCode;

use crate::{logging, parts, settings::Settings};

/// Checks the chain of each workspace and prints its end, which is worth keeping elsewhere.
#[expect(clippy::print_stdout, reason = "the outcome is what the command is for")]
pub(crate) fn verify(settings: &Settings) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    parts::block_on(async {
        let parts = parts::open(settings).await?;
        let mut workspaces = parts.store.audited_workspaces().await?;
        // A chain whose entries are all gone is known by its head only.
        workspaces.extend(parts.store.audit_heads().await?.into_iter().map(|head| head.workspace_id));
        workspaces.sort_unstable();
        workspaces.dedup();
        let mut whole = true;
        for workspace in &workspaces {
            let found = admin_api::audit::verify(&*parts.store, *workspace).await?;
            match found.broken_at {
                None => println!(
                    "workspace {workspace}: {} entries, whole, ends with {}",
                    found.entries, found.head
                ),
                Some(at) => println!(
                    "workspace {workspace}: BROKEN at entry {at}; {} before it are whole",
                    found.entries
                ),
            }
            whole &= found.ok;
        }
        if workspaces.is_empty() {
            println!("the audit log is empty");
        }
        Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

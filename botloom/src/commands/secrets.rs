//! `botloom secrets`: under which master key everything is, and giving it another, while servers run.

use std::{
    io::{self, Write},
    process::ExitCode,
    time::Duration,
};

use anyhow::{bail, ensure};
use engine_store::{
    ids::secret_bytes,
    repo::sealed::{Rewrapped, SealedKind, rewrap},
};
use secrecy::SecretSlice;

use crate::{
    logging, master_key,
    parts::{self, Parts},
    settings::Settings,
};

/// Walks until nothing changes; servers that seal with the former key meanwhile make another necessary.
const MAX_WALKS: u32 = 5;
/// Values that are looked at at a time.
const CHUNK: i64 = 500;

/// Says how many values are under which master key.
pub(crate) fn status(settings: &Settings) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    parts::block_on(async {
        let parts = parts::open(settings).await?;
        let keys = parts.vault.fingerprints();
        let mut out = io::stdout().lock();
        writeln!(out, "master keys: {} (the first seals)", keys.join(", "))?;
        for kind in SealedKind::ALL {
            let (mut current, mut other, mut closed, mut after) = (0_u64, 0_u64, 0_u64, None);
            loop {
                let rows = parts.store.sealed_rows(kind, after, CHUNK).await?;
                let Some(last) = rows.last() else { break };
                after = Some(last.id);
                for row in &rows {
                    match parts.vault.rewrap(kind.place(row.place_id), &row.sealed) {
                        Ok(None) => current += 1,
                        Ok(Some(_)) => other += 1,
                        Err(_) => closed += 1,
                    }
                }
            }
            writeln!(
                out,
                "{}: {current} under the first key, {other} under another, {closed} closed",
                kind.label()
            )?;
        }
        parts.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Puts everything under another master key. It may be stopped and begun again.
pub(crate) fn rotate(settings: &Settings, keep_old: bool) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    let ours = master_key::is_ours(settings);
    parts::block_on(async {
        let parts = parts::open(settings).await?;
        let before = parts.vault.fingerprints();
        if ours && before.len() == 1 {
            let key = SecretSlice::from(secret_bytes::<32>().to_vec());
            master_key::put_before(&settings.data_dir, &key)?;
            ensure!(parts.vault.reload(), "the new master key cannot be read");
        }
        let keys = parts.vault.fingerprints();
        if keys.len() == 1 {
            bail!(
                "there is one master key only. Put the new one behind the old, with a comma between (old,new), and restart \
                 the servers one after the other; then turn them round (new,old) and restart again; then run this again. \
                 A new key: openssl rand -base64 32"
            );
        }
        let mut out = io::stdout().lock();
        writeln!(out, "from master key {} to {}", keys[1..].join(", "), keys[0])?;
        let walked = walk(&parts, ours, &mut out).await;
        note(&parts, &keys, &walked).await?;
        let total = walked?;
        if total.closed > 0 {
            writeln!(
                out,
                "{} values are closed: no key opens them. The former keys were kept; with the key that sealed them, run \
                 this again.",
                total.closed
            )?;
            parts.store.close().await;
            return Ok(ExitCode::FAILURE);
        }
        match (ours, keep_old) {
            (true, false) => {
                let kept = master_key::drop_former(&settings.data_dir)?;
                writeln!(out, "Done. Backups from before need the former key: {}", kept.display())?;
            }
            (true, true) => {
                writeln!(out, "Done. The former key is still accepted; run this again to drop it.")?
            }
            (false, _) => {
                writeln!(
                    out,
                    "Done. Take the former key out of the settings; backups from before still need it."
                )?;
            }
        }
        parts.store.close().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Walks over everything until nothing is left to change.
async fn walk(parts: &Parts, ours: bool, out: &mut impl Write) -> anyhow::Result<Rewrapped> {
    let mut total = Rewrapped::default();
    for number in 1..=MAX_WALKS {
        let mut walk = Rewrapped::default();
        for kind in SealedKind::ALL {
            let done = rewrap(&*parts.store, &parts.vault, kind).await?;
            if number == 1 || done.changed > 0 {
                writeln!(out, "{}: {} of {} given the new key", kind.label(), done.changed, done.seen)?;
                out.flush()?;
            }
            walk.seen += done.seen;
            walk.changed += done.changed;
            walk.closed += done.closed;
        }
        total.seen = walk.seen;
        total.changed += walk.changed;
        total.closed = walk.closed;
        if number > 1 && walk.changed == 0 {
            return Ok(total);
        }
        // Servers that run look at the key's file so often. Until then they seal with the former key.
        if ours {
            tokio::time::sleep(master_key::LOOK + Duration::from_secs(2)).await;
        }
    }
    bail!("servers still seal with the former key. Nothing is lost; restart them, and run this again")
}

/// Tells the audit log of each workspace.
async fn note(parts: &Parts, keys: &[String], walked: &anyhow::Result<Rewrapped>) -> anyhow::Result<()> {
    let detail = match walked {
        Ok(done) => serde_json::json!({
            "before": {"master_key": keys.get(1)},
            "after": {"master_key": keys.first(), "changed": done.changed, "closed": done.closed},
        }),
        Err(_) => serde_json::json!({}),
    };
    let done = walked.as_ref().is_ok_and(|it| it.closed == 0);
    let mut workspaces = parts.store.audited_workspaces().await?;
    workspaces.extend(parts.store.first_workspace().await?.map(|workspace| workspace.id));
    workspaces.sort_unstable();
    workspaces.dedup();
    for workspace in workspaces {
        parts::note(parts, workspace, "secrets rotate", String::new(), done, &detail).await?;
    }
    Ok(())
}

//! `botloom backup`, `botloom restore` and `botloom resume`: an installation in one file, and back.

use std::{
    io::{self, BufRead, IsTerminal, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, ensure};
use engine_store::{
    backup::{self, Extras, SealedKey},
    clock::{Clock, SystemClock},
    repo::numbers::{NumberKind, NumberRecord},
};
use secrecy::{ExposeSecret, SecretString};

use crate::{
    logging, master_key,
    parts::{self, MediaPlace},
    settings::Settings,
};

/// The environment variable with the passphrase.
const PASSPHRASE: &str = "BOTLOOM_BACKUP_PASSPHRASE";
/// Fewest characters of a passphrase: whoever has the file can guess as long as they like.
const MIN_PASSPHRASE: usize = 12;

/// Writes a backup.
pub(crate) fn write(settings: &Settings, file: &Path, with_key: bool) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    let key = if with_key {
        let passphrase = passphrase()?;
        let long = passphrase.expose_secret().chars().count() >= MIN_PASSPHRASE;
        ensure!(long, "the passphrase needs {MIN_PASSPHRASE} characters or more");
        let key = master_key::existing(settings.master_key.as_ref(), &settings.data_dir)?;
        let key = key.context("there is no master key yet, so --with-key has nothing to keep")?;
        Some(SealedKey::seal(&passphrase, key.expose_secret())?)
    } else {
        None
    };
    let media = media(settings);
    parts::block_on(async {
        let extras = Extras { media: media.as_deref(), key };
        let made = backup::write(&parts::database_url(settings), file, extras, SystemClock.now()).await?;
        let mut out = io::stdout().lock();
        writeln!(out, "{}: backup of {} with schema {}", file.display(), made.database, made.schema)?;
        if media.is_none() {
            writeln!(out, "Files are not in it: media_url names a bucket, which needs a backup of its own.")?;
        }
        if !with_key {
            writeln!(
                out,
                "The master key is not in it; without the key the credentials in it cannot be opened."
            )?;
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// Replaces this installation by a backup. Sending is paused afterwards.
pub(crate) fn restore(settings: &Settings, file: &Path, force: bool) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    backup::check(file)?;
    parts::private_folder(&settings.data_dir)?;
    parts::block_on(async {
        let url = parts::database_url(settings);
        let restored =
            backup::restore(&url, file, media(settings).as_deref(), force, SystemClock.now()).await?;
        let mut out = io::stdout().lock();
        writeln!(out, "Restored {} of {}.", file.display(), restored.manifest.created_at)?;
        if let Some(sealed) = &restored.key {
            restore_key(settings, sealed, &mut out)?;
        }
        let unreadable = unreadable(settings).await?;
        if unreadable > 0 {
            writeln!(
                out,
                "The credentials of {unreadable} numbers cannot be opened with this master key. Put the key of the \
                 old installation into {} or BOTLOOM_MASTER_KEY, or enter them again.",
                settings.data_dir.join(master_key::FILE).display()
            )?;
        }
        writeln!(
            out,
            "Sending is paused, because what waits here was probably sent before. `botloom resume` sends it all the \
             same, `botloom resume --give-up-waiting` makes dead letters of it. Everybody has to log in again."
        )?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Lets sending go on.
pub(crate) fn resume(settings: &Settings, give_up_waiting: bool) -> anyhow::Result<ExitCode> {
    let _logging = logging::start(&settings.log, settings.log_format)?;
    parts::block_on(async {
        let store = parts::connect(settings).await?;
        let paused = store.sends_paused().await?.is_some();
        let given_up = store.resume_sends(give_up_waiting).await?;
        store.close().await;
        let mut out = io::stdout().lock();
        match paused {
            true => writeln!(out, "Sending goes on. {given_up} waiting messages and events were given up.")?,
            false => writeln!(out, "Sending was not paused.")?,
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// The folder with files; none where they are in a bucket.
fn media(settings: &Settings) -> Option<PathBuf> {
    match parts::media_place(settings) {
        MediaPlace::Folder(path) => Some(path),
        MediaPlace::Bucket(_) => None,
    }
}

fn restore_key(settings: &Settings, sealed: &SealedKey, out: &mut impl Write) -> anyhow::Result<()> {
    let own = master_key::existing(settings.master_key.as_ref(), &settings.data_dir)?;
    let key = sealed.open(&passphrase()?).context("the database is restored, the master key is not")?;
    match own {
        Some(own) if own.expose_secret() == key.expose_secret() => {}
        Some(_) if settings.master_key.is_some() => {
            writeln!(out, "BOTLOOM_MASTER_KEY is not the key of the backup; the setting was left as it is.")?;
        }
        Some(_) => {
            let kept = master_key::replace(&settings.data_dir, &key)?;
            writeln!(out, "The master key was restored; the one that was here is {} now.", kept.display())?;
        }
        None => {
            master_key::replace(&settings.data_dir, &key)?;
            writeln!(out, "The master key was restored.")?;
        }
    }
    Ok(())
}

/// Numbers whose credentials the present master key does not open.
async fn unreadable(settings: &Settings) -> anyhow::Result<usize> {
    let store = parts::connect(settings).await?;
    let vault = master_key::vault(
        settings.master_key.as_ref(),
        settings.master_key_before.as_ref(),
        &settings.data_dir,
    )?;
    let (mut count, mut after) = (0, None);
    if let Some(workspace) = store.first_workspace().await? {
        loop {
            let numbers = store.numbers(workspace.id, after, 100).await?;
            let Some(last) = numbers.last() else { break };
            after = Some(last.id);
            let sealed = |number: &&NumberRecord| {
                number.kind == NumberKind::CloudApi && number.cloud_credentials(&vault).is_err()
            };
            count += numbers.iter().filter(sealed).count();
        }
    }
    store.close().await;
    Ok(count)
}

fn passphrase() -> anyhow::Result<SecretString> {
    if let Ok(passphrase) = std::env::var(PASSPHRASE) {
        return Ok(passphrase.into());
    }
    if io::stdin().is_terminal() {
        write!(io::stderr(), "Passphrase of the backup: ")?;
        io::stderr().flush()?;
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("the passphrase cannot be read")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned().into())
}
